"""The whole dossier: seconds, pages, bytes; beside docxtpl and the floor; growth; page numbers."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from filing.block import Block, plain
from filing.chapters.cover_sheet import Enclosed, cover_sheet
from filing.documents import DOCUMENTS
from filing.dossier import File, files, whole
from filing.finding import Finding
from filing.project import Project, is_group
from filing.rules import review
from filing.word.pages import _count
from tests.bench.timing import Row, median_ms
from tests.bench.writing import as_docxtpl, floor, parts_of, plainly, template
from tests.conftest import DEMOS, demo
from tests.office import in_office, misses


def rows() -> list[Row]:
    """The table's lines on everything handed out."""
    project = demo("push")
    findings = review(project)
    made = list(files(project, findings))
    size = len(whole(project, findings, made=made))
    printed = [in_office(one.content) for one in made if _is_word(one)]
    ours = median_ms(lambda: _anew(project, findings), 5)
    documents = [plainly(one(project, findings)) for one in DOCUMENTS]
    with TemporaryDirectory() as folder:
        empty = Path(folder) / "template.docx"
        template(empty)
        peer = median_ms(lambda: [as_docxtpl(empty, one) for one in documents], 5)
        parts = parts_of(empty)
    cover = plainly(_cover(project, findings, made))
    sheets = [
        [one for one in plainly(document(project, findings)) if one["kind"] == "t"]
        for document in DOCUMENTS
        if document.sheets
    ]
    everything = [*documents, *sheets, cover]
    least = median_ms(lambda: [floor(parts, one) for one in everything], 5)
    return [
        Row(
            f"whole dossier of the largest demo: {sum(map(len, printed))} pages, "
            f"{size // 1024} KB",
            f"{ours / 1000:.2f} s",
            f"docxtpl {peer / 1000:.2f} s: {ours / peer:.2f}×",
            "1 s, 1× docxtpl",
        ),
        Row(
            "the same against every file of it as strings and zip",
            f"{ours / 1000:.2f} s",
            f"floor {least / 1000:.2f} s: {ours / least:.1f}×",
            "3× the floor",
        ),
        *_growth(project, ours),
        _page_numbers(),
    ]


def _anew(project: Project, findings: list[Finding]) -> bytes:
    """A first export: what the export before knew of these texts is forgotten."""
    _count.cache_clear()
    return whole(project, findings)


def _cover(project: Project, findings: list[Finding], made: list[File]) -> list[Block]:
    enclosed = [Enclosed(one.name, one.gaps, "0" * 64) for one in made]
    return list(cover_sheet(project, findings, enclosed, None))


def _is_word(file: File) -> bool:
    return file.name.endswith(".docx")


def _growth(project: Project, once: float) -> Iterator[Row]:
    words = _signs(project)
    for times in (4, 16):
        more = grown(project, times)
        findings = review(more)
        taken = median_ms(lambda more=more, found=findings: _anew(more, found), 3)  # type: ignore[misc]
        yield Row(
            f"whole dossier with {times}× the rows",
            f"{taken / 1000:.2f} s: {taken / once:.1f}×",
            f"{_signs(more) / words:.1f}× the signs",
            "no worse than linear",
        )


def _signs(project: Project) -> int:
    findings = review(project)
    return sum(len(plain(one(project, findings))) for one in DOCUMENTS)


def grown(project: Project, times: int) -> Project:
    """The project with each row so many times; copies refer to the rows the first did."""
    answers: dict[str, Any] = project.answers()
    for group in [one for one in answers if is_group(one)]:
        ids = list(answers[group])
        for copy in range(1, times):
            for row in ids:
                new = f"{row[:14]}-{copy}"
                answers[group] = [*answers[group], new]
                old = f"{group}.{row}."
                answers |= {
                    where.replace(old, f"{group}.{new}.", 1): value
                    for where, value in answers.items()
                    if where.startswith(old)
                }
    return Project.from_answers(answers)


def _page_numbers() -> Row:
    off = []
    for path in sorted(DEMOS.glob("*.json")):
        project = demo(path.stem)
        for file in files(project, review(project)):
            if _is_word(file):
                off += misses(in_office(file.content))
    exact, near = off.count(0), sum(abs(one) <= 1 for one in off)
    return Row(
        f"page numbers of {len(off)} lines of contents against LibreOffice",
        f"{exact / len(off):.1%} exact",
        f"{near / len(off):.1%} within one",
        "90 % exact, all within one",
    )
