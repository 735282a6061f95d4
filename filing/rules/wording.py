"""Does the text say what can be checked, in words that a regulator accepts?

All the words of this topic are looked for in one pass: each answer is searched once by one
pattern whose branches begin with a plain character, which the engine can jump to.
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from filing.finding import Problem, Severity, Standing, rule
from filing.law import ALGORITHM_RECOMMENDATION, CYBERSECURITY
from filing.project import Project, noun_at, once, written
from filing.telling import REFERRED, quote


class _Words(Enum):
    """Kinds of words: what is looked for."""

    PRAISE = (
        "全网最|最强|最好|最先进|行业第一|业界领先|国内领先|国际领先|遥遥领先|国家级|顶级|"
        "极致体验|完美|百分之百|100%(?:安全|准确|拦截)|绝对(?:安全|准确|可靠)|颠覆|革命性|赋能|"
        "世界级|独一无二|无与伦比|首屈一指|史上|万无一失|零风险|零误判|零漏判"
    )
    ENDORSED = (
        "国家网信办(?:认证|认可|批准|审批|推荐)|网信办(?:认证|认可|背书|推荐)|官方认证|国家认证|"
        "政府背书|已获国家批准"
    )
    EMPTY = (
        "利用大数据分析|依托大数据|采用先进技术|采用先进的|完善的审核机制|完善的机制|严格的审核机制|"
        "全方位保障|多维度赋能|一站式|打造闭环|形成闭环|抓手|专业团队|"
        "采取必要措施|采取严格保护措施|确保万无|切实加强|进一步提升用户体验|提升用户体验"
    )
    OLD = r"网络安全法》?\s*第(?:二十一|二十四|21|24)条"
    DRAFT = "征求意见稿|意见征求稿"
    CHAT = (
        "作为一个AI|作为一个人工智能|作为人工智能助手|以下是为您|以下是根据您|希望对您有所帮助|"
        "希望以上内容|很抱歉，我|好的，以下|当然可以，"
    )
    TALKED = "我们|我司|咱们|你们"
    LEFT = (
        "【待[^】]*】|X{3,}|xxxx+|某某|TODO|待定稿|此处填写|（此处|在此填写|示例文字|"
        "(?:不知道|不清楚)[，,]?(?:要|得|需要?|再)问|要问(?:技术|研发|行政|法务|运维|采购|财务|人事|老板|一下)|"
        "要(?:翻|看|查)(?:一下)?(?:合同|执照|档案|底稿)(?=[，。；]|$)|"
        "要找[^，。；]{1,4}要(?:一下)?(?=[，。；]|$)|"
        "在(?:行政|商务|财务|法务|技术|人事|老板)部?(?:那里|那边|那儿|手里|手上)|"
        "(?:多久|多少|哪[天家个里年月]|几[个天号人年]|编号|有效期|日期|时间|规模|数量|条数|台数|人数|型号|版本|期限)"
        "[^，。；]{0,2}不(?:清楚|知道)(?![^，。；]{0,9}的)|"
        "(?<![^，。；：,;\n])(?![^，。；]{0,3}(?:用户|客户|骑手|他人|对方|[员者人]))"
        "[^，。；：,;\n]{0,9}(?<![说答示复])(?:不知道|说不清楚?)(?!时|自己|对面|[^，。；]{0,9}的)[^，。；,;\n]{0,12}"
        "(?![^，。；,;\n])|^(?:这个|具体)?不清楚[，,；](?=.)|(?<=[，,；])具体?的?也?不清楚(?=[。 ]*$)|"
        "[（(][^（）()]{0,8}待(?:定|[^（）()]{0,8}(?:确认|核实|提供|补充))[）)]"
    )
    PENDING = "^(?:待定|未定|暂缺)[。 ]*$"
    RELATIVE = "(?<![0-9年])(?:明年|后年|去年|今年)|下个?月|上个月|下周|上周|下个?季度"
    ELSEWHERE = REFERRED.pattern


_ANY = re.compile("|".join(words.value for words in _Words))
_EACH = {words: re.compile(words.value) for words in _Words}
_NEGATED = re.compile("(?:不|非|无|未|没有|禁止|不得)[^。；，]{0,4}$")


@once
def _found(project: Project) -> dict[_Words, list[tuple[str, str]]]:
    """For each kind of words, where it stands and what stands there, once an answer."""
    hits: dict[_Words, dict[str, str]] = {words: {} for words in _Words}
    for where, text in written(project):
        for words, found in _told(text):
            hits[words].setdefault(where, found)
    return {words: list(there.items()) for words, there in hits.items()}


@lru_cache(maxsize=8192)
def _told(text: str) -> tuple[tuple[_Words, str], ...]:
    """What one text says of each kind; a save changes one text of several hundred."""
    hits = []
    for found in _ANY.finditer(text):
        words = next(w for w in _Words if _EACH[w].match(text, found.start()))
        alone = len(found[0]) >= len(text.strip("。 "))
        if words is _Words.ELSEWHERE and not alone:
            continue
        if words is _Words.TALKED and _quoted(text[: found.start()]):
            continue
        if words is _Words.PRAISE and _NEGATED.search(text[: found.start()]):
            continue
        hits.append((words, found[0]))
    return tuple(hits)


def _quoted(before: str) -> bool:
    """Whether what follows stands in quotation marks, as words on a page of the product."""
    return before.count("“") > before.count("”")


@rule(
    "不写夸大和营销的话。",
    Severity.SHOULD,
    Standing.LISTS,
    ALGORITHM_RECOMMENDATION["第六条"],
    points=(74,),
)
def text_does_not_praise(project: Project) -> Iterator[Problem]:
    """No answer boasts."""
    for where, found in _found(project)[_Words.PRAISE]:
        yield Problem(
            where,
            f"{noun_at(project, where)}里有{quote(found)}",
            "夸大、绝对化的话没法核对，公示时也不允许。",
            "删掉，换成能核对的事实或数字。",
        )


@rule(
    "备案不是认证。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第二十六条"],
    points=(83,),
)
def filing_is_no_endorsement(project: Project) -> Iterator[Problem]:
    """No answer takes a filing for an approval by the state."""
    for where, found in _found(project)[_Words.ENDORSED]:
        yield Problem(
            where,
            f"{noun_at(project, where)}里有{quote(found)}",
            "备案只是登记，不是认可，更不得用于宣传。",
            "删掉；已经备案的，只写“已备案”和编号。",
        )


@rule("不写空话。", Severity.SHOULD, Standing.PRACTICE, points=(27, 30))
def text_is_not_empty_talk(project: Project) -> Iterator[Problem]:
    """No answer has a phrase that fits every product."""
    for where, found in _found(project)[_Words.EMPTY]:
        yield Problem(
            where,
            f"{noun_at(project, where)}里的{quote(found)}放到哪家都一样",
            "套话没有一句能核对，会被当成套模板。",
            "换成自己的字段、阈值、部门、时间和数。",
        )


@rule(
    "不引用已经改号的条文。",
    Severity.MUST,
    Standing.LAW,
    CYBERSECURITY["第二十三条"],
    CYBERSECURITY["第二十六条"],
    points=(26,),
)
def articles_are_current(project: Project) -> Iterator[Problem]:
    """No answer cites the Cybersecurity Law by its numbers before 2026."""
    for where, found in _found(project)[_Words.OLD]:
        yield Problem(
            where,
            f"{quote(found)}是 2026 年以前的条号",
            "日志留存现在是第二十三条，真实身份现在是第二十六条；旧条号一眼看出是旧模板。",
            "按现行条号改。",
        )


@rule("不引用征求意见稿。", Severity.MUST, Standing.INFERRED, points=(26,))
def drafts_of_law_are_not_cited(project: Project) -> Iterator[Problem]:
    """No answer cites a draft of a regulation."""
    for where, found in _found(project)[_Words.DRAFT]:
        yield Problem(
            where,
            f"{noun_at(project, where)}里引用了{quote(found)}",
            "征求意见稿没有效力，内容也常与正式稿不同。",
            "换成正式发布的规定和条号。",
        )


@rule("不留对话工具的痕迹。", Severity.MUST, Standing.PRACTICE, points=(27,))
def nothing_of_a_chat_is_left(project: Project) -> Iterator[Problem]:
    """No answer talks to its reader as a chat tool does."""
    for where, found in _found(project)[_Words.CHAT]:
        yield Problem(
            where,
            f"{noun_at(project, where)}里有{quote(found)}，像是从对话工具里贴来的",
            "明显由工具写成、没有改过的材料会被退。",
            "用自己的话重写，写自己产品的事实。",
        )


@rule("不留占位文字。", Severity.MUST, Standing.PRACTICE, points=(27, 29))
def nothing_is_left_over(project: Project) -> Iterator[Problem]:
    """No answer still holds a placeholder, or puts off what it should say."""
    found_so = _found(project)
    for where, found in found_so[_Words.LEFT] + found_so[_Words.PENDING]:
        yield Problem(
            where,
            f"{noun_at(project, where)}里还有占位的{quote(found, 12)}",
            "占位文字留在材料里，说明没有写完。",
            "换成真实内容；暂时不知道的，删掉这一句，整格都不知道的清空，材料会标出【待补充】。",
        )


@rule("说“本公司”，不说“我们”。", Severity.HINT, Standing.PRACTICE, points=(29,))
def the_filer_is_named_so(project: Project) -> Iterator[Problem]:
    """No answer that goes into a document speaks as in a talk."""
    for where, found in _found(project)[_Words.TALKED]:
        yield Problem(
            where,
            f"{noun_at(project, where)}里写{quote(found)}",
            "材料是公司对主管部门说的话，口语的称呼会原样印出来。",
            "自称写“本公司”，称对方写公司或产品的名称。",
        )


@rule("时间写出年份。", Severity.SHOULD, Standing.PRACTICE, points=(29, 72))
def times_have_a_year(project: Project) -> Iterator[Problem]:
    """No answer counts from the day on which it was typed: the reader reads it later."""
    for where, found in _found(project)[_Words.RELATIVE]:
        yield Problem(
            where,
            f"{noun_at(project, where)}里写{quote(found)}，没有年份",
            "材料会在几个月后被人读到，相对的说法就指错了时间。",
            "写出年份，如“2027 年 3 月”“2027 年第一季度”。"
            if re.search("[明后下]", found)
            else "写出年份，如“2025 年 3 月”“2025 年第一季度”。",
        )


@rule("每格有自己的正文。", Severity.MUST, Standing.PRACTICE, points=(29,))
def cells_have_text_of_their_own(project: Project) -> Iterator[Problem]:
    """No answer only points elsewhere."""
    for where, found in _found(project)[_Words.ELSEWHERE]:
        yield Problem(
            where,
            f"{noun_at(project, where)}只写了{quote(found)}",
            "留空或“见附件”过多的材料会被退。",
            "写出正文；确实没有的，写“不涉及”和理由。",
        )
