"""The command line, as a person who scripts would use it."""

import json
import zipfile
from pathlib import Path

import pytest

from filing.command import bank, main
from filing.documents import DOCUMENTS
from filing.dossier import Manner, written
from filing.draft import dump, load
from filing.workbook import Wanted, collection
from tests.conftest import DEMOS
from tests.templates import assessment
from tests.test_collecting import filled
from tests.test_readback import carrying, changed

PUSH, UNFINISHED = str(DEMOS / "push.json"), str(DEMOS / "unfinished.json")


def test_export_writes_word_files(tmp_path, capsys):
    assert main(["export", PUSH, "--out", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().out
    written = sorted((tmp_path / "out").glob("*.docx"))
    assert [path.stem for path in written] == sorted(one.title for one in DOCUMENTS)
    for path in written:
        assert str(path) in told
        assert "word/document.xml" in zipfile.ZipFile(path).namelist()
    sheets = list((tmp_path / "out").glob("*.xlsx"))
    (whole,) = (tmp_path / "out").glob("*.zip")
    assert str(whole) in told and whole.stem.endswith("_备案材料")
    held = zipfile.ZipFile(whole)
    assert sheets and len(held.namelist()) == len(written) + len(sheets) + 1
    first = held.namelist()[1]
    assert held.read(first) == (tmp_path / "out" / first[3:]).read_bytes()


def test_review_of_a_sound_project_ends_well(capsys):
    assert main(["review", PUSH]) == 0
    assert "没有必须修改的" in capsys.readouterr().out


def test_review_fails_while_something_blocks(capsys):
    assert main(["review", UNFINISHED, "--json"]) == 1
    findings = json.loads(capsys.readouterr().out)
    assert {"severity", "where", "what", "why", "next", "articles"} <= set(findings[0])


def test_verdict_tells_the_answer_and_the_path(capsys):
    assert main(["verdict", PUSH]) == 0
    out = capsys.readouterr().out
    assert "应备" in out and "算法推荐服务提供者" in out and "辅助判断" in out
    assert main(["verdict", PUSH, "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert first["answer"] == "应备" and first["reasons"] and first["articles"]


def test_questions_lists_the_bank(capsys):
    assert main(["questions", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == len(list(bank())) > 150
    kind = next(row for row in rows if row["where"] == "scope.kind")
    assert kind["type"] == "单选" and "生成合成类" in kind["options"]
    assert main(["questions"]) == 0
    assert "scope.functions.*.name" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["review", "verdict"])
def test_a_wrong_file_is_told_in_chinese(command, tmp_path, capsys):
    wrong = tmp_path / "x.json"
    wrong.write_text("{}", encoding="utf-8")
    assert main([command, str(wrong)]) == 2
    assert "不是算法备案向导的项目文件" in capsys.readouterr().err
    assert main([command, str(tmp_path / "none.json")]) == 2


def test_what_was_left_out_of_a_file_is_said(tmp_path, capsys):
    content = json.loads(DEMOS.joinpath("push.json").read_text("utf-8"))
    content["answers"]["gone.name"] = "x"
    path = tmp_path / "old.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    main(["review", str(path)])
    assert "没有读入：gone.name" in capsys.readouterr().err


def test_compare_tells_what_changed_and_what_it_asks_for(pushed, tmp_path, capsys):
    new = tmp_path / "new.json"
    new.write_bytes(dump("新", pushed.answer("scope.name", "改过的名称")))
    assert main(["compare", PUSH, str(new), "--json"]) == 0
    [told] = json.loads(capsys.readouterr().out)
    assert (told["where"], told["asks"], told["new"]) == (
        "scope.name",
        "变更备案",
        "改过的名称",
    )
    assert main(["compare", PUSH, PUSH]) == 0
    assert capsys.readouterr().out.splitlines()[0] == (
        "类别  事项  变更前  变更后  最晚  怎么算"
    )


def test_compare_tells_what_is_due_when(pushed, tmp_path, capsys):
    new = tmp_path / "new.json"
    later = pushed.answer("scope.name", "改过的名称").answer("governance.staff", "3 人")
    new.write_bytes(dump("新", later))
    call = ["compare", PUSH, str(new), "--on", "2026-09-01"]
    assert main([*call, "--json"]) == 0
    told = {one["asks"]: one for one in json.loads(capsys.readouterr().out)}
    assert told["变更备案"]["due"] == "2026-09-15"
    assert "10 个工作日" in told["变更备案"]["counted"]
    assert told["留痕"]["due"] == ""
    assert told["留痕"]["counted"].startswith("没有法定的期限")
    assert main(call) == 0
    assert "以 2026-09-01 为变更之日" in capsys.readouterr().out
    with pytest.raises(SystemExit) as wrong:
        main([*call[:-1], "昨天"])
    assert wrong.value.code == 2
    assert "不是日期" in capsys.readouterr().err


def test_fill_puts_a_project_into_a_template(tmp_path, capsys):
    template, out = tmp_path / "blank.docx", tmp_path / "filled.docx"
    template.write_bytes(assessment())
    call = ["fill", PUSH, str(template), "--out", str(out), "--json"]
    assert main(call) == 0
    told = json.loads(capsys.readouterr().out)
    assert {
        "state": "填好",
        "label": "主体名称",
        "text": "示例视听科技（北京）有限公司",
    } in told
    assert {"state": "没认出来", "label": "企业口号", "text": ""} in told
    assert "word/document.xml" in zipfile.ZipFile(out).namelist()


def test_read_takes_a_workbook_into_a_project_but_no_conflict(pushed, tmp_path, capsys):
    book, project = tmp_path / "back.xlsx", tmp_path / "project.json"
    content = collection(pushed.answer("scope.brief", ""), Wanted(everything=True))
    book.write_bytes(filled(content, scope__brief="新写的", scope__reach="客户改的"))
    later = pushed.answer("scope.brief", "").answer("scope.reach", "这边改的")
    project.write_bytes(dump("项目", later))
    assert main(["read", str(book), "--into", str(project), "--json"]) == 1
    told = {one["where"]: one["kind"] for one in json.loads(capsys.readouterr().out)}
    assert told == {"scope.brief": "新填", "scope.reach": "与后来的回答不同"}
    kept = load(project.read_bytes()).project
    assert (kept.scope.brief, kept.scope.reach) == ("新写的", "这边改的")


def test_read_leaves_a_project_file_alone_when_nothing_was_taken(pushed, tmp_path):
    book, project = tmp_path / "back.xlsx", tmp_path / "project.json"
    book.write_bytes(collection(pushed, Wanted(everything=True)))
    written_by_hand = dump("项目", pushed) + b"\n\n"
    project.write_bytes(written_by_hand)
    assert main(["read", str(book), "--into", str(project)]) == 0
    assert project.read_bytes() == written_by_hand


def test_read_never_leaves_a_project_file_half_written(
    pushed, tmp_path, capsys, monkeypatch
):
    book, project = tmp_path / "back.xlsx", tmp_path / "project.json"
    content = collection(pushed, Wanted(everything=True))
    book.write_bytes(filled(content, scope__brief="新写的"))
    project.write_bytes(dump("项目", pushed))

    def full(*_: object) -> None:
        raise OSError("磁盘满了")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        assert main(["read", str(book), "--into", str(project)]) == 2
    assert "磁盘满了" in capsys.readouterr().err
    assert project.read_bytes() == dump("项目", pushed)
    assert sorted(tmp_path.iterdir()) == [book, project]
    assert main(["read", str(book), "--into", str(project)]) == 0
    assert load(project.read_bytes()).project.scope.brief == "新写的"


@pytest.mark.parametrize("kind", ["workbook", "document"])
def test_read_writes_nothing_of_another_project_unless_told_to(
    kind, pushed, tmp_path, capsys
):
    project = tmp_path / "project.json"
    other = pushed.answer("subject.company", "别家公司")
    project.write_bytes(dump("项目", other))
    if kind == "workbook":
        file = tmp_path / "back.xlsx"
        content = collection(pushed, Wanted(everything=True))
        file.write_bytes(filled(content, subject__officer="赵示例"))
    else:
        file = tmp_path / "back.docx"
        package = written(DOCUMENTS[0], pushed, ())
        file.write_bytes(changed(package, ("李示例", "赵示例")))
    call = ["read", str(file), "--into", str(project)]
    assert main(call) == 1
    told = capsys.readouterr().err
    assert "别家公司" in told and "没有写入" in told
    assert project.read_bytes() == dump("项目", other)
    assert main([*call, "--anyway"]) == 0
    kept = load(project.read_bytes()).project
    assert (kept.subject.officer, kept.subject.company) == ("赵示例", "别家公司")


def test_of_a_file_with_very_many_rows_the_first_are_read_and_it_is_said(
    tmp_path, capsys
):
    content = json.loads(DEMOS.joinpath("push.json").read_text("utf-8"))
    content["answers"]["data.flows"] = [f"r{n}" for n in range(100_000)]
    path = tmp_path / "many.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert main(["verdict", str(path)]) == 0
    assert "行太多，只读了前 1000 行" in capsys.readouterr().err


def test_a_project_in_word_that_is_broken_is_told_in_chinese(tmp_path, capsys):
    file = tmp_path / "x.docx"
    file.write_bytes(carrying("{bad"))
    assert main(["read", str(file)]) == 2
    assert "读不出来" in capsys.readouterr().err


def test_read_tells_what_was_edited_in_word(pushed, tmp_path, capsys):
    file = tmp_path / "edited.docx"
    package = written(DOCUMENTS[0], pushed, ())
    file.write_bytes(changed(package, ("李示例", "赵示例")))
    assert main(["read", str(file)]) == 0
    assert "subject.officer" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["fill", "read"])
def test_a_file_that_must_not_come_in_is_told_in_chinese(command, tmp_path, capsys):
    file = tmp_path / "x.docx"
    file.write_bytes(b"PK no zip")
    call = [command, PUSH, str(file)] if command == "fill" else [command, str(file)]
    assert (
        main([*call, "--out", str(tmp_path / "o")][: 5 if command == "fill" else 2])
        == 2
    )
    assert "文件不完整" in capsys.readouterr().err


def test_check_tells_what_is_wrong_with_finished_files(pushed, tmp_path, capsys):
    file = tmp_path / "报告.docx"
    package = written(DOCUMENTS[1], pushed, (), manner=Manner(final=True))
    file.write_bytes(package)
    assert main(["check", str(file), "--project", PUSH]) == 0
    file.write_bytes(changed(package, ("示例视听科技（北京）有限公司", "别家公司")))
    capsys.readouterr()
    assert main(["check", str(file), "--project", PUSH, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told[0]["severity"] == "必须修改"
    assert told[0]["file"].endswith("报告.docx") and "不一致" in told[0]["what"]
