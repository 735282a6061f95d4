"""What of the files that people send is let in."""

import io
import re
import tracemalloc
import zipfile

import pytest

from filing.documents import DOCUMENTS
from filing.dossier import written
from filing.gate import Kind, Refused, parts
from filing.project import Project, is_group
from filing.word import STANDARD
from filing.workbook import Wanted, collection
from tests.conftest import demo
from tests.hostile import HOSTILE, packed, sound

MAIN = "word/document.xml"


def large(rows: int) -> Project:
    """The recommending demo with so many rows in every group that has some."""
    answers = demo("push").answers()
    grown = dict(answers)
    for group, ids in answers.items():
        if group.startswith("work.") or not is_group(group):
            continue
        more = [f"n{n}" for n in range(rows - len(ids))]
        grown[group] = [*ids, *more]
        for n, row in enumerate(more):
            old = f"{group}.{ids[n % len(ids)]}."
            grown |= {
                where.replace(old, f"{group}.{row}."): value
                for where, value in answers.items()
                if where.startswith(old)
            }
    return Project.from_answers(grown)


@pytest.mark.parametrize("file", HOSTILE.values(), ids=list(HOSTILE))
def test_what_must_not_come_in_is_refused_with_the_reason(file):
    with pytest.raises(Refused) as caught:
        parts(file, Kind.WORD)
    assert str(caught.value).endswith("。")
    assert any("一" <= sign <= "鿿" for sign in str(caught.value))


def test_a_document_is_let_in_part_by_part():
    assert parts(STANDARD.read_bytes(), Kind.WORD) == sound()


def test_a_document_is_no_workbook():
    with pytest.raises(Refused, match="Excel"):
        parts(STANDARD.read_bytes(), Kind.EXCEL)


def test_a_picture_of_a_document_does_not_stop_it():
    assert parts(packed({**sound(), "word/media/a.png": bytes(1000)}), Kind.WORD)


def test_a_dossier_far_larger_than_any_is_let_in():
    project = large(100)
    for document in DOCUMENTS:
        if document.name in ("safety_assessment", "technical_description"):
            assert parts(written(document, project, ()), Kind.WORD)
    assert parts(collection(project, Wanted(everything=True)), Kind.EXCEL)


def test_comments_in_the_xml_are_no_depth():
    body = sound()[MAIN].replace(b"<w:body>", b"<w:body>" + b"<!-- a -->" * 300)
    assert parts(packed({**sound(), MAIN: body}), Kind.WORD)[MAIN] == body


@pytest.mark.parametrize(
    ("part", "old", "more"),
    [
        ("xl/worksheets/sheet2.xml", "<sheetData>", '<row r="1"><c/></row>' * 160_000),
        ("xl/styles.xml", "<cellXfs>", "<xf/>" * 21_000),
        ("xl/workbook.xml", "<sheets>", "<definedName/>" * 61_000),
    ],
    ids=["cells", "looks", "names"],
)
@pytest.mark.parametrize("where", ["in its place", "elsewhere"])
def test_a_workbook_too_large_to_read_is_refused_wherever_its_parts_lie(
    part, old, more, where
):
    with zipfile.ZipFile(
        io.BytesIO(collection(demo("push"), Wanted(everything=True)))
    ) as opened:
        found = {name: opened.read(name) for name in opened.namelist()}
    content = found.pop(part)
    start = re.sub(rb' count="\d+"', b"", content).index(old.encode()) + len(old)
    content = re.sub(rb' count="\d+"', b"", content)
    content = content[:start] + more.encode() + content[start:]
    found[part if where == "in its place" else "other/a.bin"] = content
    with pytest.raises(Refused, match="超出了能读的范围"):
        parts(packed(found), Kind.EXCEL)


def test_a_drawing_that_is_no_xml_does_not_stop_a_file():
    drawing = b"<xml><div>a<br>b</div></xml>"
    assert parts(packed({**sound(), "word/drawing.vml": drawing}), Kind.WORD)


def test_a_bomb_is_not_unpacked():
    tracemalloc.start()
    with pytest.raises(Refused):
        parts(HOSTILE["bomb"], Kind.WORD)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 120 * 1024 * 1024
