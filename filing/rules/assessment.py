"""Was the assessment really made, and does its conclusion stand on something?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.form import as_date
from filing.law import AI_ETHICS, ALGORITHM_RECOMMENDATION, SECURITY_ASSESSMENT
from filing.project import Project, noun_at
from filing.telling import MONTH, in_plan, quote, there, wholly_absent
from filing.terms import Done, Status
from filing.verdict.conclusion import Conclusion
from filing.verdict.neighbours import Needed, neighbours

_NOBODY = re.compile("相关人员|有关人员|公司人员|专业团队|全体员工|若干")
_NOT_DONE = re.compile("还没|尚未|暂未|未开展|打算|计划(?:于|在)")
_COUNTED = re.compile(r"识别风险 ?(\d+) ?项")
_AGAIN = re.compile("更新|复[查评审核]|再次|每年|下一次|年度|补充")
_TASKS = re.compile(r"另有 ?(\d+) ?项整改")


# Each of these has questions of its own in a later step.
_ASKED_ELSEWHERE = ("ICP 备案", "生成合成内容标识", "科技伦理", "前置许可")


@rule(
    "另外要办的手续写办到哪一步。",
    Severity.SHOULD,
    Standing.PRACTICE,
    points=(85,),
)
def other_procedures_are_told(project: Project) -> Iterator[Problem]:
    """Where another procedure is needed as well, some answer tells how far it is."""
    needed = [
        one
        for one in neighbours(project)
        if one.answer == Needed.YES and not one.question.startswith(_ASKED_ELSEWHERE)
    ]
    unsaid = [one.question for one in needed if not _lines(one)]
    undone = [
        line
        for line in dict.fromkeys(line for one in needed for line in _lines(one))
        if wholly_absent(line) and not MONTH.search(line)
    ]
    if needed and (unsaid or undone):
        faults = [f"{'、'.join(unsaid)}没有写办到哪一步"] if unsaid else []
        faults += [f"{quote(line, 24)}没有写哪天前办好" for line in undone]
        yield Problem(
            "applicability.procedures",
            f"第一步判断另外要办的手续，{'；'.join(faults)}",
            "审核时会一并问这些手续；没有办就上线，备案也替代不了。",
            "一项一行写办没办、日期和编号；没办的写哪天前办好，"
            + (
                "已经上线的尽快补办。"
                if project.applicability.status is Status.ONLINE
                else "上线前办好。"
            ),
        )


def _lines(one: Conclusion) -> list[str]:
    """The lines of the answer on procedures that tell of this one."""
    told = (r.answered for r in one.reasons if r.where == "applicability.procedures")
    return [answer.partition("：")[2].strip() for answer in told]


@rule("评估在前，写报告在后。", Severity.MUST, Standing.REVISED, points=(70,))
def assessment_comes_before_report(project: Project) -> Iterator[Problem]:
    """The report is not written before the assessment was made."""
    assessed = as_date(project.risk.assessed_on)
    written = as_date(project.risk.written_on)
    if assessed and written and assessed > written:
        yield Problem(
            "risk.written_on",
            f"报告写于 {written}，早于自评估的 {assessed}",
            "日期倒置说明评估是补写的。",
            "核对两个日期：评估日不晚于撰写日，撰写日不晚于提交日。",
        )


@rule(
    "伦理审查先做一次。",
    Severity.SHOULD,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第七条"],
    AI_ETHICS["第十五条"],
    points=(54,),
)
def ethics_is_reviewed(project: Project) -> Iterator[Problem]:
    """An ethics review has at least begun."""
    if project.risk.ethics is Done.NOT_YET:
        yield Problem(
            "risk.ethics",
            "科技伦理审查还没做",
            "伦理审查是八项制度之一，没有记录会被追问。产品没做完也可以先自查。",
            in_plan(project, "risk.ethics")
            or "先按公平、可控、透明、隐私几方面自查一次，留下记录。",
        )


@rule("评估人员写到部门或岗位。", Severity.MUST, Standing.PRACTICE, points=(55,))
def assessors_are_named(project: Project) -> Iterator[Problem]:
    """Who assessed is told by department or post."""
    told = there(project.risk.assessors)
    found = _NOBODY.search(told)
    if found or untold(
        told,
        {
            "部门或岗位": "部|组|科|处|室|岗|委员会|中心|代表|经理|总监|工程师|程序员|客服|负责人|法务|产品|技术|运营"
        },
    ):
        yield Problem(
            "risk.assessors",
            f"评估人员写{quote(told, 15)}，看不出是哪些人",
            "没有时间、人员、方法的评估，会被认为流于形式。",
            "写部门、岗位和人数。",
        )


@rule(
    "评估方法写查了什么、多少。",
    Severity.MUST,
    Standing.PRACTICE,
    SECURITY_ASSESSMENT["第五条"],
    points=(55,),
)
def the_method_is_told(project: Project) -> Iterator[Problem]:
    """What was examined or tested, and how much of it."""
    parts = {
        "查了或测了什么": "查|抽|测|看|试|刷了|用了|翻了|记下|模拟|访谈|问卷|演练|核对|比对|扫描|审计",
        "数量": r"\d|[一二三四五六七八九十百千]+[次条份个项题]",
    }
    if missing := untold(there(project.risk.method), parts):
        yield Problem(
            "risk.method",
            f"评估方法没有写{'、'.join(missing)}",
            "“综合评估”没法核对，会被认为流于形式。",
            "写查阅、抽检、测试、演练各做了多少。",
        )


@rule(
    "伦理审查记录与情况一致，写到日期和方面。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第七条"],
    AI_ETHICS["第十五条"],
    points=(54,),
)
def the_ethics_record_is_whole(project: Project) -> Iterator[Problem]:
    """A review that is done has a day and heads, and is not told as still to come."""
    state, told = project.risk.ethics, project.risk.ethics_record
    if state is not Done.DONE or not told:
        return
    ahead = _NOT_DONE.search(told)
    parts = {
        "日期": r"\d{4} ?[-年./]",
        "看了哪些方面": "公平|公正|可控|透明|责任|隐私|可解释",
        "结论": "同意|通过|不同意|结论|要求|认为|批准|没(?:有|什么)?(?:大)?问题|问题不大|可以[上用]",
    }
    missing = untold(told, parts)
    if ahead or missing:
        fault = (
            f"却写{quote(ahead[0])}" if ahead else f"记录里没有写{'、'.join(missing)}"
        )
        yield Problem(
            "risk.ethics_record",
            f"科技伦理审查选了已完成，{fault}",
            "没有记录的伦理审查，审核时等于没做。",
            "照审查记录补写；其实没做完的，改审查情况。",
        )


@rule(
    "评估结论有依据、有剩余风险。",
    Severity.MUST,
    Standing.LAW,
    SECURITY_ASSESSMENT["第六条"],
    points=(69,),
)
def the_conclusion_stands_on_something(project: Project) -> Iterator[Problem]:
    """The conclusion names its ground and what is left."""
    parts = {
        "依据": "依据|根据|测试|试[了过用]|记录|措施|抽[检查]|评估|复核|看了|查了|投诉",
        "还剩什么风险": "剩|主要(?:的)?风险|还没有?办法|残[余留]|遗留|余下|尚有|还有|控制后|仍|重大|中等|较大|整改|未消除|没有(?:上线|做完|完成)|未(?:上线|完成)",
    }
    if missing := untold(project.risk.conclusion, parts):
        yield Problem(
            "risk.conclusion",
            f"评估结论没有写{'、'.join(missing)}",
            "写“通过”却没有依据、没有剩余风险，结论站不住。",
            "写依据哪些测试和记录、还剩哪些风险、怎么继续管。",
        )


@rule("结论里的数与清单一致。", Severity.MUST, Standing.REVISED, points=(69, 72))
def the_conclusion_counts_right(project: Project) -> Iterator[Problem]:
    """The conclusion's numbers of risks and tasks are those of the rows that have a name."""
    told = project.risk.conclusion
    for words, pattern, rows in (
        ("风险", _COUNTED, project.risk.risks),
        ("整改", _TASKS, project.risk.tasks),
    ):
        found, named = pattern.search(told), [row for row in rows if str(row)]
        if found and named and int(found[1]) != len(named):
            yield Problem(
                "risk.conclusion",
                f"评估结论写{words} {found[1]} 项，清单里是 {len(named)} 项",
                "数对不上，说明结论不是由清单得出的。",
                "按清单改数。",
            )


