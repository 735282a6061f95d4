"""Are the systems there that the law asks for?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.form import as_number
from filing.law import ALGORITHM_RECOMMENDATION, NETWORK_DATA
from filing.project import Project, noun_at, written
from filing.telling import ENTRY, NO_ENTRY, affirmed, quote, there
from filing.terms import ARTICLE_7_SYSTEMS, OUTLINE_SYSTEMS, SystemKind

_UNDECIDED = re.compile("(?:时限|多久|几天|时间)[^。；，]{0,6}(?:还没|尚未|没有|未)定")
# A line that names a field only to say that nothing is done there.
_UNWATCHED = re.compile("没(?:有)?(?:人)?(?:监测|监控|看|查|管|做)(?!到|出)")
_BARE = re.compile("[：:] ?(?:没有?|无|还没有?|没做|没有做|暂无)[^，。；]{0,4}[。 ]*$")
_ANSWERED = re.compile(r"(\d+) ?个工作日内答复")
_LONGEST_DAYS = 15
_SLOW = re.compile("(?:用户)?协议|隐私政策|服务条款")
_SHOWN = re.compile(
    "首页|页面|入口|弹窗|图标|按钮|顶部|底部|角|常驻|提示|控制台|文档|界面|[>→＞]"
)


@rule(
    "第七条的八项制度要逐项列出。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第七条"],
    points=(54, 59),
)
def eight_systems_are_there(project: Project) -> Iterator[Problem]:
    """Each of the eight systems has a row of its own."""
    listed = {system.kind for system in project.governance.systems}
    missing = [kind for kind in ARTICLE_7_SYSTEMS if kind not in listed]
    if project.governance.systems and missing:
        yield Problem(
            "governance.systems",
            f"第七条要求的制度里还缺：{'、'.join(missing)}",
            "《算法推荐规定》第七条要求的八项制度，材料里要一项项写到。",
            "逐项补上，公司小的，几项可以写在一份文件里、由同一个人负责；还没有成文的，如实写“尚未成文”和打算什么时候有。",
        )


@rule("主体责任提纲单列的四项制度要有。", Severity.SHOULD, Standing.PRACTICE)
def four_outline_systems_are_there(project: Project) -> Iterator[Problem]:
    """Each of the four systems of the official outline has a row of its own."""
    listed = {system.kind for system in project.governance.systems}
    missing = [kind for kind in OUTLINE_SYSTEMS if kind not in listed]
    if project.governance.systems and missing:
        yield Problem(
            "governance.systems",
            f"主体责任材料单列的制度还缺：{'、'.join(missing)}",
            "《落实算法安全主体责任基本情况》的提纲里，这四项各占一节。",
            "补上；与别的制度合在一起的，写明在哪份文件的哪一章。",
        )


@rule("每项制度只列一行。", Severity.SHOULD, Standing.INFERRED, points=(54,))
def systems_are_listed_once(project: Project) -> Iterator[Problem]:
    """No kind of system has two rows."""
    seen: set[str] = set()
    for system in project.governance.systems:
        if system.kind and system.kind in seen:
            yield Problem(
                f"governance.systems.{system.id}.kind",
                f"{quote(system.kind)}列了两行",
                "同一项制度两种说法，材料前后会不一致。",
                "合成一行；其实是别的制度，改类别。",
            )
        seen.add(system.kind or "")


@rule(
    "八项制度要成文。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第七条"],
    points=(28, 54),
)
def systems_are_written_down(project: Project) -> Iterator[Problem]:
    """Each system of the law is a document that exists; all that are not are told at once."""
    missing = _unwritten(project)
    of_law = [kind for kind in missing if kind in ARTICLE_7_SYSTEMS]
    if of_law:
        others = [kind for kind in missing if kind not in of_law]
        also = f"；提纲单列的 {len(others)} 项：{'、'.join(others)}" if others else ""
        yield Problem(
            "governance.systems",
            f"第七条要求的制度有 {len(of_law)} 项尚未成文：{'、'.join(of_law)}{also}",
            "《算法推荐规定》第七条的八项制度，提交前要真的有文件。",
            "写出并印发，再填文件全名和指标、流程、记录；公司小的，几项可以写在一份文件里，各占一章。不要先编一个文件名。",
        )


@rule(
    "提纲单列的四项制度也要成文。", Severity.SHOULD, Standing.PRACTICE, points=(28, 54)
)
def outline_systems_are_written_down(project: Project) -> Iterator[Problem]:
    """Where only systems of the outline are unwritten, that weighs less."""
    missing = _unwritten(project)
    if missing and not any(kind in ARTICLE_7_SYSTEMS for kind in missing):
        yield Problem(
            "governance.systems",
            f"{len(missing)} 项制度尚未成文：{'、'.join(missing)}",
            "主体责任材料里这几项各占一节，没有文件就没有内容可写。",
            "写出并印发；与别的制度合在一起的，写明在哪份文件的哪一章。",
        )


def _unwritten(project: Project) -> list[SystemKind]:
    return [
        system.kind
        for system in project.governance.systems
        if system.kind and not system.written
    ]


@rule("考核指标能用数衡量。", Severity.SHOULD, Standing.PRACTICE, points=(30,))
def indicators_are_figures(project: Project) -> Iterator[Problem]:
    """An indicator has a figure."""
    for system in project.governance.systems:
        if system.written and untold(
            system.indicator,
            {"数": r"\d|[一二三四五六七八九十百]+(次|日|天|小时|分|成)|全部|每"},
        ):
            yield Problem(
                f"governance.systems.{system.id}.indicator",
                f"{quote(system.kind or system)}的考核指标{quote(system.indicator, 15)}没有数",
                "每项制度要写名称、主体、指标、流程、记录、修订六要素，指标要能衡量。",
                "写比例、时限或次数。",
            )


@rule("处置流程写先后和谁来做。", Severity.SHOULD, Standing.PRACTICE, points=(30,))
def procedures_are_told(project: Project) -> Iterator[Problem]:
    """A procedure is more than a phrase."""
    for system in project.governance.systems:
        told = system.procedure if system.written else ""
        if told and (len(told) < 12 or "按制度执行" in told):
            yield Problem(
                f"governance.systems.{system.id}.procedure",
                f"{quote(system.kind or system)}的处置流程只写{quote(told, 12)}",
                "看不出先做什么、由谁做，制度就像没有执行。",
                "写先做什么、再做什么、出了问题找谁。",
            )


@rule(
    "责任人的职责写到做什么。",
    Severity.SHOULD,
    Standing.PRACTICE,
    ALGORITHM_RECOMMENDATION["第七条"],
    points=(13,),
)
def the_officer_has_duties(project: Project) -> Iterator[Problem]:
    """The officer's duties tell what is signed or decided, and how often that is reported."""
    parts = {
        "签什么、定什么": "签|批|审|[决确]?定|核|拍板|点头|同意|停",
        "多久听一次汇报": "每|定期|季度|随时",
    }
    if missing := untold(there(project.governance.officer_duty), parts):
        yield Problem(
            "governance.officer_duty",
            f"责任人职责没有写{'、'.join(missing)}",
            "只写“负责算法安全”，看上去是挂名。",
            "写签哪些字、定哪些事、多久听一次汇报；还没有定的，先定下来。",
        )


