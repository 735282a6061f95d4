"""官方模板填充: what is found and filled in, and that nothing else of the template changes."""

import io
import random
import re
import subprocess
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openxml_audit import OpenXmlValidator

from filing.gate import Refused
from filing.official import answers, filled, pointable
from filing.project import Project
from filing.word.filling import Done, Filled, fingerprint, normal
from filing.word.spans import Edit, spans, spliced
from tests.conftest import demo
from tests.hostile import HOSTILE
from tests.office import office
from tests.shots import with_shots
from tests.templates import (
    ALL,
    WANTED,
    assessment,
    cell,
    heading,
    package,
    paragraph,
    publicity,
    responsibility,
    run,
    symbol,
    table,
    ticking,
)

MAIN = "word/document.xml"
PUSH = ("assessment", "responsibility", "publicity")
"""The templates whose every label all demo projects can answer."""


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def said(file: bytes) -> str:
    """The words of a document, a line a paragraph."""
    root = spans(parts(file)[MAIN])
    return "\n".join(
        "".join(text.text for text in one.find_all("w:t"))
        for one in root.find_all("w:p")
    )


def proved(done: Filled, blank: bytes) -> None:
    """Filled minus the filled ranges is the blank, part by part, byte for byte."""
    before, after = parts(blank), parts(done.content)
    assert set(after) == set(before) | set(done.added)
    assert not set(before) & set(done.added)
    for name, content in before.items():
        if name in done.edits:
            assert minus(after[name], content, done.edits[name]) == content, name
        else:
            assert after[name] == content, name


def minus(filled_part: bytes, blank: bytes, edits: list[Edit]) -> bytes:
    """A filled part with every filled range put back as it was."""
    shift, back = 0, []
    for edit in sorted(edits, key=lambda one: one.start):
        start = edit.start + shift
        assert filled_part[start : start + len(edit.new)] == edit.new
        back.append(Edit(start, start + len(edit.new), blank[edit.start : edit.end]))
        shift += len(edit.new) - (edit.end - edit.start)
    return spliced(filled_part, back)


def rows(*rows_of: tuple[str, ...], columns: int = 2) -> bytes:
    """A table of these words, or cells that are given whole, as a template."""
    made = [
        tuple(one if one.startswith("<w:tc") else cell(one) for one in row)
        for row in rows_of
    ]
    return package(table(*made, columns=columns) + paragraph())


def labels(found: list[Done]) -> list[str]:
    return [normal(one.label) for one in found]


@pytest.mark.parametrize("name", list(ALL))
def test_every_label_that_is_there_is_found(name):
    done = filled(ALL[name](), demo("generation"))
    assert sorted(labels(done.filled)) == sorted(map(normal, WANTED[name].split()))
    assert done.unanswered == []


@pytest.mark.parametrize("name", list(ALL))
@pytest.mark.parametrize("project", ["push", "generation", "dispatch", "unfinished"])
def test_nothing_but_the_places_is_changed(name, project):
    blank = ALL[name]()
    done = filled(blank, demo(project))
    proved(done, blank)
    assert set(done.edits) <= {MAIN} and not done.added


@pytest.mark.parametrize("name", PUSH)
@pytest.mark.parametrize("project", ["push", "dispatch"])
def test_other_projects_fill_every_label_too(name, project):
    done = filled(ALL[name](), demo(project))
    assert len(done.filled) == len(WANTED[name].split())


@pytest.mark.parametrize("name", list(ALL))
def test_a_filled_template_is_sound(name, tmp_path):
    blank = ALL[name]()
    for project in (demo("generation"), demo("unfinished")):
        done = filled(blank, project)
        assert flaws(done.content, tmp_path) <= flaws(blank, tmp_path)
        again = filled(done.content, project)
        assert flaws(again.content, tmp_path) <= flaws(blank, tmp_path)


def flaws(file: bytes, folder: Path) -> set[str]:
    path = folder / "a.docx"
    path.write_bytes(file)
    return {str(one) for one in OpenXmlValidator().validate(path).errors}


