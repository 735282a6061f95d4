"""The sheet that lies on top of a dossier: which files it holds, of which state, how complete."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from filing.block import Block, Note, Paragraph, Table, Text, fact
from filing.finding import Finding, hindered
from filing.gauge import gauges
from filing.project import Project

TITLE = "备案材料总目"
_SHOWN = 16


class Enclosed(NamedTuple):
    """A file in the dossier: its name, how many gaps it has, the sha256 of its bytes."""

    name: str
    gaps: int
    digest: str


def cover_sheet(
    project: Project,
    findings: Sequence[Finding],
    files: Sequence[Enclosed],
    revision: int | None,
) -> Iterator[Block]:
    """What the dossier holds. `revision` is the project's, where it is kept in a store."""
    yield Table(
        key="state",
        caption="备案项目",
        header=("项目", "内容"),
        rows=tuple(_state(project, findings, revision)),
        widths=(30, 70),
    )
    yield from _gauges(project, findings)
    yield Paragraph(
        (
            f"本材料共 {len(files)} 个文件{_sheets(files)}，由同一份回答导出，内容相互一致。"
            "改了回答要全部重新导出，不要只换其中一份。",
        )
    )
    yield Table(
        key="files",
        caption="文件清单",
        header=("序号", "文件", "待补充", "文件校验码"),
        rows=tuple(
            (
                (str(number),),
                (one.name,),
                (f"{one.gaps} 处" if one.gaps else "无",),
                (one.digest[:_SHOWN],),
            )
            for number, one in enumerate(files, 1)
        ),
        widths=(8, 50, 14, 28),
        centred=(0, 2),
    )
    yield Note(
        (
            "校验码为 SHA-256 的前 16 位；内容校验码相同的，出自同一份回答。"
            "标“草稿”的不能直接提交，正式材料以填报系统下载的模板为准。",
        )
    )


def _sheets(files: Sequence[Enclosed]) -> str:
    """How many of the files are no documents but tables to copy from."""
    count = sum(one.name.endswith(".xlsx") for one in files)
    return f"（文书 {len(files) - count} 份，Excel 表格 {count} 个）" if count else ""


def _gauges(project: Project, findings: Sequence[Finding]) -> Iterator[Block]:
    yield Table(
        key="gauges",
        caption="可控与可解释三项",
        header=("方面", "看什么", "比例", "构成"),
        rows=tuple(
            ((one.name,), (one.about,), (f"{one.percent}%",), (one.because,))
            for one in gauges(project, findings)
        ),
        widths=(18, 36, 12, 34),
        centred=(2,),
    )


def _state(
    project: Project, findings: Sequence[Finding], revision: int | None
) -> Iterator[tuple[Text, ...]]:
    yield ("主体名称",), (fact(project, "subject.company"),)
    yield ("算法名称",), (fact(project, "scope.name"),)
    yield ("算法类型",), (fact(project, "scope.kind"),)
    yield ("报告撰写日期",), (fact(project, "risk.written_on"),)
    if revision is not None:
        yield ("修订号",), (str(revision),)
    yield ("内容校验码",), (project.digest()[:_SHOWN],)
    yield ("预审",), (hindered(findings) or "没有必须修改的",)
