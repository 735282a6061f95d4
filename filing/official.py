"""What goes into the portal's own templates: answers by their labels, chapters by headings.

The labels are those of our own drafts, which follow the official outlines, and of the
questions; other words for the same are in `_ALSO`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from filing.block import (
    Block,
    Contents,
    Cover,
    Fact,
    Heading,
    Mark,
    Note,
    Paragraph,
    Reference,
    Shot,
    Table,
    Text,
    fact,
    words,
)
from filing.documents import DOCUMENTS
from filing.project import STEPS, Project, is_group, question_at
from filing.word.filling import Answer, Chapter, Filled, fill, normal
from filing.word.inserted import inserted

_DRAFTS = ("safety_assessment", "responsibility")
_TABLES = {"header": (0, 2), "described": (1,), "heads": (1,), "public": (0,)}
_OURS = "待补充与待修改事项"
_SIGNED = re.compile(r"盖章|签名|日期")
_ALSO = {
    "单位名称": "subject.company",
    "企业名称": "subject.company",
    "公司名称": "subject.company",
    "备案主体": "subject.company",
    "备案主体名称": "subject.company",
    "填报单位": "subject.company",
    "信用代码": "subject.credit_code",
    "社会信用代码": "subject.credit_code",
    "证件号码": "subject.credit_code",
    "注册地": "subject.address",
    "单位地址": "subject.address",
    "通信地址": "subject.address",
    "法人代表": "subject.legal_representative",
    "法定代表人姓名": "subject.legal_representative",
    "责任人姓名": "subject.officer",
    "负责人姓名": "subject.officer",
    "算法安全负责人": "subject.officer",
    "算法安全责任人姓名": "subject.officer",
    "职务": "subject.officer_title",
    "联系电话": "subject.officer_phone",
    "联系方式": "subject.officer_phone",
    "手机号码": "subject.officer_phone",
    "电子邮箱": "subject.officer_email",
    "邮箱": "subject.officer_email",
    "备案算法名称": "scope.name",
    "算法备案名称": "scope.name",
    "备案编号": "scope.number",
    "上线状态": "scope.status",
    "上线时间": "scope.online_on",
    "评估时间": "risk.assessed_on",
    "评估日期": "risk.assessed_on",
    "撰写时间": "risk.written_on",
    "编制日期": "risk.written_on",
    "网站地址": "subject.website",
    "月活用户数": "subject.monthly_users",
    "产品名称": "subject.products.*.name",
    "产品形态": "subject.products.*.form",
    "访问地址": "subject.products.*.address",
    "icp备案号": "subject.products.*.icp",
    "模型名称": "mechanism.models.*.name",
    "模型提供方": "mechanism.models.*.provider",
    "模型备案号": "mechanism.models.*.filing_number",
    "原理": "mechanism.principle",
    "基本原理": "mechanism.principle",
    "运行机制": "mechanism.operation",
    "应用场景": "mechanism.usage",
    "目的意图": "mechanism.intent",
    "公示情况": "governance.publicity",
    "专职机构名称": "governance.body",
    "专职机构": "governance.body",
}
_OPTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "scope.status": {"未上线": ("测试中", "开发中", "规划中")},
    "scope.online_on": {"已上线": ()},
    "scope.planned_on": {"未上线": ()},
    "scope.filing": {"未备案": ("首次备案",), "已备案变更": ("变更备案",)},
}
"""Boxes of the templates by answers that tick them: these options, or any answer."""


def filled(
    template: bytes, project: Project, pointed: Mapping[str, str] | None = None
) -> Filled:
    """The template with this project's answers. Raises Refused.

    `pointed` gives the address of an answer for labels that somebody pointed out.
    """
    return fill(
        template, answers(project) | _pointed(project, pointed or {}), chapters(project)
    )


def answers(project: Project) -> dict[str, Answer]:
    """What goes to each label, by its normal form: drafts first, then questions."""
    found: dict[str, Answer] = {}
    for label, text in _labelled(project):
        found.setdefault(normal(label), _answer(text))
    for label, where in (*_ALSO.items(), *_nouns()):
        if (one := _at(project, where)) is not None:
            found.setdefault(normal(label), one)
    found.pop("", None)
    return found


def _labelled(project: Project) -> Iterator[tuple[str, Text]]:
    """Label and text of each row of the drafts' tables that follow an official form."""
    for document in DOCUMENTS:
        for block in document(project, ()):
            if not isinstance(block, Table) or block.key not in _TABLES:
                continue
            for row in block.rows:
                for column in _TABLES[block.key]:
                    yield words(row[column]), row[column + 1]


