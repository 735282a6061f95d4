"""What the law asks of pushing by each person's liking: tags, the switch, variety."""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.law import ALGORITHM_RECOMMENDATION, NETWORK_DATA, PERSONAL_INFORMATION
from filing.project import Project, noun_at, written
from filing.telling import CLICKS, quote, there
from filing.terms import PERSONAL_KINDS, AlgorithmKind

_LATE = re.compile("次日|24 ?小时后|稍后|延迟|一段时间后|下次|重启后|工作日")
_FORCED = re.compile(
    "(?:必须|强制|需先|须先)[^。；，]{0,6}(?:选择?|勾选)[^。；，]{0,8}标签"
)
_DENIED = re.compile("不|禁|无|未|防")


def _pushes(project: Project) -> bool:
    return project.scope.kind is AlgorithmKind.PUSH


@rule(
    "标签里不得有违法不良的词。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十条"],
    points=(64, 65),
)
def tags_keep_bad_words_out(project: Project) -> Iterator[Problem]:
    """How tags are made says which data they use and how bad words are kept out."""
    if not _pushes(project):
        return
    parts = {
        "违法不良的词怎么挡在外面": "固定|预设|不能自|违法|不良|违规|敏感词",
        "谁来审核标签": "审核|人工|白名单|词表|运营|编辑",
    }
    if missing := untold(there(project.mechanism.user_tags), parts):
        yield Problem(
            "mechanism.user_tags",
            f"用户标签管理没有写{'、'.join(missing)}",
            "违法和不良信息关键词不得记入兴趣点、不得作为标签。",
            "写标签词表怎么审、违法不良词怎么挡；还没有的，先做。",
        )


@rule(
    "关闭个性化推荐要便捷、立即生效。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十七条"],
    PERSONAL_INFORMATION["第二十四条"],
    NETWORK_DATA["第四十二条"],
    points=(64,),
)
def switch_off_works_at_once(project: Project) -> Iterator[Problem]:
    """The switch has a path and stops pushing at once."""
    told = there(project.mechanism.switch_off)
    if not _pushes(project):
        return
    parts = {
        "点击路径": CLICKS,
        "关闭后立即停止": "立即|马上|即时|当即|即刻|随即|实时"
        "|(?:关了|关掉|关闭)(?:以?后|之后)?(?:[就便会改]|[^，。；]{0,4}按)",
    }
    missing = untold(told, parts)
    late = _LATE.search(told)
    if missing or late:
        fault = f"写了{quote(late[0])}" if late else f"没有写{'、'.join(missing)}"
        yield Problem(
            "mechanism.switch_off",
            f"个性化推荐关闭方式{fault}",
            "用户选择关闭的，要立即停止；入口难找、延后生效都违反规定。",
            "写逐级点击路径，以及关闭后马上改为怎样展示。",
        )


@rule(
    "用户能查看和删除自己的标签。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十七条"],
    points=(64,),
)
def tags_can_be_deleted(project: Project) -> Iterator[Problem]:
    """The page of tags has a path, and a way to delete them."""
    if not _pushes(project):
        return
    told = there(project.mechanism.tag_management)
    parts = {
        "点击路径": CLICKS,
        "怎么删除": "(?<!不能)(?<!不可)(?<!无法)(?<!不支持)(删|清空|移除|去掉|一?个个关|逐[个条]关)",
    }
    if missing := untold(told, parts):
        yield Problem(
            "mechanism.tag_management",
            f"标签查看与删除没有写{'、'.join(missing)}",
            "要向用户提供选择或删除标签的功能，只能看不能删不算。",
            "写点击路径，能逐个删还是一次清空；还没有的，先做，不要编路径。",
        )


@rule(
    "内容多样要有具体办法。",
    Severity.SHOULD,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十二条"],
    points=(65,),
)
def diversity_has_a_method(project: Project) -> Iterator[Problem]:
    """How sameness is avoided is told in figures."""
    told = there(project.mechanism.diversity)
    if _pushes(project) and untold(
        told, {"数": r"\d|[一两二三四五六七八九十]+[个条次张篇天小周分]"}
    ):
        yield Problem(
            "mechanism.diversity",
            f"内容多样性机制写{quote(told, 20)}，没有具体的办法和数",
            "防信息茧房是专项治理的重点，只说“丰富多样”没法核对。",
            "写怎么去重、错开同类、加入没看过的类别，各是多少。",
        )


@rule(
    "不强制用户选兴趣标签。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十七条"],
    points=(65,),
)
def tags_are_not_forced(project: Project) -> Iterator[Problem]:
    """No text says that a user must choose tags first."""
    for where, text in written(project):
        found = _FORCED.search(text)
        if found and not _DENIED.search(
            text[max(0, found.start() - 3) : found.start()]
        ):
            yield Problem(
                where,
                f"{noun_at(project, where)}里说{quote(found[0])}",
                "强制选择兴趣标签是专项治理点名的问题。",
                "改成可以跳过；产品里还强制的，先改产品。",
            )


@rule(
    "个性化推送一定用到个人信息。", Severity.SHOULD, Standing.INFERRED, points=(16, 59)
)
def pushing_uses_personal_data(project: Project) -> Iterator[Problem]:
    """A pushing algorithm has personal information among its data."""
    items = project.data.items
    known = items and all(item.sensitivity for item in items)
    personal = any(item.sensitivity in PERSONAL_KINDS for item in items)
    if _pushes(project) and known and not personal:
        yield Problem(
            "data.items",
            "备案的是个性化推送类，数据清单里却没有一项是个人信息",
            "按每个人的喜好推送，就要用到行为记录、设备标识等个人信息。",
            "补上用到的行为和账号数据；确实人人看到一样的，核对算法类型。",
        )
