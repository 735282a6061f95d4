"""Step 7: who is responsible, and the systems that keep the algorithm under control."""

import re
from typing import Annotated, ClassVar

from filing.form import NUMBER, PERSON, PLACE
from filing.law import (
    AI_ETHICS,
    ALGORITHM_RECOMMENDATION,
    DEEP_SYNTHESIS,
    GENERATIVE_AI,
    MINORS,
    NETWORK_DATA,
    PERSONAL_INFORMATION,
)
from filing.manual import ManualCheck
from filing.question import Question, Row, Section, When, Who
from filing.terms import AlgorithmKind, Audience, Modality, SystemKind

_UNWRITTEN = re.compile("尚未|未成文|没成文|没有|暂无|还没|^没?无?$|拟定中|起草")
# An answer to who is responsible that names no body.
NO_BODY = re.compile("尚未|没有|暂无|还没")
WRITTEN = When("制度已经成文", lambda _, system: system.written)
FOR_MINORS = When(
    "未成年人会用到",
    lambda project, _: Audience.MINORS in project.subject.audiences,
)


class System(Row):
    title: ClassVar[str] = "制度"

    @property
    def written(self) -> bool:
        """Whether it is a document, as far as its name tells; a blank name may be one."""
        return not (self.name and _UNWRITTEN.search(self.name))

    def __str__(self) -> str:
        """Its kind; of another kind than the listed ones, its document, if it has one."""
        if self.kind is SystemKind.OTHER and self.name and self.written:
            return self.name.strip().strip("《》")
        return super().__str__()

    kind: Annotated[
        SystemKind | None,
        Question(
            "是哪一项制度？",
            "制度类别",
            "前八项是规定要求的，管整个服务；后四项是主体责任材料的提纲里单列的，只管算法。",
            Who.LEGAL,
            example="信息发布审核",
            cites=(ALGORITHM_RECOMMENDATION["第七条"],),
        ),
    ] = None
    name: Annotated[
        str,
        Question(
            "制度文件叫什么？",
            "制度文件名称",
            "写文件全名；几项写在同一份文件里的，各行写同一个名称，加上第几章；没有成文就如实写“尚未成文”，指标、流程、记录、修订就不用答了。",
            Who.LEGAL,
            example="《信息发布审核管理制度》",
            bad="还没写出来的制度，写上一个文件名",
            evidence="制度文件",
        ),
    ] = ""
    owner: Annotated[
        str,
        Question(
            "谁负责？",
            "责任主体",
            "写部门或岗位；公司小的，几项可以由同一个人负责。",
            Who.LEAD,
            example="内容安全部",
            form=PERSON,
        ),
    ] = ""
    indicator: Annotated[
        str,
        Question(
            "用什么指标衡量？",
            "考核指标",
            "写能用数字衡量的。",
            Who.OPERATION,
            example="违规内容 10 分钟内处置率不低于 95%",
            bad="“及时处置”：没有数",
            when=WRITTEN,
        ),
    ] = ""
    procedure: Annotated[
        str,
        Question(
            "怎么做？",
            "处置流程",
            "写先做什么、再做什么、出了问题找谁。",
            Who.OPERATION,
            example="机审初筛，存疑转人工，确认违规后下架并通知用户，重大情况上报责任人",
            bad="“按制度执行”：没写先后和谁来做",
            long=True,
            when=WRITTEN,
        ),
    ] = ""
    records: Annotated[
        str,
        Question(
            "留下什么记录，存多久？",
            "记录留存",
            "写记录名称和期限。",
            Who.OPERATION,
            example="审核日志，保存 12 个月",
            bad="“永久保存”或只写“有记录”",
            when=WRITTEN,
        ),
    ] = ""
    iteration: Annotated[
        str,
        Question(
            "多久修订一次？",
            "修订周期",
            "写周期和触发条件。",
            Who.LEGAL,
            example="每年一次，法规变化时随时修订",
            when=WRITTEN,
        ),
    ] = ""


