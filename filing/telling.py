"""What several rules ask of an answer: is there anything, how is it quoted, is it its turn.

Topics of rules know no other topic; what they share about answers stands here.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from filing.form import unknown
from filing.project import Project, noun_at, once
from filing.steps.mechanism import Model
from filing.steps.risk import Task
from filing.terms import REVIEWS

# A review that people take part in, as its own words tell.
BY_HAND = "人工|审核[员组]|专人"

# Where in a product something is: as a way of clicks, or as a place that has a name.
CLICKS = (
    "[>→＞]|点[击开]|点[^，。；]{1,8}再点|点[^，。；“]{0,4}(?:申诉|投诉|举报|反馈|客服)"
    "|点[^，。；“]{0,6}“|打开“|进入|在“|“[^”]+[-—][^”]+”"
)
ENTRY = (
    f"{CLICKS}|(?:App|APP|小程序|网站|公众号|首页|里|中|的) ?“"
    "|入口|按钮|页[面脚上里底]|页.?[“举反点]|控制台|右上角|菜单|工单"
)

# That there is none does not name one.
NO_ENTRY = re.compile(
    "(?:没有?|尚无|暂无|还没)(?:专门|单独|任何|公开)?的?[^，。；]{0,4}(?:入口|按钮|页面|菜单)"
)

# A contract made by ordering online has a number, and no page with both names on it.
ORDERED_ONLINE = re.compile(
    "线上订购|在线订购|线上开通|网上(?:开通|订购|购买|签|点)|订单号|订购协议|点选订立"
)

# An open model is used by its licence, and nobody signs anything.
LICENSED = re.compile(
    "开源|许可证|MIT|Apache|BSD|GPL|Creative Commons|CC[- ]BY", re.IGNORECASE
)

# Words that stand for an answer and only say where another is; `wording` finds them.
REFERRED = re.compile(
    "见附件|详见附件|同上|参见附件|略|同一[个份](?:订单|合同|协议)"
    "|[和跟与同]上面[^，。；]{0,4}(?:一样|相同)"
)

# A month, with its year, as people write them.
MONTH = re.compile(r"\d{4} ?(?:年|[-./]) ?\d{1,2}")

_MOST = 60
_CLAUSES = re.compile(r"[，。；;,\n]")
_BREAK = re.compile("[，。；、：,;:\n ]")
_NESTED = str.maketrans("“”", "‘’")
_PAIRS = {"‘": "’", "（": "）", "(": ")", "《": "》", "【": "】"}
# An answer that begins so says that there is nothing.
_NOTHING = re.compile(
    "(?:我们|我司|本?公司|产品里?|这个)?(?:目前|现在|暂时|当前|从来)?(?:也|都|暂)?"
    "(?:没有?(?=(?:审核|审(?!核)|管|弄|搞|想|考虑|识别|要求)(?!到|出|完|通|过审)|怎么|做|办|建|设|签|定|写|配|这|专|任何|相关|入口|开关|标识|页面|模式|制度|机构|人)"
    "|[没无]有?$|没有(?!识别[出到]|审核?[通完过]|看[到完]|模型|打赏|付费|收费|广告|榜单|命中|通过|登录|收到|达到|违|问题|结果|权限|出过|发生)"
    "|无(?:此|该|这|相关|专门|任何)|未(?=做|办|建|设|签|制定|写|配|开展|上线)"
    "|不知道|不清楚|不了解|还?没(?:有)?[弄搞]清|不(?:看|做|管|检查|核验)$|没人(?:看|管))"
)
_YET = re.compile(
    "还没|还未|尚未|尚无|暂无|暂未|没做|没有做|没办|没有办|没有建|没有设立|没建|没设"
    "|不知道|不清楚|不了解|没[弄搞]清|没有[弄搞]清|没有数据"
    "|(?:上|里|中|面|处|也|都)(?:还)?没有$|没有定|没定|没写成|没有写成"
    "|(?:也|都|还)没有(?:提示|标识|入口|开关|按钮|页面)"
    "|没有(?:公开|公示|规定|写明?|约定|单独|专门)(?!完)|没(?:单独|专门|写)(?!完)|没准备|没有准备"
    "|没(?:有)?(?:做|演练|测|评|审计|培训|检查|统计|想|考虑|识别)过|没(?:有)?(?:统计|识别)(?!到|出)"
    "|正在(?:做|开发|建设?|办|写|申请|准备|制定|起草)"
)
_AHEAD = re.compile(
    r"打算|将要|待上线|待开发|即将|(?:计划|准备|拟)(?:[于在做上建开办明下年加增写]|\d)"
)
# Clauses that speak of a case, or of the next time of what is done, not of a lack.
_NO_LACK = re.compile(
    "时$|时候|如果|若|前$|的$|用户(?:还|尚)[没未]|下一?次|首[次个]|每[年月季次]|不得|不允许"
    "|没(?:有)?(?:更新|遇到|碰到|发生|出现|收到|出)过"
)
_INAPPLICABLE = re.compile(
    "不涉及|不适用|用不到|不存在(?:此|这)类|不需要|无需|无须"
    "|(?:本服务|本公司|我们)?(?:不|没有)(?:收集|处理)"
)
_USUAL = re.compile("个人信息保护(?=.{3})|算法安全|算法|安全|管理|情况|“.*”|的")
_RUN = 3
_REVIEWING = re.compile("审核|识别|检测|过滤|检查")
_MAKING = re.compile("生成|写出|画出|合成|回答|改写")


def quote(text: object, most: int = _MOST) -> str:
    """The words in quotation marks for a message: short, whole, with no quotes in quotes.

    A row without a name is said to have none yet.

    A long text ends at a stop before the limit where there is one, and with no bracket or
    quotation left open.
    """
    plain = " ".join(str(text).split()).translate(_NESTED) or "还没起名"
    if len(plain) <= most:
        return f"“{plain.rstrip('。')}”"
    head = plain[:most]
    stops = [found.start() for found in _BREAK.finditer(head)]
    if stops and stops[-1] >= most // 3:
        head = head[: stops[-1]]
    return f"“{_closed(head)}…”"


def _closed(head: str) -> str:
    """The beginning of a text, ended before what it leaves open."""
    for opening, closing in _PAIRS.items():
        if head.count(opening) > head.count(closing):
            before = head[: head.rindex(opening)]
            head = before if len(before) > 1 else head.replace(opening, "")
    return head.rstrip("，、：；")


def hits(pattern: str) -> Callable[[str], tuple[re.Match[str], ...]]:
    """A search for all that a pattern finds in a text, made once a text.

    A save changes one answer of several hundred; the others need not be searched again.
    """
    compiled = re.compile(pattern)
    return lru_cache(maxsize=8192)(lambda text: tuple(compiled.finditer(text)))


@lru_cache(maxsize=8192)
def absent(text: str) -> str:
    """The clause in which an answer says that a thing is not there yet; '' if none does.

    “不涉及” with its reason is an answer, no lack.
    """
    return next((clause for clause, lacks in _clauses(text) if lacks), "")


def affirmed(text: str) -> str:
    """The clauses of an answer that say that something is there: what is denied counts not."""
    clauses = _clauses(text)
    return "，".join(one for one, lacks in clauses if not lacks) if clauses else text


def lacking(text: str, thing: str) -> bool:
    """Whether an answer says that this thing is not there, and nowhere that it is.

    Two signs of the thing in a clause are enough: “还没做测试” lacks a 测试与抽检记录.
    """
    pairs = {thing[n : n + 2] for n in range(len(thing) - 1)}
    named = {
        lacks
        for clause, lacks in _clauses(text)
        if any(pair in clause for pair in pairs)
    }
    # Of a screenshot of a mode it is the mode that must be there.
    what, shot, _ = thing.partition("截图")
    itself = {lacks for clause, lacks in _clauses(text) if what[-2:] in clause}
    return named == {True} or (bool(shot) and itself == {True})


@lru_cache(maxsize=8192)
def _clauses(text: str) -> tuple[tuple[str, bool], ...]:
    """The clauses of an answer, and whether each says that something is not there yet."""
    if not text or _INAPPLICABLE.match(text):
        return ()
    clauses = [clause.strip() for clause in _CLAUSES.split(text) if clause.strip()]
    told = []
    for number, clause in enumerate(clauses):
        begins = number == 0 and bool(_NOTHING.match(clause))
        lacks = begins or _YET.search(clause) or _AHEAD.search(clause)
        lacks = lacks or NO_ENTRY.search(clause)
        told.append((clause, bool(lacks) and not _NO_LACK.search(clause)))
    return tuple(told)


def wholly_absent(text: str) -> bool:
    """Whether an answer begins with saying that the thing is not there."""
    clause = absent(text)
    return bool(clause) and text.strip().startswith(clause)


def there(text: str) -> str:
    """The answer, or '' where it only says that there is nothing, or where to look.

    What is to be told of a thing is not asked while the thing itself is missing.
    """
    nothing = (
        unknown(text) or wholly_absent(text) or REFERRED.fullmatch(text.strip("。 "))
    )
    return "" if nothing else text


def settled(project: Project, group: str, *fields: str) -> bool:
    """Whether a list has rows, and each has answered these questions.

    What refers to an earlier list is looked at when the later list is told, not before.
    """
    rows, waiting = project.at(group), _waiting(project)
    return bool(rows) and not any(
        f"{group}.{row.id}.{field}" in waiting for row in rows for field in fields
    )


@once
def _waiting(project: Project) -> frozenset[str]:
    return frozenset(one.where for one in project.everything_asked() if one.open)


def planned(project: Project, where: str) -> tuple[int, Task] | None:
    """The task of the plan, with its number, that is about this answer and has a day.

    Three signs of what the question is about are enough, but for what is in every name.
    """
    noun = _USUAL.sub("", noun_at(project, where))
    runs = {noun[n : n + _RUN] for n in range(len(noun) - _RUN + 1)}
    for number, task in enumerate(project.risk.tasks, 1):
        name = task.name.replace("等保", "等级保护")
        if task.due and any(run in name for run in runs):
            return number, task
    return None


def in_plan(project: Project, where: str) -> str:
    """What is left to do where a task of the plan is already about this; '' if none is."""
    if found := planned(project, where):
        number, task = found
        return (
            f"第 6 步整改事项 {number}{quote(task.name, 20)}（期限 {task.due}）已列入，"
            "照期限做完，做好后改写这里。"
        )
    return ""


_STEPS_TOLD = re.compile(r"第 ?(\d+(?: ?[、到至和—~-] ?(?:第 ?)?\d+)*) ?步")
_WALKED = re.compile(" ?步(?:一直)?走?([到至]) ?第")
_FROM_TO = re.compile(r"(\d+) ?[到至—~-] ?(?:第 ?)?(\d+)|(\d+)")


def steps_told(text: str) -> Iterator[int]:
    """The numbers of the steps that a text names: of “第 2、5 到 7 步” 2, 5, 6, 7."""
    for told in _STEPS_TOLD.findall(_WALKED.sub(r"\1第", text)):
        for first, last, alone in _FROM_TO.findall(told):
            yield from [int(alone)] if alone else range(int(first), int(last) + 1)


def generates(project: Project, model: Model) -> bool:
    """Whether a model makes what the user gets; one that only reviews does not."""
    stages = {s.stage for s in project.mechanism.steps if model.id in s.models}
    if stages - {None}:
        return not stages <= {*REVIEWS, None}
    reviews = _REVIEWING.search(f"{model.name}{model.use}")
    return not reviews or bool(_MAKING.search(model.use))
