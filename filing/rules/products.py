"""Can the reviewer find the product, and is it the filer's own?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.form import URL, folded
from filing.law import CYBERSECURITY, DEEP_SYNTHESIS, INTERNET_SERVICES
from filing.project import Project
from filing.steps.subject import HAS_PRODUCTS, Product
from filing.telling import quote
from filing.terms import AlgorithmKind, Permit, ProductForm, PublicForm

_PUBLISHING = (
    PublicForm.FORUM,
    PublicForm.BLOG,
    PublicForm.MICROBLOG,
    PublicForm.CHATROOM,
    PublicForm.GROUP,
    PublicForm.ACCOUNT,
    PublicForm.SHARING,
)
_UNLICENSED = re.compile("尚未|还没|没有|未取得|未办|申请中|正在|打算|暂无|^无")
_UNANSWERED = re.compile(
    "(?:还没|没有|尚未|未|等待?|没)(?:有)?(?:得到|收到)?(?:答复|回复|结果)"
)
_ASKED = re.compile("主管部门|监管部门|广电|答复|不需要|无需|不用(?:办|取得)")
_VIDEO = (PublicForm.SHORT_VIDEO, PublicForm.LIVE)


def _products(project: Project) -> tuple[Product, ...]:
    return project.subject.products if HAS_PRODUCTS.test(project, None) else ()


@rule(
    "ICP 备案主体要与备案主体是同一家。",
    Severity.MUST,
    Standing.REVISED,
    INTERNET_SERVICES["第八条"],
    points=(5, 50),
)
def icp_holder_is_the_filer(project: Project) -> Iterator[Problem]:
    """Each product's ICP filing is held by the company that files."""
    company = project.subject.company
    for product in _products(project):
        holder = product.icp_holder
        # A company's name that is not whole is found once, where it is told.
        short = "公司" not in company and folded(company) in folded(holder)
        if company and holder and not short and folded(holder) != folded(company):
            yield Problem(
                f"subject.products.{product.id}.icp_holder",
                f"{quote(product)}的 ICP 备在{quote(holder)}名下，备案主体是{quote(company)}",
                "系统会核对网站的 ICP 主体，不一致会被退回。",
                "先把 ICP 转到本公司名下，或改由持有 ICP 的公司来备案。",
            )


@rule(
    "同一家公司的 ICP 备案号主号相同。",
    Severity.SHOULD,
    Standing.INFERRED,
    points=(50,),
)
def icp_numbers_share_a_stem(project: Project) -> Iterator[Problem]:
    """One holder has one ICP number, with a serial for each site or app."""
    first: dict[str, tuple[str, Product]] = {}
    for product in _products(project):
        stem = re.match(r"(.+?号)", folded(product.icp))
        if not stem or not product.icp_holder:
            continue
        known, other = first.setdefault(product.icp_holder, (stem[1], product))
        if known != stem[1]:
            yield Problem(
                f"subject.products.{product.id}.icp",
                f"{quote(product)}的 ICP 备案号是 {product.icp}，与{quote(other)}的主号 {known} 不同",
                "同一主体的网站和 APP 一般共用一个主号，只是后面的序号不同。",
                "到备案查询页核对号码和主体。",
            )


@rule("网站的地址写成网址。", Severity.MUST, Standing.REVISED, points=(48, 76))
def websites_have_an_address(project: Project) -> Iterator[Problem]:
    """A website's address is one that a browser opens."""
    for product in _products(project):
        website = product.form is ProductForm.WEBSITE and product.address
        if website and URL.fault(product.address):
            yield Problem(
                f"subject.products.{product.id}.address",
                f"{quote(product)}是网站，地址却写{quote(product.address)}",
                "审核人员要照地址打开；形式与地址对不上会被退。",
                "写完整网址；其实是 APP 或小程序的，改服务形式。",
            )


@rule("小程序不填网址当作入口。", Severity.SHOULD, Standing.REVISED, points=(48,))
def mini_programs_have_a_name(project: Project) -> Iterator[Problem]:
    """How to find a mini program is told, not a web address alone."""
    for product in _products(project):
        mini = product.form is ProductForm.MINI_PROGRAM
        if mini and product.address and not URL.fault(product.address):
            yield Problem(
                f"subject.products.{product.id}.address",
                f"{quote(product)}是小程序，地址却填了网址",
                "小程序要在平台里搜到，填网址像是网站。",
                "写小程序名称和怎么搜到；其实是网站的，改服务形式。",
            )


@rule("功能访问路径写到每一级。", Severity.MUST, Standing.REVISED, points=(49, 76))
def entries_are_told_step_by_step(project: Project) -> Iterator[Problem]:
    """The way to the function has at least one step after opening."""
    for product in _products(project):
        if product.entry and not re.search(
            "[>→＞》/-]|—|再点|然后|首页就是|(?:打开|进入)[^，。；]*[，、](?:点|再|在|搜|首页|就)|点[^，。；]{0,6}“",
            product.entry,
        ):
            yield Problem(
                f"subject.products.{product.id}.entry",
                f"{quote(product)}的功能访问路径只写{quote(product.entry)}",
                "审核人员会照着点，点不到就退回。",
                "从打开产品写起，一级一级用 > 连起来。",
            )


