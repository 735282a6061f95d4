"""What is filed: the filer, the products, the algorithm, and what is left for later."""

from collections.abc import Collection, Iterator

from filing import verdict
from filing.block import Block, Heading, Paragraph, Table, Text, fact, say
from filing.chapters.prose import Column, cell, fitted, paragraph, table, tell, told
from filing.form import as_number
from filing.project import Project
from filing.steps.mechanism import JUDGES
from filing.steps.scope import Function
from filing.steps.subject import HAS_PRODUCTS
from filing.terms import AlgorithmKind, Audience, Status

OFFICER = (
    "算法安全责任人为{subject.officer}，任{subject.officer_title}，"
    "联系电话为 {subject.officer_phone}"
)


def scope(project: Project) -> Iterator[Block]:
    """The chapter 备案范围."""
    yield Heading("备案范围")
    yield Heading("备案主体与产品", 2)
    yield from _filer(project)
    yield Heading("备案算法与主要用途", 2)
    yield from _algorithm(project)
    generation = project.scope.kind is AlgorithmKind.GENERATION
    yield Heading("算法类型与角色" if generation else "算法类型", 2)
    yield from kind(project)
    yield Heading("未纳入本次备案的功能与未来规划", 2)
    yield from later(project)


def _filer(project: Project) -> Iterator[Block]:
    yield paragraph(
        project,
        "本次备案的主体为{subject.company}（统一社会信用代码：{subject.credit_code}），"
        "主体类型为{subject.company_type}，注册地址为{subject.address}，"
        f"法定代表人为{{subject.legal_representative}}。{OFFICER}。",
    )
    yield paragraph(
        project,
        f"服务范围为：{{scope.reach}}。{users(project)}。服务群体包括{{subject.audiences}}{through(project)}。",
    )
    if not HAS_PRODUCTS.test(project, None):
        yield from tell(project, "subject.service_way", "subject.client_checks")
        return
    if project.subject.products:
        yield paragraph(project, "使用本算法的产品见{表:products}。")
    yield from table(
        project,
        "subject.products",
        key="products",
        caption="使用本算法的产品",
        columns=(
            Column("产品名称", "name", 14),
            Column("服务形式", "form", 12),
            Column("状态", "status", 10),
            Column("功能访问路径", "entry", 19),
            Column("服务对象", "users", 14),
            Column("日活（万人）", "daily_users", 10),
            Column("ICP备案号", "icp", 18),
        ),
    )


def _algorithm(project: Project) -> Iterator[Block]:
    yield Paragraph(
        (
            *fitted(
                say(project, "本次备案的算法为{scope.name}，备案类型为{scope.filing}。")
            ),
            "该算法",
            *fitted(say(project, verdict.main_use(project))),
        )
    )
    yield from told(project, "", "scope.brief")
    yield from tell(project, "scope.impact")
    yield paragraph(project, f"该算法{launched(project)}，应用领域为{{scope.domain}}。")
    yield paragraph(project, f"纳入本次备案的功能为{core(project)}。{tested(project)}")


def tested(project: Project) -> str:
    """Which of the functions filed are only in test while the algorithm is online, as prose."""
    if project.scope.status is not Status.ONLINE:
        return ""
    names = "".join(
        f"“{{scope.functions.{one.id}.name}}”"
        for one in verdict.core_functions(project)
        if one.status is Status.TESTING
    )
    return f"其中{names}目前正在测试，尚未全面开放。" if names else ""


def users(project: Project) -> str:
    """How many use it, as prose: people, or the client companies of a supporter.

    The portal counts in 万; a small number is told in full as well.
    """
    by_clients = project.applies("scope.clients") or JUDGES.test(project, None)
    unit = "家企业客户" if by_clients else "人"
    return "截至 {subject.counted_on}，月活跃用户量为 " + counted(
        project.subject.monthly_users, "subject.monthly_users", unit
    )


def through(project: Project) -> str:
    """How a supporter's service reaches people, behind the names of those groups."""
    groups = project.subject.audiences
    if not project.applies("scope.clients") or groups == (Audience.BUSINESS,):
        return ""
    who = "个人用户" if Audience.BUSINESS in groups else ""
    return f"（{who}经企业客户间接使用）"


def counted(number: str, where: str, unit: str) -> str:
    """A number of 万 as prose; below one in full, as 46 家企业客户（填报口径为 0.0046 万家）."""
    value = as_number(number)
    whole = round(value * 10_000, 4) if value is not None else 0.0
    if not 0 < whole < 10_000 or whole != int(whole):
        return f"{{{where}}} 万{unit}"
    return f"{int(whole)} {unit}（填报口径为 {{{where}}} 万{unit[0]}）"


def core(project: Project) -> str:
    """The functions that are filed, each in its quotes, as prose; the gap where none is."""
    chosen = [one for one in project.scope.functions if one.id in project.scope.core]
    return (
        "".join(f"“{{scope.functions.{one.id}.name}}”" for one in chosen)
        or "{scope.core}"
    )


