"""Is the right algorithm filed, under the right kind, role and name?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.form import as_date
from filing.law import ALGORITHM_RECOMMENDATION, DEEP_SYNTHESIS
from filing.project import Project
from filing.terms import AlgorithmKind, Role, Side, Status

_UNFINISHED = (Status.DEVELOPING, Status.PLANNED)
_ABSOLUTE = re.compile("最|第一|唯一|国家级|世界级|顶级|领先|首个")


@rule(
    "备案的功能应已上线或在测试。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第三十三条"],
    points=(24, 80),
)
def core_is_online_or_in_test(project: Project) -> Iterator[Problem]:
    """No function chosen for this filing is still being made."""
    for function in project.scope.functions:
        if function.id in project.scope.core and function.status in _UNFINISHED:
            yield Problem(
                "scope.core",
                f"备案选了“{function}”，但它还在{function.status}",
                "没有做出来的功能写进备案，等于把规划写成现状。",
                "这次先不选它，材料会把它写进“未来规划”并注明时间；或等进入测试再备。",
            )


@rule(
    "备案的功能要属于同一类算法。",
    Severity.MUST,
    Standing.PRACTICE,
    ALGORITHM_RECOMMENDATION["第二条"],
    points=(16, 17),
)
def core_is_of_the_filed_kind(project: Project) -> Iterator[Problem]:
    """Every function chosen uses an algorithm of the kind that is filed."""
    scope = project.scope
    for function in scope.functions:
        chosen = function.id in scope.core and scope.kind and function.kind
        if chosen and function.kind is not scope.kind:
            yield Problem(
                "scope.core",
                f"“{function}”用的是{function.kind}算法，备案的却是{scope.kind}",
                "一份备案只写一类算法，混在一起会被要求拆开。",
                "把它移出这次备案，另备一份；或核对它到底属于哪一类。",
            )


@rule(
    "角色要与谁在用相符。",
    Severity.MUST,
    Standing.LAW,
    DEEP_SYNTHESIS["第二十三条"],
    points=(18,),
)
def role_fits_the_users(project: Project) -> Iterator[Problem]:
    """Who serves users directly is a provider; who only serves companies is a supporter."""
    sides, role = project.applicability.sides, project.scope.role
    if project.scope.kind is not AlgorithmKind.GENERATION or not sides or not role:
        return
    if role is Role.SUPPORTER and Side.BUSINESS not in sides:
        yield Problem(
            "scope.role",
            "产品只给个人用户用，角色却选了服务技术支持者",
            "直接面向用户的是服务提供者，模型来自别家也一样；上游的备案不能代替自己的。",
            "改选服务提供者，或核对第一步“给谁用”的回答。",
        )
    if role is Role.PROVIDER and Side.CONSUMER not in sides:
        yield Problem(
            "scope.role",
            "产品没有直接给个人用户用，角色却选了服务提供者",
            "只通过接口、部署给企业客户的，一般按服务技术支持者备案。",
            "改选服务技术支持者，或核对第一步“给谁用”的回答。",
        )


@rule(
    "两头都做的要分成两份备案。",
    Severity.HINT,
    Standing.LISTS,
    DEEP_SYNTHESIS["第二十三条"],
    points=(19,),
)
def both_sides_are_two_filings(project: Project) -> Iterator[Problem]:
    """Serving users and companies alike means one filing for each role."""
    sides = project.applicability.sides
    if (
        project.scope.kind is AlgorithmKind.GENERATION
        and Side.CONSUMER in sides
        and Side.BUSINESS in sides
    ):
        yield Problem(
            "applicability.sides",
            "产品既直接给用户用，又提供给企业客户",
            "公开清单里这种情况分成两条，名称加“-1”“-2”，角色各写各的。",
            "这一份只写一种角色，另一种复制项目后另写。",
        )


@rule(
    "算法名称不用绝对化词语。",
    Severity.MUST,
    Standing.LISTS,
    ALGORITHM_RECOMMENDATION["第六条"],
    points=(21,),
)
def name_is_modest(project: Project) -> Iterator[Problem]:
    """The algorithm's name has no superlative in it."""
    if found := _ABSOLUTE.search(project.scope.name):
        yield Problem(
            "scope.name",
            f"算法名称里有“{found[0]}”",
            "绝对化、自夸的词不能进名称，名称会原样公示。",
            "改成“产品或公司简称＋做什么＋算法”。",
        )


@rule("算法名称以“算法”结尾。", Severity.SHOULD, Standing.LISTS, points=(21,))
def name_says_it_is_an_algorithm(project: Project) -> Iterator[Problem]:
    """The name ends as the published ones do; -1 and -2 may follow."""
    name = project.scope.name
    if name and not re.search(r"算法([-－]\d)?$", name):
        yield Problem(
            "scope.name",
            f"算法名称“{name}”没有以“算法”结尾",
            "公开清单里的名称都能看出是什么算法，纯产品名或模型名容易被退。",
            "在后面补上功能和“算法”两个字。",
        )


@rule(
    "上线时间各处要一致。",
    Severity.MUST,
    Standing.REVISED,
    ALGORITHM_RECOMMENDATION["第二十四条"],
    points=(23,),
)
def dates_of_service_agree(project: Project) -> Iterator[Problem]:
    """The algorithm does not go online after the service that is said to use it."""
    online = as_date(project.scope.online_on)
    served = as_date(project.applicability.served_on)
    asked = project.scope.status is Status.ONLINE
    if asked and online and served and online != served:
        yield Problem(
            "scope.online_on",
            f"上线时间写的是 {online}，第一步写的提供服务之日是 {served}",
            "表单、报告、产品页的日期对不上会被退，备案期限也按这一天算。",
            "以首次对公众提供的那天为准，把两处改成一样。",
        )
