"""Is the company the one that may file, and are its figures sound?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.form import as_number, folded
from filing.law import ALGORITHM_RECOMMENDATION
from filing.project import Project, noun_at, written
from filing.telling import hits, quote, there
from filing.terms import CompanyType, Status

# Nobody has more monthly users than the country has internet users (about 1.1 billion).
_MOST_USERS = 120_000
_MANY_USERS = 5_000
# Where another person's number is asked for.
_OTHERS_PHONE = ("subject.officer_phone", "subject.contact")
# GB 32100-2015: the first two signs tell who registered the body.
_REGISTERED = {
    "91": CompanyType.ENTERPRISE,
    "92": CompanyType.SOLE_TRADER,
    "12": CompanyType.INSTITUTION,
    "11": CompanyType.AUTHORITY,
    "51": CompanyType.SOCIAL,
    "52": CompanyType.SOCIAL,
    "53": CompanyType.SOCIAL,
}
_INVITED = re.compile(
    r"(?:邀请|受邀|内测|内部测试|封闭测试|试用|试运行|定向开放)[^。；0-9]{0,12}"
    r"(\d[\d,]*) ?(?:余|多)?(?:名|位|个人|人|个用户|个账号)"
)
_TOLD_USERS = re.compile(r"月活(?:跃用户)?(?:量|数)?[^。；，、\d]{0,6}(\d[\d,.]*) ?万")
_MOBILE = hits(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_OUTSIDE = re.compile("代办|代理机构|外聘|兼职|顾问|挂名|离职")

_CLIENTS = re.compile(r"(\d+) ?(?:多)?家")


@rule("月活跃用户量的单位是万。", Severity.MUST, Standing.PORTAL, points=(6,))
def users_are_counted_in_ten_thousands(project: Project) -> Iterator[Problem]:
    """The number is a bare one, and possible when read in units of ten thousand."""
    told = folded(project.subject.monthly_users)
    users = as_number(told)
    if told.endswith("万"):
        yield Problem(
            "subject.monthly_users",
            f"月活跃用户量填了{quote(told)}，这一格的单位已经是万",
            "再写“万”，材料里会印成“万万”。",
            "只填数字，如 12.5。",
        )
    if users is not None and users > _MOST_USERS:
        yield Problem(
            "subject.monthly_users",
            f"月活跃用户量填了 {project.subject.monthly_users} 万，超过全国网民总数",
            "这一格的单位是万，常见的错是直接填了人数。",
            "用人数除以 10000 再填，如 8 个人填 0.0008。",
        )


@rule("企业客户的家数各处一样。", Severity.SHOULD, Standing.INFERRED, points=(6, 72))
def client_numbers_agree(project: Project) -> Iterator[Problem]:
    """A supporter's users are its clients: not many more than the texts count."""
    users = as_number(project.subject.monthly_users)
    told = _CLIENTS.search(f"{project.scope.clients}。{project.scope.reach}")
    if project.applies("scope.clients") and users and told:
        counted = round(users * 10_000)
        if counted > 2 * int(told[1]):
            yield Problem(
                "subject.monthly_users",
                f"月活跃用户量合 {counted} 家企业客户，前面写的是 {told[0]}",
                "只做接口的，用户是企业客户；提问次数、客户的顾客不是自己的用户。",
                "按家数填：37 家填 0.0037；顾客有多少人、一天调用多少次，写在算法简介里。",
            )


@rule("用户特别多的，再核一次单位。", Severity.HINT, Standing.INFERRED, points=(6,))
def many_users_are_meant(project: Project) -> Iterator[Problem]:
    """A number that few services reach is asked back."""
    users = as_number(project.subject.monthly_users)
    if users is not None and _MANY_USERS < users <= _MOST_USERS:
        yield Problem(
            "subject.monthly_users",
            f"月活跃用户量填了 {project.subject.monthly_users} 万，真有这么多吗",
            "这一格的单位是万，很少有服务超过五千万，像是直接填了人数。",
            "填错的，用人数除以 10000 再填；没有填错的，不用改。",
        )


@rule("没上线的不会有很多用户。", Severity.SHOULD, Standing.PRACTICE, points=(6, 7))
def users_fit_the_state(project: Project) -> Iterator[Problem]:
    """A service that is not online has no more than a test's users."""
    users, status = as_number(project.subject.monthly_users), project.scope.status
    if users is not None and users >= 1 and status not in (None, Status.ONLINE):
        yield Problem(
            "subject.monthly_users",
            f"算法还在{status}，月活跃用户却填了 {project.subject.monthly_users} 万",
            "没上线的填 0 或内测人数；数大了，像是填错单位或状态。",
            "核对单位是不是万，再核对上线状态。",
        )


@rule(
    "试用的人有多少，各处说得一样。", Severity.SHOULD, Standing.PRACTICE, points=(6, 7)
)
def users_fit_those_invited(project: Project) -> Iterator[Problem]:
    """Before it is online, a service has no more users than the text says were let in."""
    users, status = as_number(project.subject.monthly_users), project.scope.status
    if not users or status in (None, Status.ONLINE):
        return
    for where, text in written(project):
        found = _INVITED.search(text)
        if found and users * 10_000 > (as_number(found[1]) or 0) > 0:
            yield Problem(
                "subject.monthly_users",
                f"算法还在{status}，{noun_at(project, where)}里写试用的有 {found[1]} 人，"
                f"月活跃用户却有 {users * 10_000:.0f} 人",
                "没上线时能用的只有试用的人，月活比试用的人还多，说不通。",
                "月活只算这个算法的，填试用的人数；整个平台的用户不算。",
            )
            return


