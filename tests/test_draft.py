"""The project file: what it keeps, and what it says of files that are not one."""

import base64
import json

import pytest

from filing.draft import UPGRADES, VERSION, Unreadable, dump, load
from filing.project import Project
from filing.screenshot import digest
from tests.conftest import DEMOS, ROOT
from tests.shots import picture, with_shots


def changed(**changes: object) -> bytes:
    content = {"program": "算法备案向导", "version": 1, "name": "名", "answers": {}}
    return json.dumps({**content, **changes}, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "path", sorted(DEMOS.glob("*.json")), ids=lambda path: path.stem
)
def test_a_project_reads_back_the_same(path):
    loaded = load(path.read_bytes())
    again = load(dump(loaded.name, loaded.project))
    assert (again.name, again.project, again.dropped) == (
        loaded.name,
        loaded.project,
        (),
    )


def test_the_same_project_gives_the_same_bytes(pushed):
    assert dump("名", pushed) == dump("名", Project.from_answers(pushed.answers()))


def test_a_byte_order_mark_is_no_trouble(pushed):
    assert load(b"\xef\xbb\xbf" + dump("名", pushed)).project == pushed


BAD = {
    "empty": (b"  \n", "空的"),
    "truncated": (changed()[:-10], "不完整"),
    "no JSON": (b"PK\x03\x04 zip", "不完整|编码"),
    "other encoding": ("算法".encode("gbk"), "编码"),
    "another program": (changed(program="别的程序"), "不是算法备案向导"),
    "a list": (b"[1, 2]", "不是算法备案向导"),
    "newer": (changed(version=VERSION + 1), "更新的版本"),
    "no version": (changed(version="一"), "版本"),
    "no answers": (changed(answers=[]), "没有答案"),
    "not a number": (b'{"program": NaN}', "不完整"),
    "deep": (b"[" * 200_000, "不完整"),
    "large": (b" " + b"x" * (80 * 1024 * 1024), "80 MB"),
}


@pytest.mark.parametrize(("file", "words"), BAD.values(), ids=list(BAD))
def test_what_is_no_project_file_is_told_in_chinese(file, words):
    with pytest.raises(Unreadable, match=words) as caught:
        load(file)
    assert str(caught.value).endswith("。")


def test_what_cannot_be_taken_over_is_named():
    loaded = load(
        changed(
            answers={
                "scope.name": "示例\u0000算法",
                "scope.kind": "第六类",
                "gone.name": "x",
                "data.items": ["a", "../b", 3],
                "data.items.a.name": "记录",
                "data.items.zz.name": "没有这一行",
                "applicability.domestic": "是",
            }
        )
    )
    assert loaded.project.answers() == {
        "scope.name": "示例算法",
        "data.items": ["a"],
        "data.items.a.name": "记录",
    }
    text = "\n".join(loaded.dropped)
    assert "第六类" in text and "gone.name" in text and "数据清单" in text
    assert "data.items.zz.name" in text and "是否面向境内公众" in text


def test_a_name_is_cleaned_and_cut():
    assert load(changed(name="a\u202e\u0007" + "长" * 100)).name == "a" + "长" * 59
    assert load(changed(name="")).name == "导入的项目"


def test_there_is_an_upgrade_for_every_older_version():
    assert len(UPGRADES) == VERSION - 1


def test_a_kept_file_of_each_version_still_opens():
    for version in range(1, VERSION + 1):
        loaded = load((ROOT / f"tests/data/draft_v{version}.json").read_bytes())
        assert loaded.project.scope.name == "示例短视频个性化推荐算法"
        assert loaded.project.data.flows and not loaded.dropped


def test_screenshots_travel_with_the_project(pushed):
    project, pictures = with_shots(pushed, "mechanism.switch_off")
    loaded = load(dump("名", project, {**pictures, "other": b"not named"}))
    assert (loaded.project, loaded.pictures, loaded.dropped) == (project, pictures, ())


def test_a_screenshot_that_did_not_come_along_is_told_of(pushed):
    project, _ = with_shots(pushed, "mechanism.switch_off")
    loaded = load(dump("名", project))
    assert loaded.project == pushed
    assert loaded.dropped == ("有 1 张截图没有随文件带来，请重新添加",)


@pytest.mark.parametrize(
    "given",
    [
        "no mapping",
        {"": "AA=="},
        {digest(b"GIF89a"): "R0lGODlh"},
        {"wrong": base64.b64encode(picture()).decode()},
        {"x": "not base64"},
    ],
    ids=["no mapping", "broken", "no picture", "another digest", "no base64"],
)
def test_pictures_that_are_not_what_they_say_are_left_out(given):
    loaded = load(changed(pictures=given))
    assert loaded.pictures == {}
