"""Step 4: how the algorithm works, step by step and model by model."""

from typing import Annotated, ClassVar

from filing.law import (
    ALGORITHM_RECOMMENDATION,
    CONTENT_LABELLING,
    DEEP_SYNTHESIS,
    GENERATIVE_AI,
    NETWORK_DATA,
    PERSONAL_INFORMATION,
)
from filing.question import Question, Row, Section, When, Who
from filing.terms import (
    REVIEWS,
    AlgorithmKind,
    Audience,
    Exit,
    Modality,
    ModelSource,
    NodeKind,
    Stage,
)


def _of_kind(kind: AlgorithmKind) -> When:
    return When(f"备案的是{kind}算法", lambda project, _: project.scope.kind is kind)


GENERATION = _of_kind(AlgorithmKind.GENERATION)
PUSH = _of_kind(AlgorithmKind.PUSH)
RANKING = _of_kind(AlgorithmKind.RANKING)
RETRIEVAL = _of_kind(AlgorithmKind.RETRIEVAL)
DISPATCH = _of_kind(AlgorithmKind.DISPATCH)
THIRD_PARTY = When(
    "模型来自第三方",
    lambda _, model: model.source in (ModelSource.THIRD_PARTY, ModelSource.TUNED),
)
TRAINED = When(
    "模型由本公司训练或微调",
    lambda _, model: model.source in (ModelSource.OWN, ModelSource.TUNED),
)


class Channel(Row):
    title: ClassVar[str] = "数据形式"

    modality: Annotated[
        Modality | None,
        Question(
            "是什么形式的数据？",
            "数据模态",
            "一种形式一行。",
            Who.TECHNOLOGY,
            example="文本",
        ),
    ] = None
    format: Annotated[
        str,
        Question(
            "具体是什么格式？",
            "数据格式",
            "文件写扩展名，接口数据写编码。",
            Who.TECHNOLOGY,
            example="UTF-8 纯文本",
            bad="图像写成 TXT：形式与格式对不上",
        ),
    ] = ""
    limit: Annotated[
        str,
        Question(
            "大小或长度上限是多少？",
            "大小或长度上限",
            "写数字和单位。",
            Who.TECHNOLOGY,
            example="单次不超过 2000 字",
        ),
    ] = ""


