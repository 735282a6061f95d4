"""Prose: answers fitted into sentences without a doubled stop, lead or missing blank."""

import pytest

from filing.block import words
from filing.chapters.prose import paragraph, tell
from filing.project import Project


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("APP", "名称为 APP，已上线。"),
        ("小程序", "名称为小程序，已上线。"),
        ("网站。", "名称为网站，已上线。"),
        ("第 2 版 APP", "名称为第 2 版 APP，已上线。"),
    ],
)
def test_between_chinese_and_letters_stands_a_blank(name, told):
    project = Project().answer("scope.name", name)
    assert words(paragraph(project, "名称为{scope.name}，已上线。").text) == told


def test_pasted_lines_are_joined_and_end_in_one_stop():
    project = Project().answer(
        "scope.brief", "用户拍一张题，\n系统认出文字，\nOCR\n接口返回。"
    )
    one = words(paragraph(project, "简介为{scope.brief}。").text)
    assert one == "简介为用户拍一张题，系统认出文字，OCR接口返回。"
    project = project.answer("mechanism.update", "每周更新一次，\n异常时退回旧版；")
    said = [words(line.text) for line in tell(project, "mechanism.update")]
    assert said == ["模型和规则的更新机制如下：每周更新一次，异常时退回旧版。"]
    listed = "信息安全监测：每天抽查\n数据安全监测：每周看日志"
    project = project.answer("governance.monitored", listed)
    assert len([*tell(project, "governance.monitored")]) == 3


def test_a_bare_none_is_told_in_words_of_a_document():
    project = Project().answer("governance.review_cycle", "没有定")
    (line,) = [words(one.text) for one in tell(project, "governance.review_cycle")]
    assert line == "定期审核评估：没有定。"
    for bare, told in (("没有", "无"), ("还没有", "尚无"), ("无", "无")):
        project = project.answer("governance.review_cycle", bare)
        (line,) = [words(one.text) for one in tell(project, "governance.review_cycle")]
        assert line == f"定期审核评估：{told}。"


def test_a_lead_and_a_figure_stand_apart():
    project = Project().answer("mechanism.hardware", "3 台云服务器")
    (line,) = [words(one.text) for one in tell(project, "mechanism.hardware")]
    assert line == "运行所用的软硬件设施为 3 台云服务器。"


def test_a_blank_that_stands_already_is_not_doubled():
    project = Project().answer("scope.name", "APP2")
    said = words(paragraph(project, "名称为 {scope.name}版，{scope.name} 版。").text)
    assert said == "名称为 APP2 版，APP2 版。"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("正文末尾显示一句话", "显式标识的做法如下：正文末尾显示一句话。"),
        ("显式标识按输出途径设置", "显式标识按输出途径设置。"),
    ],
)
def test_an_answer_that_names_its_subject_has_no_lead(answer, told):
    project = Project().answer("scope.kind", "生成合成类")
    project = project.answer("mechanism.explicit_label", answer)
    assert [words(one.text) for one in tell(project, "mechanism.explicit_label")] == [
        told
    ]