def launched(project: Project) -> str:
    """How far the algorithm is, as prose that goes after its name."""
    if project.scope.status is Status.ONLINE:
        return "已于 {scope.online_on}上线"
    return "当前状态为{scope.status}，预计上线时间为{scope.planned_on}"


def kind(project: Project) -> Iterator[Block]:
    """Of which kind the algorithm is, and why of no other."""
    role = (
        "，角色为{scope.role}" if project.scope.kind is AlgorithmKind.GENERATION else ""
    )
    exclusions = verdict.exclusions(project)
    why = "其余类型的排除理由如下。" if exclusions else ""
    yield paragraph(project, f"该算法属于{{scope.kind}}{role}。{why}")
    for exclusion in exclusions:
        yield Paragraph(fitted(exclusion.prose.said(project)))


def later(project: Project) -> Iterator[Block]:
    """The functions that this filing leaves out, and what is to come of each."""
    functions = project.scope.functions
    others = [one for one in functions if one.id not in project.scope.core]
    if not functions:
        yield Paragraph((fact(project, "scope.functions"), "。"))
        return
    if not others:
        yield paragraph(
            project,
            "产品的全部功能均已纳入本次备案，没有开发中或规划中的功能。"
            f"{tested(project)}",
        )
        return
    consequences = {one.where: one for one in verdict.disclosures(project)}
    yield paragraph(project, "未纳入本次备案的功能及其处理方式见{表:functions}。")
    yield Table(
        key="functions",
        caption="未纳入本次备案的功能",
        header=("序号", "功能", "算法类型", "状态", "上线或预计时间", "处理方式"),
        rows=tuple(
            (
                (str(number),),
                cell(project, f"{where}.name"),
                cell(project, f"{where}.kind"),
                cell(project, f"{where}.status"),
                cell(project, f"{where}.when"),
                _handled(project, where, consequences.get(where)),
            )
            for number, where in enumerate(
                (f"scope.functions.{one.id}" for one in others), 1
            )
        ),
        widths=(7, 18, 18, 12, 22, 23),
        centred=(0,),
    )
    to_come = [
        one
        for where, one in consequences.items()
        if where.rpartition(".")[2] not in project.scope.core
    ]
    for disclosure in to_come:
        yield Paragraph(fitted(disclosure.prose.said(project)))
    for function in others:
        if (
            function.status is Status.TESTING
            and function.kind
            and function.kind is project.scope.kind
        ):
            yield paragraph(
                project,
                f"“{{f.name}}”目前正在测试，{verdict.live_on(function.when)}。该功能不在本次"
                f"备案范围内，{_once_online(project, function)}。",
                f=f"scope.functions.{function.id}",
            )
    unfinished = [one.id for one in others if one.status is not Status.ONLINE]
    if foreseen := _foreseen(project, unfinished):
        yield paragraph(project, foreseen)


def _of_this_scene(project: Project, function: Function) -> bool:
    """Whether a function is of the scene that is filed, or says nothing of another."""
    return function.scene.strip() in ("", project.scope.scene.strip())


def _once_online(project: Project, function: Function) -> str:
    """What is done about a function in test once it is online: another scene is no change."""
    if _of_this_scene(project, function):
        return "上线后自变更之日起 10 个工作日内办理变更备案"
    return (
        "使用场景与本次备案的不同，上线前向属地网信部门确认办理变更备案或另行备案，"
        "并在规定期限内办理"
    )


def _foreseen(project: Project, unfinished: Collection[str]) -> str:
    """Which functions to come are met among the risks already, as prose; '' if none is."""
    met = {one for danger in project.risk.risks for one in danger.functions}
    names = "".join(
        f"“{{scope.functions.{one}.name}}”" for one in unfinished if one in met
    )
    if not names:
        return ""
    return f"对{names}只预先研判其上线后的风险并拟定防控措施，有关风险已在风险表的“涉及功能”栏注明。"


def _handled(project: Project, where: str, to_come: verdict.Disclosure | None) -> Text:
    """What is done about a function that this filing leaves out."""
    function = project.at(where)
    if function.kind is None and not function.unclassified:
        asked = "kind" if function.unclassified is False else "unclassified"
        return (fact(project, f"{where}.{asked}"),)
    if to_come:
        change = to_come.consequence is verdict.Consequence.CHANGE
        return ("上线后办理变更备案" if change else str(to_come.consequence),)
    if function.kind is None:
        return ("未应用五类算法推荐技术，不列入备案",)
    if function.kind is not project.scope.kind:
        return ("另行备案",)
    if function.status is not Status.TESTING:
        return ("另行备案或办理变更备案",)
    alike = _of_this_scene(project, function)
    return ("上线后办理变更备案" if alike else "上线后办理变更备案或另行备案",)