@pytest.mark.parametrize("name", list(ALL))
def test_a_second_run_updates_what_the_first_put_there(name):
    blank, project = ALL[name](), demo("push")
    once = filled(blank, project).content
    again = filled(once, project)
    assert said(again.content) == said(once)
    later = (
        project.answer("subject.company", "改名后的公司")
        .answer("scope.name", "改名后的算法")
        .answer("governance.staff", "专职 99 人。")
        .answer("applicability.mobilises", not project.applicability.mobilises)
        .answer("risk.conclusion", "改后的结论。")
        .answer(f"subject.products.{project.subject.products[0].id}.name", "改名产品")
    )
    updated = filled(once, later)
    assert said(updated.content) == said(filled(blank, later).content)
    assert said(updated.content) != said(once)


def test_labels_are_known_however_they_are_written():
    for label in (
        "主体名称：",
        "主 体 名 称",
        "1.主体名称",
        "主体名称（必填）",
        "＊主体名称",
    ):
        assert normal(label) == normal("主体名称")
    assert normal("（一）算法流程") == normal("算法流程")
    assert normal("ICP备案号") == normal("ＩＣＰ备案号")


def test_a_box_is_ticked_for_the_answer_and_no_other():
    project = demo("push")
    text = said(filled(assessment(), project).content)
    assert "☑已上线　☐未上线" in text and "☑未备案  □已备案变更" in text
    changed = demo("generation").answer("scope.filing", "变更备案")
    changed = changed.answer("scope.number", "网信算备310104000000000000001号")
    text = said(filled(assessment(), changed).content)
    assert "□未备案  ☑已备案变更" in text


def test_places_to_sign_and_to_seal_stay_empty():
    for name, blank in (
        ("assessment", assessment()),
        *((n, f()) for n, f in ALL.items()),
    ):
        text = said(filled(blank, demo("push")).content)
        for line in said(blank).split("\n"):
            if "盖章" in line or "公章" in line or "签名" in line:
                assert line in text.split("\n"), name


def test_what_has_no_answer_stays_blank_and_is_told():
    blank = assessment()
    done = filled(blank, demo("push").answer("scope.domain", ""))
    assert [(one.label, one.where) for one in done.unanswered] == [
        ("应 用 领 域", "scope.domain")
    ]
    assert "【待补充" not in said(done.content)
    nothing = filled(blank, Project())
    assert "主体名称" in [one.label for one in nothing.unanswered]


def test_labels_that_are_not_known_are_told_and_can_be_pointed_out():
    done = filled(assessment(), demo("push"))
    assert {"企业口号", "备注栏"} <= set(done.unknown)
    done = filled(
        assessment(), demo("push"), {"企业口号": "mechanism.intent", "备注栏": "x.y"}
    )
    assert "企业口号" in [one.label for one in done.filled]
    assert demo("push").mechanism.intent[:10] in said(done.content)
    assert "备注栏" in done.unknown


def test_an_answer_that_stands_there_already_is_not_written_over():
    blank = package(
        table((cell("主体名称"), cell("别家公司"), cell("算法名称"), cell()))
    )
    done = filled(blank, demo("push"))
    assert "别家公司" in said(done.content)
    assert [one.label for one in done.filled] == ["算法名称"]
    assert [one.label for one in done.kept] == ["主体名称"], "told as 已有内容"


def test_words_that_look_like_xml_stay_words():
    project = demo("push").answer("subject.company", "<w:p>&公司\"'\n第二行")
    text = said(filled(assessment(), project).content)
    assert "<w:p>&公司\"'第二行" in text


def test_a_nested_table_is_filled_in_its_own_cells():
    inner = table((cell("算法名称"), cell()), columns=2)
    blank = package(table((cell(inside=inner + paragraph(run(""))),), columns=1))
    assert [one.label for one in filled(blank, demo("push")).filled] == ["算法名称"]


def test_every_answer_of_an_official_form_has_a_label():
    known = answers(demo("generation"))
    for label in (
        "主体名称",
        "统一社会信用代码",
        "算法名称",
        "算法类型",
        "应用领域",
        "使用场景",
        "自评估时间",
        "算法安全负责人",
        "软硬件设施及部署位置",
        "算法基本原理",
    ):
        assert not known[normal(label)].open, label


@pytest.mark.parametrize("file", HOSTILE.values(), ids=list(HOSTILE))
def test_no_hostile_template_is_filled(file):
    with pytest.raises(Refused):
        filled(file, demo("push"))


