"""The portal's fields on products and functions, or on the way of service without products."""

from collections.abc import Iterator

from filing.block import fact
from filing.chapters.portal import BY_LIST, FREE, Line, lines
from filing.project import Project

_PERMITS = (
    ("前置许可", "applicability.permits", "涉及的附许可证"),
    ("前置许可证编号", "applicability.permit_numbers", "证名、编号、持有人、有效期"),
)


def products(project: Project) -> Iterator[Line]:
    """The products, the prior permits, and the functions that are filed."""
    rows = project.subject.products
    if not rows:
        yield Line("产品名称", (fact(project, "subject.products"),), "以系统为准")
    for number, product in enumerate(rows, 1):
        where = f"subject.products.{product.id}"
        named = (
            ("产品名称", "name", "与应用商店、网站显示的一致"),
            ("服务形式", "form", BY_LIST),
            ("访问或下载地址", "address", "要能打开；须登录的附测试账号"),
            ("ICP备案号", "icp", "照备案查询页"),
            ("ICP备案主体", "icp_holder", "应与主体名称一致"),
            ("服务状态", "status", "据实填"),
            ("服务对象", "users", FREE),
            ("是否实名认证", "real_name", "是或否"),
            ("实名认证方式", "real_name_by", "系统没有这一格的，不用填"),
            ("实名认证范围", "real_name_for", "只有部分操作要实名的才写"),
            ("审核查看方式", "trial", "测试账号、录屏随附件提交"),
            ("日活跃用户量", "daily_users", "与月活同一天统计"),
            ("功能访问路径", "entry", "逐级写，与截图一致"),
        )
        asked = [
            (f"产品 {number} {field}", f"{where}.{name}", form)
            for field, name, form in named
        ]
        yield from lines(project, *asked)
    yield from lines(project, *_PERMITS)
    yield from _functions(project)


def _functions(project: Project) -> Iterator[Line]:
    chosen = [one for one in project.scope.functions if one.id in project.scope.core]
    if not chosen:
        yield Line("功能名称", (fact(project, "scope.core"),), "与报告一致")
    for number, function in enumerate(chosen, 1):
        where = f"scope.functions.{function.id}"
        yield from lines(
            project,
            (f"功能 {number} 名称", f"{where}.name", "与报告、产品界面一致"),
            (f"功能 {number} 介绍", f"{where}.does", FREE),
            (f"功能 {number} 输出数据模态", f"{where}.outputs", "与输出数据一致"),
            (f"功能 {number} 场景", f"{where}.scene", FREE),
        )


def service(project: Project) -> Iterator[Line]:
    """The way of service, of one who supports with technology."""
    return lines(
        project,
        ("技术服务方式", "subject.service_way", "接口、SDK 或部署到客户处"),
        ("服务说明", "subject.client_checks", FREE),
        *_PERMITS,
    )
