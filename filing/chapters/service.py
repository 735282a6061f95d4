"""What is offered with the algorithm in it: each product, or the way it is supplied."""

from collections.abc import Iterator

from filing import verdict
from filing.block import Block, Heading, Paragraph, fact
from filing.chapters.attachments import enclosed
from filing.chapters.prose import fitted, paragraph, tell
from filing.chapters.scope import core, counted, launched, users
from filing.project import Project
from filing.steps.scope import Function
from filing.steps.subject import HAS_PRODUCTS, Product
from filing.terms import Permit, Status


def service(project: Project) -> Iterator[Block]:
    """The chapter 服务情况: introduction, products, permits, and the algorithm in them."""
    yield Heading("服务情况")
    yield Heading("服务概况", 2)
    yield paragraph(
        project,
        f"本次评估的算法为{{scope.name}}，{launched(project)}。{users(project)}。",
    )
    yield from _permits(project)
    yield from tell(project, "applicability.procedures")
    if HAS_PRODUCTS.test(project, None):
        yield from _products(project)
    else:
        yield Heading("技术服务方式", 2)
        yield paragraph(project, "服务的企业客户为{scope.clients}。")
        yield from tell(project, "subject.service_way")
        yield Heading("企业客户核验与约束", 2)
        yield from tell(project, "subject.client_checks")
    yield Heading("算法在服务中的应用情况", 2)
    yield from _applied(project)


def _permits(project: Project) -> Iterator[Block]:
    if Permit.NONE in project.applicability.permits:
        yield Paragraph(
            ("服务不涉及新闻、视听、出版、教育、医疗、金融等需要前置许可的业务。",)
        )
        return
    if not project.applicability.permits:
        yield paragraph(project, "前置许可：{applicability.permits}。")
        return
    yield paragraph(
        project, "服务涉及需要事先取得许可的业务，具体为{applicability.permits}。"
    )
    yield from tell(project, "applicability.permit_numbers")
    yield from enclosed(project, "applicability.permit_numbers")


def _products(project: Project) -> Iterator[Block]:
    if not project.subject.products:
        yield Paragraph((fact(project, "subject.products"), "。"))
    for number, product in enumerate(project.subject.products, 1):
        form = f"（{product.form}）" if product.form else ""
        yield Heading(f"{product.name or f'产品{number}'}{form}", 2)
        yield from _product(project, product, f"subject.products.{product.id}")
    yield from enclosed(
        project,
        "subject.products.*.entry",
        "subject.products.*.icp",
        "subject.products.*.trial",
    )


def _product(project: Project, product: Product, where: str) -> Iterator[Block]:
    yield paragraph(
        project,
        "“{p.name}”的服务形式为{p.form}，状态为{p.status}，服务对象为{p.users}，"
        f"日活跃用户量为 {counted(product.daily_users, 'p.daily_users', '人')}。",
        p=where,
    )
    yield paragraph(project, "访问或下载的方式为：{p.address}。", p=where)
    yield paragraph(project, "用户使用本算法的路径为：{p.entry}。", p=where)
    if project.applies(f"{where}.icp"):
        holder = (
            "，登记主体为{p.icp_holder}"
            if product.icp and project.applies(f"{where}.icp_holder")
            else ""
        )
        yield paragraph(project, f"ICP备案号为{{p.icp}}{holder}。", p=where)
    real_name = _REAL_NAME[product.real_name]
    if product.real_name and product.real_name_for:
        real_name += "实名认证的安排为：{p.real_name_for}。"
    yield paragraph(project, real_name, p=where)
    yield paragraph(project, "供审核人员查看的方式为：{p.trial}。", p=where)


_REAL_NAME = {
    True: "该产品要求用户实名认证，方式为{p.real_name_by}。",
    False: "该产品不要求用户实名认证。",
    None: "是否要求实名认证：{p.real_name}。",
}


_STATUS = "该功能的状态为{f.status}，上线时间为{f.when}。"
_STANDS: dict[Status | None, str] = {
    Status.ONLINE: "该功能已于 {f.when}上线。",
}


def _stands(function: Function) -> str:
    if function.status is Status.TESTING:
        return f"该功能正在测试，{verdict.live_on(function.when)}。"
    return _STANDS.get(function.status, _STATUS)


def _applied(project: Project) -> Iterator[Block]:
    chosen = [one for one in project.scope.functions if one.id in project.scope.core]
    if not chosen:
        yield paragraph(project, "纳入本次备案的功能为{scope.core}。")
        return
    told = "分述" if len(chosen) > 1 else "说明"
    yield paragraph(project, f"纳入本次备案的功能为{core(project)}，{told}如下。")
    to_come = {one.where: one.prose for one in verdict.disclosures(project)}
    for function in chosen:
        where = f"scope.functions.{function.id}"
        if where in to_come:
            yield Paragraph(fitted(to_come[where].said(project)))
        else:
            yield paragraph(
                project,
                f"“{{f.name}}”用于{{f.scene}}：{{f.does}}。{_stands(function)}",
                f=where,
            )
