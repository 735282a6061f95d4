"""A document that went out, was edited, and comes back: only what people changed is told."""

import io
import itertools
import re
import subprocess
import zipfile
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings

from filing.block import Heading
from filing.documents import DOCUMENTS
from filing.dossier import written
from filing.gate import Refused
from filing.intake import Kind, taken, weighed
from filing.project import Project
from filing.readback import edited
from filing.rules import review
from filing.word.reading import read_back
from tests.conftest import demo
from tests.hostile import HOSTILE
from tests.office import office
from tests.random_projects import projects

BY_NAME = {one.name: one for one in DOCUMENTS}
CARRYING = [one for one in DOCUMENTS if not one.public]
MAIN = "word/document.xml"


def made(project: Project, name: str = "technical_description") -> bytes:
    return written(BY_NAME[name], project, review(project))


def changed(package: bytes, *pairs: tuple[str, str], part: str = MAIN) -> bytes:
    """The document with these words in the place of others, each wherever it stands."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(stream, "w") as to,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                text = content.decode()
                for old, new in pairs:
                    assert old in text, old
                    text = text.replace(old, new)
                content = text.encode()
            to.writestr(name, content)
    return stream.getvalue()


def main_of(package: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(package)).read(MAIN).decode()


def back(package: bytes, project: Project):
    read = edited(package)
    held = weighed(project, read.given)
    return held.proposals, (*read.left, *held.left)


def by_answer(package: bytes, project: Project) -> dict[str, str]:
    found, left = back(package, project)
    assert left == ()
    return {one.where: one.value for one in found}


def in_libreoffice(package: bytes, folder) -> bytes:
    """The document as LibreOffice saves it anew."""
    (folder / "in").mkdir(exist_ok=True)
    source = folder / "in" / "a.docx"
    source.write_bytes(package)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office(), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", folder, source],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (folder / "a.docx").read_bytes()


@pytest.mark.parametrize("name", ["push", "generation", "unfinished"])
@pytest.mark.parametrize("document", CARRYING, ids=lambda one: one.name)
def test_a_document_nobody_touched_says_nothing_new(document, name):
    project = demo(name)
    package = written(document, project, review(project))
    assert edited(package).project == project
    assert back(package, project) == ((), ())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(projects())
def test_any_project_comes_back_as_it_went(project):
    package = made(project, "safety_assessment")
    assert edited(package).project == project
    assert back(package, project) == ((), ())


def test_a_changed_fact_is_found_wherever_it_stands():
    project = demo("push")
    old, new = "示例短视频个性化推荐算法", "示例短视频推荐算法（改）"
    assert by_answer(changed(made(project), (old, new)), project) == {"scope.name": new}


def test_a_fact_changed_in_one_place_only_is_taken_too():
    project = demo("push")
    package = made(project)
    text = zipfile.ZipFile(io.BytesIO(package)).read(MAIN).decode()
    at = text.rindex("示例短视频个性化推荐算法")
    once = text[:at] + "改过的名称" + text[at + len("示例短视频个性化推荐算法") :]
    package = changed(package, (text, once))
    assert by_answer(package, project) == {"scope.name": "改过的名称"}


def test_a_fact_changed_in_two_ways_is_left_to_a_person():
    project = demo("push")
    package = made(project)
    text = zipfile.ZipFile(io.BytesIO(package)).read(MAIN).decode()
    name = "示例短视频个性化推荐算法"
    twice = text.replace(name, "甲", 1).replace(name, "乙", 1)
    found, left = back(changed(package, (text, twice)), project)
    assert found == ()
    assert left == ("算法名称：几处改得不一样，请人工核对",)


def test_a_line_of_a_long_answer_is_changed_alone():
    project = demo("push").answer("mechanism.update", "第一段的话。\n第二段的话。")
    package = changed(made(project), ("第二段的话", "第二段改过了"))
    assert by_answer(package, project) == {
        "mechanism.update": "第一段的话。\n第二段改过了"
    }


def test_a_gap_filled_in_word_becomes_an_answer():
    project = demo("push").answer("scope.brief", "")
    package = changed(
        made(project, "safety_assessment"),
        ("【待补充：算法简介】", "在 Word 里写的简介"),
    )
    assert by_answer(package, project) == {"scope.brief": "在 Word 里写的简介"}


def test_an_option_is_read_and_what_is_none_is_told():
    project = demo("push")
    package = changed(made(project), ("个性化推送类", "排序精选类"))
    assert by_answer(package, project)["scope.kind"] == "排序精选类"
    package = changed(made(project), ("个性化推送类", "推送类"))
    _, left = back(package, project)
    assert any("没有“推送类”这个选项" in one for one in left)


def test_tracked_changes_are_read_as_accepted():
    project = demo("push")
    name = "示例短视频个性化推荐算法"
    run = f'<w:r><w:t xml:space="preserve">{name}</w:t></w:r>'
    gone = run.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    tracked = (
        f'<w:del w:id="9001" w:author="审核">{gone}</w:del>'
        '<w:ins w:id="9002" w:author="审核"><w:r><w:t>修订后的名称</w:t></w:r></w:ins>'
    )
    package = changed(made(project), (run, tracked))
    assert by_answer(package, project) == {"scope.name": "修订后的名称"}


def commented(package: bytes, words: str, said: str) -> bytes:
    """The document with a reviewer's comment at the first run that says these words."""
    text = zipfile.ZipFile(io.BytesIO(package)).read(MAIN).decode()
    found = re.search(
        rf"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>{words}</w:t></w:r>",
        text,
    )
    inside = (
        f'<w:commentRangeStart w:id="900"/>{found[0]}<w:commentRangeEnd w:id="900"/>'
        '<w:r><w:commentReference w:id="900"/></w:r>'
    )
    package = changed(package, (text, text.replace(found[0], inside, 1)))
    comment = (
        '<w:comment w:id="900" w:author="王审核" w:date="2026-10-01T09:00:00Z">'
        f"<w:p><w:r><w:t>{escape(said)}</w:t></w:r></w:p></w:comment>"
    )
    names = zipfile.ZipFile(io.BytesIO(package)).namelist()
    assert "word/comments.xml" in names
    return changed(
        package, ("</w:comments>", f"{comment}</w:comments>"), part="word/comments.xml"
    )