@rule("用户数量各处用同一个数。", Severity.MUST, Standing.PRACTICE, points=(7, 72))
def users_are_the_same_everywhere(project: Project) -> Iterator[Problem]:
    """Wherever a text tells the monthly users, it tells the number of the form."""
    users = as_number(project.subject.monthly_users)
    for where, text in written(project):
        found = _TOLD_USERS.search(text)
        if found and users is not None and as_number(found[1]) != users:
            yield Problem(
                where,
                f"{noun_at(project, where)}里写月活 {found[1]} 万，"
                f"月活跃用户量填的是 {project.subject.monthly_users} 万",
                "用户数要同一口径、同一天，各处不同会被追问。",
                "以后台同一天的数为准，改成一致。",
            )


@rule("主体类型与信用代码相符。", Severity.MUST, Standing.PORTAL, points=(2, 3))
def type_fits_the_credit_code(project: Project) -> Iterator[Problem]:
    """The first two signs of the credit code tell the same type (GB 32100-2015)."""
    registered = _REGISTERED.get(folded(project.subject.credit_code)[:2])
    kind = project.subject.company_type
    if registered and kind and kind is not registered:
        yield Problem(
            "subject.company_type",
            f"信用代码以 {project.subject.credit_code[:2]} 开头，一般是{registered}，这里选了{kind}",
            "主体类型与执照不符，主体信息通不过初审。",
            "对照执照核对代码和类型；有限公司、股份公司选“企业”。",
        )


@rule("主体类型与名称相符。", Severity.MUST, Standing.PORTAL, points=(3,))
def type_fits_the_name(project: Project) -> Iterator[Problem]:
    """A company is an enterprise."""
    kind = project.subject.company_type
    is_company = folded(project.subject.company).endswith("公司")
    if is_company and kind and kind is not CompanyType.ENTERPRISE:
        yield Problem(
            "subject.company_type",
            f"主体名称是{quote(project.subject.company)}，主体类型却选了{kind}",
            "公司在系统的六个选项里属于“企业”。",
            "改选“企业”。",
        )


@rule("注册地址写到门牌号。", Severity.SHOULD, Standing.PRACTICE, points=(4,))
def address_has_a_number(project: Project) -> Iterator[Problem]:
    """The registered address has a number in it."""
    address = project.subject.address
    if address and not re.search(r"\d|[一二三四五六七八九十]+(号|层|室)", address):
        yield Problem(
            "subject.address",
            f"注册地址{quote(address)}没有门牌号",
            "地址与执照住所不一致，主体信息会被退。",
            "照执照的住所写到门牌、房间号。",
        )


@rule("证件写到哪一天为止。", Severity.SHOULD, Standing.PRACTICE, points=(10,))
def papers_have_an_end(project: Project) -> Iterator[Problem]:
    """What a person is identified by is told with its last day, or that it has none."""
    for where in ("subject.representative_document", "subject.officer_document"):
        text = there(project.at(where))
        if text and not re.search(r"\d{4}|长期", text):
            yield Problem(
                where,
                f"{noun_at(project, where)}写{quote(text, 20)}，没有写到哪一天为止",
                "系统要填证件的有效期，过期的证件主体审核通不过。",
                "照证件背面补写有效期，如“居民身份证，有效期至 2035-06-30”或“长期”；号码不写。",
            )


@rule(
    "责任人是本单位的人。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第七条"],
    points=(13,),
)
def officer_is_of_the_company(project: Project) -> Iterator[Problem]:
    """Neither the officer nor the title tells of an outsider."""
    for where in ("subject.officer", "subject.officer_title"):
        if found := _OUTSIDE.search(project.at(where)):
            yield Problem(
                where,
                f"{noun_at(project, where)}里有{quote(found[0])}，不像本单位在职的责任人",
                "责任人要在职、真正管算法安全，审核时会核对工作证明并回访。",
                "换成本单位在职的负责人，工作证明写明职务和职责。",
            )


@rule("材料里只留责任人的手机号。", Severity.SHOULD, Standing.REVISED, points=(12,))
def one_phone_is_told(project: Project) -> Iterator[Problem]:
    """No text has a mobile number that is not the officer's, but where others are asked for."""
    phone = re.sub(r"\D", "", folded(project.subject.officer_phone))
    for where, text in written(project):
        if where in _OTHERS_PHONE:
            continue
        for found in _MOBILE(text):
            if not phone.endswith(found[0]):
                yield Problem(
                    where,
                    f"{noun_at(project, where)}里的手机号 {found[0]} 不是责任人的电话",
                    "联系电话各处不同会被退，也可能是代办人的电话。",
                    "统一用责任人本人能接听的电话。",
                )


@rule("应用领域只写一个。", Severity.SHOULD, Standing.PRACTICE, points=(22,))
def domain_is_one(project: Project) -> Iterator[Problem]:
    """The domain is one item of a list."""
    if re.search("[、，,；/]|以及", project.scope.domain):
        yield Problem(
            "scope.domain",
            f"应用领域{quote(project.scope.domain)}写了不止一个",
            "填报系统里是下拉单选，写多个就对不上。",
            "留一个与备案功能最接近的，以系统选项为准。",
        )
