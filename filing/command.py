"""The command line: export, review, verdict and questions, without a browser.

Exit codes: 0 done; 1 something blocks the filing; 2 the file or the call is wrong.
"""

import argparse
import json
import os
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from filing import verdict
from filing.chapters.changes import named, shown
from filing.difference import changes
from filing.dossier import File, Manner, NotFinal, file_name, files, whole
from filing.draft import Loaded, Unreadable, dump, load
from filing.finding import Finding, Severity
from filing.form import as_date
from filing.gate import Refused
from filing.intake import (
    UNSURE,
    Proposal,
    Received,
    owner,
    stranger,
    taken,
    weighed,
)
from filing.official import filled
from filing.project import STEPS, Project, kind_at, many_at, noun_at, row_kind
from filing.proofread import proofread
from filing.question import Question, Row
from filing.readback import edited
from filing.rules import review
from filing.workbook import collected

_BAD_CALL = 2
Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Carry out one command line and give its exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        run: Run = parsed.run
        return run(parsed)
    except (Unreadable, Refused, OSError) as trouble:
        print(f"出错了：{trouble}", file=sys.stderr)
        return _BAD_CALL


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="filing", description="算法备案向导的命令行")
    commands = parser.add_subparsers(required=True, metavar="命令")
    for name, (run, words, arguments) in _COMMANDS.items():
        command = commands.add_parser(name, help=words)
        for flags, options in arguments:
            command.add_argument(*flags, **options)
        command.set_defaults(run=run)
    return parser


def _opened(path: Path) -> Loaded:
    """The project in a file; what could not be taken over is said on standard error."""
    loaded = load(path.read_bytes())
    for left_out in loaded.dropped:
        print(f"没有读入：{left_out}", file=sys.stderr)
    return loaded


def _export(parsed: argparse.Namespace) -> int:
    opened = _opened(parsed.project)
    project = opened.project
    findings = review(project, today=date.today())
    manner = Manner(final=parsed.final, pictures=opened.pictures)
    try:
        made = list(files(project, findings, manner))
    except NotFinal as refused:
        print(refused, file=sys.stderr)
        for finding in refused.hindrances:
            print(f"- {finding.problem.what}", file=sys.stderr)
        return 1
    parsed.out.mkdir(parents=True, exist_ok=True)
    name = f"{file_name(project.scope.name or opened.name, '备案材料')}.zip"
    packed = File(name, whole(project, findings, made=made, manner=manner), 0)
    for file in (*made, packed):
        path = parsed.out / file.name
        path.write_bytes(file.content)
        print(path)
    return 0


def _review(parsed: argparse.Namespace) -> int:
    project = _opened(parsed.project).project
    findings = review(project, today=date.today())
    rows = [
        {
            "severity": finding.severity,
            "where": finding.where,
            "noun": noun_at(project, finding.where),
            "what": finding.problem.what,
            "why": finding.problem.why,
            "next": finding.problem.next,
            "rule": finding.rule.name,
            "standing": finding.rule.standing,
            "articles": [str(article) for article in finding.cites],
        }
        for finding in findings
    ]
    _show(
        parsed,
        rows,
        {"程度": "severity", "位置": "where", "意见": "what", "怎么改": "next"},
    )
    if not parsed.json:
        print(_summary(findings))
    return int(any(finding.blocks for finding in findings))


def _summary(findings: Sequence[Finding]) -> str:
    blocking = sum(finding.blocks for finding in findings)
    if blocking:
        return f"共 {len(findings)} 条意见，其中必须修改 {blocking} 条。"
    return f"共 {len(findings)} 条意见，没有必须修改的。"


def _fill(parsed: argparse.Namespace) -> int:
    opened = _opened(parsed.project)
    template = parsed.template.read_bytes()
    done = filled(template, opened.project, pictures=opened.pictures)
    parsed.out.write_bytes(done.content)
    rows = [
        *(("填好", one.label, one.text or "同名章节") for one in done.filled),
        *(("没有答案", one.label, "") for one in done.unanswered),
        *(("没认出来", label, "") for label in done.unknown),
        *(("已有内容，未改", one.label, "") for one in done.kept),
        *(("行数不够", one.label, one.text) for one in done.short),
    ]
    _show(
        parsed,
        [{"state": s, "label": label, "text": text[:80]} for s, label, text in rows],
        {"情况": "state", "位置": "label", "内容": "text"},
    )
    return 0