def test_a_document_that_is_no_template_is_refused():
    with pytest.raises(Refused, match="没有找到要填的地方"):
        filled(package(paragraph(run("一篇别的文章，没有要填的地方。"))), demo("push"))


def test_an_empty_element_and_a_sign_in_an_attribute_are_placed_rightly():
    content = b"<a x='1>2'><b/><c y=\"/>\">t</c></a>"
    root = spans(content)
    empty, full = root.children
    assert content[empty.start : empty.end] == b"<b/>"
    assert content[full.inner : full.inner_end] == b"t"
    assert content[root.inner : root.inner_end] == b'<b/><c y="/>">t</c>'


# --- whatever stands round a place stays whole


_CHANGED = 'w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"'
_PROMPT = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
ROUND = {
    "a tracked insertion": f"<w:ins {_CHANGED}>{run('请填写')}</w:ins>{run('单位名称')}",
    "a link": f'<w:hyperlink w:anchor="x">{run("请填写")}</w:hyperlink>{run("名称")}',
    "a control": _PROMPT.format(run("请输入")) + run(" "),
    "a smart tag": f'<w:smartTag w:element="a">{run("请填")}</w:smartTag>{run("写名称")}',
    "a comment": f'<w:commentRangeStart w:id="5"/>{run("请填")}<w:commentRangeEnd w:id="5"/>{run("写")}',
}


@pytest.mark.parametrize("inside", ROUND.values(), ids=list(ROUND))
def test_a_hint_in_pieces_is_replaced_and_what_stands_round_it_stays(inside):
    blank = rows(("主体名称", cell(inside=paragraph(inside))))
    done = filled(blank, demo("push"))
    company = demo("push").subject.company
    assert said(done.content).split("\n")[1] == company
    proved(done, blank)
    kept = [one.name for one in spans(parts(blank)[MAIN]).find_all(*_HOLDERS)]
    assert [
        one.name for one in spans(parts(done.content)[MAIN]).find_all(*_HOLDERS)
    ] == kept
    later = filled(done.content, demo("push").answer("subject.company", "改名公司"))
    assert said(later.content).split("\n")[1] == "改名公司"


_HOLDERS = ("w:ins", "w:hyperlink", "w:sdt", "w:smartTag", "w:commentRangeStart")


def test_a_bookmark_that_begins_inside_a_change_is_updated_without_harm():
    once = filled(rows(("主体名称", "")), demo("push")).content
    start = re.compile(rb'<w:bookmarkStart w:id="\d+" w:name="_fill_[^>]*/>')
    wrapped = start.sub(
        lambda one: f"<w:ins {_CHANGED}>".encode() + one[0] + b"</w:ins>",
        parts(once)[MAIN],
    )
    again = filled(
        with_main(once, wrapped), demo("push").answer("subject.company", "改名公司")
    )
    assert said(again.content).split("\n")[:2] == ["主体名称", "改名公司"]


def with_main(file: bytes, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, old in parts(file).items():
            target.writestr(name, content if name == MAIN else old)
    return stream.getvalue()


def test_a_broken_result_is_refused_and_not_handed_out(monkeypatch):
    monkeypatch.setattr("filing.word.work.xml.run", lambda text, _: f"<w:r>{text}")
    with pytest.raises(Refused, match="没有填"):
        filled(rows(("主体名称", "")), demo("push"))


def test_words_taken_out_on_record_are_left_alone():
    gone = f"<w:del {_CHANGED}><w:r><w:delText>旧名</w:delText></w:r></w:del>"
    done = filled(rows(("主体名称", cell(inside=paragraph(gone)))), demo("push"))
    assert gone.encode() in parts(done.content)[MAIN]
    assert labels(done.filled) == ["主体名称"]


# --- boxes


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("已上线☐　未上线☐", "已上线☑　未上线☐"),
        ("（ ）已上线 （ ）未上线", "（√）已上线 （ ）未上线"),
        ("☐已上线 ☐未上线（请在□内打√）", "☑已上线 ☐未上线（请在□内打√）"),
        ("□是（已上线） □否（未上线）", "☑是（已上线） □否（未上线）"),
        ("○已上线 / ○未上线", "●已上线 / ○未上线"),
        ("☐甲 ☑乙", "☐甲 ☑乙"),
    ],
)
def test_the_box_of_the_option_is_ticked_whichever_side_it_stands(asked, shown):
    blank = rows(("算法上线情况", asked), ("主体名称", ""))
    done = filled(blank, demo("generation"))
    assert said(done.content).split("\n")[1] == shown
    assert ("算法上线情况" in labels(done.filled)) == (asked != shown)


