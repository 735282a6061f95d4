"""Are the young protected, and are those shut out whom a product is not for?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.law import ALGORITHM_RECOMMENDATION, MINORS, PERSONAL_INFORMATION
from filing.project import Project, noun_at, written
from filing.telling import affirmed, quote, there
from filing.terms import Audience, Sensitivity

_ADULTS = re.compile(
    "禁止未成年|未成年人不得|不(?:面向|允许)未成年|仅限成年|年满十八|年满 ?18|18 岁以上"
)
_TELL_OF_USERS = ("reach", "brief", "scene", "gives", "takes")
_YOUNG = re.compile("孩子|儿童|小朋友|宝宝|少儿|幼儿|亲子|小学|初中|中学|学生|未成年")
_UNSEEN = re.compile(
    "(?:孩子|儿童|学生|未成年人?)[^，。；]{0,6}(?:不用|用不到|看不到|不能|不会用)"
    "|不(?:给|让|面向|供)(?:孩子|儿童|学生|未成年)|大学生|研究生"
)
_CHECKED = re.compile("实名|识别|核验|验证|年龄|人脸")
_SHUT_OUT = re.compile(
    "(?:不满|未满|没满|小于|低于) ?(?:18|十八)[^，。；]{0,8}"
    "(?:注册不了|用不了|不[能让可予][^，。；]{0,3}(?:注册|使?用)|拦)"
    "|未成年人?[^，。；]{0,4}(?:注册不了|用不了)"
)
_NO_MODE = re.compile("(?:没有|没|无|未设|不设|未做|尚无|暂无)[^，。；]{0,8}模式")
# A supporter has no page of its own: what it asks of its clients is what it can do.
_BY_CLIENTS = re.compile(
    "(?:合同|协议|约定)[^。；]{0,20}(?:要求|客户)|要求客户|客户[^。；]{0,12}(?:应当|须|负责)"
)


def _serves(project: Project, group: Audience) -> bool:
    return group in project.subject.audiences


@rule(
    "未成年人保护写全。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十八条"],
    MINORS["第二十五条"],
    points=(63,),
)
def protection_of_minors_is_whole(project: Project) -> Iterator[Problem]:
    """How minors are known, in which mode, with which content and for how long."""
    if not _serves(project, Audience.MINORS):
        return
    parts = {
        "怎么识别": "出生|身份证|[年不]满|实名|识别|年龄|询问|核验|弹窗",
        "有什么模式": "模式|只给|不涉及",
        "限制什么内容": "内容|适龄|话题|功能|[只仅]能|不[能让可推许]|屏蔽|过滤|禁用|看不到|限定",
        "限制多长时间": "不[限设]时|时长|分钟|小时|[0-9一二三四五六七八九十]+ ?[时点]|时段|不涉及",
    }
    told = _NO_MODE.sub("", there(project.mechanism.minors))
    if project.applies("scope.clients") and _BY_CLIENTS.search(told):
        return
    if _SHUT_OUT.search(told):  # nobody is left to have a mode for
        parts = {"怎么识别": parts["怎么识别"]}
    if missing := untold(told, parts):
        yield Problem(
            "mechanism.minors",
            f"未成年人保护没有写{'、'.join(missing)}",
            "面向未成年人却没有模式，或说了没有办法，都会被退。",
            "按产品里真有的补写，附未成年人模式截图；没有的，先做。",
        )


@rule(
    "不让未成年人用的要有识别办法。",
    Severity.SHOULD,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十八条"],
    points=(63,),
)
def shutting_out_minors_has_a_way(project: Project) -> Iterator[Problem]:
    """Whoever shuts minors out tells how they are known."""
    if _serves(project, Audience.MINORS):
        return
    for where, text in written(project):
        found = _ADULTS.search(text)
        if found and not _CHECKED.search(text):
            yield Problem(
                where,
                f"{noun_at(project, where)}里说{quote(found[0])}，没有写怎么识别年龄",
                "写“禁止未成年人”却没有机制，是常见的退回原因。",
                "写怎么识别、识别到以后怎么办；没有的，服务群体选上未成年人并写保护措施。",
            )


@rule(
    "做给孩子的，未成年人就是服务群体。",
    Severity.SHOULD,
    Standing.INFERRED,
    ALGORITHM_RECOMMENDATION["第十八条"],
    points=(63,),
)
def who_serves_children_says_so(project: Project) -> Iterator[Problem]:
    """A product that tells of children counts them among those who use it, or shuts them out."""
    if not project.subject.audiences or _serves(project, Audience.MINORS):
        return
    scope = project.scope
    told = [
        *((f"scope.{name}", getattr(scope, name)) for name in _TELL_OF_USERS),
        *(
            (f"subject.products.{p.id}.users", p.users)
            for p in project.subject.products
        ),
    ]
    for where, text in told:
        found = _YOUNG.search(text)
        if found and not (_ADULTS.search(text) or _UNSEEN.search(text)):
            yield Problem(
                "subject.audiences",
                f"{noun_at(project, where)}写到了{quote(found[0])}，服务群体里没有未成年人",
                "孩子会看、会用的，未成年人保护的义务就都要写。",
                "孩子会用到或看到结果的，选上未成年人并写保护措施；"
                "孩子用不到也看不到的，在服务范围里照写。",
            )
            return


@rule(
    "用到儿童信息的，未成年人就是服务群体。",
    Severity.MUST,
    Standing.LAW,
    PERSONAL_INFORMATION["第三十一条"],
    points=(63,),
)
def children_are_an_audience(project: Project) -> Iterator[Problem]:
    """Data of children means that minors use it, and guardians consent."""
    for item in project.data.items:
        if item.sensitivity is not Sensitivity.UNDER_14:
            continue
        if project.subject.audiences and not _serves(project, Audience.MINORS):
            yield Problem(
                "subject.audiences",
                f"数据{quote(item)}是不满十四周岁未成年人的信息，服务群体里却没有未成年人",
                "前后矛盾，未成年人保护的义务会漏掉。",
                "在服务群体里选上未成年人，并写保护措施。",
            )
        guardian = {"监护人": "监护人|家长|父母"}
        if untold(affirmed(there(item.separate_consent)), guardian):
            yield Problem(
                f"data.items.{item.id}.separate_consent",
                f"{quote(item)}的单独同意没有写监护人",
                "处理不满十四周岁未成年人的信息，要取得监护人同意，并有专门规则。",
                "写监护人怎样看到说明、怎样确认身份、怎样同意。",
            )