@rule(
    "算法定期审核要有周期。",
    Severity.SHOULD,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第八条"],
    points=(40,),
)
def the_algorithm_is_reviewed_regularly(project: Project) -> Iterator[Problem]:
    """Reviews of the algorithm come round by the calendar, not when something is wrong."""
    told = there(project.governance.review_cycle)
    if untold(
        told, {"多久一次": "每|季度|[年月周天日][^，。；]{0,3}次|半年|年度|定于"}
    ):
        yield Problem(
            "governance.review_cycle",
            f"定期审核评估写{quote(told, 20)}，没有写多久一次",
            "法规要求定期审核、评估、验证算法，出了问题才看不算定期。",
            "写多久一次、看什么、谁来做、结果报给谁；还没有定的，先定下来。",
        )


@rule(
    "人员配备写人数。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第七条"],
    points=(13,),
)
def staff_is_counted(project: Project) -> Iterator[Problem]:
    """The staff has a number."""
    if untold(
        there(project.governance.staff),
        {"人数": r"\d|[一二两三四五六七八九十]+个?(名|人)"},
    ):
        yield Problem(
            "governance.staff",
            f"人员配备写{quote(project.governance.staff, 15)}，没有人数",
            "法规要求配备与服务规模相适应的专业人员，没有人数就看不出相称。",
            "写多少人、怎么分工。",
        )


@rule(
    "算法告知放在显眼的地方。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十六条"],
    points=(56, 58),
)
def the_notice_is_in_sight(project: Project) -> Iterator[Problem]:
    """Users are told in the product, not in the terms only."""
    told = affirmed(there(project.governance.notice))
    if _SLOW.search(told) and not _SHOWN.search(told):
        yield Problem(
            "governance.notice",
            f"算法告知方式只写{quote(told, 20)}",
            "要以显著方式告知，只写在协议里不算。",
            "在界面上加说明入口，写清位置和文字，附截图。",
        )