@pytest.mark.parametrize("asked", ["☑无 ☐有", "■未涉及 □不清楚"])
def test_ticks_that_are_there_stay_unless_an_option_is_known(asked):
    project = demo("push").answer("applicability.mobilises", None)
    done = filled(rows(("社会动员能力", asked), ("主体名称", "")), project)
    assert said(done.content).split("\n")[1] == asked


def test_options_in_cells_of_their_own_are_ticked():
    done = filled(rows(("算法上线情况", "☐已上线", "☐未上线"), columns=3), demo("push"))
    assert said(done.content).split("\n")[:3] == ["算法上线情况", "☑已上线", "☐未上线"]


def test_a_check_box_of_words_own_is_checked_with_its_sign_and_font():
    body = parts(filled(ticking(), demo("generation")).content)[MAIN].decode()
    assert body.count('<w14:checked w14:val="1"/>') == 1
    assert body.count('<w14:checked w14:val="0"/>') == 1
    assert re.search(r'w:ascii="MS Gothic"[^>]*/>(?:(?!</w:r>).)*☒', body)


def test_a_box_that_is_a_symbol_becomes_its_ticked_twin():
    done = filled(ticking(), demo("generation")).content
    body = parts(done)[MAIN].decode()
    assert '<w:sym w:font="Wingdings 2" w:char="F052"/>' in body
    assert symbol("Wingdings", "F0A8") in body, "of the other option"
    assert "（√）是（ ）否" in said(done)
    assert "□有　☑无（请在□内打√）" in said(done)
    assert "□未开展 ☑已开展" in said(done)


def test_a_box_that_loses_its_tick_looks_as_the_others_again():
    asked = "□生成合成类 □个性化推送类"
    once = filled(rows(("算法类型", asked)), demo("generation"))
    assert "☑生成合成类 □个性化推送类" in said(once.content)
    again = filled(once.content, demo("push"))
    assert "□生成合成类 ☑个性化推送类" in said(again.content)


def test_boxes_wait_only_for_what_they_need():
    project = demo("push").answer("scope.filing", "变更备案")
    done = filled(rows(("算法备案类型", "未备案□ 已备案变更□")), project)
    assert "未备案□ 已备案变更☑" in said(done.content)
    assert [one.where for one in done.unanswered] == ["scope.number"]


# --- places that stay as they are


@pytest.mark.parametrize(
    "row",
    [
        ("算法安全责任人", "（请本人手写签名）"),
        ("主体名称", "此处加盖公章"),
        ("法定代表人", "请签字"),
        ("主体名称（盖章）", ""),
        ("算法安全责任人（签名）", "____"),
    ],
)
def test_a_place_to_sign_or_to_seal_is_never_filled(row):
    blank = rows(row, ("算法名称", ""))
    done = filled(blank, demo("push"))
    assert said(done.content).split("\n")[:2] == said(blank).split("\n")[:2]
    assert labels(done.filled) == ["算法名称"]


def test_a_line_to_sign_is_never_filled():
    line = "法定代表人：____（签字）　日期：____年__月__日"
    blank = package(paragraph(run(line)) + paragraph(run("算法名称：____")))
    assert line in said(filled(blank, demo("push")).content)


@pytest.mark.parametrize(
    "own",
    [
        "说明文自动生成算法",
        "按摩椅（上海）有限公司",
        "请拨 021-12345678",
        "填写助手",
        "（无）",
        "2026年  月",
        "请填写名称\n本公司自己写的一句话，不是提示。",
    ],
)
def test_what_somebody_wrote_is_no_hint(own):
    inside = "".join(paragraph(run(one)) for one in own.split("\n"))
    blank = rows(("主体名称", cell(inside=inside)), ("算法名称", ""))
    done = filled(blank, demo("push"))
    assert said(done.content).startswith(f"主体名称\n{own}\n算法名称")
    assert labels(done.kept) == ["主体名称"] and labels(done.filled) == ["算法名称"]


