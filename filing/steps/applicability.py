"""Step 1: does this product need a filing at all?"""

from typing import Annotated, Any, ClassVar

from filing.form import DATE
from filing.law import (
    ALGORITHM_RECOMMENDATION,
    DEEP_SYNTHESIS,
    GENERATIVE_AI,
    HUMANLIKE_INTERACTION,
    INTERNET_SERVICES,
    SECURITY_ASSESSMENT,
)
from filing.question import Question, Section, When, Who
from filing.terms import (
    UNFINISHED,
    AlgorithmKind,
    AssessmentTrigger,
    ModelUse,
    Permit,
    PublicForm,
    Side,
    Status,
)


def generates_later(project: Any) -> bool:
    """Whether generating is only to come, beside another algorithm that is filed now.

    What holds for generated content is then asked when the function is ready.
    """
    functions = [
        one for one in project.scope.functions if one.kind is AlgorithmKind.GENERATION
    ]
    return (
        bool(functions)
        and all(one.status in UNFINISHED for one in functions)
        and project.scope.kind not in (None, AlgorithmKind.GENERATION)
    )


GENERATES = When(
    "用到了生成合成类能力，不是只在开发中",
    lambda project, _: (
        AlgorithmKind.GENERATION in project.applicability.kinds
        and not generates_later(project)
    ),
)


