"""Step 6: what could go wrong, what is done about it, and what is left."""

from typing import Annotated, ClassVar

from filing.form import DATE, DAY_OR_MONTH, PERSON
from filing.law import (
    AI_ETHICS,
    ALGORITHM_RECOMMENDATION,
    DEEP_SYNTHESIS,
    SECURITY_ASSESSMENT,
)
from filing.likely import LikelyRisk
from filing.question import Question, Row, Section, Who
from filing.terms import (
    AlgorithmKind,
    Done,
    Likelihood,
    Modality,
    RiskKind,
    Severity,
)


class Measure(Row):
    title: ClassVar[str] = "措施"

    name: Annotated[
        str,
        Question(
            "措施叫什么？",
            "措施名称",
            "几个字，风险里会选到它。",
            Who.OPERATION,
            example="输入内容双重审核",
            examples={
                Modality.IMAGE: "照片与图片双重审核",
                AlgorithmKind.PUSH: "入库前审核",
                AlgorithmKind.RANKING: "剔除异常互动",
                AlgorithmKind.RETRIEVAL: "结果过滤与误拦复核",
                AlgorithmKind.DISPATCH: "时限留余地",
            },
        ),
    ] = ""
    does: Annotated[
        str,
        Question(
            "具体怎么做？",
            "措施内容",
            "写谁、在什么时候、做什么。只写已经在做的。",
            Who.OPERATION,
            example="全部输入先过关键词库，再由审核模型打分，存疑的 10 分钟内人工复核",
            examples={
                Modality.IMAGE: "上传的照片和生成的图片都由审核模型检查，存疑的 10 分钟内人工复核，未通过的不展示",
                AlgorithmKind.PUSH: "全部投稿先由审核模型打分，存疑的由审核员看完再定，通过的才进入推荐",
                AlgorithmKind.RANKING: "每 10 分钟由系统找出批量账号和短时集中的互动，去掉后再算热度，每天由运营复核名单",
                AlgorithmKind.RETRIEVAL: "返回前按词库和下架名单过滤，内容安全组每周抽查 500 条被拦结果，误拦的 1 小时内恢复",
                AlgorithmKind.DISPATCH: "预估时间加 15% 作为承诺时限，雨雪天再加 10 分钟，由系统自动执行，调度员每小时查看超时单",
            },
            bad="“加强审核”：没写谁、什么时候、怎么做",
            long=True,
        ),
    ] = ""
    effect: Annotated[
        str,
        Question(
            "效果怎么样，凭什么这么说？",
            "措施有效性",
            "写测试或运行数据。还没有数据的，写打算哪个月测。",
            Who.TECHNOLOGY,
            example="2026 年 8 月抽检 2000 条，漏拦 3 条",
            examples={
                Modality.IMAGE: "2026 年 8 月抽检 2000 张，漏拦 2 张",
                AlgorithmKind.PUSH: "2026 年 8 月抽检 2000 条视频，漏拦 3 条",
                AlgorithmKind.RANKING: "2026 年 8 月剔除 1.3 万次异常互动，人工复核 500 次，误判 4 次",
                AlgorithmKind.RETRIEVAL: "2026 年 8 月抽检 2000 条结果，误拦 6 条、漏拦 3 条",
                AlgorithmKind.DISPATCH: "2026 年 8 月超时率由 6.1% 降到 3.4%，骑手因赶时间的投诉由 21 起降到 8 起",
            },
            bad="“效果良好”：没有数，也没说怎么测的",
            long=True,
        ),
    ] = ""
    evidence: Annotated[
        str,
        Question(
            "有什么证明材料？",
            "证明材料",
            "写文件名或截图名，导出时会列进附件目录。",
            Who.OPERATION,
            example="附件 01《审核后台截图》、附件 02《2026 年 8 月抽检记录》",
            examples={
                AlgorithmKind.DISPATCH: "附件 01《派单规则配置截图》、附件 02《2026 年 8 月超时统计》",
            },
            evidence="截图或记录",
            long=True,
        ),
    ] = ""


