"""Export: our .docx beside docxtpl rendering the same words, and beside strings and zip."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

import docx
from docxtpl import DocxTemplate

from filing.block import Block, Cover, Heading, Note, Paragraph, Risks, Table, words
from filing.documents import DOCUMENTS
from filing.dossier import written
from filing.rules import review
from filing.word.pages import _count
from tests.bench.timing import Row, median_ms
from tests.conftest import demo

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def rows() -> list[Row]:
    """The table's lines on the export of the technical description."""
    project = demo("push")
    findings = review(project)
    document = DOCUMENTS[0]
    blocks = document(project, findings)
    plain = plainly(blocks)
    with TemporaryDirectory() as folder:
        empty = Path(folder) / "template.docx"
        template(empty)
        peer = median_ms(lambda: as_docxtpl(empty, plain))
        parts = parts_of(empty)
    ours = median_ms(lambda: _anew(document, project, findings, blocks))
    least = median_ms(lambda: floor(parts, plain))
    drawn = median_ms(lambda: document(project, findings))
    size = len(written(document, project, findings, blocks))
    return [
        Row(
            f"technical description to .docx ({size // 1024} KB)",
            f"{ours:.0f} ms",
            f"docxtpl {peer:.0f} ms: {ours / peer:.2f}×",
            "1× docxtpl",
        ),
        Row(
            "the same against strings and zip",
            f"{ours:.0f} ms",
            f"floor {least:.0f} ms: {ours / least:.1f}×",
            "3× the floor",
        ),
        Row("blocks of that document from the project", f"{drawn:.0f} ms", "", ""),
    ]


def _anew(*asked: Any) -> bytes:
    """A first export: what the export before knew of these texts is forgotten."""
    _count.cache_clear()
    return written(*asked)


def plainly(blocks: Sequence[Block]) -> list[dict[str, object]]:
    """The same words and tables, as a template engine takes them."""
    plain: list[dict[str, object]] = []
    for block in blocks:
        match block:
            case Cover(title=title, items=items):
                plain.append({"kind": "p", "text": title})
                plain += [{"kind": "p", "text": words(text)} for _, text in items]
            case Heading(text=text):
                plain.append({"kind": "p", "text": text})
            case Paragraph(text=text) | Note(text=text):
                plain.append({"kind": "p", "text": words(text)})
            case Table(header=header, rows=cells):
                table = [list(header), *([words(c) for c in row] for row in cells)]
                plain.append({"kind": "t", "rows": table})
            case Risks(matrix=matrix):
                table = [
                    [f"{cell.grade} {'、'.join(cell.risks)}" for cell in row]
                    for row in matrix.cells
                ]
                plain.append({"kind": "t", "rows": table})
    return plain


def template(path: Path) -> None:
    """A template for any sequence of paragraphs and tables, put there."""
    paper = docx.Document()
    for line in (
        "{%p for b in blocks %}",
        "{%p if b.kind == 'p' %}",
        "{{ b.text }}",
        "{%p else %}",
    ):
        paper.add_paragraph(line)
    table = paper.add_table(rows=3, cols=3, style="Table Grid")
    table.cell(0, 0).text = "{%tr for r in b.rows %}"
    for column, text in enumerate(("{%tc for c in r %}", "{{ c }}", "{%tc endfor %}")):
        table.cell(1, column).text = text
    table.cell(2, 0).text = "{%tr endfor %}"
    for line in ("{%p endif %}", "{%p endfor %}"):
        paper.add_paragraph(line)
    paper.save(str(path))


def as_docxtpl(path: Path, plain: list[dict[str, object]]) -> bytes:
    """These paragraphs and tables as docxtpl renders them."""
    paper = DocxTemplate(str(path))
    paper.render({"blocks": plain}, autoescape=True)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def parts_of(path: Path) -> dict[str, bytes]:
    """The parts of a package round its body."""
    with zipfile.ZipFile(path) as package:
        return {
            name: package.read(name)
            for name in package.namelist()
            if name != "word/document.xml"
        }


def floor(parts: dict[str, bytes], plain: list[dict[str, object]]) -> bytes:
    """These paragraphs and tables as strings in a zip: what no program can do without."""
    body = "".join(map(_xml, plain))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        )
    return file.getvalue()


def _xml(block: dict[str, object]) -> str:
    if block["kind"] == "p":
        return _paragraph(str(block["text"]))
    cells = block["rows"]
    assert isinstance(cells, list)
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr/>{_paragraph(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in cells
    )
    grid = "<w:gridCol/>" * len(cells[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
