"""Is the company the one that may file, and are its figures sound?"""

from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.form import as_number, folded
from filing.law import INTERNET_SERVICES
from filing.project import Project
from filing.steps.subject import HAS_PRODUCTS

# Nobody has more monthly users than the country has internet users (about 1.1 billion).
_MOST_USERS = 120_000


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
    if not company or not HAS_PRODUCTS.test(project, None):
        return
    for product in project.subject.products:
        if product.icp_holder and folded(product.icp_holder) != folded(company):
            yield Problem(
                f"subject.products.{product.id}.icp_holder",
                f"“{product}”的 ICP 备在“{product.icp_holder}”名下，备案主体是“{company}”",
                "系统会核对网站的 ICP 主体，不一致会被退回。",
                "先把 ICP 转到本公司名下，或改由持有 ICP 的公司来备案。",
            )


@rule("月活跃用户量的单位是万。", Severity.MUST, Standing.PORTAL, points=(6,))
def users_are_counted_in_ten_thousands(project: Project) -> Iterator[Problem]:
    """The number of users is possible when read in units of ten thousand."""
    users = as_number(project.subject.monthly_users)
    if users is not None and users > _MOST_USERS:
        yield Problem(
            "subject.monthly_users",
            f"月活跃用户量填了 {project.subject.monthly_users} 万，超过全国网民总数",
            "这一格的单位是万，常见的错是直接填了人数。",
            "用人数除以 10000 再填，如 8 个人填 0.0008。",
        )