class Danger(Row):
    title: ClassVar[str] = "风险"

    name: Annotated[
        str,
        Question(
            "可能出什么事？",
            "风险描述",
            "结合自己的功能写，一件事一行。",
            Who.PRODUCT,
            example="用户诱导模型写出违法信息",
            examples={
                Modality.IMAGE: "有人上传他人的照片，冒充本人",
                AlgorithmKind.PUSH: "连续推荐同类视频，用户看到的内容变窄",
                AlgorithmKind.RANKING: "有人用批量账号刷榜",
                AlgorithmKind.RETRIEVAL: "正常的文章被误拦，用户搜不到",
                AlgorithmKind.DISPATCH: "时限过紧，骑手赶时间出事故",
            },
            bad="“存在安全风险”：看不出是什么事",
        ),
    ] = ""
    kind: Annotated[
        RiskKind | None,
        Question(
            "属于哪一类？",
            "风险类别",
            "自评估报告里分这八类，最好每类都想一遍。",
            Who.LEGAL,
            example="被恶意利用",
            examples={
                AlgorithmKind.PUSH: "算法滥用",
                AlgorithmKind.RETRIEVAL: "算法漏洞",
                AlgorithmKind.DISPATCH: "算法滥用",
            },
            cites=(ALGORITHM_RECOMMENDATION["第八条"],),
        ),
    ] = None
    covers: Annotated[
        tuple[LikelyRisk, ...],
        Question(
            "它是下面哪几种常见风险？",
            "对应的常见风险",
            "选了，上面“与你的算法有关”的清单就知道这一种已经想过；都不是就不选。",
            Who.PRODUCT,
            example="诱导绕过限制",
            examples={
                Modality.IMAGE: "冒充他人",
                AlgorithmKind.PUSH: "内容单一",
                AlgorithmKind.RANKING: "刷量刷榜",
                AlgorithmKind.RETRIEVAL: "误拦漏拦",
                AlgorithmKind.DISPATCH: "时限过紧或过劳",
            },
            optional=True,
        ),
    ] = ()
    functions: Annotated[
        tuple[str, ...],
        Question(
            "出在哪个功能上？",
            "涉及功能",
            "可以多选。",
            Who.PRODUCT,
            example="AI 写作",
            examples={
                Modality.IMAGE: "照片变卡通",
                AlgorithmKind.PUSH: "首页推荐",
                AlgorithmKind.RANKING: "热榜",
                AlgorithmKind.RETRIEVAL: "站内搜索",
                AlgorithmKind.DISPATCH: "骑手派单",
            },
            of="scope.functions",
        ),
    ] = ()
    likelihood: Annotated[
        Likelihood | None,
        Question(
            "不加控制时，有多容易发生？",
            "控制前可能性",
            "当作下面的措施都没有，凭经验和数据估一个。",
            Who.TECHNOLOGY,
            example="可能",
        ),
    ] = None
    severity: Annotated[
        Severity | None,
        Question(
            "一旦发生，有多严重？",
            "控制前影响程度",
            "看影响多少人、能不能挽回，挑最坏的可能情形估。",
            Who.LEGAL,
            example="重大",
        ),
    ] = None
    measures: Annotated[
        tuple[str, ...],
        Question(
            "靠哪些措施控制？",
            "对应措施",
            "从上面的措施里选，一条措施可以管几种风险；还没有措施的先空着，草稿照样能出，打算做的写进整改计划；定稿前每条风险都要有措施。",
            Who.OPERATION,
            example="输入内容双重审核",
            examples={
                Modality.IMAGE: "照片与图片双重审核",
                AlgorithmKind.PUSH: "入库前审核",
                AlgorithmKind.RANKING: "剔除异常互动",
                AlgorithmKind.RETRIEVAL: "结果过滤与误拦复核",
                AlgorithmKind.DISPATCH: "时限留余地",
            },
            of="risk.measures",
        ),
    ] = ()
    residual_likelihood: Annotated[
        Likelihood | None,
        Question(
            "有了措施以后，还有多容易发生？",
            "控制后可能性",
            "照实判断，不必都写成最低。",
            Who.TECHNOLOGY,
            example="不太可能",
            bad="每一条都选“几乎不可能”：看上去没有认真评估",
        ),
    ] = None
    residual_severity: Annotated[
        Severity | None,
        Question(
            "有了措施以后，发生了还有多严重？",
            "控制后影响程度",
            "多数措施改变的是可能性，不是严重程度。",
            Who.LEGAL,
            example="较大",
        ),
    ] = None