def test_a_comment_becomes_a_finding_at_its_answer():
    project = demo("push").answer("scope.brief", "")
    package = commented(
        made(project, "safety_assessment"),
        "示例短视频个性化推荐算法",
        "名称与系统不一致",
    )
    found, left = back(package, project)
    assert left == ()
    [remark] = found
    assert remark.kind is Kind.ROW
    changed_ = Project.from_answers(project.answers() | taken(project, found))
    [row] = changed_.work.remarks
    assert (row.at, row.what) == ("scope.name", "王审核：名称与系统不一致")
    assert any(
        "名称与系统不一致" in one.problem.what and one.where == "scope.name"
        for one in review(changed_)
    )
    assert back(package, changed_) == ((), ())


def test_a_comment_without_a_range_is_at_the_answer_where_it_stands():
    project = demo("push").answer("scope.brief", "")
    package = commented(
        made(project, "safety_assessment"), "示例短视频个性化推荐算法", "名称要核对"
    )
    ranges = re.compile(r'<w:commentRange(?:Start|End) w:id="900"/>')
    text = main_of(package)
    package = changed(package, (text, ranges.sub("", text)))
    found, left = back(package, project)
    assert left == ()
    changed_ = Project.from_answers(project.answers() | taken(project, found))
    assert [row.at for row in changed_.work.remarks] == ["scope.name"]


def test_a_comment_at_no_answer_is_told_with_its_words():
    project = demo("push").answer("scope.brief", "")
    blocks = BY_NAME["safety_assessment"](project, ())
    *_, heading = (one.text for one in blocks if isinstance(one, Heading))
    package = commented(made(project, "safety_assessment"), heading, "这一章太短")
    assert back(package, project) == (
        (),
        ("批注没有落在某项内容上：王审核：这一章太短",),
    )
    nowhere = re.compile(r'<w:comment\w+ w:id="900"/>')
    text = main_of(package)
    package = changed(package, (text, nowhere.sub("", text)))
    assert back(package, project) == (
        (),
        ("批注没有落在某项内容上：王审核：这一章太短",),
    )


def test_of_very_many_comments_it_is_told_how_many_were_not_read():
    project = demo("push").answer("scope.brief", "")
    package = commented(
        made(project, "safety_assessment"), "示例短视频个性化推荐算法", "名称要核对"
    )
    more = "".join(
        f'<w:comment w:id="{n}" w:author="甲"><w:p><w:r><w:t>第 {n} 条</w:t></w:r></w:p></w:comment>'
        for n in range(1000, 2000)
    )
    package = changed(
        package, ("</w:comments>", f"{more}</w:comments>"), part="word/comments.xml"
    )
    _, left = back(package, project)
    assert left[-1] == "批注没有落在某项内容上：批注太多，还有 501 条没有读"


def test_what_was_moved_away_is_not_read_as_standing_there():
    project = demo("push")
    name = "示例短视频个性化推荐算法"
    run = f'<w:r><w:t xml:space="preserve">{name}</w:t></w:r>'
    moved = '<w:moveFrom w:id="9001" w:author="审核"><w:r><w:t>挪走的话</w:t></w:r></w:moveFrom>'
    package = changed(made(project), (run, run + moved))
    assert back(package, project) == ((), ())