@pytest.mark.parametrize(
    "hint",
    [
        "（请填写与营业执照一致的名称。）",
        "（必填）",
        "单击或点击此处输入文字。",
        "（与营业执照一致）",
        "例：某某科技有限公司",
        "（不超过200字）",
        "【填写说明】写全称",
        "请填写名称。",
    ],
)
def test_a_hint_makes_way_for_the_answer(hint):
    done = filled(rows(("主体名称", hint)), demo("push"))
    assert said(done.content).split("\n")[1] == demo("push").subject.company


def test_every_paragraph_of_a_hint_goes():
    hint = "".join(
        paragraph(run(one))
        for one in ("请填写算法基本原理", "1. 使用的数据", "2. 模型")
    )
    text = said(filled(rows(("算法基本原理", cell(inside=hint))), demo("push")).content)
    assert "请填写" not in text and "使用的数据" not in text


def test_a_cell_that_holds_a_picture_is_not_empty():
    picture = "<w:r><w:pict/></w:r>"
    done = filled(
        rows(("主体名称", cell(inside=paragraph(picture))), ("算法名称", "")),
        demo("push"),
    )
    assert labels(done.filled) == ["算法名称"] and labels(done.kept) == ["主体名称"]


# --- the right cell


def test_a_cell_that_is_not_seen_is_never_filled():
    blank = rows(
        (cell("自评估时间", merged="restart"), cell("   年  月  日", merged="restart")),
        (cell(merged="continue"), cell(merged="continue")),
    )
    lines = said(filled(blank, demo("generation")).content).split("\n")
    assert lines == ["自评估时间", "2026年10月26日", "", "", ""]


def test_a_hinted_cell_beside_a_label_with_a_colon_gets_the_answer():
    done = filled(rows(("主体名称：", "（请填写名称。）")), demo("push"))
    company = demo("push").subject.company
    assert said(done.content).split("\n")[:2] == ["主体名称：", company]


def test_a_cell_gets_one_answer_and_the_label_beside_it_goes_first():
    done = filled(rows(("项目", "算法名称"), ("主体名称", "")), demo("push"))
    assert labels(done.filled) == ["主体名称"]
    done = filled(rows(("主体名称", "别家公司"), ("", "")), demo("push"))
    assert not done.filled and not done.unknown


def test_an_officers_label_of_another_person_is_not_answered():
    blank = rows(
        (cell("法定代表人", merged="restart"), "姓名", ""),
        (cell(merged="continue"), "联系电话", ""),
        columns=3,
    )
    done = filled(blank, demo("push"))
    assert [one.where for one in done.filled] == ["subject.legal_representative"]
    assert done.unknown == ["联系电话"]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("自评估时间：__年__月__日", "自评估时间：2026年10月26日"),
        ("月活跃用户量：______万人", "月活跃用户量：1.2万人"),
        ("月活跃用户量：______人", "月活跃用户量：1.2 万人"),
        ("网络日志留存期限：____个月", "网络日志留存期限：12个月"),
    ],
)
def test_days_and_numbers_go_into_their_blanks(asked, shown):
    done = filled(package(paragraph(run(asked))), demo("generation"))
    assert said(done.content) == shown
    again = filled(done.content, demo("generation"))
    assert said(again.content) == shown and len(again.filled) == 1


def test_a_number_with_no_unit_beside_it_brings_its_own():
    done = filled(
        rows(("月活跃用户量", ""), ("月活跃用户数（万人）", "")), demo("generation")
    )
    assert said(done.content).split("\n")[:4:1] == [
        "月活跃用户量",
        "1.2 万人",
        "月活跃用户数（万人）",
        "1.2",
    ]


def test_rows_are_filled_one_by_one_and_told_where_they_do_not_suffice():
    project = demo("generation")
    head = ("序号", "模型名称", "模型用途")
    blank = rows(head, ("1", "", ""), ("2", "", ""), columns=3)
    done = filled(blank, project)
    first, second = project.mechanism.models[:2]
    assert said(done.content).split("\n")[3:9] == [
        "1",
        first.name,
        first.use,
        "2",
        second.name,
        second.use,
    ]
    assert [(normal(one.label), one.text) for one in done.short] == [
        ("模型名称", "4 项只有 2 行"),
        ("模型用途", "4 项只有 2 行"),
    ]