class Dismissal(Row):
    title: ClassVar[str] = "不适用的风险"

    risk: Annotated[
        LikelyRisk | None,
        Question(
            "哪一种风险？",
            "不适用的风险",
            "从常见风险里选。",
            Who.PRODUCT,
            example="数据出境",
        ),
    ] = None
    reason: Annotated[
        str,
        Question(
            "为什么不会发生？",
            "不适用的理由",
            "写事实：没有这个功能、没有这类数据，或为什么做不到。",
            Who.PRODUCT,
            example="服务器和合作方都在境内，没有向境外传数据的接口",
            bad="“风险较低”：低不等于不会发生，应列为风险",
            long=True,
        ),
    ] = ""


class Task(Row):
    title: ClassVar[str] = "整改事项"

    name: Annotated[
        str,
        Question(
            "还要做什么？",
            "整改事项",
            "一件事一行。",
            Who.LEAD,
            example="补做接口限流压力测试",
            bad="“继续加强管理”：做没做完看不出来",
        ),
    ] = ""
    owner: Annotated[
        str,
        Question(
            "谁负责？",
            "整改责任人",
            "写部门或岗位。",
            Who.LEAD,
            example="技术部 安全组",
        ),
    ] = ""
    due: Annotated[
        str,
        Question(
            "什么时候完成？",
            "整改期限",
            "写哪一天，或哪个月底前。",
            Who.LEAD,
            example="2026-12-31",
            form=DAY_OR_MONTH,
        ),
    ] = ""


