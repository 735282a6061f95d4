"""The project file: one JSON file that a person downloads, keeps and imports anywhere."""

import base64
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from filing.form import clean
from filing.intake import sifted
from filing.project import Project
from filing.screenshot import MOST, Unfit, digest, size

PROGRAM = "算法备案向导"
VERSION = 1
_LARGEST = 80 * 1024 * 1024
_NONE: Mapping[str, bytes] = MappingProxyType({})
_NAME = 60

# One function per older version, each bringing a file up to the next one.
UPGRADES: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()


class Unreadable(ValueError):
    """A file that is no project file of ours; the message says what to do."""


class Loaded(NamedTuple):
    """What a file held: the project, what was left out, in words, and the screenshots."""

    name: str
    project: Project
    dropped: tuple[str, ...]
    pictures: Mapping[str, bytes]


def dump(name: str, project: Project, pictures: Mapping[str, bytes] = _NONE) -> bytes:
    """The project file; the same project gives the same bytes.

    Of the `pictures`, by their digest, those are carried that the project names.
    """
    named = {proof.file for proof in project.work.proofs}
    content: dict[str, Any] = {
        "program": PROGRAM,
        "version": VERSION,
        "name": name,
        "answers": project.answers(),
    }
    if carried := {one: pictures[one] for one in sorted(named) if one in pictures}:
        content["pictures"] = {
            one: base64.b64encode(picture).decode() for one, picture in carried.items()
        }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def load(file: bytes) -> Loaded:
    """The project in a file. Raises Unreadable for anything that is not one of ours."""
    content = _ours(_parsed(file))
    answers, dropped = sifted(content["answers"])
    name = clean(str(content.get("name") or "导入的项目")).strip()[:_NAME]
    pictures = _pictures(content.get("pictures"))
    project, lost = _without_missing(Project.from_answers(answers), pictures)
    return Loaded(name or "导入的项目", project, (*dropped, *lost), pictures)


def _pictures(given: Any) -> dict[str, bytes]:
    """The screenshots in a file that are what they say they are."""
    pictures: dict[str, bytes] = {}
    for name, text in (given if isinstance(given, dict) else {}).items():
        try:
            picture = base64.b64decode(str(text), validate=True)
            size(picture)
        except (ValueError, Unfit):  # the row that names it is told of below
            continue
        if digest(picture) == name and len(pictures) < MOST:
            pictures[name] = picture
    return pictures


def _without_missing(
    project: Project, pictures: Mapping[str, bytes]
) -> tuple[Project, tuple[str, ...]]:
    """The project without the screenshots whose picture did not come along."""
    missing = [one for one in project.work.proofs if one.file not in pictures]
    for proof in missing:
        project = project.remove(f"work.proofs.{proof.id}")
    lost = f"有 {len(missing)} 张截图没有随文件带来，请重新添加"
    return project, (lost,) if missing else ()


def _parsed(file: bytes) -> Any:
    if not file.strip():
        raise Unreadable("这个文件是空的。请重新选择下载过的项目文件（.json）。")
    if len(file) > _LARGEST:
        raise Unreadable(
            "文件超过 80 MB，不像项目文件。请选择从本程序下载的 .json 文件。"
        )
    try:
        return json.loads(file.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise Unreadable(
            "文件不是 UTF-8 编码的文本，可能选错了文件或被别的软件改存过。请重新选择。"
        ) from error
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        raise Unreadable(
            "文件内容不完整或不是项目文件，可能没有下载完。请重新下载后再导入。"
        ) from error


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _ours(parsed: Any) -> dict[str, Any]:
    content: dict[str, Any] = parsed if isinstance(parsed, dict) else {}
    if content.get("program") != PROGRAM:
        raise Unreadable(
            "这不是算法备案向导的项目文件。请选择从本程序“下载项目”得到的文件。"
        )
    version = content.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Unreadable("项目文件没有写明版本，可能被改动过。请重新下载后再导入。")
    if version > VERSION:
        raise Unreadable(
            f"这个文件来自更新的版本（{version}），本程序只认到 {VERSION}。"
            "请先升级本程序再导入。"
        )
    for upgrade in UPGRADES[version - 1 :]:
        content = upgrade(content)
    if not isinstance(content.get("answers"), dict):
        raise Unreadable("项目文件里没有答案部分，可能被改动过。请重新下载后再导入。")
    return content
