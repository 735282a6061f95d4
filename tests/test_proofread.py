"""成稿核对: finished files, sound and spoiled."""

import io
import zipfile

import pytest

from filing.documents import DOCUMENTS
from filing.dossier import Manner, written
from filing.finding import Severity
from filing.gate import Refused
from filing.proofread import proofread
from filing.rules import review
from tests.conftest import demo
from tests.hostile import HOSTILE
from tests.test_readback import changed

BY_NAME = {one.name: one for one in DOCUMENTS}
NAMES = (
    "technical_description",
    "safety_assessment",
    "responsibility",
    "public_disclosure",
)
REPORT = "safety_assessment"


def final(project, name=REPORT) -> bytes:
    return written(BY_NAME[name], project, review(project), manner=Manner(final=True))


def told(file: bytes, project) -> list[str]:
    """What is found in one file, hints left out."""
    return [
        one.what
        for one in proofread({"报告.docx": file}, project)
        if one.severity is not Severity.HINT
    ]


@pytest.mark.parametrize(
    "name", ["push", "generation", "supporter", "ranking", "dispatch"]
)
def test_finals_of_a_sound_project_are_found_sound(name):
    project = demo(name)
    files = {f"{one}.docx": final(project, one) for one in NAMES}
    assert [
        o for o in proofread(files, project) if o.severity is not Severity.HINT
    ] == []


def test_a_draft_is_told_by_its_marks_and_comments():
    project = demo("push").answer("scope.brief", "")
    found = told(written(BY_NAME[REPORT], project, ()), project)
    assert any("还留着“【待补充" in one for one in found)
    assert any("条批注" in one for one in found)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("示例视听科技（北京）有限公司", "别家科技有限公司", "项目里是“示例视听科技"),
        ("91110108MA00DEM01E", "91110108MA00DEM99X", "项目里是“91110108MA00DEM01E”"),
        ("010-00000000", "010-11111111", "“010-11111111”在项目里没有"),
        ("算法安全部", "行业第一的算法安全部", "行业第一"),
        ("算法安全部", "某某部", "某某"),
        ("2026-10-23", "2026-12-23", "先写报告、后评估"),
    ],
    ids=["name", "code", "phone", "praise", "left over", "dates"],
)
def test_what_was_spoiled_afterwards_is_found(old, new, what):
    project = demo("push")
    found = told(changed(final(project), (old, new)), project)
    assert any(what in one for one in found), found


def test_two_files_that_disagree_are_told():
    project = demo("push")
    one = final(project)
    two = changed(final(project, "public_disclosure"), ("个性化推荐算法", "推送算法"))
    found = proofread({"报告.docx": one, "公示.docx": two}, project)
    assert any("与“报告.docx”里的" in flaw.what for flaw in found)


def test_tracked_changes_and_hidden_words_are_told():
    project = demo("push")
    inserted = (
        '<w:ins w:id="9001" w:author="x"><w:r><w:t>加的字</w:t></w:r></w:ins>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见的字</w:t></w:r></w:p>"
    )
    text = (
        zipfile.ZipFile(io.BytesIO(final(project))).read("word/document.xml").decode()
    )
    at = text.rindex("</w:p>")
    package = changed(final(project), (text, text[:at] + inserted + text[at + 6 :]))
    found = told(package, project)
    assert any("1 处修订" in one for one in found)
    assert "有隐藏的文字" in found


def test_the_weightiest_come_first():
    project = demo("push").answer("scope.brief", "")
    weights = [
        list(Severity).index(one.severity)
        for one in proofread({"a": written(BY_NAME[REPORT], project, ())}, project)
    ]
    assert weights == sorted(weights) and len(set(weights)) > 1


@pytest.mark.parametrize("file", HOSTILE.values(), ids=list(HOSTILE))
def test_no_hostile_file_is_read(file):
    with pytest.raises(Refused):
        proofread({"x.docx": file}, demo("push"))