class Governance(Section):
    title: ClassVar[str] = "安全管理制度"

    body: Annotated[
        str,
        Question(
            "负责算法安全的机构叫什么？",
            "算法安全专职机构",
            "专门的部门、小组或委员会。没有的写“没有专门机构”，由谁管写在下一题。",
            Who.LEAD,
            example="算法安全委员会",
            cites=(ALGORITHM_RECOMMENDATION["第七条"],),
            evidence="责任机构设立文件",
        ),
    ] = ""
    body_duty: Annotated[
        str,
        Question(
            "它管什么，和其他部门什么关系？",
            "机构职责",
            "写职责、向谁汇报、和产品技术部门怎么配合；没有专门机构的，写由谁管、管什么。",
            Who.LEAD,
            example="统一负责机制审核、风险评估和应急处置，向总经理汇报；产品、技术上线前须经其同意",
            long=True,
        ),
    ] = ""
    officer_duty: Annotated[
        str,
        Question(
            "算法安全责任人具体管什么？",
            "责任人职责",
            "写他签哪些字、定哪些事、多久听一次汇报。",
            Who.LEAD,
            example="审签评估报告，决定算法上线和停用，每月听取一次监测汇报",
            bad="“全面负责”：看不出签哪些字、定哪些事",
            cites=(ALGORITHM_RECOMMENDATION["第七条"],),
            long=True,
        ),
    ] = ""
    staff: Annotated[
        str,
        Question(
            "有多少人，怎么分工？",
            "人员配备",
            "人数要和用户规模相称。",
            Who.LEAD,
            example="专职 6 人：审核 3 人、算法安全 2 人、法务 1 人",
            examples={
                AlgorithmKind.DISPATCH: "专职 6 人：调度与规则 3 人、算法安全 2 人、法务 1 人",
            },
            bad="“配备专业团队”：没有人数和分工",
            evidence="算法安全人员名单",
            cites=(ALGORITHM_RECOMMENDATION["第七条"],),
            long=True,
        ),
    ] = ""
    qualifications: Annotated[
        str,
        Question(
            "对这些人有什么要求，怎么培训？",
            "任职要求与培训",
            "写学历、专业、培训、保密。",
            Who.LEAD,
            example="本科以上，计算机或法律专业；入职培训 8 学时，每季度复训；签保密协议",
            evidence="培训记录",
            long=True,
        ),
    ] = ""
    support: Annotated[
        str,
        Question(
            "有哪些技术手段支撑？",
            "技术保障措施",
            "写审核系统、监测平台、日志系统。",
            Who.TECHNOLOGY,
            example="内容审核平台、算法效果监测看板、日志审计系统",
            examples={
                AlgorithmKind.DISPATCH: "派单监测看板、骑手安全提醒系统、日志审计系统",
            },
            bad="“采用先进技术手段”：没写是什么系统",
            long=True,
        ),
    ] = ""
    review_cycle: Annotated[
        str,
        Question(
            "算法多久审核、评估一次，看什么？",
            "定期审核评估",
            "写多久一次、看机理、模型、数据还是结果、谁来做、结果报给谁。",
            Who.LEAD,
            example="每半年一次，由算法安全部审核机理、模型、数据和结果，报告交责任人签批",
            bad="“定期评估”：没写多久、看什么",
            cites=(ALGORITHM_RECOMMENDATION["第八条"],),
            evidence="最近一次算法评估记录",
            long=True,
        ),
    ] = ""
    systems: Annotated[
        tuple[System, ...],
        Question(
            "有哪些管理制度？",
            "管理制度",
            "一项一行：第七条要求的八项，加主体责任材料提纲里的四项；没有的也列上，如实写。",
            Who.LEGAL,
            example="信息发布审核 · 《信息发布审核管理制度》",
            cites=(ALGORITHM_RECOMMENDATION["第七条"], AI_ETHICS["第九条"]),
            add="添加制度",
        ),
    ] = ()
    monitored: Annotated[
        str,
        Question(
            "信息、数据、个人信息、算法这四方面，各监测什么？",
            "分项监测内容",
            "一方面一行：监测什么、多久一次、到什么数告警、谁来查。",
            Who.TECHNOLOGY,
            example="信息安全监测：违规内容占比，每 5 分钟统计，超过 0.5% 告警，内容安全部 15 分钟内核查",
            examples={
                AlgorithmKind.DISPATCH: "算法安全监测：超时率和骑手连续工作时长，每 5 分钟统计，超时率超过 8% 告警，值班调度员 15 分钟内核查",
            },
            bad="“全方位监测”：没写监测什么、到什么数告警",
            cites=(ALGORITHM_RECOMMENDATION["第七条"],),
            evidence="监测看板截图",
            long=True,
        ),
    ] = ""
    violations: Annotated[
        str,
        Question(
            "数据使用、信息安全、用户权益、算法安全这四类违规，各怎么处理？",
            "分类处置办法",
            "一类一行：什么算违规、先做什么、几天办完、责任怎么追究。",
            Who.LEGAL,
            example="数据使用违规：立即停止使用并收回权限，3 个工作日内查明范围，按情节处分",
            bad="“严肃处理”：没写先做什么、几天办完",
            cites=(ALGORITHM_RECOMMENDATION["第七条"],),
            long=True,
        ),
    ] = ""
    notice: Annotated[
        str,
        Question(
            "在哪里告诉用户使用了算法？",
            "算法告知方式",
            "写界面位置和文字。",
            Who.PRODUCT,
            example="首页底部“推荐说明”，点开可见算法的基本原理、目的意图和主要运行机制",
            examples={
                AlgorithmKind.GENERATION: "写作页底部“算法说明”，点开可见算法的基本原理、目的意图和主要运行机制",
                Modality.IMAGE: "生成页底部“算法说明”，点开可见算法的基本原理、目的意图和主要运行机制",
                AlgorithmKind.RANKING: "热榜页右上角“热榜规则”，点开可见算法的基本原理、目的意图和主要运行机制",
                AlgorithmKind.RETRIEVAL: "搜索结果页底部“搜索说明”，点开可见算法的基本原理、目的意图和主要运行机制",
                AlgorithmKind.DISPATCH: "骑手端和用户端订单页的“派单说明”，点开可见算法的基本原理、目的意图和主要运行机制",
            },
            bad="只写在用户协议里：要在显眼的地方告诉用户",
            cites=(ALGORITHM_RECOMMENDATION["第十六条"],),
            evidence="算法告知页面截图",
            long=True,
        ),
    ] = ""
    rules_url: Annotated[
        str,
        Question(
            "公开的规则在哪里看？",
            "公开规则地址",
            "用户协议、隐私政策、算法说明的网址，要能打开；只有小程序、APP 的，写从哪里点进去。",
            Who.OPERATION,
            example="https://www.example.com/rules",
            bad="要登录才能看，或打不开的地址",
            cites=(ALGORITHM_RECOMMENDATION["第七条"], DEEP_SYNTHESIS["第八条"]),
            form=PLACE,
        ),
    ] = ""
    publicity: Annotated[
        str,
        Question(
            "算法公示放在哪里？",
            "算法公示情况",
            "写页面地址、位置和公示日期；还没公示的可以不填。",
            Who.OPERATION,
            example="我的 > 设置 > 关于 > 算法公示，2026-09-01 起公示",
            cites=(
                ALGORITHM_RECOMMENDATION["第十六条"],
                ALGORITHM_RECOMMENDATION["第二十六条"],
            ),
            optional=True,
            long=True,
        ),
    ] = ""
    complaint: Annotated[
        str,
        Question(
            "用户在哪里投诉、举报、申诉？",
            "投诉举报入口",
            "产品里的点击路径，只有邮箱不够。",
            Who.PRODUCT,
            example="我的 > 设置 > 帮助与反馈 > 投诉举报",
            bad="只留一个邮箱：要有产品里的入口",
            cites=(
                ALGORITHM_RECOMMENDATION["第二十二条"],
                DEEP_SYNTHESIS["第十二条"],
                GENERATIVE_AI["第十五条"],
                NETWORK_DATA["第二十条"],
                PERSONAL_INFORMATION["第五十条"],
            ),
            evidence="投诉入口与处理结果截图",
            long=True,
        ),
    ] = ""
    complaint_days: Annotated[
        str,
        Question(
            "几个工作日内答复？",
            "投诉反馈时限",
            "填对用户公开承诺的时限。",
            Who.OPERATION,
            example="3",
            cites=(ALGORITHM_RECOMMENDATION["第二十二条"],),
            form=NUMBER,
            unit="个工作日",
        ),
    ] = ""
    emergency: Annotated[
        str,
        Question(
            "出了安全事件怎么办？",
            "应急处置",
            "写谁发现、谁决定、多久停用、向谁报告。",
            Who.TECHNOLOGY,
            example="监测告警后 10 分钟内由值班负责人决定是否停用算法，24 小时内书面复盘，重大事件立即报告主管部门",
            bad="“启动应急预案”：没写谁决定、多久停用、向谁报告",
            evidence="应急预案",
            cites=(ALGORITHM_RECOMMENDATION["第七条"], NETWORK_DATA["第十一条"]),
            long=True,
        ),
    ] = ""
    sanctions: Annotated[
        str,
        Question(
            "发现用户拿它做违法的事，怎么处理？",
            "违规用户处置",
            "写警示、限制功能、停用账号各在什么情况下用，怎么保存记录、向谁报告。",
            Who.OPERATION,
            example="首次警示并拦截，再次限制功能 7 日，情节严重的停用账号；保存记录并向网信、公安部门报告",
            examples={
                AlgorithmKind.DISPATCH: "用户刷单、骑手虚报送达的，首次警示，再次限制下单或接单 7 日，情节严重的停用账号；保存记录并向有关部门报告",
            },
            bad="“严肃处理”：没写分几档、怎么处理",
            cites=(ALGORITHM_RECOMMENDATION["第九条"], GENERATIVE_AI["第十四条"]),
            long=True,
        ),
    ] = ""
    minors_audit: Annotated[
        str,
        Question(
            "未成年人个人信息的合规审计，上一次什么时候做的？",
            "未成年人个人信息合规审计",
            "每年做一次并报告；还没做的写计划在什么时候做。",
            Who.LEGAL,
            example="2026-01 委托示例会计师事务所完成 2025 年度审计，1 月底报所在地网信部门",
            bad="“按规定审计”：没写什么时候做的、向谁报告",
            cites=(MINORS["第三十七条"],),
            evidence="未成年人个人信息合规审计报告",
            when=FOR_MINORS,
            long=True,
        ),
    ] = ""
    checked: Annotated[
        tuple[ManualCheck, ...],
        Question(
            "提交之前，哪些事已经由人核对过？",
            "人工核对",
            "程序看不到的事，核对完一件选一件；内容有改动的，取消后重新核对。",
            Who.LEAD,
            example="主体信息与营业执照逐字核对",
            bad="没有看就全选上",
            optional=True,
        ),
    ] = ()
