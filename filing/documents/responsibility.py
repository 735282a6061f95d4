"""落实算法安全主体责任基本情况: the body, the people, the systems, and what is enclosed.

The outline is the official one; the portal's own template is what is handed in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from filing.block import (
    Block,
    Contents,
    Fact,
    Figure,
    Heading,
    Paragraph,
    Reference,
    Table,
    Text,
    document,
    fact,
    words,
)
from filing.chapters.attachments import numbers_of, proofs_of
from filing.chapters.cover import cover
from filing.chapters.governance import body, duty, system
from filing.chapters.openings import openings
from filing.chapters.prose import cell, paragraph, sentence, tell, told
from filing.chapters.scope import OFFICER, users
from filing.chapters.shots import illustrated
from filing.finding import Finding
from filing.graphs import organisation
from filing.project import Project, question_at
from filing.terms import ARTICLE_7_SYSTEMS, SystemKind

_PICTURE = Reference("图", "organisation")


@document("落实算法安全主体责任基本情况（草稿）")
def responsibility(project: Project, findings: Sequence[Finding]) -> Iterator[Block]:
    """How the filer meets its responsibility for the algorithm's safety."""
    blocks: list[Block] = [
        cover(project, "落实算法安全主体责任基本情况", "{subject.company}"),
        Contents(),
        *_body(project),
        *_systems(project),
        *_enclosures(project),
    ]
    blocks = list(illustrated(project, blocks))
    yield from blocks
    yield from openings(project, blocks, findings, "本文件")


def _body(project: Project) -> Iterator[Block]:
    yield Heading("算法安全专职机构")
    yield Heading("机构设置", 2)
    yield body(project)
    yield from duty(project)
    yield from _organised(project)
    yield Heading("负责人基本信息", 2)
    yield paragraph(project, f"{OFFICER}，电子邮箱为 {{subject.officer_email}}。")
    yield from tell(project, "governance.officer_duty")
    yield Heading("工作人员任职要求", 2)
    yield from tell(project, "governance.qualifications")
    yield Heading("配备规模", 2)
    yield from tell(project, "governance.staff")
    yield paragraph(project, f"就服务规模而言，{users(project)}。")
    yield Heading("技术保障措施", 2)
    yield from tell(project, "governance.support")


def _organised(project: Project) -> Iterator[Block]:
    """The picture of the officer, the body and who keeps which systems."""
    graph = organisation(project)
    if graph.nodes:
        yield Paragraph(
            (
                "责任人、专职机构与承担各项制度的部门见",
                _PICTURE,
                "；连线表示牵头与配合，不表示行政隶属。",
            )
        )
        said = "；".join(node.said for node in graph.nodes)
        yield Figure(
            "organisation",
            "算法安全组织架构图",
            graph,
            f"组织架构：{said}。",
        )


def _systems(project: Project) -> Iterator[Block]:
    yield Heading("算法安全管理制度建设")
    yield Heading("算法安全自评估制度", 2)
    yield from system(project, SystemKind.SELF_ASSESSMENT)
    yield from tell(project, "governance.review_cycle")
    yield Heading("算法安全监测制度", 2)
    yield from system(project, SystemKind.SAFETY_MONITORING)
    yield from _by_kind(project, "governance.monitored", _MONITORED)
    yield Heading("算法安全事件应急处置制度", 2)
    yield from system(project, SystemKind.INCIDENT)
    yield from tell(project, "governance.emergency")
    yield Heading("算法违法违规处置制度", 2)
    yield from system(project, SystemKind.VIOLATION)
    yield from _by_kind(project, "governance.violations", _VIOLATED)
    yield from tell(project, "governance.sanctions")
    yield Heading("其他制度", 2)
    others = [SystemKind.OTHER] if _has_others(project) else []
    for kind in (*ARTICLE_7_SYSTEMS, *others):
        yield Heading(_OTHERS if kind is SystemKind.OTHER else f"{kind}制度", 3)
        yield from system(project, kind)


def _has_others(project: Project) -> bool:
    return any(one.kind is SystemKind.OTHER for one in project.governance.systems)


_OTHERS = "上述各项以外的制度"
_MONITORED = (
    "信息安全监测",
    "数据安全监测",
    "用户个人信息安全监测",
    "算法安全监测",
)
_VIOLATED = ("数据使用违规", "信息安全违规", "用户权益保护违规", "算法安全违规")
# What the head of a line begins with that tells of one kind. The first that fits counts.
_HEADS = {
    "信息安全监测": "信息",
    "数据安全监测": "数据",
    "用户个人信息安全监测": "用户|个人信息|隐私",
    "算法安全监测": "算法",
    "数据使用违规": "数据",
    "信息安全违规": "信息",
    "用户权益保护违规": "用户|个人信息",
    "算法安全违规": "算法",
}