@rule("已完成的事不再列为整改。", Severity.MUST, Standing.INFERRED, points=(69, 72))
def what_is_done_is_no_task(project: Project) -> Iterator[Problem]:
    """An assessment or review said to be done is not still to be made."""
    for where, state, words in (
        ("data.assessment", project.data.assessment, "影响评估"),
        ("risk.ethics", project.risk.ethics, "伦理审查"),
    ):
        for task in project.risk.tasks:
            again = _AGAIN.search(task.name)
            if state is Done.DONE and words in task.name and not again:
                yield Problem(
                    where,
                    f"{noun_at(project, where)}选了已完成，整改计划里却还有{quote(task)}",
                    "做没做完前后矛盾，会被当成没有做。",
                    "真的做完的，从整改计划里删掉；没有做完的，这里改选。",
                )


@rule("结论里说有整改，就要列出来。", Severity.SHOULD, Standing.PRACTICE, points=(69,))
def tasks_told_are_listed(project: Project) -> Iterator[Problem]:
    """A conclusion that tells of tasks has them in the list."""
    if _TASKS.search(project.risk.conclusion) and not project.risk.tasks:
        yield Problem(
            "risk.tasks",
            "评估结论说有整改事项，整改计划却是空的",
            "有结论没有计划，剩余风险没人管。",
            "逐项列出做什么、谁负责、什么时候完成。",
        )
