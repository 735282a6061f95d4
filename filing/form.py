"""Well-formed answers: the written forms a portal expects, and how to tell them.

A form never refuses an answer. It says, beside the field and in the review, what is odd.
Full-width digits and letters are compared as their half-width twins and kept as typed.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# All that ends a line, as pasted from Word (VT), a PDF (FF, NEL) or a web page (LS, PS).
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Marks that reorder text on the screen: they let a name read as another one.
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CREDIT_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_DATE = re.compile(
    r"(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*[日号]?"
)

_CHINESE = "\u4e00-\u9fff"
_IN_TEXT = re.compile(
    rf"((?:[{_CHINESE}] ?)?)(?<![A-Za-z0-9/._-])((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?"
    rf"(?![A-Za-z0-9/._-])(?: (?=[{_CHINESE}]))?"
)
_TYPED = re.compile(
    rf"《[^》]*》|“[^”]*”|((?:[{_CHINESE}] ?)?)(?<!\d)((?:19|20)\d\d) ?年"
    r"(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号])?)?"
)


def clean(text: str) -> str:
    """The text as we keep it: what XML and the screen cannot hold taken out, NFC, LF only."""
    text = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _BIDI.sub("", _UNFIT.sub("", text)))


@lru_cache(maxsize=8192)
def unknown(text: str) -> bool:
    """Whether an answer says only that it is not known yet, so that somebody must be asked.

    “不知道”, “要问技术” and “型号待采购提供” are gaps; “上线时间还没定” is an answer.
    """
    return len(text) <= _SHORT and _UNKNOWN.fullmatch(text.strip("。 \n")) is not None


_SHORT = 40
_UNKNOWN = re.compile(
    "(?:这个|这些|具体|目前|暂时|我|我们|本公司|还|也|都)*(?:不知道|不清楚|不了解|说不清|不确定|不懂"
    "|没(?:有)?(?:[弄搞问查]清楚?|[问查]过?))(?:[，,](?:要|得|需|再|去)?[问等][^，。；]{1,12})?"
    "|(?:[^，。；]{1,6}[，,])?[^，。；\\d]{0,14}(?:(?:要|得|需要?|再)问(?:一下)?|问一下)"
    "(?:技术|研发|开发|行政|法务|商务|采购|市场|销售|产品|运营|财务|人事|老板|领导|负责人|厂商|供应商|对方|客户|同事"
    "|[^，。；]{1,6}(?:部|组|总监?|经理))[^，。；]{0,6}"
    "|(?:不知道|不清楚|说不清|不确定|不了解)(?!的|时)[^，。；]{1,14}"
    "(?:[，,](?:要|得|需|再|去)?[问等][^，。；]{1,12}|[，,](?:还|都)?没(?:有)?[问查]过?)?"
    "|(?:(?:有[^，。；]{0,3}|[^，。；]{1,4}里有|(?:对方)?给过了?)[，,])?(?:手头没有|[^，。；“]{0,8}在"
    "(?:行政|商务|财务|法务|技术|人事|产品|运营|老板|领导|客户|对方)部?(?:那里|那边|那儿|手里|手上))"
    "|(?:我|回头|等会儿?|稍后|再|要)*(?:去)?(?:查|问)(?:一下|一查|问看|了再[说填写])"
    "|[^，。；]{0,12}(?<!等)待[^，。；]{0,12}(?:确认|核实|提供|补充|明确|回复)"
    "|正在(?:向|问|找|跟|和)[^，。；]{1,12}(?:要|问|查|核实|确认)"
)


@lru_cache(maxsize=8192)
def nothing(text: str) -> bool:
    """Whether an answer says only that there is none: for what has a form, a gap."""
    return _NONE.fullmatch(text.strip("。 \n")) is not None


_NONE = re.compile(
    "(?:目前|现在|还)*没有?人(?:管|负责|做)?了?|(?:目前|暂时|现在)?(?:没有?|还没有?|尚未|尚无|暂无|无|未)"
    "(?:做|写|办|定|规定|设|填|备案|开展|完成|编号|准备)?(?:过|成|完|好)?"
)


def folded(text: str) -> str:
    """The text for comparing: full-width forms narrowed, outer blanks gone."""
    return unicodedata.normalize("NFKC", text).strip()


def as_date(text: str) -> date | None:
    """The day a text names, such as 2026-09-01 or 2026年9月1日; None for anything else."""
    found = _DATE.fullmatch(folded(text))
    if not found:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


@lru_cache(maxsize=8192)
def spelled(text: str) -> str:
    """The text with its days, months and years as documents write them: 2026 年 9 月 1 日.

    Numbers of standards, addresses and versions that look alike are left alone, and so is
    what stands in a title or a quotation.
    """
    return _TYPED.sub(_spaced, _IN_TEXT.sub(_day, text))


def _spaced(found: re.Match[str]) -> str:
    before, year, month, day = found.groups()
    if not year:
        return found[0]
    said = f"{before.strip()}{' ' if before else ''}{year} 年"
    said += f" {int(month)} 月" if month else ""
    return said + (f" {int(day)} 日" if day else "")


def _day(found: re.Match[str]) -> str:
    before, year, month, day = found.groups()
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return found[0]
    last = f" {int(day)} 日" if day else ""
    gap = " " if before else ""
    return f"{before.strip()}{gap}{year} 年 {int(month)} 月{last}"


def last_day(text: str) -> date | None:
    """The day by which something is due: a day, or the end of a month; None for neither."""
    plain = folded(text).rstrip("前 ")
    if day := as_date(plain):
        return day
    found = _WHOLE_MONTH.fullmatch(plain)
    if not found:
        return None
    year, month = int(found[1]), int(found[2])
    return date(year, month, monthrange(year, month)[1])


def as_number(text: str) -> float | None:
    """The number a text writes, thousands separators allowed; None for anything else."""
    plain = folded(text).replace(",", "").removesuffix("万")
    return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None


@dataclass(frozen=True)
class Form:
    """A written form: its name, how it looks, and the fault of a text or ''."""

    name: str
    sample: str
    fault: Callable[[str], str]


def _matching(pattern: str, fault: str) -> Callable[[str], str]:
    whole = re.compile(pattern)
    return lambda text: "" if whole.fullmatch(folded(text)) else fault


def _credit_code_fault(text: str) -> str:
    """GB 32100-2015: 18 signs, no I O S V Z, the last one a check digit modulo 31."""
    code = folded(text).upper()
    if len(code) != len(_CREDIT_WEIGHTS) + 1:
        return f"统一社会信用代码应为 18 位，现在是 {len(code)} 位"
    if odd := sorted(set(code) - set(_CREDIT_DIGITS)):
        return f"统一社会信用代码不使用“{'、'.join(odd)}”，请核对是否把 0 写成 O、把 1 写成 I"
    if credit_check_digit(code[:-1]) != code[-1]:
        return "统一社会信用代码的校验位对不上，请与营业执照逐位核对"
    return ""


@cache
def credit_check_digit(first_17: str) -> str:
    """The 18th sign of a 统一社会信用代码 (GB 32100-2015)."""
    total = sum(
        _CREDIT_DIGITS.index(sign) * weight
        for sign, weight in zip(first_17, _CREDIT_WEIGHTS, strict=True)
    )
    return _CREDIT_DIGITS[-total % 31]


def _date_fault(text: str) -> str:
    if as_date(text):
        return ""
    written = _DATE.fullmatch(folded(text))
    return "日历上没有这一天，请核对" if written else "要写成具体的日期"


def _number_fault(text: str) -> str:
    return "" if as_number(text) is not None else "只填数字，不带单位"


def _nobody(text: str) -> str:
    return "还没有定是谁，先定下来" if nothing(text) else ""


_NO_NAME = re.compile(
    "打算|准备让|还没|没定|未定|待定|暂定|拟[任由定]|发文|任命|公司|总监|经理|[，。；、]"
)
_LONGEST_NAME = 6


def _name_fault(text: str) -> str:
    name = folded(text)
    plain = len(name) <= _LONGEST_NAME or re.search("[·•A-Za-z]", name)
    if not nothing(text) and plain and not _NO_NAME.search(name):
        return ""
    return _nobody(text) or "只写姓名，会原样印在封面上；人选没定的先空着"


PERSON = Form("姓名或职务", "李示例", _nobody)
NAME = Form("姓名", "李示例", _name_fault)
CREDIT_CODE = Form("统一社会信用代码", "91110108MA00XXXXXX", _credit_code_fault)
_phone_fault = _matching(
    r"(\+?86[- ]?)?(1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}(-\d{1,6})?|400[- ]?\d{3}[- ]?\d{4})",
    "不像能打通的电话号码：手机 11 位，座机请带区号",
)
PHONE = Form(
    "电话",
    "010-00000000 或 13000000000",
    lambda text: _phone_fault(folded(text).replace(" ", "")),
)
EMAIL = Form(
    "电子邮箱",
    "name@example.com",
    _matching(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}", "不像完整的邮箱地址"),
)
URL = Form(
    "网址",
    "https://www.example.com",
    _matching(r"https?://[^\s/]+\.[^\s]+", "请填完整网址，以 https:// 开头，不带空格"),
)
_SHOWN_AT = re.compile("[>→＞]|小程序|公众号|APP|客户端|“[^”]+”", re.IGNORECASE)


def _place_fault(text: str) -> str:
    fault = URL.fault(text)
    return "" if not fault or _SHOWN_AT.search(text) else fault


PLACE = Form("网址或产品里的页面", "https://www.example.com", _place_fault)
ICP = Form(
    "ICP备案号",
    "京ICP备00000000号-1",
    _matching(
        r"[京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕吉闽贵黔粤青藏川蜀宁琼]"
        r"(ICP备|ICP证)\d{6,10}号(-\d{1,3}[A-Za-z]?)?",
        "不像 ICP 备案号，一般写作“省简称+ICP备+数字+号-序号”",
    ),
)
FILING_NUMBER = Form(
    "算法备案编号",
    "网信算备+21位数字+号",
    _matching(
        r"网信算备\d{21}号", "公示的编号一般是“网信算备”加 21 位数字加“号”，请核对"
    ),
)
DATE = Form("日期", "2026-03-01", _date_fault)
_WHOLE_MONTH = re.compile(r"(\d{4}) ?(?:年|[-./]) ?(0?[1-9]|1[0-2]) ?月?底?")
DAY_OR_MONTH = Form(
    "日期或月份",
    "2026-03-01 或 2026-03",
    lambda text: "" if last_day(text) else _date_fault(folded(text)),
)
NUMBER = Form("数字", "12.5", _number_fault)