class Applicability(Section):
    title: ClassVar[str] = "是否需要备案"

    sides: Annotated[
        tuple[Side, ...],
        Question(
            "这个产品给谁用？",
            "使用对象",
            "可以多选。看真正在用的人是谁，不看合同和谁签；商家、公司自己打开就用的，也选第一项。",
            Who.PRODUCT,
            example="一款写作 APP，用户自己注册就能用：选“直接给个人用户用”",
            bad="“我们只卖给企业”，可企业把它放进自己的 APP 给老百姓用，这算“客户再给公众用”",
            cites=(ALGORITHM_RECOMMENDATION["第二条"], GENERATIVE_AI["第二条"]),
        ),
    ] = ()
    domestic: Annotated[
        bool | None,
        Question(
            "中国境内的人能用到它吗？",
            "是否面向境内公众",
            "只在国外提供、境内打不开的，选“否”。",
            Who.PRODUCT,
            example="是",
            bad="服务器放在国外就选“否”：看的是境内的人能不能用到",
            cites=(ALGORITHM_RECOMMENDATION["第二条"],),
        ),
    ] = None
    kinds: Annotated[
        tuple[AlgorithmKind, ...],
        Question(
            "产品里用到了下面哪几种能力？",
            "涉及的算法类型",
            "照给用户用的功能选，用到几种选几种，开发中的、已排进计划的也选，还没立项的不选；只为自己的产品把关的关键词、图片审核不算，写在第 4 步。一种都没有就不选。",
            Who.PRODUCT,
            example="短视频首页按喜好推荐，还有热榜：选“个性化推送类”和“排序精选类”",
            bad="只选这次要备案的那一种：其余的也要选，才能判断一共要备几份",
            cites=(ALGORITHM_RECOMMENDATION["第二条"],),
            optional=True,
        ),
    ] = ()
    forms: Annotated[
        tuple[PublicForm, ...],
        Question(
            "产品本身是下面哪些，或者带有这些功能？",
            "舆论属性形态",
            "带评论区、能在站内发布给别人看的，选“信息分享”；只是保存、转发到别的软件不算，只在站内制作、下载带走也不算；一样都没有就不选。",
            Who.PRODUCT,
            example="带评论区的短视频 APP：选“短视频”和“信息分享”",
            bad="有评论区却一样都没选",
            cites=(SECURITY_ASSESSMENT["第二条"],),
            optional=True,
        ),
    ] = ()
    mobilises: Annotated[
        bool | None,
        Question(
            "除了上面选的，它还能让很多人公开发表看法，或号召很多人一起做一件事吗？",
            "社会动员能力",
            "如公开投票、话题讨论、众筹、活动报名。",
            Who.PRODUCT,
            example="否",
            cites=(SECURITY_ASSESSMENT["第二条"],),
        ),
    ] = None
    status: Annotated[
        Status | None,
        Question(
            "这项服务现在到哪一步了？",
            "服务状态",
            "照实选。还没上线也可以准备材料。",
            Who.PRODUCT,
            example="已上线",
            cites=(ALGORITHM_RECOMMENDATION["第二十四条"],),
        ),
    ] = None
    served_on: Annotated[
        str,
        Question(
            "从哪一天起对公众提供服务？",
            "提供服务之日",
            "第一次让公众用上的那天，备案期限从这天算起；几个端先后上线的，填最早的。",
            Who.OPERATION,
            example="2026-09-01",
            bad="填 APP 最近一次更新的日期",
            cites=(ALGORITHM_RECOMMENDATION["第二十四条"],),
            form=DATE,
            when=When(
                "服务已上线",
                lambda project, _: project.applicability.status is Status.ONLINE,
            ),
        ),
    ] = ""
    model_use: Annotated[
        ModelUse | None,
        Question(
            "生成内容的模型从哪里来？",
            "生成模型来源",
            "它决定还要不要办生成式人工智能服务的备案或登记。生成功能还在开发、这次备的是别的算法的，先空着：第 2 步填好后，生成这几问会收起来，上线前再答。",
            Who.TECHNOLOGY,
            example="只调用别家的模型",
            bad="把开源模型再训练过，却选“只调用别家的模型”",
            cites=(GENERATIVE_AI["第十七条"],),
            when=GENERATES,
        ),
    ] = None
    edits_biometrics: Annotated[
        bool | None,
        Question(
            "能生成或改动人脸、人声这类内容吗？",
            "生物识别信息生成编辑",
            "换脸、美颜变脸、克隆声音、数字人都算；把人脸变成卡通、修复人脸照片也算；用现成的播报音色朗读不算，还没上线的功能不算。",
            Who.PRODUCT,
            example="否",
            bad="有“AI 换装”“变声”功能，却选“否”",
            cites=(DEEP_SYNTHESIS["第十四条"], DEEP_SYNTHESIS["第十五条"]),
            when=GENERATES,
        ),
    ] = None
    special_scenes: Annotated[
        bool | None,
        Question(
            "能生成可能牵涉国家安全、国家形象、国家利益或公共利益的特殊物体、场景吗？",
            "特殊物体或场景生成",
            "如地图、军事装备、标志性场所、公共事件现场。",
            Who.PRODUCT,
            example="否",
            cites=(DEEP_SYNTHESIS["第十五条"],),
            when=GENERATES,
        ),
    ] = None
    companion: Annotated[
        bool | None,
        Question(
            "有没有陪伴聊天、角色扮演这类持续的情感互动？",
            "拟人化互动",
            "客服问答、办公和学习助手不算。",
            Who.PRODUCT,
            example="否",
            cites=(HUMANLIKE_INTERACTION["第二条"],),
            when=GENERATES,
        ),
    ] = None
    triggers: Annotated[
        tuple[AssessmentTrigger, ...],
        Question(
            "有没有下面这些情况？有的要另外向网信、公安报一份安全评估",
            "安全评估触发情形",
            "它和第 6 步写进备案材料的自评估是两回事。上线时没做过的，选第一项；其余看上一次评估以来有没有；都没有就不选。",
            Who.LEGAL,
            example="刚上线、还没有做过安全评估：选第一项",
            cites=(SECURITY_ASSESSMENT["第三条"],),
            optional=True,
        ),
    ] = ()
    permits: Annotated[
        tuple[Permit, ...],
        Question(
            "业务涉及下面哪些需要先拿许可的行业？",
            "前置许可",
            "都不涉及也请选出来，表示已经想过。沾边的、拿不准的（听书算视听还是出版，健康科普算不算医药信息）先选上，下一问写哪天问了哪个部门、怎么答复。",
            Who.LEGAL,
            example="都不涉及",
            bad="做短视频、直播，却选“都不涉及”",
            cites=(INTERNET_SERVICES["第五条"], ALGORITHM_RECOMMENDATION["第十三条"]),
        ),
    ] = ()
    permit_numbers: Annotated[
        str,
        Question(
            "这些许可证的编号是多少，发给了哪家公司？",
            "前置许可证编号",
            "一项许可写一句：证名、编号、持有人、有效期；还没拿到的写“尚未取得”；拿不准要不要的，写哪天问了哪个部门、怎么答复。",
            Who.LEGAL,
            example="《网络出版服务许可证》，编号（署）网出证（示）字第 000 号，持有人为本公司，有效期至 2029-12-31",
            bad="写合作公司的许可证，却没有说明合作关系",
            evidence="许可证扫描件",
            cites=(INTERNET_SERVICES["第五条"], ALGORITHM_RECOMMENDATION["第十三条"]),
            when=When(
                "业务涉及前置许可",
                lambda project, _: bool(
                    set(project.applicability.permits) - {Permit.NONE}
                ),
            ),
            long=True,
        ),
    ] = ""
    procedures: Annotated[
        str,
        Question(
            "公安联网备案、安全评估、大模型备案或登记，各办到哪一步了？",
            "相关手续办理情况",
            "一项一行：办没办、哪天办的、编号；没办的写“尚未办理”和打算什么时候办；不用办的不写。只提供接口、但有控制台网站的，它的 ICP 备案也写一行。",
            Who.LEGAL,
            example="公安联网备案：2026-06-12 办结，编号 00000000000000；安全评估：2026-08-30 提交报告",
            bad="“均已办理”：没有日期和编号，核不到",
            cites=(SECURITY_ASSESSMENT["第七条"], GENERATIVE_AI["第十七条"]),
            long=True,
            optional=True,
        ),
    ] = ""
    judged_by: Annotated[
        str,
        Question(
            "“要不要备案”是谁判断的？",
            "判断人",
            "写部门和岗位。右边的结论只是辅助判断，要有人看过、负责；和安全评估、自评估的人不必相同。",
            Who.LEGAL,
            example="法务部 合规专员",
        ),
    ] = ""
    judged_on: Annotated[
        str,
        Question(
            "“要不要备案”是哪一天判断的？",
            "判断日期",
            "将来情况变了，好对照当时的依据。",
            Who.LEGAL,
            example="2026-09-03",
            form=DATE,
        ),
    ] = ""