@rule(
    "投诉举报有产品内的入口。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第二十二条"],
    NETWORK_DATA["第二十条"],
    points=(57,),
)
def complaints_have_an_entry(project: Project) -> Iterator[Problem]:
    """The entry is a path in the product, not an address of mail only."""
    told = there(project.governance.complaint)
    if untold(NO_ENTRY.sub("", told), {"入口": ENTRY}):
        yield Problem(
            "governance.complaint",
            f"投诉举报入口写{quote(told, 20)}，看不出在产品的哪里",
            "要有便捷有效的入口，只留邮箱或电话会被退。",
            "写产品里的逐级点击路径，附截图。",
        )


@rule(
    "投诉反馈的时限要合理。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第二十二条"],
    points=(56, 57, 72),
)
def answers_come_in_time(project: Project) -> Iterator[Problem]:
    """The days promised for an answer are not many, and not none."""
    days = as_number(project.governance.complaint_days)
    if days is None:
        return
    if days > _LONGEST_DAYS or days == 0:
        yield Problem(
            "governance.complaint_days",
            f"投诉反馈时限填了 {project.governance.complaint_days} 个工作日",
            "时限太长或为零，都不像对用户公开的承诺。",
            "填产品页面上公开承诺的工作日数，一般不超过 15 个。",
        )


@rule(
    "申诉和投诉的答复时限一致，或写明是两件事。",
    Severity.SHOULD,
    Standing.PRACTICE,
    points=(72,),
)
def days_to_answer_agree(project: Project) -> Iterator[Problem]:
    """What the mechanism promises is the number of days promised for complaints."""
    days = as_number(project.governance.complaint_days)
    for where, text in written(project):
        if days is None or not where.startswith("mechanism."):
            continue
        found = _ANSWERED.search(text)
        if found and float(found[1]) != days:
            yield Problem(
                where,
                f"{noun_at(project, where)}写 {found[1]} 个工作日内答复，"
                f"投诉反馈时限填的是 {project.governance.complaint_days} 个",
                "两个数不同，用户和审核人员会问哪个算数。",
                "同一件事的，改成一致；申诉和投诉本来就分开承诺的，在答案里写明。",
            )
        elif _UNDECIDED.search(text):
            yield Problem(
                where,
                f"{noun_at(project, where)}写答复时限还没有定，"
                f"投诉反馈时限填的是 {project.governance.complaint_days} 个工作日",
                "一处有数、一处没定，材料自己打架。",
                "申诉和投诉由同一批人答复的，写同一个数；分开的，定下申诉的时限再写。",
            )


@rule(
    "应急处置写谁、多久、报告谁。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第七条"],
    NETWORK_DATA["第十一条"],
    points=(41,),
)
def emergencies_are_prepared_for(project: Project) -> Iterator[Problem]:
    """Who decides, within what time, and who is told."""
    parts = {
        "谁来决定": "老板|[一-鿿]总(?![部体计共是])|[他她]定|决定|负责人|责任人|人员|部|组|值班|总监|经理",
        "多久": r"\d+ ?(分钟|小时|日|天)|立即|即刻|当[日天场]|马上|随即|[半一二两三十]+个?(分钟|小时|刻钟)",
        "向哪个主管部门报告": "报告|上报|通报|报送|报(?:主管|网信|公安|工信|警)",
    }
    if missing := untold(there(project.governance.emergency), parts):
        yield Problem(
            "governance.emergency",
            f"应急处置没有写{'、'.join(missing)}",
            "“启动应急预案”没法核对，也说不明白算法可控。",
            "写谁发现、谁决定、多久停用、向哪个主管部门（网信、公安等）报告。",
        )


@rule(
    "四个方面都要监测。",
    Severity.SHOULD,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第七条"],
    points=(54,),
)
def four_fields_are_monitored(project: Project) -> Iterator[Problem]:
    """Information, data, personal information and the algorithm are each watched."""
    parts = {
        "信息安全": "(?<!个人)信息安全(?:监测|[：:])|信息[：:]|信息内容|内容|违法|违规|不良|举报",
        "数据安全": "数据安全|数据：|批量导出|异常登录|数据库|数据(?:泄露|访问|接口)",
        "个人信息": "个人信息|隐私|访问日志",
        "算法": "算法|模型|推荐|准确率|异常率|效果",
    }
    told = there(project.governance.monitored)
    kept = [
        line
        for line in re.split("[\n。；，]", told)
        if not _BARE.search(line) and not _UNWATCHED.search(line)
    ]
    if told and (missing := untold("\n".join(kept) or "—", parts)):
        yield Problem(
            "governance.monitored",
            f"分项监测里缺{'、'.join(missing)}",
            "主体责任材料的提纲把四个方面分开问，缺一个方面就缺一节。",
            "四个方面各写一行：监测什么、多久一次、到什么数告警、谁来查；没有做的，先做。",
        )