def unwrapped(package: bytes, every: int) -> bytes:
    """The document with the content controls of facts taken off, each so-many-th."""
    control = re.compile(
        r"<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*<w:tag (?:(?!</w:sdtPr>).)*</w:sdtPr>"
        r"<w:sdtContent>((?:(?!<w:sdt>).)*?)</w:sdtContent></w:sdt>"
    )
    met = itertools.count()
    text = main_of(package)
    plain = control.sub(lambda found: found[0] if next(met) % every else found[1], text)
    assert next(met) > 50
    return changed(package, (text, plain))


@pytest.mark.parametrize("every", [1, 2, 3])
def test_facts_are_found_where_controls_were_taken_off(every):
    project = demo("push")
    package = unwrapped(made(project), every)
    assert back(package, project) == ((), ())
    old, new = "示例短视频个性化推荐算法", "示例短视频推荐算法（改）"
    assert by_answer(changed(package, (old, new)), project) == {"scope.name": new}


@pytest.mark.parametrize("typed", ["2026 年 12 月 1 日", "2026年12月1日", "2026-12-01"])
def test_a_day_changed_in_word_comes_back_as_fields_hold_it(typed):
    project = demo("push").answer("risk.assessed_on", "2026-03-05")
    package = changed(made(project, "safety_assessment"), ("2026 年 3 月 5 日", typed))
    read = edited(package)
    assert [(one.where, one.value) for one in read.given] == [
        ("risk.assessed_on", "2026-12-01")
    ]
    package = changed(
        made(project, "safety_assessment"), ("2026 年 3 月 5 日", "2026-03-05")
    )
    assert back(package, project) == ((), ()), "the same day"


def carrying(text: str) -> bytes:
    """The document of a project that was written by somebody else."""
    package = made(demo("push"))
    [part] = [
        name
        for name in zipfile.ZipFile(io.BytesIO(package)).namelist()
        if re.fullmatch(r"customXml/item\d\.xml", name)
    ]
    whole = zipfile.ZipFile(io.BytesIO(package)).read(part).decode()
    old = re.search(r"<p:project[^>]*>(.*)</p:project>", whole, re.DOTALL)[1]
    return changed(package, (old, text), part=part)


@pytest.mark.parametrize(
    "text",
    [
        "{bad json",
        '{"a":' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"scope.name": ' + "9" * 10_000 + "}",
        '{"subject.products": '
        + str([f"r{n}" for n in range(100_000)]).replace("'", '"')
        + "}",
    ],
    ids=["broken", "deep", "huge number", "very many rows"],
)
def test_a_project_that_cannot_be_read_is_refused(text):
    with pytest.raises(Refused, match="Word 里带的项目"):
        edited(carrying(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"scope.name": NaN, "subject.products": 5}', "产品信息：有几行的编号不对"),
        ('{"scope.name": {"a": 1}}', "没有“{'a': 1}”这种回答"),
        ('{"subject.products": [1, {"x": 1}]}', "产品信息：有几行的编号不对"),
        (
            '{"subject.products": ["../../x"], "subject.products.../../x.name": "q"}',
            "编号不对",
        ),
        ('{"subject.products.p.name": "q"}', "现在没有这个问题"),
        ('{"": 2, "x.y.z": 1}', "x.y.z：现在没有这个问题"),
        ('{"scope.name": ' + "[" * 900 + "]" * 900 + "}", "算法名称|scope.name"),
    ],
)
def test_what_of_a_project_is_no_answer_is_told_of(text, told):
    left = edited(carrying(text)).left
    assert any(re.search(told, one) or told in one for one in left), left


@pytest.mark.office
@pytest.mark.parametrize("name", ["technical_description", "safety_assessment"])
def test_it_comes_back_through_libreoffice(name, tmp_path):
    project = demo("push").answer("scope.brief", "")
    package = commented(made(project, name), "示例短视频个性化推荐算法", "名称要核对")
    package = changed(package, ("李示例", "赵示例"))
    found, left = back(in_libreoffice(package, tmp_path), project)
    assert left == ()
    assert {one.where: one.value for one in found if one.kind is Kind.CHANGED} == {
        "subject.officer": "赵示例"
    }
    assert [one.kind for one in found].count(Kind.ROW) == 1


@pytest.mark.parametrize("file", HOSTILE.values(), ids=list(HOSTILE))
def test_no_hostile_file_is_read(file):
    with pytest.raises(Refused):
        read_back(file)


def test_a_document_without_a_project_is_refused():
    project = demo("push")
    package = written(BY_NAME["public_disclosure"], project, ())
    with pytest.raises(Refused, match="没有项目内容"):
        read_back(package)


def test_a_project_that_was_tampered_with_is_told_of():
    project = demo("push")
    names = zipfile.ZipFile(io.BytesIO(made(project))).namelist()
    [part] = [n for n in names if re.fullmatch(r"customXml/item\d\.xml", n)]
    package = changed(made(project), ("示例短视频", "别家短视频"), part=part)
    assert any("被改动过" in one for one in edited(package).left)
