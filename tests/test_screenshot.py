"""What pictures are let in, in which form they are kept, and where documents show them."""

import zipfile
from io import BytesIO

import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image

from filing.block import Paragraph, Shot, plain
from filing.chapters.shots import illustrated
from filing.documents import DOCUMENTS
from filing.dossier import Manner, written
from filing.rules import review
from filing.screenshot import LARGEST, Unfit, admitted, size, thumbnail
from tests.conftest import demo
from tests.shots import picture, with_shots
from tests.word_lint import lint

BY_NAME = {document.name: document for document in DOCUMENTS}
OFF = "mechanism.switch_off"


def exif() -> Image.Exif:
    told = Image.Exif()
    told[0x0112] = 6  # to be turned by a quarter
    told[0x010F] = "phone of somebody"
    told.get_ifd(0x8825)[2] = (39.0, 54.0, 0.0)
    return told


def test_nothing_but_pixels_is_kept():
    photo = picture((300, 200), kind="JPEG", exif=exif(), comment=b"secret")
    kept = admitted(photo)
    opened = Image.open(BytesIO(kept))
    assert b"somebody" in photo and b"somebody" not in kept
    assert b"secret" in photo and b"secret" not in kept
    assert not opened.getexif()
    assert opened.size == (200, 300)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "1", "LA", "I;16"])
def test_every_mode_of_a_png_is_taken(mode):
    colour = (0, 0, 0, 0) if mode == "RGBA" else 0
    kept = admitted(picture(colour=colour, mode=mode) if mode != "I;16" else deep())
    assert Image.open(BytesIO(kept)).mode == "RGB"


def deep() -> bytes:
    stream = BytesIO()
    Image.new("I;16", (30, 40), 900).save(stream, "PNG")
    return stream.getvalue()


def test_a_large_picture_is_made_smaller_and_the_same_each_time():
    large = picture((4000, 1000))
    assert size(admitted(large)) == (1800, 450)
    assert admitted(large) == admitted(large)
    assert max(size(thumbnail(admitted(large)))) == 480


def gif() -> bytes:
    return picture(kind="GIF", mode="P", colour=0)


BAD = {
    "empty": (b"", "png 或 jpg"),
    "text": ("不是图片".encode(), "png 或 jpg"),
    "gif": (gif(), "png 或 jpg"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "png 或 jpg"),
    "cut off": (picture()[:-200], "不完整"),
    "cut off photo": (picture((900, 900), kind="JPEG")[:2000], "不完整"),
    "heavy": (b"\x89PNG" + b"x" * LARGEST, "15 MB"),
    "too many pixels": (picture((20_000, 2_001), mode="1", colour=1), "像素"),
    "bomb": (picture((20_000, 20_000), mode="1", colour=1), "png 或 jpg|像素"),
}


@pytest.mark.parametrize(("file", "words"), BAD.values(), ids=list(BAD))
def test_what_is_no_picture_is_told_in_chinese(file, words):
    with pytest.raises(Unfit, match=words) as caught:
        admitted(file)
    assert str(caught.value).endswith("。")


def blocks_of(name, project):
    return BY_NAME[name](project, review(project))


def test_a_screenshot_follows_what_it_proves_once_a_document():
    project, _ = with_shots(demo("push"), OFF)
    for name in ("technical_description", "safety_assessment"):
        blocks = blocks_of(name, project)
        (at,) = [n for n, block in enumerate(blocks) if isinstance(block, Shot)]
        before = plain([blocks[at - 1]])
        assert project.mechanism.switch_off.rstrip("。")[:12] in before
        assert "（见图" in before
        assert blocks[at] == Shot("shot.p0", "第1张截图", project.work.proofs[0].file)


def test_several_screenshots_of_one_answer_are_referred_to_together():
    project, _ = with_shots(demo("push"), OFF, OFF)
    text = plain(blocks_of("technical_description", project))
    assert "（见图〔shot.p0〕、图〔shot.p1〕）。" in text


def test_a_screenshot_of_an_answer_in_a_table_stands_under_the_table():
    project, _ = with_shots(demo("push"), *paths())
    blocks = blocks_of("technical_description", project)
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Shot))
    assert isinstance(blocks[at - 1], Paragraph)
    assert "的功能访问路径见图〔shot.p0〕。" in plain([blocks[at - 1]])


def paths():
    return ["subject.products.app.entry"]


def test_blocks_stay_as_they_are_without_screenshots():
    project = demo("push")
    blocks = [Paragraph(("甲",)), Paragraph(("乙",))]
    assert list(illustrated(project, blocks)) == blocks


def test_a_screenshot_of_a_question_no_longer_asked_is_not_shown():
    project, _ = with_shots(demo("push"), OFF)
    changed = project.answer("scope.kind", "检索过滤类")
    assert not any(
        isinstance(block, Shot)
        for document in DOCUMENTS
        for block in document(changed, ())
    )


def test_no_public_document_shows_a_screenshot():
    project, _ = with_shots(demo("push"), OFF, *paths())
    assert not any(
        isinstance(block, Shot)
        for document in DOCUMENTS
        if document.public
        for block in document(project, ())
    )


def test_the_list_of_proofs_says_which_screenshots_are_there():
    project, _ = with_shots(demo("push"), OFF)
    text = plain(blocks_of("evidence_list", project))
    assert "☑ 已附：见图" in text
    assert "〔截图〕第1张截图" in text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_a_document_with_screenshots_is_sound(document, tmp_path):
    project, pictures = with_shots(demo("push"), OFF, OFF, *paths())
    # The same picture twice, and one whose picture is missing.
    project = project.answer("work.proofs.p1.file", project.work.proofs[0].file)
    pictures.pop(project.work.proofs[2].file)
    package = written(document, project, (), manner=Manner(pictures=pictures))
    path = tmp_path / "a.docx"
    path.write_bytes(package)
    assert lint(package) == []
    assert OpenXmlValidator().validate(path).errors == []


def test_one_picture_is_packed_once():
    project, pictures = with_shots(demo("push"), OFF, OFF)
    project = project.answer("work.proofs.p1.file", project.work.proofs[0].file)
    document = BY_NAME["technical_description"]
    package = written(document, project, (), manner=Manner(pictures=pictures))
    names = zipfile.ZipFile(BytesIO(package)).namelist()
    assert [name for name in names if "media" in name] == ["word/media/shot1.png"]