class Model(Row):
    title: ClassVar[str] = "模型"

    name: Annotated[
        str,
        Question(
            "模型叫什么？",
            "模型名称",
            "大小模型都要列：召回、排序、审核、向量、语音的都算。",
            Who.TECHNOLOGY,
            example="精排模型 v3",
            bad="只写“大模型”，漏掉审核用的小模型",
        ),
    ] = ""
    use: Annotated[
        str,
        Question(
            "它用来做什么？",
            "模型用途",
            "写在哪一步用、起什么作用。",
            Who.TECHNOLOGY,
            example="在“排序”一步预估用户看完视频的概率",
        ),
    ] = ""
    source: Annotated[
        ModelSource | None,
        Question(
            "它从哪里来？",
            "模型来源",
            "照实选，来自别家不影响备案。",
            Who.TECHNOLOGY,
            example="自研",
        ),
    ] = None
    provider: Annotated[
        str,
        Question(
            "提供方的公司全称是什么？",
            "模型提供方",
            "写公司，不写产品名。",
            Who.LEGAL,
            example="示例大模型（上海）有限公司",
            cites=(DEEP_SYNTHESIS["第二十三条"],),
            when=THIRD_PARTY,
        ),
    ] = ""
    filing_number: Annotated[
        str,
        Question(
            "这个模型的备案号是多少？",
            "模型备案号",
            "向提供方要，或到其公示页查。没有就写“尚无”，不要编。",
            Who.LEGAL,
            example="示例备案号（演示用，请换成提供方公示的编号）",
            bad="编一个号，或写上自己公司的备案号",
            cites=(GENERATIVE_AI["第十七条"],),
            evidence="提供方公示页截图",
            when=THIRD_PARTY,
        ),
    ] = ""
    agreement: Annotated[
        str,
        Question(
            "和提供方签了什么协议？",
            "模型服务协议",
            "写双方名称、签署日期、合作范围。",
            Who.LEGAL,
            example="2026-03-10 示例科技（北京）有限公司与示例大模型（上海）有限公司签订《模型服务协议》，范围为文本生成接口调用",
            bad="“已与模型厂商签约”：没有双方名称、日期和范围",
            cites=(NETWORK_DATA["第十二条"],),
            evidence="协议或购买记录",
            when=THIRD_PARTY,
            long=True,
        ),
    ] = ""
    structure: Annotated[
        str,
        Question(
            "是什么类型、什么结构的模型？",
            "模型类型与结构",
            "第三方模型写公开资料里的说法。",
            Who.TECHNOLOGY,
            example="深度神经网络，用户与视频分两路计算的双塔结构，约 2 亿参数",
            bad="“大模型”：没写类型和结构",
        ),
    ] = ""
    goal: Annotated[
        str,
        Question(
            "训练时要它把什么做好？",
            "优化目标",
            "如准确率、满意度。不要只追求停留时长。",
            Who.TECHNOLOGY,
            example="预估用户点赞、看完的概率，“不感兴趣”计负分",
            bad="只写“提高观看时长”：不得设置诱导沉迷的模型",
            cites=(ALGORITHM_RECOMMENDATION["第八条"],),
            when=TRAINED,
        ),
    ] = ""
    metrics: Annotated[
        str,
        Question(
            "用什么指标衡量，现在是多少？",
            "评价指标",
            "写指标名、怎么算的、现在的数值、用多少数据测的；还没测就写还没测。",
            Who.TECHNOLOGY,
            example="漏判率 0.6%（漏掉的违规条数÷全部违规条数，2026-08 测试集 1 万条）",
            bad="“准确率高”：没有数，也没说怎么测的",
        ),
    ] = ""


class Step(Row):
    title: ClassVar[str] = "步骤"

    name: Annotated[
        str,
        Question(
            "这一步叫什么？",
            "步骤名称",
            "四到十个字，会画进流程图。",
            Who.TECHNOLOGY,
            example="输入内容审核",
            bad="“处理”：看不出做了什么",
        ),
    ] = ""
    stage: Annotated[
        Stage | None,
        Question(
            "属于哪个环节？",
            "所属环节",
            "选了审核，后面还要写没通过怎么办。",
            Who.TECHNOLOGY,
            example="输入审核",
        ),
    ] = None
    kind: Annotated[
        NodeKind | None,
        Question(
            "靠什么来做？",
            "节点类型",
            "按规则、靠模型，还是由人来做。",
            Who.TECHNOLOGY,
            example="机器学习",
            bad="有人看的一步也选“机器学习”",
        ),
    ] = None
    does: Annotated[
        str,
        Question(
            "这一步具体做什么？",
            "步骤说明",
            "用平常的话说清楚拿到什么、怎么处理、交出什么。",
            Who.TECHNOLOGY,
            example="把用户输入与违法不良信息关键词库比对，再由文本审核模型打分",
            long=True,
        ),
    ] = ""
    models: Annotated[
        tuple[str, ...],
        Question(
            "用到上面哪些模型？",
            "所用模型",
            "靠模型做的步骤要选。",
            Who.TECHNOLOGY,
            example="文本审核模型",
            of="mechanism.models",
            when=When(
                "这一步靠机器学习", lambda _, step: step.kind is NodeKind.LEARNING
            ),
        ),
    ] = ()
    blocked: Annotated[
        str,
        Question(
            "没通过的怎么办？",
            "未通过的处置",
            "写拦下后给用户看什么、是否转人工、怎么申诉。",
            Who.OPERATION,
            example="不再往下处理，提示用户修改；记录日志，高风险的转人工复核",
            bad="“予以拦截”：没写用户看到什么、怎么申诉",
            cites=(ALGORITHM_RECOMMENDATION["第九条"], DEEP_SYNTHESIS["第十条"]),
            when=When("这一步是审核", lambda _, step: step.stage in REVIEWS),
            long=True,
        ),
    ] = ""