class Risk(Section):
    title: ClassVar[str] = "风险自评"

    measures: Annotated[
        tuple[Measure, ...],
        Question(
            "现在有哪些控制措施？",
            "控制措施",
            "先把在做的措施列出来，下面每条风险从中选用；还没有在做的不列，写进最后的整改计划。",
            Who.OPERATION,
            example="输入内容双重审核、用户实名、日志留存、人工巡查",
            examples={
                Modality.IMAGE: "照片与图片双重审核、上传前确认取得同意、日志留存、人工巡查",
                AlgorithmKind.PUSH: "入库前审核、同类内容打散、日志留存、人工巡查",
                AlgorithmKind.RANKING: "剔除异常互动、榜单复核、日志留存、人工巡查",
                AlgorithmKind.RETRIEVAL: "结果过滤与误拦复核、词库更新、日志留存、人工巡查",
                AlgorithmKind.DISPATCH: "时限留余地、连续工作提醒休息、日志留存、人工调度兜底",
            },
            cites=(ALGORITHM_RECOMMENDATION["第七条"],),
            add="添加措施",
        ),
    ] = ()
    risks: Annotated[
        tuple[Danger, ...],
        Question(
            "可能有哪些风险？",
            "风险清单",
            "从每个功能出发，想一想会被滥用、会出错、会被恶意利用的情形。",
            Who.PRODUCT,
            example="用户诱导模型写出违法信息",
            examples={
                Modality.IMAGE: "有人上传他人的照片，冒充本人",
                AlgorithmKind.PUSH: "连续推荐同类视频，用户看到的内容变窄",
                AlgorithmKind.RANKING: "有人用批量账号刷榜",
                AlgorithmKind.RETRIEVAL: "正常的文章被误拦，用户搜不到",
                AlgorithmKind.DISPATCH: "时限过紧，骑手赶时间出事故",
            },
            bad="只有“数据泄露”“系统故障”两条，与自己的功能无关",
            cites=(ALGORITHM_RECOMMENDATION["第八条"], DEEP_SYNTHESIS["第十五条"]),
            add="添加风险",
        ),
    ] = ()
    dismissed: Annotated[
        tuple[Dismissal, ...],
        Question(
            "哪些常见风险与你们无关，为什么？",
            "不适用的风险",
            "没有就不填。在上面的清单里点“不适用”，会在这里加一行。",
            Who.PRODUCT,
            example="数据出境：服务器和合作方都在境内",
            add="添加不适用的风险",
            optional=True,
        ),
    ] = ()
    assessed_on: Annotated[
        str,
        Question(
            "自评估是哪一天做的？",
            "自评估日期",
            "不晚于报告撰写日期。还没做的这几题先空着，材料里会标成待补充；定稿前要做完。",
            Who.LEAD,
            example="2026-09-10",
            form=DATE,
        ),
    ] = ""
    written_on: Annotated[
        str,
        Question(
            "报告是哪一天写成的？",
            "报告撰写日期",
            "不早于自评估日期。",
            Who.LEAD,
            example="2026-09-15",
            form=DATE,
        ),
    ] = ""
    assessors: Annotated[
        str,
        Question(
            "谁参加了评估？",
            "评估人员",
            "写部门或岗位。",
            Who.LEAD,
            example="算法安全部、法务部、产品部各一人",
            bad="“公司相关人员”：没写部门和岗位",
            form=PERSON,
            long=True,
        ),
    ] = ""
    method: Annotated[
        str,
        Question(
            "怎么评估的？",
            "评估方法",
            "写查了什么、测了什么、测了多少。",
            Who.TECHNOLOGY,
            example="查阅日志和制度，抽检输出 2000 条，模拟攻击 50 次",
            examples={
                Modality.IMAGE: "查阅日志和制度，抽检生成的图片 2000 张，用违规照片试探 200 次",
                AlgorithmKind.PUSH: "查阅日志和制度，抽看 200 名用户的推荐列表，模拟刷量 50 次",
                AlgorithmKind.RANKING: "查阅日志和制度，用上月数据重算热榜 30 次，模拟刷榜 50 次",
                AlgorithmKind.RETRIEVAL: "查阅日志和制度，抽查 300 个搜索词的结果，用变体词试探 200 次",
                AlgorithmKind.DISPATCH: "查阅日志和制度，抽查派单记录 500 笔，访谈骑手 20 名",
            },
            bad="“综合评估”：没写查了什么、测了多少",
            evidence="测试与抽检记录",
            cites=(SECURITY_ASSESSMENT["第五条"],),
            long=True,
        ),
    ] = ""
    ethics: Annotated[
        Done | None,
        Question(
            "科技伦理审查做了吗？",
            "科技伦理审查情况",
            "产品没做完也要先做一次自查。",
            Who.LEGAL,
            example="已完成",
            cites=(ALGORITHM_RECOMMENDATION["第七条"], AI_ETHICS["第十五条"]),
            evidence="科技伦理审查记录",
        ),
    ] = None
    ethics_record: Annotated[
        str,
        Question(
            "伦理审查谁做的，结论是什么？还没做的，打算什么时候做？",
            "科技伦理审查记录",
            "做过的写日期、谁参加、看了哪些方面、什么结论；还没做的写还没做、哪天前由谁做。",
            Who.LEGAL,
            example="2026-09-05 伦理委员会 5 名委员到会审查，从公平、可控、透明、隐私四方面看，同意上线，并要求补充申诉渠道",
            cites=(AI_ETHICS["第九条"],),
            long=True,
        ),
    ] = ""
    conclusion: Annotated[
        str,
        Question(
            "评估结论是什么？",
            "评估结论",
            "写依据、还剩什么风险、怎么继续管。",
            Who.LEAD,
            example="主要风险已有对应措施，剩余中等风险 2 项，已列入整改并按季度复评。",
            bad="“评估通过”：没有依据，也没有写剩下什么风险",
            cites=(SECURITY_ASSESSMENT["第六条"],),
            long=True,
        ),
    ] = ""
    tasks: Annotated[
        tuple[Task, ...],
        Question(
            "还有哪些要整改？",
            "整改计划",
            "没有就不填。有的写清谁、什么时候做完。",
            Who.LEAD,
            example="补做接口限流压力测试，技术部，2026-12-31",
            add="添加整改事项",
            optional=True,
        ),
    ] = ()
