"""Step 4: how the algorithm works, step by step and model by model."""

from typing import Annotated, ClassVar

from filing.law import (
    ALGORITHM_RECOMMENDATION,
    CONTENT_LABELLING,
    DEEP_SYNTHESIS,
    GENERATIVE_AI,
    HUMANLIKE_INTERACTION,
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


def _used_by(audience: Audience, words: str) -> When:
    return When(words, lambda project, _: audience in project.subject.audiences)


GENERATION = _of_kind(AlgorithmKind.GENERATION)
PUSH = _of_kind(AlgorithmKind.PUSH)
RANKING = _of_kind(AlgorithmKind.RANKING)
RETRIEVAL = _of_kind(AlgorithmKind.RETRIEVAL)
DISPATCH = _of_kind(AlgorithmKind.DISPATCH)
BIOMETRICS = GENERATION & When(
    "能生成或改动人脸、人声",
    lambda project, _: bool(project.applicability.edits_biometrics),
)
COMPANION = GENERATION & When(
    "有持续的情感互动", lambda project, _: bool(project.applicability.companion)
)
FEEDS = When(
    "备案的是个性化推送类或排序精选类算法",
    lambda project, _: (
        project.scope.kind in (AlgorithmKind.PUSH, AlgorithmKind.RANKING)
    ),
)
PASSES_ON = When(
    "备案的是个性化推送类、排序精选类或检索过滤类算法",
    lambda project, _: (
        project.scope.kind
        in (AlgorithmKind.PUSH, AlgorithmKind.RANKING, AlgorithmKind.RETRIEVAL)
    ),
)
MINORS = _used_by(Audience.MINORS, "未成年人会用到")
ELDERS = _used_by(Audience.ELDERLY, "老年人会用到")
SHOPPERS = _used_by(Audience.CONSUMERS, "一般消费者在用")
LABOUR = When(
    "备案的是调度决策类算法，或劳动者在用",
    lambda project, _: (
        project.scope.kind is AlgorithmKind.DISPATCH
        or Audience.WORKERS in project.subject.audiences
    ),
)
LEARNS = When(
    "算法步骤还没列，或有一步靠机器学习",
    lambda _, mechanism: (
        not mechanism.steps
        or any(step.kind in (None, NodeKind.LEARNING) for step in mechanism.steps)
    ),
)
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
            long=True,
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


class ExitLabel(Row):
    title: ClassVar[str] = "出口"

    way: Annotated[
        Exit | None,
        Question(
            "是哪一条出口？",
            "输出途径",
            "照上面选过的逐条列。",
            Who.PRODUCT,
            example="复制",
        ),
    ] = None
    shown: Annotated[
        str,
        Question(
            "从这里出去的内容，看得见的标识是什么样？",
            "显式标识",
            "写标在哪里、写什么字、多大。",
            Who.PRODUCT,
            example="复制所得文字末尾带“内容由 AI 生成”",
            bad="“同屏幕显示”：复制和导出后屏幕上的提示就不在了",
            cites=(CONTENT_LABELLING["第四条"],),
            evidence="这条出口的标识截图",
            long=True,
        ),
    ] = ""
    hidden: Annotated[
        str,
        Question(
            "文件里写入的看不见的标识是什么？",
            "隐式标识",
            "写文件元数据里有哪几项；没有文件的写没有，以及靠什么追溯。",
            Who.TECHNOLOGY,
            example="没有文件，靠后台留存的内容编号追溯",
            cites=(CONTENT_LABELLING["第五条"],),
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
            "一个模型一行，审核用的小模型也要列。",
            Who.TECHNOLOGY,
            example="召回模型、精排模型、文本审核模型",
            cites=(ALGORITHM_RECOMMENDATION["第八条"], GENERATIVE_AI["第七条"]),
            when=LEARNS,
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
    incoming_labels: Annotated[
        str,
        Question(
            "别人传上来的内容，怎么看出是不是 AI 生成的？",
            "生成合成内容核验",
            "写读不读文件里的标识，属于、可能、疑似三种情况各怎么提示；没有外来内容就写没有。",
            Who.TECHNOLOGY,
            example="入库时读取文件元数据，有标识的标“AI 生成”；没有标识但作者声明的标“可能”；检出痕迹的标“疑似”",
            bad="“由用户自觉声明”：没写平台怎么核验",
            cites=(
                CONTENT_LABELLING["第六条"],
                ALGORITHM_RECOMMENDATION["第九条"],
            ),
            evidence="提示截图",
            when=PASSES_ON,
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
            long=True,
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
            long=True,
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
            long=True,
        ),
    ] = ""
    hardware: Annotated[
        str,
        Question(
            "用了哪些设备和软件，在哪里算？",
            "软硬件设施",
            "写服务器数量和型号的大类、主要软件，在云端还是在用户设备上计算。",
            Who.TECHNOLOGY,
            example="云服务器 12 台（其中带显卡的 4 台），Linux 操作系统、MySQL 数据库；全部在云端计算，用户设备不参与",
            bad="“硬件设施先进”：没有数量，也没说在哪里算",
            long=True,
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
    labels: Annotated[
        tuple[ExitLabel, ...],
        Question(
            "每一条出口上的标识各是什么样？",
            "各途径的标识",
            "上面选了几条出口，这里就列几行，逐条写清。",
            Who.PRODUCT,
            example="复制：复制所得文字末尾带“内容由 AI 生成”；纯文本没有元数据",
            bad="只写屏幕上的标识，漏了复制、下载和导出的文件",
            cites=(CONTENT_LABELLING["第四条"], CONTENT_LABELLING["第五条"]),
            when=GENERATION,
            add="添加一条出口",
        ),
    ] = ()
    label_terms: Annotated[
        str,
        Question(
            "用户协议里怎么写标识这件事？",
            "标识约定",
            "写在协议第几条，怎么提示用户不得删改标识。",
            Who.LEGAL,
            example="《用户协议》第 7 条写明标识的方法和样式，提示不得删除、篡改、隐匿；注册时须勾选同意",
            bad="“协议中有约定”：没写第几条、约定了什么",
            cites=(CONTENT_LABELLING["第八条"], DEEP_SYNTHESIS["第十八条"]),
            evidence="协议页面截图",
            when=GENERATION,
            long=True,
        ),
    ] = ""
    unlabelled: Annotated[
        str,
        Question(
            "用户要不带标识的内容，怎么处理？",
            "无显式标识内容的提供",
            "不提供就写不提供；提供的，写怎么约定责任、日志留多久。",
            Who.LEGAL,
            example="不提供。产品没有去除标识的选项",
            bad="“视情况提供”：没写约定和日志",
            cites=(CONTENT_LABELLING["第九条"],),
            when=GENERATION,
        ),
    ] = ""
    refuting: Annotated[
        str,
        Question(
            "发现有人用它造谣传谣，怎么办？",
            "辟谣机制",
            "写谁负责辟谣、怎么保存记录、向谁报告。",
            Who.OPERATION,
            example="内容安全组核实后停止传播，在产品公告栏和相关页面发布辟谣信息，保存记录，并向网信部门报告",
            bad="“及时辟谣”：没写谁来做、怎么做",
            cites=(DEEP_SYNTHESIS["第十一条"],),
            when=GENERATION,
            long=True,
        ),
    ] = ""
    biometric_consent: Annotated[
        str,
        Question(
            "能改人脸、人声时，怎样让被改的人同意？",
            "被编辑人单独同意",
            "写在哪一步提示、怎么取得并留下同意的记录。",
            Who.LEGAL,
            example="上传照片前弹窗提示须告知本人并取得其单独同意，勾选后才能继续，勾选记录保存 36 个月",
            bad="“默认用户已取得授权”",
            cites=(DEEP_SYNTHESIS["第十四条"],),
            evidence="提示弹窗截图",
            when=BIOMETRICS,
            long=True,
        ),
    ] = ""
    companion_care: Annotated[
        str,
        Question(
            "怎样提醒对方不是真人，怎样发现和安抚情绪极端的用户？",
            "拟人化互动保护",
            "写身份提示、连续使用提醒、情绪危机的处理、怎么退出，以及未成年人怎么办。",
            Who.PRODUCT,
            example="对话顶部常驻“对方是人工智能”，每连续使用 2 小时弹窗提醒；识别到自伤意图即停止角色扮演、给出求助电话并转人工；随时可点“结束陪伴”退出；不向未成年人提供虚拟恋人",
            bad="“提示用户理性使用”：没写怎么发现、怎么处理",
            cites=(
                HUMANLIKE_INTERACTION["第十三条"],
                HUMANLIKE_INTERACTION["第十四条"],
                HUMANLIKE_INTERACTION["第十八条"],
                HUMANLIKE_INTERACTION["第十九条"],
            ),
            evidence="提醒与退出页面截图",
            when=COMPANION,
            long=True,
        ),
    ] = ""
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
            long=True,
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
            long=True,
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
    negative_feedback: Annotated[
        str,
        Question(
            "用户点了“不感兴趣”，会怎样？",
            "负反馈机制",
            "写在哪里点，点了多快起作用、管多久。",
            Who.PRODUCT,
            example="视频右侧 > 更多 > 不感兴趣，点后立即移出本页，同一话题 30 日内不再推荐",
            bad="“会综合考虑用户反馈”：没写起什么作用",
            cites=(
                ALGORITHM_RECOMMENDATION["第十二条"],
                ALGORITHM_RECOMMENDATION["第十七条"],
            ),
            evidence="“不感兴趣”按钮截图",
            when=PUSH,
            long=True,
        ),
    ] = ""
    addiction: Annotated[
        str,
        Question(
            "怎么防止用户沉迷和过度消费？",
            "防沉迷机制",
            "写目标里有没有停留时长和消费金额，多久提醒一次，怎么限制。",
            Who.PRODUCT,
            example="优化目标不含停留时长和消费金额；连续使用 60 分钟弹窗提醒休息，打赏每日限额 200 元",
            bad="“倡导健康使用”：没写做了什么",
            cites=(ALGORITHM_RECOMMENDATION["第八条"],),
            when=FEEDS,
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
    lists: Annotated[
        str,
        Question(
            "有哪些榜单，怎么产生，人能不能改？",
            "榜单规则",
            "列出每个榜单的名称、更新频率、入榜条件，人工可以做什么，规则公示在哪里。",
            Who.OPERATION,
            example="热榜一个，每 10 分钟更新，取前 50 名；总编室可置顶权威信息、移出谣言；规则在“热榜规则”页公示",
            bad="“按热度自动生成”：没写条件，也没写人工能做什么",
            cites=(
                ALGORITHM_RECOMMENDATION["第十一条"],
                ALGORITHM_RECOMMENDATION["第十四条"],
            ),
            evidence="榜单规则页截图",
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
    false_hits: Annotated[
        str,
        Question(
            "误拦和漏拦各有多少，怎么改正？",
            "误拦与漏拦",
            "写怎么算、现在的数、多久查一次、错了怎么恢复。",
            Who.TECHNOLOGY,
            example="误拦率 0.4%（误拦条数÷拦截条数，2026-08 抽查 5000 条），每周抽查一次，误拦的人工复核后 1 小时内恢复",
            bad="“准确率很高”：没有数，也没说怎么恢复",
            cites=(
                ALGORITHM_RECOMMENDATION["第八条"],
                ALGORITHM_RECOMMENDATION["第二十二条"],
            ),
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
            "写连续工作多久休息、每天多长、时限怎么留余地、怎么听取意见。",
            Who.OPERATION,
            example="连续接单 4 小时提示休息 20 分钟，每天不超过 10 小时；每季度与骑手代表协商一次",
            bad="“充分保障骑手权益”：没有时长和休息",
            cites=(ALGORITHM_RECOMMENDATION["第二十条"],),
            when=LABOUR,
            long=True,
        ),
    ] = ""
    worker_pay: Annotated[
        str,
        Question(
            "报酬和奖惩怎么算，接单的人在哪里能看到？",
            "报酬与奖惩规则",
            "写计价因素、扣款情形，规则公开在哪里。",
            Who.OPERATION,
            example="按距离、重量、时段、天气计价，每单显示明细；不因拒单、转单扣款；规则在骑手 APP“规则中心”公开",
            bad="“多劳多得”：没写怎么算、在哪里看",
            cites=(ALGORITHM_RECOMMENDATION["第二十条"],),
            evidence="报酬明细页截图",
            when=LABOUR,
            long=True,
        ),
    ] = ""
    worker_appeal: Annotated[
        str,
        Question(
            "接单的人不服处罚、派单，到哪里申诉，多久答复？",
            "劳动者申诉",
            "写入口和时限，谁来处理。",
            Who.OPERATION,
            example="骑手 APP > 我的 > 申诉，由运营部人工处理，24 小时内联系、3 个工作日内答复",
            bad="“可以向站长反映”：没有入口，也没有时限",
            cites=(
                ALGORITHM_RECOMMENDATION["第二十条"],
                ALGORITHM_RECOMMENDATION["第二十二条"],
            ),
            evidence="申诉入口截图",
            when=LABOUR,
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
            when=MINORS,
            long=True,
        ),
    ] = ""
    elderly: Annotated[
        str,
        Question(
            "对老年人做了哪些照顾？",
            "老年人保护",
            "写字体、人工服务、防诈骗提示等。",
            Who.PRODUCT,
            example="“关怀模式”放大字体、简化步骤，电话一键转人工；识别到疑似诈骗内容时弹窗提醒",
            bad="“适合各年龄段使用”",
            cites=(ALGORITHM_RECOMMENDATION["第十九条"],),
            evidence="关怀模式截图",
            when=ELDERS,
            long=True,
        ),
    ] = ""
    fair_terms: Annotated[
        str,
        Question(
            "会不会因人而异地定价或给不同的交易条件？",
            "交易条件公平",
            "不涉及交易就写不涉及；涉及的，写算法用不用用户的偏好、习惯来定价。",
            Who.PRODUCT,
            example="不涉及。产品不卖东西，也不用算法决定价格、优惠和服务条件",
            bad="“价格公道”：没说用不用用户的习惯来定价",
            cites=(ALGORITHM_RECOMMENDATION["第二十一条"],),
            when=SHOPPERS,
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