# A line ends where the next kind begins, or a remark on the others, all on one line.
_NEXT_KIND = re.compile(
    "\n|(?<=[。；])(?=(?:信息|数据|用户|个人信息|隐私|算法)[^：。；，]{0,8}：)"
    "|(?<=[。；])(?=其他|其余|[^：。；]{2,24}[两三四]类)"
)


def _by_kind(project: Project, where: str, kinds: Sequence[str]) -> Iterator[Block]:
    """An answer of a line for each kind, each under the heading of the official outline.

    A line that begins with no kind stands before the headings, as it was typed.
    """
    quoted = fact(project, where)
    if not isinstance(quoted, Fact):
        yield from told(project, "", where)
        return
    found: dict[str, list[Fact]] = {kind: [] for kind in kinds}
    for line in filter(None, map(str.strip, _NEXT_KIND.split(quoted.text))):
        head, colon, rest = line.partition("：")
        kind = next((one for one in kinds if colon and _is_of(head, one)), "")
        said = rest.strip() if kind else line
        found.setdefault(kind, []).append(replace(quoted, text=said))
    if not any(found[kind] for kind in kinds):
        yield from tell(project, where)
        return
    for line_fact in found.pop("", []):
        yield sentence(line_fact)
    for kind, lines in found.items():
        if lines:
            yield Heading(kind, 3)
            yield from map(sentence, lines)


def _is_of(head: str, kind: str) -> bool:
    return bool(re.match(rf"\W*(?:{_HEADS[kind]})", head))


_BEFORE = ("governance.body", "governance.qualifications", "governance.staff")
_AFTER = {
    SystemKind.SELF_ASSESSMENT: "governance.review_cycle",
    SystemKind.SAFETY_MONITORING: "governance.monitored",
    SystemKind.INCIDENT: "governance.emergency",
}
_ORDER = (
    SystemKind.SELF_ASSESSMENT,
    SystemKind.SAFETY_MONITORING,
    SystemKind.INCIDENT,
    SystemKind.VIOLATION,
    *ARTICLE_7_SYSTEMS,
    SystemKind.OTHER,
)


_FIGURES = re.compile(r"\d+")
_Row = tuple[Text, Text, Text]
"""What is enclosed, what it proves, and the number it has."""


def _enclosures(project: Project) -> Iterator[Block]:
    yield Heading("附件")
    yield Paragraph(("下列材料由填报单位准备，随本文件一并提交。",))
    rows: list[_Row] = [*_proof(project, *_BEFORE)]
    for kind in _ORDER:
        rows += [
            (
                cell(project, f"{where}.name"),
                (f"{kind}制度",),
                _number(project, f"{where}.name"),
            )
            for one in project.governance.systems
            if one.kind is kind and one.written
            for where in (f"governance.systems.{one.id}",)
        ]
        if kind in _AFTER:
            rows += _proof(project, _AFTER[kind])
    rows = _once(rows)
    rows.sort(key=lambda row: [int(n) for n in _FIGURES.findall(words(row[2]))])
    yield Table(
        key="enclosures",
        caption="附件清单",
        header=("序号", "附件", "对应的内容", "附件编号"),
        rows=tuple(((str(n),), *row) for n, row in enumerate(rows, 1)),
        widths=(9, 46, 31, 14),
        centred=(0, 3),
    )


def _proof(project: Project, *wheres: str) -> Iterator[_Row]:
    """What proves each answer, as a row: its name, the answer, and the number it has.

    What is honestly said not to be there has no proof, and no row.
    """
    for where in wheres:
        if enclosed := proofs_of(project, where):
            names = "、".join(one.name for one in enclosed)
            yield (names,), (question_at(where).noun,), _number(project, where)


def _once(rows: Sequence[_Row]) -> list[_Row]:
    """The rows with one for each enclosure: a file that proves several answers names them all."""
    kept: dict[str, _Row] = {}
    for place, row in enumerate(rows):
        number = words(row[2])
        key = number if _FIGURES.search(number) else f"— {place}"
        name, proved, shown = kept.get(key, (row[0], (), row[2]))
        kept[key] = (name, (*proved, "、", *row[1]) if proved else row[1], shown)
    return list(kept.values())


def _number(project: Project, where: str) -> Text:
    return ("、".join(numbers_of(project, where)) or "—",)
