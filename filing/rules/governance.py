"""Are the systems there that the law asks for?"""

from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.law import ALGORITHM_RECOMMENDATION
from filing.project import Project
from filing.terms import ARTICLE_7_SYSTEMS, OUTLINE_SYSTEMS


@rule(
    "第七条的八项制度要逐项列出。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第七条"],
    points=(54, 59),
)
def eight_systems_are_there(project: Project) -> Iterator[Problem]:
    """Each of the eight systems has a row of its own."""
    there = {system.kind for system in project.governance.systems}
    missing = [kind for kind in ARTICLE_7_SYSTEMS if kind not in there]
    if project.governance.systems and missing:
        yield Problem(
            "governance.systems",
            f"管理制度里还缺：{'、'.join(missing)}",
            "《算法推荐规定》第七条要求的八项制度，材料里要一项项写到。",
            "逐项补上；还没有成文的，如实写“尚未成文”和打算什么时候有。",
        )


@rule("主体责任提纲单列的四项制度要有。", Severity.SHOULD, Standing.PRACTICE)
def four_outline_systems_are_there(project: Project) -> Iterator[Problem]:
    """Each of the four systems of the official outline has a row of its own."""
    there = {system.kind for system in project.governance.systems}
    missing = [kind for kind in OUTLINE_SYSTEMS if kind not in there]
    if project.governance.systems and missing:
        yield Problem(
            "governance.systems",
            f"主体责任材料单列的制度还缺：{'、'.join(missing)}",
            "《落实算法安全主体责任基本情况》的提纲里，这四项各占一节。",
            "补上；与别的制度合在一起的，写明在哪份文件的哪一章。",
        )