class Mechanism(Section):
    title: ClassVar[str] = "算法机制机理"

    inputs: Annotated[
        tuple[Channel, ...],
        Question(
            "输入的是什么样的数据？",
            "输入数据",
            "每种形式一行，写清格式和上限。",
            Who.TECHNOLOGY,
            example="文本，UTF-8 纯文本，不超过 2000 字",
            add="添加输入形式",
        ),
    ] = ()
    outputs: Annotated[
        tuple[Channel, ...],
        Question(
            "输出的是什么样的数据？",
            "输出数据",
            "每种形式一行，与用户实际看到的一致。",
            Who.TECHNOLOGY,
            example="文本，UTF-8 纯文本，不超过 3000 字",
            bad="只写“文本”，没有格式和上限",
            add="添加输出形式",
        ),
    ] = ()
    models: Annotated[
        tuple[Model, ...],
        Question(
            "用到哪些模型？",
            "算法模型",
            "一个模型一行。完全按规则算、没有模型的，可以不填。",
            Who.TECHNOLOGY,
            example="召回模型、精排模型、文本审核模型",
            cites=(ALGORITHM_RECOMMENDATION["第八条"], GENERATIVE_AI["第七条"]),
            add="添加模型",
        ),
    ] = ()
    steps: Annotated[
        tuple[Step, ...],
        Question(
            "算法分几步走？",
            "算法步骤",
            "按先后排。流程图、正文和公示都用这里的编号和名称。",
            Who.TECHNOLOGY,
            example="接收请求 > 输入审核 > 召回 > 排序 > 输出审核 > 返回",
            bad="只有“输入—处理—输出”三步：看不到审核、人工和拦下来的去向",
            cites=(ALGORITHM_RECOMMENDATION["第十六条"],),
            add="添加步骤",
        ),
    ] = ()
    input_review: Annotated[
        str,
        Question(
            "进来的内容怎么审核？",
            "输入审核",
            "写用关键词、模型还是人工，覆盖哪些内容，命中后怎么办；推荐、排序类写内容入库前的审核。",
            Who.OPERATION,
            example="关键词库比对加文本审核模型打分，覆盖全部用户输入；命中即拦截，存疑转人工",
            bad="“有完善的审核机制”：没写怎么审、审哪些",
            cites=(ALGORITHM_RECOMMENDATION["第九条"], DEEP_SYNTHESIS["第十条"]),
            long=True,
        ),
    ] = ""
    output_review: Annotated[
        str,
        Question(
            "给出去的内容怎么审核？",
            "输出审核",
            "同样写方式、范围和处理办法。",
            Who.OPERATION,
            example="生成结果全量经文本审核模型复核，违规的不展示并提示换一种问法",
            bad="“同输入审核”：给出去的要单独写",
            cites=(ALGORITHM_RECOMMENDATION["第九条"], DEEP_SYNTHESIS["第十条"]),
            long=True,
        ),
    ] = ""
    keywords: Annotated[
        str,
        Question(
            "关键词库有多大，谁维护，多久更新？",
            "关键词库",
            "写真实的数，没有就写没有。",
            Who.OPERATION,
            example="约 1.2 万条，内容安全部维护，每周更新",
            bad="“词库丰富，及时更新”：没有数，也没有人",
            cites=(ALGORITHM_RECOMMENDATION["第九条"],),
        ),
    ] = ""
    intervention: Annotated[
        str,
        Question(
            "人可以怎样干预结果？",
            "人工干预",
            "写谁能在什么情况下加权、降权、下架、置顶。",
            Who.OPERATION,
            example="内容安全岗可下架违规内容；重大主题期间由总编室置顶权威信息，操作留痕",
            bad="“支持人工干预”：没写谁、什么情况、怎么做",
            cites=(ALGORITHM_RECOMMENDATION["第十一条"],),
            long=True,
        ),
    ] = ""
    appeal: Annotated[
        str,
        Question(
            "被误拦了，用户怎么申诉，多久答复？",
            "误判申诉",
            "写入口和时限。",
            Who.OPERATION,
            example="我的 > 设置 > 帮助与反馈 > 申诉，3 个工作日内答复",
            bad="“可联系客服”：没有入口，也没有时限",
            cites=(ALGORITHM_RECOMMENDATION["第二十二条"],),
            evidence="申诉入口截图",
        ),
    ] = ""
    update: Annotated[
        str,
        Question(
            "模型和规则多久更新一次，怎么更新？",
            "更新机制",
            "写什么情况下更新、多久一次、谁批准、怎么退回旧版。",
            Who.TECHNOLOGY,
            example="排序模型每周训练一次，评测不低于旧版、经算法安全部审核后先给 5% 的用户用，异常时 10 分钟内退回旧版",
            bad="“实时更新”：没写什么情况下更新、谁批准、怎么退回",
            cites=(ALGORITHM_RECOMMENDATION["第八条"],),
            long=True,
        ),
    ] = ""
    deployment: Annotated[
        str,
        Question(
            "系统部署在哪里？",
            "部署位置",
            "写云厂商或机房、所在城市，是否都在境内。",
            Who.TECHNOLOGY,
            example="示例云计算（贵州）有限公司华北地域（北京）机房，全部在境内",
            bad="“云服务器”：没写哪家、哪个城市",
            evidence="部署清单",
        ),
    ] = ""
    explicit_label: Annotated[
        str,
        Question(
            "用户看得见的 AI 标识是什么样的？",
            "显式标识",
            "写标在哪里、写什么字、多大；屏幕、复制、导出各写一遍。",
            Who.PRODUCT,
            example="正文末尾显示“内容由 AI 生成”，界面顶部常驻提示；复制的文字和导出的文件末尾带同一句",
            bad="“后续版本将添加标识”：要写现在已有的",
            cites=(
                CONTENT_LABELLING["第四条"],
                DEEP_SYNTHESIS["第十七条"],
                GENERATIVE_AI["第十二条"],
            ),
            evidence="界面与导出文件的截图",
            when=GENERATION,
            long=True,
        ),
    ] = ""
    implicit_label: Annotated[
        str,
        Question(
            "文件里看不见的标识写了什么？",
            "隐式标识",
            "写在文件元数据里的：属于 AI 生成、服务提供者、内容编号。水印不算这一项。",
            Who.TECHNOLOGY,
            example="导出文件的元数据写入生成合成属性、服务提供者名称和内容编号",
            bad="“图片右下角有水印”：那是看得见的标识",
            cites=(CONTENT_LABELLING["第五条"], DEEP_SYNTHESIS["第十六条"]),
            evidence="元数据字段截图",
            when=GENERATION,
            long=True,
        ),
    ] = ""
    exits: Annotated[
        tuple[Exit, ...],
        Question(
            "生成的内容可以从哪些地方拿走？",
            "内容输出途径",
            "每一条出口都要有标识。",
            Who.PRODUCT,
            example="屏幕显示、复制、导出文件",
            bad="能复制、能导出，却只选“屏幕显示”",
            cites=(CONTENT_LABELLING["第四条"],),
            when=GENERATION,
        ),
    ] = ()
    user_tags: Annotated[
        str,
        Question(
            "用哪些数据给用户打标签，标签怎么管？",
            "用户标签管理",
            "写标签从哪来、有哪几类、违法不良的词怎么挡在外面。",
            Who.TECHNOLOGY,
            example="依据近 30 天播放、点赞、不感兴趣记录生成兴趣标签；标签词表经审核，违法不良词不入库",
            bad="“依据大数据分析”：没写哪些数据、哪些标签",
            cites=(ALGORITHM_RECOMMENDATION["第十条"],),
            when=PUSH,
            long=True,
        ),
    ] = ""
    switch_off: Annotated[
        str,
        Question(
            "用户在哪里关闭个性化推荐，关了会怎样？",
            "个性化推荐关闭方式",
            "写点击路径；关闭后要立刻停止。",
            Who.PRODUCT,
            example="我的 > 设置 > 隐私 > 个性化推荐，关闭后立即改为按热度和时间展示",
            bad="“关闭后次日生效”：关闭后要立刻停止",
            cites=(
                ALGORITHM_RECOMMENDATION["第十七条"],
                PERSONAL_INFORMATION["第二十四条"],
                NETWORK_DATA["第四十二条"],
            ),
            evidence="开关页面截图",
            when=PUSH,
        ),
    ] = ""
    tag_management: Annotated[
        str,
        Question(
            "用户在哪里查看和删除自己的标签？",
            "标签查看与删除",
            "写点击路径，能逐个删还是只能清空。",
            Who.PRODUCT,
            example="我的 > 设置 > 隐私 > 兴趣标签，可逐个删除",
            bad="只能看、不能删",
            cites=(ALGORITHM_RECOMMENDATION["第十七条"],),
            evidence="标签管理页面截图",
            when=PUSH,
        ),
    ] = ""
    diversity: Annotated[
        str,
        Question(
            "怎么避免用户总看到同一类内容？",
            "内容多样性机制",
            "写怎么去掉重复、错开同类、加入没看过的类别，“不感兴趣”怎么起作用。",
            Who.TECHNOLOGY,
            example="同一作者、同一话题连续不超过 2 条；每 10 条至少 2 条来自未看过的类别",
            bad="“推荐内容丰富多样”：没写用什么办法",
            cites=(ALGORITHM_RECOMMENDATION["第十二条"],),
            when=PUSH,
            long=True,
        ),
    ] = ""
    factors: Annotated[
        str,
        Question(
            "按哪些因素排先后，各占多少？",
            "排序因素与权重",
            "写用到的因素和大致权重，权重相加为 100%。",
            Who.TECHNOLOGY,
            example="搜索量 40%、讨论量 30%、传播量 20%、时效 10%",
            bad="“按综合热度排序”：没写因素和权重",
            cites=(ALGORITHM_RECOMMENDATION["第十二条"],),
            when=RANKING,
            long=True,
        ),
    ] = ""
    anti_manipulation: Annotated[
        str,
        Question(
            "怎么防止刷榜和买榜？",
            "反操纵机制",
            "写怎么识别异常、广告怎么标。",
            Who.TECHNOLOGY,
            example="剔除异常账号和短时集中行为；商业内容单独标注“广告”，不参与排名",
            cites=(ALGORITHM_RECOMMENDATION["第十四条"],),
            when=RANKING,
            long=True,
        ),
    ] = ""
    matching: Annotated[
        str,
        Question(
            "按什么条件找出或挡下内容？",
            "检索过滤条件",
            "写怎么匹配、到什么程度才算相符、错了怎么改。",
            Who.TECHNOLOGY,
            example="按关键词与标题、正文的相关度找出内容，相关度低于 0.6 的不返回；误拦经人工复核后恢复",
            cites=(ALGORITHM_RECOMMENDATION["第二条"],),
            when=RETRIEVAL,
            long=True,
        ),
    ] = ""
    dispatch: Annotated[
        str,
        Question(
            "派单或调度考虑哪些因素？",
            "调度因素",
            "写距离、时间、负荷等怎么影响结果。",
            Who.TECHNOLOGY,
            example="按距离、当前订单数、预计出餐时间匹配骑手，恶劣天气自动放宽时限",
            bad="只写“缩短送达时间”，没写天气、负荷等怎么放宽",
            cites=(ALGORITHM_RECOMMENDATION["第二十条"],),
            when=DISPATCH,
            long=True,
        ),
    ] = ""
    workers: Annotated[
        str,
        Question(
            "怎么保护接单的人？",
            "劳动者权益保护",
            "写工作时长、休息、报酬怎么算、奖惩、申诉。",
            Who.OPERATION,
            example="连续接单 4 小时提示休息 20 分钟；报酬规则公开；申诉 24 小时内人工答复",
            bad="“充分保障骑手权益”：没有时长、报酬、奖惩和申诉",
            cites=(ALGORITHM_RECOMMENDATION["第二十条"],),
            when=When(
                "备案的是调度决策类算法，或劳动者在用",
                lambda project, _: (
                    project.scope.kind is AlgorithmKind.DISPATCH
                    or Audience.WORKERS in project.subject.audiences
                ),
            ),
            long=True,
        ),
    ] = ""
    minors: Annotated[
        str,
        Question(
            "对未成年人做了哪些保护？",
            "未成年人保护",
            "写怎么识别、有什么模式、限制什么内容和时长。",
            Who.PRODUCT,
            example="实名识别加未成年人模式，模式内只推适龄内容，每日 40 分钟，22 时至次日 6 时不可用",
            bad="“禁止未成年人使用”，却没有识别办法",
            cites=(ALGORITHM_RECOMMENDATION["第十八条"],),
            evidence="未成年人模式截图",
            when=When(
                "未成年人会用到",
                lambda project, _: Audience.MINORS in project.subject.audiences,
            ),
            long=True,
        ),
    ] = ""
    principle: Annotated[
        str,
        Question(
            "（公示）算法靠什么原理工作？",
            "算法基本原理",
            "给公众看的一段话：用什么数据、什么技术。不写商业秘密，不自夸。",
            Who.TECHNOLOGY,
            example="根据用户近期观看和互动记录，由深度学习模型预估其对候选视频的兴趣，据此选出展示内容。",
            bad="“采用业界领先的深度学习技术”：自夸，也看不出用了什么数据",
            cites=(ALGORITHM_RECOMMENDATION["第十六条"],),
            long=True,
        ),
    ] = ""
    operation: Annotated[
        str,
        Question(
            "（公示）算法怎么一步步运行？",
            "算法运行机制",
            "把上面的步骤连成一段话，次序和名称一致。",
            Who.TECHNOLOGY,
            example="系统依次接收请求、审核候选内容、召回、排序、输出前复核，再返回列表；未通过审核的不展示。",
            bad="与“算法步骤”次序不同，或漏了人工审核",
            cites=(ALGORITHM_RECOMMENDATION["第十六条"],),
            long=True,
        ),
    ] = ""
    usage: Annotated[
        str,
        Question(
            "（公示）算法用在哪里？",
            "算法应用场景",
            "写产品、功能和服务对象，只写已经有的。",
            Who.PRODUCT,
            example="应用于示例短视频（APP）的首页推荐功能，服务境内个人用户。",
            bad="写上还在开发的功能",
            cites=(ALGORITHM_RECOMMENDATION["第十六条"],),
            long=True,
        ),
    ] = ""
    intent: Annotated[
        str,
        Question(
            "（公示）为什么用这个算法？",
            "算法目的意图",
            "为用户解决什么问题，怎样体现主流价值导向。不写营销的话。",
            Who.PRODUCT,
            example="帮助用户在大量视频中较快找到感兴趣且健康的内容，减少翻找时间。",
            bad="“打造行业第一的推荐体验”",
            cites=(ALGORITHM_RECOMMENDATION["第十六条"],),
            long=True,
        ),
    ] = ""