def _answer(text: Text) -> Answer:
    where = next((one.where for one in text if isinstance(one, Fact)), "")
    gap = next((one for one in text if isinstance(one, Mark)), None)
    said = words(text)
    options = tuple(
        option
        for one in text
        if isinstance(one, Fact)
        for option, ours in _OPTIONS.get(one.where, {}).items()
        if not ours or one.text in ours
    )
    return Answer(said, gap.where if gap else where, gap is not None, options)


def _nouns() -> Iterator[tuple[str, str]]:
    for step, section in STEPS.items():
        for name, question in section.questions().items():
            where = f"{step}.{name}"
            if not is_group(where):
                yield question.noun, where


def _at(project: Project, where: str) -> Answer | None:
    """The answer at an address, of every row where it stands for all; None if not asked."""
    group, star, field = where.partition(".*.")
    if not star:
        return _answer((fact(project, where),)) if project.applies(where) else None
    told = [fact(project, f"{group}.{row.id}.{field}") for row in project.at(group)]
    if not told:
        return _answer((fact(project, group),))
    first, *rest = told
    return _answer((first, *(span for one in rest for span in ("；", one))))


def _pointed(project: Project, pointed: Mapping[str, str]) -> dict[str, Answer]:
    found = {}
    for label, where in pointed.items():
        try:
            one = _at(project, where)
        except KeyError:  # a question that is no more
            continue
        if one is not None:
            found[normal(label)] = one
    return found


def chapters(project: Project) -> dict[str, Chapter]:
    """What stands under each heading of the drafts, by the heading's normal form."""
    found: dict[str, Chapter] = {}
    for document in DOCUMENTS:
        if document.name in _DRAFTS:
            for heading, blocks in _sections(document(project, ())):
                if blocks:
                    found.setdefault(normal(heading), partial(inserted, blocks))
    return found


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Each heading with what stands right under it, else under its deeper headings."""
    held: list[tuple[Heading, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading):
            if block.text == _OURS:
                break
            held.append((block, []))
        elif held:
            held[-1][1].extend(_plain(block))
    for n, (heading, inside) in enumerate(held):
        yield heading.text, tuple(inside) or tuple(_deeper(heading, held[n + 1 :]))


def _deeper(
    above: Heading, later: Sequence[tuple[Heading, list[Block]]]
) -> Iterator[Block]:
    """What stands under the deeper headings of one that has nothing of its own."""
    for heading, inside in later:
        if heading.level <= above.level:
            return
        yield heading
        yield from inside


def _plain(block: Block) -> Iterator[Block]:
    """A block as it may stand in another's template: nothing to sign, no far references."""
    match block:
        case Cover() | Contents() | Shot():
            return
        case Paragraph(text=text):
            if not _SIGNED.search(words(text)[:24]):
                yield Paragraph(_worded(text))
        case Note(text=text):
            yield Note(_worded(text))
        case Table(rows=rows):
            cells = tuple(tuple(_worded(cell) for cell in row) for row in rows)
            yield replace(block, rows=cells)
        case _:
            yield block


def _worded(text: Text) -> Text:
    """The text as words alone; a template may lack the table or picture referred to."""
    near = (f"下{one.kind}" if isinstance(one, Reference) else one for one in text)
    return (words(tuple(near)),)


def noun_of(where: str) -> str:
    """What an answer is called, for a list of what was filled in; '' for a chapter."""
    if not where:
        return ""
    return question_at(where.replace(".*.", ".x.")).noun