# --- chapters


def test_a_chapter_is_written_once_and_never_into_a_spacer_or_the_contents():
    blank = package(
        paragraph(run("目录"))
        + paragraph(run("一、算法情况"))
        + paragraph()
        + paragraph(run("（一）算法流程"))
        + paragraph()
        + paragraph(run("正文"))
        + heading("一、算法情况")
        + paragraph()
        + paragraph(run("（一）算法流程"))
        + paragraph()
    )
    done = filled(blank, demo("generation"))
    assert labels(done.filled) == ["算法流程"]
    text = said(done.content)
    assert text.index("正文") < text.index("算法按以下")
    assert text.count("算法按以下") == 1 and "算法数据" not in text


def test_what_has_no_heading_in_the_template_stands_under_the_heading_above():
    blank = package(heading("一、算法情况") + paragraph() + heading("三、风险研判"))
    text = said(filled(blank, demo("generation")).content)
    assert "算法数据" in text and "干预策略" in text
    services = package(
        heading("二、服务情况")
        + paragraph(run("（一）服务简介"))
        + paragraph()
        + paragraph(run("（二）算法在服务中的应用情况"))
        + paragraph()
    )
    text = said(filled(services, demo("generation")).content)
    assert "示例写作助手（小程序）" in text, (
        "a product's own section has no heading there"
    )


def test_the_hint_under_a_heading_makes_way():
    blank = package(
        heading("（二）算法数据")
        + paragraph(run("（请说明输入、输出数据。没有的写无。）"))
        + paragraph(run("【填写说明】可以附表"))
        + heading("（三）算法模型")
        + paragraph()
    )
    done = filled(blank, demo("generation"))
    assert "请说明" not in said(done.content) and "填写说明" not in said(done.content)
    proved(done, blank)


def test_headings_that_are_not_known_are_told_and_take_a_chapter_or_an_answer():
    blank = package(
        heading("一、企业文化建设")
        + paragraph()
        + heading("二、总体情况")
        + paragraph()
    )
    assert filled(blank, demo("push")).unknown == ["一、企业文化建设", "二、总体情况"]
    pointed = {
        "一、企业文化建设": "mechanism.intent",
        "二、总体情况": f"chapter.{normal('安全评估结论')}",
    }
    assert "chapter.安全评估结论" in pointable(demo("push"))
    done = filled(blank, demo("push"), pointed)
    assert labels(done.filled) == ["企业文化建设", "总体情况"] and not done.unknown
    assert demo("push").mechanism.intent in said(done.content)


def test_a_chapter_without_an_answer_is_told_and_not_written():
    blank = package(heading("（四）配备规模") + paragraph())
    project = demo("push").answer("governance.staff", "")
    done = filled(blank, project)
    assert "governance.staff" in [one.where for one in done.unanswered]


def test_a_section_break_in_the_room_of_a_chapter_is_not_multiplied():
    broken = paragraph(properties="<w:sectPr/>")
    blank = package(heading("五、安全评估结论") + broken)
    body = parts(filled(blank, demo("push")).content)[MAIN]
    assert body.count(b"<w:sectPr") == parts(blank)[MAIN].count(b"<w:sectPr")


# --- pictures


def test_screenshots_stand_in_their_chapter_and_only_their_parts_are_new(tmp_path):
    project, pictures = with_shots(demo("generation"), "mechanism.explicit_label")
    blank = package(heading("（五）结果标识（附截图）") + paragraph())
    done = filled(blank, project, None, pictures)
    proved(done, blank)
    assert set(done.edits) == {MAIN, RELATIONS, TYPES}
    assert list(done.added.values()) == list(pictures.values())
    assert flaws(done.content, tmp_path) <= flaws(blank, tmp_path)
    again = filled(done.content, project, None, pictures)
    assert set(parts(again.content)) == set(parts(done.content)), "not doubled"
    assert parts(again.content)[RELATIONS] == parts(done.content)[RELATIONS]
    assert parts(again.content)[MAIN].count(b"r:embed=") == 1
    without = filled(blank, project)
    assert not without.added and b"r:embed=" not in parts(without.content)[MAIN]


RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"


# --- a second run


def test_each_blank_of_a_line_is_updated_and_one_left_open_is_filled_later():
    blank = package(paragraph(run("算法安全责任人：________　联系电话：________")))
    project = demo("push")
    once = filled(blank, project.answer("subject.officer_phone", ""))
    assert labels(once.unanswered) == ["联系电话"]
    later = project.answer("subject.officer", "改名人")
    twice = filled(once.content, later)
    assert labels(twice.filled) == ["算法安全责任人", "联系电话"]
    assert said(twice.content) == said(filled(blank, later).content)


@pytest.mark.parametrize("name", list(ALL))
def test_the_same_answers_again_change_no_word_and_nothing_grows(name):
    once = filled(ALL[name](), demo("generation"))
    twice = filled(once.content, demo("generation"))
    assert said(twice.content) == said(once.content)
    thrice = filled(twice.content, demo("generation"))
    assert len(parts(thrice.content)[MAIN]) == len(parts(twice.content)[MAIN])


@pytest.mark.parametrize("name", list(ALL))
def test_a_template_is_known_again_when_it_is_filled(name):
    blank = ALL[name]()
    for project in (demo("generation"), demo("unfinished")):
        assert fingerprint(filled(blank, project).content) == fingerprint(blank)
    others = {fingerprint(make()) for other, make in ALL.items() if other != name}
    assert fingerprint(blank) not in others


@pytest.mark.office
@pytest.mark.parametrize("blank", [assessment, responsibility, publicity])
def test_a_file_saved_by_another_program_is_still_updated(blank):
    project = demo("generation")
    later = (
        project.answer("subject.company", "改名公司")
        .answer("scope.name", "改名算法")
        .answer("subject.officer", "改名人")
        .answer("governance.staff", "专职 99 人。")
        .answer("risk.conclusion", "改后的结论。")
    )
    saved = resaved(filled(blank(), project).content)
    again, direct = filled(saved, later), filled(blank(), later)
    assert labels(again.filled) == labels(direct.filled)
    text, wanted = said(again.content), said(direct.content)
    for new in ("改名公司", "改名算法", "改名人", "99 人", "改后的结论"):
        assert text.count(new) == wanted.count(new), new
    assert fingerprint(saved) == fingerprint(blank())


def resaved(package: bytes) -> bytes:
    """The document as LibreOffice saves it."""
    with TemporaryDirectory(prefix="word-") as name:
        folder = Path(name)
        source = folder / "made.docx"
        source.write_bytes(package)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        asked = ["--headless", "--convert-to", "docx", "--outdir", folder / "out"]
        subprocess.run(
            [office(), profile, *asked, source],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return (folder / "out" / "made.docx").read_bytes()


# --- templates that nobody thought of


_RUN = re.compile(r"<w:r>(?:(?!<w:r>|</w:r>).)*</w:r>", re.DOTALL)
_WRAPS = (
    f"<w:ins {_CHANGED}>{{}}</w:ins>",
    '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
    '<w:smartTag w:element="a">{}</w:smartTag>',
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    f"{{}}<w:del {_CHANGED}><w:r><w:delText>旧</w:delText></w:r></w:del>",
    "{}<w:r><w:tab/></w:r>",
    "{}<w:r><w:br/></w:r>",
    "",
)


@pytest.mark.parametrize("seed", range(20))
def test_whatever_stands_round_the_words_nothing_else_is_changed(seed):
    dice = random.Random(seed)
    blank = ALL[dice.choice(list(ALL))]()
    odd = _RUN.sub(
        lambda one: (
            dice.choice(_WRAPS).format(one[0]) if dice.random() < 0.3 else one[0]
        ),
        parts(blank)[MAIN].decode(),
    )
    blank = with_main(blank, odd.encode())
    done = filled(blank, demo("generation"))
    proved(done, blank)
    again = filled(done.content, demo("push"))
    proved(again, done.content)
    back = filled(again.content, demo("generation"))
    assert said(back.content) == said(done.content)