def _read(parsed: argparse.Namespace) -> int:
    """Differences on standard output, what was not understood on standard error."""
    opened = _opened(parsed.into) if parsed.into else None
    project, read = _received(parsed.file, opened.project if opened else None)
    held = weighed(project, read.given)
    for one in (*read.left, *held.left):
        print(f"没有看懂：{one}", file=sys.stderr)
    strange = stranger(project, read.owner)
    if strange:
        print(f"注意：{strange}", file=sys.stderr)
    _show(
        parsed,
        [
            {
                "kind": one.kind,
                "where": one.where,
                "present": one.present,
                "value": one.value,
            }
            for one in held.proposals
        ],
        {"情况": "kind", "位置": "where", "现在": "present", "收到": "value"},
    )
    if opened and strange and not parsed.anyway:
        print("没有写入。确认是同一个项目的，加 --anyway 再运行一次。", file=sys.stderr)
        return 1
    if opened:
        _take(parsed.into, opened, held.proposals)
    return int(any(one.kind in UNSURE for one in held.proposals))


def _received(path: Path, into: Project | None) -> tuple[Project, Received]:
    """The project that a file is compared with, and what the file says."""
    content = path.read_bytes()
    if path.suffix.lower() == ".xlsx":
        project = Project() if into is None else into
        return project, collected(content, project)
    back = edited(content)
    read = Received(back.given, back.left, owner(back.project))
    return back.project if into is None else into, read


def _take(path: Path, opened: Loaded, proposals: Sequence[Proposal]) -> None:
    """Write what is sure into the project file; a file that stays the same is not touched."""
    sure = [one for one in proposals if one.kind not in UNSURE]
    if not sure:
        return
    answers = opened.project.answers() | taken(opened.project, sure)
    project = Project.from_answers(answers)
    _replace(path, dump(opened.name, project, opened.pictures))


def _replace(path: Path, content: bytes) -> None:
    """Put a file in the place of another at once, so that none is ever half written."""
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        new.chmod(target.stat().st_mode)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def _check(parsed: argparse.Namespace) -> int:
    project = _opened(parsed.project).project
    flaws = proofread({str(one): one.read_bytes() for one in parsed.files}, project)
    _show(
        parsed,
        [one._asdict() for one in flaws],
        {"程度": "severity", "文件": "file", "问题": "what", "原文": "said"},
    )
    return int(any(one.severity is Severity.MUST for one in flaws))


def _compare(parsed: argparse.Namespace) -> int:
    before, after = (_opened(path).project for path in (parsed.old, parsed.new))
    rows = [
        {
            "asks": one.meaning.asks,
            "where": one.change.where,
            "noun": named(before, after, one.change),
            "how": one.change.how,
            "old": shown(before, one.change),
            "new": shown(after, one.change),
            "why": one.meaning.why,
            "standing": one.meaning.standing,
            **_due(one.meaning.asks, parsed.on),
        }
        for one in verdict.classed(changes(before, after))
    ]
    columns = {"类别": "asks", "事项": "noun", "变更前": "old", "变更后": "new"}
    _show(parsed, rows, {**columns, "最晚": "due", "怎么算": "counted"})
    if not parsed.json:
        print(f"以 {parsed.on} 为变更之日。以上为辅助判断，不是法律意见。")
    return 0


def _due(asks: verdict.Class, changed_on: date) -> dict[str, str]:
    """By when a change is to be handled, in words, and how that is counted."""
    day, how = verdict.due(asks, changed_on)
    return {"due": day.isoformat() if day else "", "counted": how}


