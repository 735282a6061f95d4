"""Is content reviewed in and out, by told means, and can users appeal?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.form import as_number
from filing.law import ALGORITHM_RECOMMENDATION, DEEP_SYNTHESIS
from filing.project import Project, noun_at, written
from filing.telling import ENTRY, NO_ENTRY, quote, there
from filing.terms import AlgorithmKind

_SAME = re.compile("^(同上|同输入|与输入审核相同|同前|见输入审核|见上)")
_NONE = re.compile("没有|尚无|暂无|未建|无$")
_COUNT = re.compile(r"(\d[\d,.]*) ?(万|千)?\s*(?:余|多)?[条个词]")
_KEYWORDS_TOLD = re.compile(
    r"\d[\d,.]* ?[万千]?\s*(?:余|多)?[条个](?:违法|不良|违规|敏感|和|信息){0,5}(?:关键词|敏感词)"
    r"|(?:关键词|敏感词)(?:词?[库表])?(?:共|有|约|现有|已有|收录|为|\s)*\d[\d,.]* ?[万千]?\s*(?:余|多)?[条个]"
)
_USUAL_WORDS = 10_000
_ABROAD = re.compile(
    r"境外(?!模型)|海外|香港|新加坡|美国|日本|AWS|Azure|Google Cloud|GCP", re.IGNORECASE
)
_PLACE = re.compile(
    "[市省州区县]|地域|机房|可用区|数据中心|北京|上海|天津|重庆|广州|深圳|杭州|贵阳|贵安|西安|南京|武汉|成都|郑州|长沙|合肥|济南|青岛|厦门|福州|昆明|苏州|宁波|"
    "无锡|佛山|东莞|大连|沈阳|哈尔滨|长春|石家庄|太原|呼和浩特|银川|西宁|兰州|乌鲁木齐|拉萨|海口|南宁|南昌|"
    "中卫|乌兰察布|张家口|廊坊|绍兴|嘉兴|温州|珠海|中山|惠州"
)
_HOST = re.compile(
    "[一-鿿A-Za-z（）()]{3,}(?:公司|集团)|云(?!公司|厂商|服务器|主机|端|上(?!海|饶|虞)|平台|计算|数据库|环境)|机房|数据中心|自[建有]|托管|运营商|中国(?:电信|联通|移动)"
)
_MEANS = (
    "关键词|[禁敏感]词|词[库表]|名单|比[一过]|过滤|模型|人工|规则|比对|核对|编辑|机审|服务|接口|第三方|识别|检[查测验]|员工|专人|"
    "验[证密签长]|校验|系统|自动|机器|程序|[次条]以上|超[出过]|上下|阈值|次数|逐[条个张篇题]|抽(?:[查检看]| ?[0-9])|(?:客服|运营|主管|经理|人)[^，。；]{0,2}看|过一?遍|看[一过]遍|有人看|[校审]对|审[题校阅]|老师|教师|同事|专家|审核[员人]"
)
_ACTION = (
    "拦[截下住掉]|[拿换]掉|去[掉除]|不发(?!现|生|送)|发不出|不出现|不展现|拒绝|不给|不出(?![现错事]|问题)|不回答|不往下|不生成|看不到|重[新做录写]|不(?:再?公开|予?展示|通过|能|许|让|允许|再?显示|返回|转|发布|推荐?|进入|放行|收录|入库)|"
    "下[架线]|移[出除]|改派|删[除掉]|提示|告[诉知]|通知|转(?:人工|给|交|到|由|[^，。；]{0,6}[看审])|退[回给]|打回|驳回|屏蔽|隐藏|"
    "通过了?才|过了才|完(?:了)?才|替换|[更改纠][正改掉]|改(?:词|规则|过来)|禁止|封[禁停号]|撤[回下]|停|复核|复审|处理|修改"
)
_OTHER_MEANS = "审核模型|模型|人工|接口|第三方|机审|审核服务|检测服务"
_CONTACT = re.compile("客服电话|电话|热线|微信|邮箱|QQ")
# “两三天” is no time that anybody is held to.
_VAGUE = re.compile("(?:[一两二三四五六七八]{2}|几)个?(?:工作)?[日天]")
_PERIOD = re.compile(
    "每|周|月|季|年|日|天|小时|次|触发|发现|就更新|就跟着|随时|不定期|定期|没有固定"
)


@rule(
    "输入、输出的审核分开写。",
    Severity.MUST,
    Standing.REVISED,
    DEEP_SYNTHESIS["第十条"],
    points=(42,),
)
def reviews_are_told_apart(project: Project) -> Iterator[Problem]:
    """The review of what goes out does not repeat that of what comes in."""
    mechanism = project.mechanism
    same = there(mechanism.output_review) == mechanism.input_review
    if mechanism.output_review and (same or _SAME.search(mechanism.output_review)):
        yield Problem(
            "mechanism.output_review",
            f"输出审核写{quote(mechanism.output_review, 15)}，没有单独写",
            "只写“有审核”、不分输入输出，是常见的退回原因。",
            "写给出去之前用什么方式、审哪些、命中怎么办。",
        )


@rule(
    "审核写清方式和命中以后的动作。",
    Severity.MUST,
    Standing.REVISED,
    ALGORITHM_RECOMMENDATION["第九条"],
    DEEP_SYNTHESIS["第十条"],
    points=(42,),
)
def reviews_say_how(project: Project) -> Iterator[Problem]:
    """Each review names its means and what is done on a hit."""
    parts = {
        "用什么方式": _MEANS,
        "命中怎么办": _ACTION,
    }
    for name in ("input_review", "output_review"):
        text = there(getattr(project.mechanism, name))
        if not _SAME.search(text) and (missing := untold(text, parts)):
            yield Problem(
                f"mechanism.{name}",
                f"{noun_at(project, f'mechanism.{name}')}里没有写{'、'.join(missing)}",
                "看不出怎么审、审了怎么办，等于没有审核。",
                "写按什么查（关键词、规则、模型还是人工），覆盖哪些内容，命中以后做什么。",
            )


@rule(
    "关键词库写规模和更新。",
    Severity.SHOULD,
    Standing.PRACTICE,
    ALGORITHM_RECOMMENDATION["第九条"],
    points=(43,),
)
def keywords_are_counted(project: Project) -> Iterator[Problem]:
    """The word list has a size and is kept up, or there is none."""
    told = project.mechanism.keywords
    parts = {
        "规模": r"\d|[一二两三四五六七八九十百千]+万?[多来几余]?[条个]",
        "多久更新": "更新|每|随时|新的?词?就|[天日周月季年][一二两三]?次?[加补换看查改]",
    }
    if not _NONE.search(told) and (missing := untold(told, parts)):
        yield Problem(
            "mechanism.keywords",
            f"关键词库没有写{'、'.join(missing)}",
            "没有规模、没人更新的词库，审核是否有效会被质疑。",
            "写真实的条数、维护部门和更新周期；没有就写没有。",
        )


@rule("关键词的条数各处一样。", Severity.SHOULD, Standing.PRACTICE, points=(43, 72))
def keyword_counts_agree(project: Project) -> Iterator[Problem]:
    """Wherever a text counts keywords, it gives a number that the question's answer gives.

    The sum of the numbers in the answer is one of them: lists may be told one by one.
    """
    own = [*_COUNT.finditer(project.mechanism.keywords)]
    counts = [_many(found) for found in own]
    for where, text in written(project) if own else ():
        if where == "mechanism.keywords":
            continue
        for found in _KEYWORDS_TOLD.finditer(text):
            counted = _COUNT.search(found[0])
            if counted and _many(counted) not in (*counts, sum(counts)):
                yield Problem(
                    where,
                    f"{noun_at(project, where)}里写关键词 {counted[0]}，"
                    f"关键词库里写的是 {own[0][0]}",
                    "同一个词库两处条数不同，会被追问以哪个为准。",
                    "以后台同一天的条数为准，改成一致；不是同一个词库的，写清各叫什么。",
                )
                break


def _many(found: re.Match[str]) -> float:
    """The number that a counted text stands for."""
    number = as_number(found[1]) or 0
    return round(number * {"万": 10_000, "千": 1_000}.get(found[2] or "", 1), 2)


@rule("生成合成的关键词库不宜太小。", Severity.HINT, Standing.INFERRED, points=(43,))
def keywords_are_many(project: Project) -> Iterator[Problem]:
    """A generating algorithm's word list is near the size that 大模型 filings need.

    A small one is enough where the answer tells what else is relied on.
    """
    found = _COUNT.search(project.mechanism.keywords)
    if project.scope.kind is not AlgorithmKind.GENERATION or not found:
        return
    if re.search(_OTHER_MEANS, project.mechanism.keywords):
        return
    if _many(found) < _USUAL_WORDS:
        yield Problem(
            "mechanism.keywords",
            f"关键词库写 {found[0]}",
            "算法备案没有数量门槛，大模型备案的口径是一万条，差得远会被问到。",
            "照实写；数量少的，写明还靠什么手段，如审核模型、人工。",
        )


@rule(
    "误判申诉写入口和时限。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第二十二条"],
    points=(42, 57),
)
def appeals_have_a_way_and_a_time(project: Project) -> Iterator[Problem]:
    """An appeal has an entry and a time to answer."""
    parts = {
        "入口": ENTRY,
        "答复时限": r"\d|[一二两三四五六七八九十]+(个)?(工作)?[日天]|小时|当[天日]",
    }
    told = _VAGUE.sub("", NO_ENTRY.sub("", there(project.mechanism.appeal)))
    if missing := untold(told, parts):
        instead = _CONTACT.search(told) if "入口" in missing else None
        only = f"只写了{instead[0]}，" if instead else ""
        yield Problem(
            "mechanism.appeal",
            f"误判申诉{only}没有写{'、'.join(missing)}",
            "法规要求有便捷的申诉入口，并写明处理流程和反馈时限。",
            "写点击路径和最多几个工作日内答复，不写“两三天”这样的约数。",
        )


@rule(
    "人工干预写谁和做什么。",
    Severity.SHOULD,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十一条"],
    points=(31, 42),
)
def interventions_name_who_and_what(project: Project) -> Iterator[Problem]:
    """Who may intervene, and how."""
    parts = {
        "由哪个岗位干预": "[部组室岗员人]|同事|主播|站长|班长|老师|调度|运营|编辑|客服|技术|总监|主管|经理|客户",
        "怎么干预": "下架|[拿撤去换下]掉|[拿撤]下|删|拦截|降|提|前置|置顶|固定|移出|停|改派|取消|放宽|调整|增删|[加减删改][^，。；]{0,2}(?:词|阈值|规则|权重)|屏蔽|限制|打电话|联系|接手|派人|改成",
    }
    if missing := untold(project.mechanism.intervention, parts):
        yield Problem(
            "mechanism.intervention",
            f"人工干预没有写{'、'.join(missing)}",
            "干预策略写不清，就说不明白算法可控。",
            "写哪个岗位、什么情况、能做什么，操作怎么留痕。",
        )


@rule(
    "更新机制写周期和怎么退回。",
    Severity.SHOULD,
    Standing.PRACTICE,
    ALGORITHM_RECOMMENDATION["第八条"],
    points=(41,),
)
def updates_have_a_way_back(project: Project) -> Iterator[Problem]:
    """When models are updated, and how the old one comes back."""
    told = project.mechanism.update
    if "实时更新" in told:
        yield Problem(
            "mechanism.update",
            "更新机制写“实时更新”",
            "没有周期、批准和回退的更新，等于算法随时在变。",
            "写什么情况下更新、多久一次、谁批准、怎么退回旧版。",
        )
        return
    parts = {
        "多久更新": _PERIOD.pattern,
        "怎么退回旧版": "退回|回退|回滚|旧版|上一[个版]|[切改换用恢]回|恢复",
    }
    if missing := untold(told, parts):
        yield Problem(
            "mechanism.update",
            f"更新机制没有写{'、'.join(missing)}",
            "更新机制不清是常见的退回原因。",
            "写触发条件、周期、批准人、怎么退回旧版。",
        )


@rule("部署在境内，境外的要说清。", Severity.MUST, Standing.REVISED, points=(51,))
def deployment_is_at_home(project: Project) -> Iterator[Problem]:
    """No server abroad is told of, other than to deny it."""
    for clause in re.split("[。；，,]", project.mechanism.deployment):
        found = _ABROAD.search(clause)
        if found and not re.search("不|无|没有|未", clause):
            yield Problem(
                "mechanism.deployment",
                f"部署位置里有{quote(found[0])}",
                "含境外节点的要解释数据出境，一般会要求移回境内。",
                "移到境内；确需保留的，写明不处理境内用户数据的理由。",
            )


@rule("部署位置写到公司和地域。", Severity.MUST, Standing.REVISED, points=(51,))
def deployment_is_told_exactly(project: Project) -> Iterator[Problem]:
    """The place has a name: whose it is, and in which city."""
    told = project.mechanism.deployment
    parts = {"是哪家的云或机房": _HOST.pattern, "在哪个城市": _PLACE.pattern}
    if missing := untold(told, parts):
        yield Problem(
            "mechanism.deployment",
            f"部署位置{quote(told, 20)}，没有写{'、'.join(missing)}",
            "只写“云服务器”会被退回，也看不出在不在境内。",
            f"补上{'、'.join(missing)}；云厂商的控制台里查得到。",
        )
