"""What people add beside their answers: work on findings, and screenshots. Asked in no step.

It stands among the sections so that it is stored, versioned, carried and compared like any
answer (docs/decisions/0008-work-on-findings.md).
"""

from typing import Annotated, ClassVar

from filing.form import DATE
from filing.question import Question, Row, Section, Who
from filing.terms import Option


class State(Option):
    """How far the work on one finding is."""

    WAITING = "待处理", "还要改，或还没有人看过"
    DONE = "已改", "改过了；预审还查得到的，会重新列出来"
    ACCEPTED = "接受并说明理由", "看过，认为不必改，写明为什么"
    CHECKED = "人工已核", "程序看不准，人核对过没有问题"


class Weight(Option):
    """How much a reviewer's own finding weighs: the words of the rules."""

    MUST = "必须修改", "不改就不能定稿"
    SHOULD = "建议修改", "改了更稳妥"


class Handled(Row):
    title: ClassVar[str] = "意见"

    finding: Annotated[
        str, Question("处理的是哪一条？", "意见", "由程序填写。", Who.LEAD)
    ] = ""
    seen: Annotated[
        str, Question("当时说的是什么？", "意见内容", "由程序填写。", Who.LEAD)
    ] = ""
    state: Annotated[
        State | None,
        Question(
            "处理到哪一步了？",
            "处理状态",
            "预审自己会看改好没有；接受的要写理由，必须修改的接受了也还要改。",
            Who.LEAD,
            optional=True,
        ),
    ] = None
    owner: Annotated[
        str,
        Question(
            "谁来处理？",
            "整改责任人",
            "写部门、岗位或姓名。",
            Who.LEAD,
            example="技术部 推荐组",
            optional=True,
        ),
    ] = ""
    due: Annotated[
        str,
        Question(
            "哪一天前处理完？",
            "完成期限",
            "写具体日期。",
            Who.LEAD,
            example="2026-12-31",
            form=DATE,
            optional=True,
        ),
    ] = ""
    reason: Annotated[
        str,
        Question(
            "要说明什么？",
            "处理说明",
            "写怎么改的，或为什么可以接受、核对了什么。",
            Who.LEAD,
            example="该产品不对外提供下载，没有导出文件，故不涉及",
            long=True,
            optional=True,
        ),
    ] = ""


class Remark(Row):
    title: ClassVar[str] = "审核意见"

    what: Annotated[
        str,
        Question(
            "看到了什么问题？",
            "审核意见",
            "一条意见说一件事，不用句号结尾。",
            Who.LEAD,
            example="截图里的产品名称与登记的不一致",
        ),
    ] = ""
    at: Annotated[
        str, Question("说的是哪一项回答？", "所在位置", "从列表里选。", Who.LEAD)
    ] = ""
    weight: Annotated[
        Weight | None,
        Question("有多要紧？", "轻重", "必须修改的，改好才能定稿。", Who.LEAD),
    ] = None


class Proof(Row):
    title: ClassVar[str] = "截图"

    caption: Annotated[
        str,
        Question(
            "图上是什么？",
            "图的说明",
            "一句话，不用句号结尾；会印在图的下方。",
            Who.PRODUCT,
            example="“设置—隐私”里的个性化推荐开关",
            optional=True,
        ),
    ] = ""
    at: Annotated[
        str, Question("证明的是哪一项回答？", "所在位置", "由程序填写。", Who.PRODUCT)
    ] = ""
    file: Annotated[
        str, Question("存的是哪个文件？", "文件指纹", "由程序填写。", Who.PRODUCT)
    ] = ""


class Work(Section):
    title: ClassVar[str] = "整改"
    aside: ClassVar[bool] = True

    handled: Annotated[
        tuple[Handled, ...],
        Question("哪些意见有人处理？", "意见处理", "在预审页逐条处理。", Who.LEAD),
    ] = ()
    remarks: Annotated[
        tuple[Remark, ...],
        Question("审核人自己的意见", "审核意见", "在预审页添加。", Who.LEAD),
    ] = ()
    proofs: Annotated[
        tuple[Proof, ...],
        Question(
            "哪些回答附了截图？", "截图", "在要留证明的问题下面添加。", Who.PRODUCT
        ),
    ] = ()
