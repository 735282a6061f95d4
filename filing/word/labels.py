"""The words of a blank: what is a label, what is a hint, what is empty, where one signs."""

import re
import unicodedata
from collections.abc import Iterator

OURS = "\ue000"
"""Stands for each sign that an earlier run put there: it counts as empty."""
PROMPT = "\ue001"
"""Stands for each sign of Word's own prompt in a content control: it counts as empty."""
OBJECT = "\ufffc"
"""Stands for a picture or anything else that is no text: it never counts as empty."""
LONGEST = 24
LONGEST_LABEL = 120
"""The most signs of a label with its tail; whatever is longer is not even looked at."""
EMPTY = rf"[\s_＿﹍\u2002-\u200b{OURS}{PROMPT}]"
UNIT = r"万人次|万人|人次|人|个月|个|月|年|天|日|小时|分钟|次|家|万元|元|万|条|台|%|％"

_NUMBERED = re.compile(
    r"^(第?[一二三四五六七八九十百]+[、章节.]|[（(][一二三四五六七八九十\d]+[)）]"
    r"|\d+(\.\d+)*\s*[、.．)）]?|[①-⑳])\s*"
)
_AROUND = re.compile(r"[\s:：*＊_＿（）()【】\[\]·•、]|必填|选填|如有|可不填")
_TAIL = re.compile(r"[（(【\[][^（(【\[]*?[）)】\]]\s*[:：]?\s*$")
_BETWEEN = re.compile(r"[/／]|或者?(?=.{3})")
_SIGNED = re.compile(r"签名|签字|签章|盖章|公章|印章|手写|落款|骑缝|加盖|按手印")
_BLANK = re.compile(rf"{EMPTY}*")
_DAY = re.compile(rf"({EMPTY}*)年({EMPTY}*)月(?:({EMPTY}*)日)?{EMPTY}*")
_MEASURED = re.compile(rf"({EMPTY}+)({UNIT})[。]?{EMPTY}*")
_ENCLOSED = re.compile(r"[（(【\[〔].*[）)】\]〕][。.]?", re.DOTALL)
_NOTHING = re.compile(r"[（(【\[]\s*(无|略|不适用|不涉及|没有)\s*[）)】\]]")
_ASKS = (
    "在此|在|填写|填入|填报|输入|选择|说明|描述|简要|简述|简单|概述|详细|详述|介绍|写明|列出|"
    "列明|列举|注明|按|如实|用|提供|附|上传|勾选|参照|根据|结合|围绕|从|具体|逐项|逐一|分别"
)
_HINTS = re.compile(
    rf"请({_ASKS})"
    r"|(单击|点击|点按)(或(单击|点击|点按))?(此处|这里)?(输入|添加|选择|填写)"
    r"|选择一项"
    r"|(此处|在此|在此处)(填写|输入|填|插入|粘贴|说明|描述)"
    r"|填写(说明|要求|提示|内容|名称|示例)?[:：]"
    r"|填写.{0,16}(名称|内容|情况|信息|说明|日期|时间)[。]?$"
    r"|(填写)?(说明|提示|注意|要求|备注|注)[:：]"
    r"|[【\[（(](填写说明|填写要求|填报说明|说明|提示|示例|填写提示)[】\]）)]"
    r"|(例|如|示例|例如|比如|格式)[:：]|例如"
    r"|按照?.{1,30}(填写|填报|要求)"
    r"|如无.{0,12}(填|写|请|则)"
    r"|(不少于|不超过|不多于|限|控制在)\s*\d+\s*(个)?字"
    r"|与.{2,20}(一致|相同)[。]?$"
)
_PROMPTED = re.compile(r"\d{1,2}\s*[.．、)）]\s*[^。；]{1,16}")
_LONGEST_HINT = 400
_UNSAID = frozenset(
    {"序号", "编号", "no", "no.", "小计", "合计", "目录", "项目", "内容"}
)


def normal(label: str) -> str:
    """A label for comparing: without numbers, blanks, colons and marks; half-width."""
    plain = unicodedata.normalize("NFKC", label).strip()
    plain = _NUMBERED.sub("", plain, count=1)
    return _AROUND.sub("", plain).lower()


def names(label: str) -> Iterator[str]:
    """What a label may be called, the fullest first: also without its tail, and its parts."""
    yield normal(label)
    short = label.strip()
    while (cut := _TAIL.sub("", short).strip()) and cut != short:
        short = cut
        yield normal(short)
    parts = _BETWEEN.split(short)
    if len(parts) > 1:
        yield from (normal(one) for one in reversed(parts) if len(normal(one)) > 1)


def signed(said: str) -> bool:
    """Whether somebody is to sign or to seal here."""
    return _SIGNED.search(re.sub(r"\s", "", said)) is not None


def blank(said: str) -> bool:
    """Whether there is nothing but room."""
    return _BLANK.fullmatch(said) is not None


def day(said: str) -> re.Match[str] | None:
    """The room of a day to be filled in: groups for year, month and day."""
    return _DAY.fullmatch(said)


def measured(said: str) -> re.Match[str] | None:
    """Room before a unit: groups for the room and for the unit."""
    return _MEASURED.fullmatch(said)


def hint(said: str) -> bool:
    """Whether these words only tell what to write here; never what somebody wrote."""
    plain = said.strip().strip(OURS + PROMPT).strip()
    if not plain or len(plain) > _LONGEST_HINT or OBJECT in plain or signed(plain):
        return False
    if _HINTS.match(plain) or plain in {"必填", "选填", "（必填）", "待填"}:
        return True
    return (
        _ENCLOSED.fullmatch(plain) is not None
        and _NOTHING.match(plain) is None
        and not re.search(r"[）)】\]].*[（(【\[]", plain[1:-1])
        and not plain[1:-1].isspace()
    )


def open_(paragraphs: list[str]) -> bool:
    """Whether all paragraphs of a place together are room, or a hint with its list."""
    told = [one for one in paragraphs if not blank(one)]
    if not told:
        return True
    return hint(told[0]) and all(
        hint(one) or _PROMPTED.fullmatch(one.strip()) for one in told[1:]
    )


def is_label(said: str) -> bool:
    """Whether words look like a label: short, and no sentence."""
    plain = said.strip()
    if len(plain) > LONGEST_LABEL:
        return False
    short = normal(_TAIL.sub("", plain))
    return (
        1 < len(short) <= LONGEST
        and short not in _UNSAID
        and not re.search(rf"[。；，{OBJECT}{OURS}{PROMPT}]", _TAIL.sub("", plain))
        and not re.fullmatch(r"[\d.\-/%年月日…]+", short)
    )


def leads(said: str) -> re.Match[str] | None:
    """The number before a heading, if there is one."""
    return _NUMBERED.match(said.strip())