@rule("同一产品同一形式只列一行。", Severity.SHOULD, Standing.INFERRED, points=(76,))
def products_are_listed_once(project: Project) -> Iterator[Problem]:
    """No two rows are the same product in the same form."""
    seen: set[tuple[str, str]] = set()
    for product in _products(project):
        key = (product.name, str(product.form))
        if product.name and product.form and key in seen:
            yield Problem(
                f"subject.products.{product.id}.name",
                f"“{product}（{product.form}）”列了两行",
                "产品信息重复，系统里会生成两条。",
                "删掉一行；其实是不同形式的，改服务形式。",
            )
        seen.add(key)


@rule(
    "使用者的真实身份要核验。",
    Severity.MUST,
    Standing.LAW,
    DEEP_SYNTHESIS["第九条"],
    CYBERSECURITY["第二十六条"],
    points=(77,),
)
def users_are_identified(project: Project) -> Iterator[Problem]:
    """Whoever generates, or publishes for others to see, is identified."""
    publishes = set(project.applicability.forms) & set(_PUBLISHING)
    generates = project.scope.kind is AlgorithmKind.GENERATION
    for product in _products(project):
        if product.real_name is False and (generates or publishes):
            does = "生成合成内容" if generates else "发布信息"
            yield Problem(
                f"subject.products.{product.id}.real_name",
                f"用户能用{quote(product)}{does}，却不用实名认证",
                "没有核验真实身份的，不得提供信息发布服务。",
                "先在产品里加上手机号等方式的实名，再按实际改选。",
            )


@rule(
    "选了“都不涉及”就不再选别的许可。", Severity.MUST, Standing.INFERRED, points=(50,)
)
def no_permit_stands_alone(project: Project) -> Iterator[Problem]:
    """None is not chosen beside a permit."""
    permits = project.applicability.permits
    if Permit.NONE in permits and len(permits) > 1:
        others = "、".join(one for one in permits if one is not Permit.NONE)
        yield Problem(
            "applicability.permits",
            f"前置许可既选了“都不涉及”，又选了{quote(others)}",
            "前后矛盾，看不出要不要许可。",
            "涉及的去掉“都不涉及”；不涉及的只留这一项。",
        )


@rule(
    "短视频、直播要想到视听许可。",
    Severity.SHOULD,
    Standing.LAW,
    INTERNET_SERVICES["第五条"],
    points=(8, 50),
)
def video_services_think_of_a_permit(project: Project) -> Iterator[Problem]:
    """A video service does not say that no permit concerns it."""
    forms = [form for form in project.applicability.forms if form in _VIDEO]
    if forms and Permit.NONE in project.applicability.permits:
        yield Problem(
            "applicability.permits",
            f"产品是{'、'.join(forms)}，前置许可却选了“都不涉及”",
            "视听节目一般要先有许可，许可空白会被问到。",
            "请法务核对；确实不用的，在材料里说明理由。",
        )


@rule(
    "选了前置许可的，要真的有许可。",
    Severity.MUST,
    Standing.LAW,
    INTERNET_SERVICES["第五条"],
    points=(8, 50),
)
def permits_are_held(project: Project) -> Iterator[Problem]:
    """A permit that the business needs is held, or its authority has said that it is not."""
    told = project.applicability.permit_numbers
    if not set(project.applicability.permits) - {Permit.NONE}:
        return
    answered = _ASKED.search(told) and not _UNANSWERED.search(told)
    if _UNLICENSED.search(told) and not answered:
        yield Problem(
            "applicability.permit_numbers",
            f"业务要有前置许可，许可证却写{quote(told, 24)}",
            "没有许可就不能开展这类业务，备案时会被退回。",
            f"先办许可；拿不准要不要的，先问{_authorities(project)}，写明哪天问的、怎么答复；有了答复，才能定稿。",
        )


@rule("ICP 备案号各处一样。", Severity.SHOULD, Standing.PRACTICE, points=(4, 72))
def icp_numbers_agree(project: Project) -> Iterator[Problem]:
    """Every ICP number in the answer on procedures is one of the products'."""
    known = {folded(one.icp) for one in project.subject.products if one.icp}
    if not known:
        return
    told = folded(project.applicability.procedures)
    for found in _ICP_NUMBER.findall(told):
        if found not in known:
            yield Problem(
                "applicability.procedures",
                f"相关手续里的 {found} 与产品信息里的 ICP 备案号不同",
                "同一个产品两个号，审核时会问以哪个为准。",
                "对照备案查询页，把两处改成一致；不是同一个产品的，写明是哪一个。",
            )


_ICP_NUMBER = re.compile(r"[一-鿿]ICP[备证]\d{6,10}号(?:-\d{1,3}[A-Za-z]?)?")


def _authorities(project: Project) -> str:
    """Whom to ask about the permits that were chosen."""
    asked = [
        _AUTHORITY[permit]
        for permit in project.applicability.permits
        if permit in _AUTHORITY
    ]
    return "、".join(dict.fromkeys(asked))


_AUTHORITY = {
    Permit.NEWS: "网信部门",
    Permit.AUDIOVISUAL: "广播电视主管部门",
    Permit.PUBLISHING: "新闻出版主管部门",
    Permit.EDUCATION: "教育主管部门",
    Permit.MEDICAL: "卫生健康或药品监管部门",
    Permit.FINANCE: "金融监管部门",
}