def _day(text: str) -> date:
    """A day on the command line."""
    day = as_date(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2026-09-01 这样")
    return day


def _verdict(parsed: argparse.Namespace) -> int:
    project = _opened(parsed.project).project
    conclusions = (
        verdict.applicability(project),
        verdict.role(project),
        *verdict.neighbours(project),
        verdict.recommended_core(project).conclusion,
    )
    rows: list[dict[str, Any]] = [
        {
            "question": one.question,
            "answer": one.answer,
            "assisted": one.assisted,
            "reasons": [reason.text for reason in one.reasons],
            "articles": [str(article) for article in one.cites],
        }
        for one in conclusions
    ]
    rows += [
        {
            "question": f"备案 {number}",
            "answer": one.name,
            "assisted": True,
            "reasons": [str(one.kind), *filter(None, [one.role])],
            "articles": [str(article) for article in one.cites],
        }
        for number, one in enumerate(verdict.filings(project), 1)
    ]
    rows += [
        {
            "question": f"期限：{one.name}",
            "answer": one.due.isoformat() if one.due else "到时起算",
            "assisted": False,
            "reasons": [one.span, one.why],
            "articles": [str(article) for article in one.cites],
        }
        for one in verdict.deadlines(project, date.today())
    ]
    _show(parsed, rows, {"问题": "question", "结论": "answer", "依据": "reasons"})
    if not parsed.json:
        print("以上为辅助判断，不是法律意见。")
    return 0


def _questions(parsed: argparse.Namespace) -> int:
    rows = [
        {
            "where": where,
            "label": question.label,
            "noun": question.noun,
            "type": _type_words(where),
            "options": _options(where),
            "who": question.who,
            "condition": question.when.words if question.when else "",
            "articles": [str(article) for article in question.cites],
        }
        for where, question in bank()
    ]
    columns = {"地址": "where", "问题": "label", "类型": "type", "谁来答": "who"}
    _show(parsed, rows, {**columns, "条件": "condition", "条文": "articles"})
    return 0


def bank() -> Iterator[tuple[str, Question]]:
    """Every question with its address; a row's questions as `step.group.*.field`."""
    for step, section in STEPS.items():
        for name, question in section.questions().items():
            where = f"{step}.{name}"
            yield where, question
            if _holds_rows(where):
                for field, inner in row_kind(where).questions().items():
                    yield f"{where}.*.{field}", inner


def _holds_rows(where: str) -> bool:
    kind = kind_at(where)
    return isinstance(kind, type) and issubclass(kind, Row)


def _type_words(where: str) -> str:
    kind = kind_at(where)
    if _holds_rows(where):
        return "若干行"
    if kind is bool:
        return "是或否"
    if kind is str:
        return "多个引用" if many_at(where) else "文字"
    return "多选" if many_at(where) else "单选"


def _options(where: str) -> list[str]:
    kind = kind_at(where)
    is_choice = isinstance(kind, type) and issubclass(kind, StrEnum)
    return [str(option) for option in kind] if is_choice else []


def _show(
    parsed: argparse.Namespace, rows: Sequence[dict[str, Any]], columns: dict[str, str]
) -> None:
    """Print rows as JSON if asked for, else as a table of these columns."""
    if parsed.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    lines = [list(columns)]
    lines += [[_cell(row[key]) for key in columns.values()] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (
            text + " " * (width - _width(text))
            for text, width in zip(line, widths, strict=True)
        )
        print("  ".join(cells).rstrip())


def _cell(value: Any) -> str:
    text = (
        "；".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    )
    return " ".join(text.split())


def _width(text: str) -> int:
    """How many columns a terminal gives a text: Chinese signs take two."""
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)


Argument = tuple[tuple[str, ...], dict[str, Any]]


def _file(name: str, shown: str, words: str, **options: Any) -> Argument:
    return (name,), {"type": Path, "metavar": shown, "help": words, **options}


_PROJECT = _file("project", "PROJECT.json", "项目文件")
_JSON: Argument = (("--json",), {"action": "store_true", "help": "输出 JSON"})
_FINAL: Argument = (
    ("--final",),
    {
        "action": "store_true",
        "help": "出定稿；还有没填或必须修改的，列出来并拒绝，退出码为 1",
    },
)
_ANYWAY: Argument = (
    ("--anyway",),
    {"action": "store_true", "help": "文件里的主体或算法名称和项目不同，也写进去"},
)
_CHANGED_ON: Argument = (
    ("--on",),
    {
        "type": _day,
        "default": date.today(),
        "metavar": "DATE",
        "help": "变更之日，默认是今天",
    },
)
_COMMANDS: dict[str, tuple[Run, str, tuple[Argument, ...]]] = {
    "export": (
        _export,
        "把项目文件导出成全部文书，并打成一个压缩包",
        (_PROJECT, _file("--out", "DIR", "放到哪里", required=True), _FINAL),
    ),
    "review": (
        _review,
        "预审项目，列出意见；还有“必须修改”时退出码为 1",
        (_PROJECT, _JSON),
    ),
    "verdict": (
        _verdict,
        "判断是否需要备案、角色、份数和相邻手续",
        (_PROJECT, _JSON),
    ),
    "compare": (
        _compare,
        "比较两个项目文件：逐项的不同、各自意味着什么、最晚哪天办",
        (
            _file("old", "OLD.json", "以前的项目文件"),
            _file("new", "NEW.json", "现在的项目文件"),
            _CHANGED_ON,
            _JSON,
        ),
    ),
    "fill": (
        _fill,
        "在系统下载的空白模板里原位填写，其他地方不动",
        (
            _PROJECT,
            _file("template", "TEMPLATE.docx", "空白模板"),
            _file("--out", "FILE", "存到哪里", required=True),
            _JSON,
        ),
    ),
    "read": (
        _read,
        "读回填好的资料收集表或改过的 Word，列出不同；有冲突时退出码为 1",
        (
            _file("file", "FILE", ".docx 或 .xlsx"),
            _file(
                "--into",
                "PROJECT.json",
                "和这个项目比较，并把新填的和改了的写进去；冲突的不动",
            ),
            _ANYWAY,
            _JSON,
        ),
    ),
    "check": (
        _check,
        "核对定好的 Word：和项目、彼此、规则是否一致；还有“必须修改”时退出码为 1",
        (
            _file("files", "FILE.docx", "成稿", nargs="+"),
            _file("--project", "PROJECT.json", "项目文件", required=True),
            _JSON,
        ),
    ),
    "questions": (_questions, "列出全部问题", (_JSON,)),
}
