"""Step 4: how the algorithm works, step by step and model by model."""

import re
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
    Side,
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
_VERDICT = re.compile("通过|拦|存疑|违规|合规|打分|分值|风险(?:等级|标签)")
JUDGES = When(
    "备案的检索过滤类算法只替企业客户判断内容，不向人展示",
    lambda project, _: (
        project.scope.kind is AlgorithmKind.RETRIEVAL
        and Side.CONSUMER not in project.applicability.sides
        and bool(_VERDICT.search(project.scope.gives))
    ),
)
PASSES_ON = When(
    "备案的是个性化推送类、排序精选类或检索过滤类算法，且会向人展示内容",
    lambda project, _: (
        project.scope.kind
        in (AlgorithmKind.PUSH, AlgorithmKind.RANKING, AlgorithmKind.RETRIEVAL)
        and not JUDGES.test(project, None)
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
SEVERAL = When("备案的功能不止一个", lambda project, _: len(project.scope.core) > 1)
LEARNT = (NodeKind.LEARNING, NodeKind.MIXED)
LEARNS = When(
    "算法步骤还没列，或有一步靠机器学习，或已列出模型",
    lambda _, mechanism: (
        not mechanism.steps
        or bool(mechanism.models)
        or any(step.kind in (None, *LEARNT) for step in mechanism.steps)
    ),
)
THIRD_PARTY = When(
    "模型来自第三方",
    lambda _, model: model.source in (ModelSource.THIRD_PARTY, ModelSource.TUNED),
)
OPENLY = When(
    "模型是直接使用的开源模型",
    lambda _, model: model.source is ModelSource.OPEN,
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
            examples={
                Modality.IMAGE: "图像",
                AlgorithmKind.PUSH: "行为数据",
                AlgorithmKind.RANKING: "行为数据",
                AlgorithmKind.DISPATCH: "其他",
            },
        ),
    ] = None
    format: Annotated[
        str,
        Question(
            "具体是什么格式？",
            "数据格式",
            "文件写扩展名；用户打的字、生成的文字写“UTF-8 纯文本”；接口数据写编码。",
            Who.TECHNOLOGY,
            example="UTF-8 纯文本",
            examples={
                Modality.IMAGE: "JPG、PNG 图片",
                AlgorithmKind.PUSH: "JSON 记录，UTF-8 编码",
                AlgorithmKind.RANKING: "JSON 记录，UTF-8 编码",
                AlgorithmKind.DISPATCH: "JSON 记录，含经纬度坐标",
            },
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
            examples={
                Modality.IMAGE: "单张不超过 10 MB，长边不超过 4096 像素",
                AlgorithmKind.PUSH: "最近 30 天，最多 500 条",
                AlgorithmKind.RANKING: "最近 24 小时的互动次数，每次最多 1 万条帖子",
                AlgorithmKind.RETRIEVAL: "搜索词不超过 50 字",
                AlgorithmKind.DISPATCH: "每次最多 50 笔订单、200 名骑手",
            },
        ),
    ] = ""


class Model(Row):
    title: ClassVar[str] = "模型"

    name: Annotated[
        str,
        Question(
            "模型叫什么？",
            "模型名称",
            "大小模型都要列，审核、识别、检测用的小模型也算。",
            Who.TECHNOLOGY,
            example="精排模型 v3",
            examples={
                AlgorithmKind.GENERATION: "文稿生成模型",
                Modality.IMAGE: "卡通画生成模型",
                Modality.AUDIO: "语音合成模型",
                AlgorithmKind.RANKING: "异常互动识别模型",
                AlgorithmKind.RETRIEVAL: "搜索相关度模型",
                AlgorithmKind.DISPATCH: "送达时间预估模型",
            },
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
            examples={
                AlgorithmKind.GENERATION: "在“生成文稿”一步按写作要求写出正文",
                Modality.IMAGE: "在“生成图片”一步把照片画成卡通风格",
                AlgorithmKind.RANKING: "在“剔除异常”一步找出刷量的账号",
                AlgorithmKind.RETRIEVAL: "在“计算相关度”一步给每篇文章打分",
                AlgorithmKind.DISPATCH: "在“预估时间”一步算出每名骑手几点能送到",
            },
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
            "写公司，不写产品名；开源模型写发布它的公司或机构。",
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
            "备案号",
            "生成式模型写生成式人工智能服务备案号，或提供方的深度合成算法备案编号，向提供方要或到公示页查；审核、识别类模型一般没有，写“尚无”，不要编。",
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
            "写双方名称、签署日期、合作范围；开源模型不用签协议，写许可证的名称和版本，如 Apache License 2.0。",
            Who.LEGAL,
            example="2026-03-10 示例科技（北京）有限公司与示例大模型（上海）有限公司签订《模型服务协议》，范围为文本生成接口调用",
            examples={
                Modality.IMAGE: "2026-03-10 示例科技（北京）有限公司与示例大模型（上海）有限公司签订《模型服务协议》，范围为图像生成接口调用",
                AlgorithmKind.PUSH: "2026-03-10 示例科技（北京）有限公司与示例智能（上海）有限公司签订《接口服务协议》，范围为文本审核接口调用",
                AlgorithmKind.RANKING: "2026-03-10 示例科技（北京）有限公司与示例智能（上海）有限公司签订《接口服务协议》，范围为文本审核接口调用",
                AlgorithmKind.RETRIEVAL: "2026-03-10 示例科技（北京）有限公司与示例智能（上海）有限公司签订《接口服务协议》，范围为文本审核接口调用",
                AlgorithmKind.DISPATCH: "2026-03-10 示例科技（北京）有限公司与示例地图（上海）有限公司签订《接口服务协议》，范围为骑行路线规划接口调用",
            },
            bad="“已与模型厂商签约”：没有双方名称、日期和范围",
            cites=(NETWORK_DATA["第十二条"],),
            evidence="服务协议或购买记录",
            when=THIRD_PARTY,
            long=True,
        ),
    ] = ""
    licence: Annotated[
        str,
        Question(
            "这个开源模型是谁发布的，用的什么许可证？",
            "开源发布者与许可证",
            "写发布它的公司或机构、许可证的名称和版本、让不让商用、改没改过；模型的发布页上都有。",
            Who.TECHNOLOGY,
            example="示例实验室在开源社区公开，按 MIT License 使用，商用不受限；下载原版，没有改过",
            bad="“开源的，随便用”：有的许可证不许商用，或要求注明来源",
            cites=(GENERATIVE_AI["第七条"],),
            evidence="模型发布页与许可证截图",
            when=OPENLY,
            long=True,
        ),
    ] = ""
    structure: Annotated[
        str,
        Question(
            "是什么类型、什么结构的模型？",
            "模型类型与结构",
            "别家的模型、审核服务写对方公开的说法；对方没有公开的，写“提供方未公开”。",
            Who.TECHNOLOGY,
            example="深度神经网络，用户与视频分两路计算的双塔结构，约 2 亿参数",
            examples={
                AlgorithmKind.GENERATION: "大语言模型，解码器结构，约 70 亿参数",
                Modality.IMAGE: "扩散模型，按照片轮廓和画风生成图片，约 10 亿参数",
                AlgorithmKind.RANKING: "梯度提升树，300 棵树，用 40 个账号和互动特征",
                AlgorithmKind.RETRIEVAL: "双编码器模型，搜索词和文章分别编码后算相关度，约 1 亿参数",
                AlgorithmKind.DISPATCH: "梯度提升树，500 棵树，用距离、时段、天气等 60 个特征",
            },
            bad="“大模型”：没写类型和结构",
        ),
    ] = ""
    goal: Annotated[
        str,
        Question(
            "训练时要它把什么做好？",
            "优化目标",
            "如准确率、满意度；不能把让人停不下来、多花钱当作目标。",
            Who.TECHNOLOGY,
            example="预估用户点赞、看完的概率，“不感兴趣”计负分",
            examples={
                AlgorithmKind.GENERATION: "写出的文稿切合要求、语句通顺，不编造事实",
                Modality.IMAGE: "卡通图与原照片的五官、姿势相像，画面没有残缺",
                AlgorithmKind.RANKING: "把刷量账号与正常账号分开，尽量不误判正常用户",
                AlgorithmKind.RETRIEVAL: "相关的文章排在前面，人工标注的相关度越高分数越高",
                AlgorithmKind.DISPATCH: "预估的送达时间与实际相差尽量小，宁可多估不少估",
            },
            bad="只写“让用户多看、多买”：不得设置诱导沉迷、过度消费的模型",
            cites=(ALGORITHM_RECOMMENDATION["第八条"],),
            when=TRAINED,
        ),
    ] = ""
    metrics: Annotated[
        str,
        Question(
            "用什么指标衡量，现在是多少？",
            "评价指标",
            "写指标名、怎么算的、现在的数值、用多少数据测的；别家的服务，写自己抽查的或对方公布的数；还没测的，写打算哪个月测。",
            Who.TECHNOLOGY,
            example="漏判率 0.6%（漏掉的违规条数÷全部违规条数，2026-08 测试集 1 万条）",
            examples={
                AlgorithmKind.GENERATION: "要求符合率 93%（符合的篇数÷评测篇数，2026-08 由 3 人评测 500 篇）",
                Modality.IMAGE: "五官相像率 94%（相像的张数÷评测张数，2026-08 由 3 人评测 1000 张）",
                AlgorithmKind.PUSH: "推荐不符率 3.1%（明显不合兴趣的条数÷抽看条数，2026-08 人工抽看 500 名用户的列表）",
                AlgorithmKind.RANKING: "刷量识别准确率 97%（判对的账号数÷判为刷量的账号数，2026-08 抽查 2000 个）",
                AlgorithmKind.RETRIEVAL: "前 10 条相关率 88%（相关条数÷前 10 条总数，2026-08 抽查 300 个搜索词）",
                AlgorithmKind.DISPATCH: "送达时间平均误差 3.2 分钟（2026-08 抽取 1 万笔已完成的订单）",
            },
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
            examples={
                Modality.IMAGE: "照片审核",
                AlgorithmKind.PUSH: "内容入库审核",
                AlgorithmKind.RANKING: "剔除异常互动",
                AlgorithmKind.RETRIEVAL: "搜索词审核",
                AlgorithmKind.DISPATCH: "挑选可派骑手",
            },
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
            examples={
                AlgorithmKind.RANKING: "算法处理",
                AlgorithmKind.DISPATCH: "算法处理",
            },
        ),
    ] = None
    kind: Annotated[
        NodeKind | None,
        Question(
            "靠什么来做？",
            "节点类型",
            "按规则、靠模型，还是由人来做；词库加模型、加别家审核服务的，选“规则与机器学习”。",
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
            examples={
                Modality.IMAGE: "用图片审核模型检查上传的照片，再检测有没有人脸、是不是清楚，交出合格的照片",
                AlgorithmKind.PUSH: "把创作者上传的视频抽帧，由图片和文本审核模型打分，存疑的转人工，交出可以推荐的视频",
                AlgorithmKind.RANKING: "从互动记录里找出批量账号和短时间集中的点击，去掉后交出干净的计数",
                AlgorithmKind.RETRIEVAL: "把搜索词与违法不良信息词库比对，改正错别字后交出检索用的词",
                AlgorithmKind.DISPATCH: "读取取餐点 3 公里内骑手的位置、手上的订单和连续工作时长，去掉该休息的，交出候选骑手",
            },
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
            examples={
                Modality.IMAGE: "图片审核模型",
                AlgorithmKind.PUSH: "图片审核模型、文本审核模型",
                AlgorithmKind.RANKING: "异常互动识别模型",
                AlgorithmKind.RETRIEVAL: "搜索词纠错模型",
                AlgorithmKind.DISPATCH: "送达时间预估模型",
            },
            of="mechanism.models",
            when=When("这一步靠机器学习", lambda _, step: step.kind in LEARNT),
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
            examples={
                Modality.IMAGE: "不生成图片，提示换一张照片，并给出申诉入口；记录日志，高风险的转人工复核",
                AlgorithmKind.PUSH: "不进入推荐，通知创作者原因和申诉入口；存疑的由审核员复核",
                AlgorithmKind.RANKING: "不计入热度，帖子仍可打开；作者认为误判的可在帖子页申诉，由人工复核",
                AlgorithmKind.RETRIEVAL: "不返回结果，提示搜索词不适宜，并给出申诉入口；记录日志，存疑的转人工",
                AlgorithmKind.DISPATCH: "不派给这名骑手，转给下一名；没有合适骑手的转人工调度，用户看到“正在安排骑手”，并可在订单页申诉",
            },
            bad="“予以拦截”：没写用户看到什么、怎么申诉",
            cites=(ALGORITHM_RECOMMENDATION["第九条"], DEEP_SYNTHESIS["第十条"]),
            when=When("这一步是审核", lambda _, step: step.stage in REVIEWS),
            long=True,
        ),
    ] = ""
    elsewhere: Annotated[
        tuple[str, ...],
        Question(
            "有时不走下一步，而是退回或跳到别的步骤吗？",
            "转去的步骤",
            "有就选转去哪一步，图上会多画一条线；总是走下一步的，空着。",
            Who.TECHNOLOGY,
            example="生成回答",
            examples={
                AlgorithmKind.PUSH: "多样性调整",
                AlgorithmKind.RANKING: "统计互动",
                AlgorithmKind.RETRIEVAL: "搜索词改写",
                AlgorithmKind.DISPATCH: "匹配订单与骑手",
            },
            of="mechanism.steps",
            optional=True,
        ),
    ] = ()
    elsewhere_when: Annotated[
        str,
        Question(
            "什么时候转去那里？",
            "转去的情形",
            "十来个字，会写在图中的线旁；转去几步、情形不同的，把这一步拆开，各写各的。",
            Who.TECHNOLOGY,
            example="缺少依据，重新生成",
            examples={
                AlgorithmKind.PUSH: "关闭个性化推荐的",
                AlgorithmKind.RANKING: "剔除后重新计数",
                AlgorithmKind.RETRIEVAL: "没有结果，改写再查",
                AlgorithmKind.DISPATCH: "不符，改派他人",
            },
            bad="“视情况”：看不出什么时候会转",
            when=When("有时转去别的步骤", lambda _, step: bool(step.elsewhere)),
        ),
    ] = ""


class ExitLabel(Row):
    title: ClassVar[str] = "输出途径"

    way: Annotated[
        Exit | None,
        Question(
            "是哪一条出口？",
            "输出途径",
            "照上面选过的逐条列。",
            Who.PRODUCT,
            example="复制",
            examples={
                Modality.IMAGE: "下载",
            },
        ),
    ] = None
    shown: Annotated[
        str,
        Question(
            "从这里出去的内容，看得见或听得见的标识是什么样？",
            "显式标识",
            "写标在哪里、写什么字、多大；声音写开头、中间还是末尾有什么提示语或提示音，能不能关掉。",
            Who.PRODUCT,
            example="复制所得文字末尾带“内容由 AI 生成”",
            examples={
                Modality.IMAGE: "下载的图片右下角有“AI 生成”字样，字高为短边的 5%",
                Modality.AUDIO: "音频开头播放“本段声音由 AI 合成”，不能关掉",
            },
            bad="“同屏幕显示”：复制和导出后屏幕上的提示就不在了",
            cites=(CONTENT_LABELLING["第四条"],),
            evidence="该输出途径的标识截图",
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
            examples={
                Modality.IMAGE: "图片元数据写入生成合成属性、服务提供者名称和内容编号",
            },
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
            examples={
                Modality.IMAGE: "图像，JPG 或 PNG，单张不超过 10 MB",
                AlgorithmKind.PUSH: "行为数据，JSON 记录，最近 30 天、最多 500 条",
                AlgorithmKind.RANKING: "行为数据，JSON 记录，最近 24 小时的互动次数",
                AlgorithmKind.RETRIEVAL: "文本，UTF-8 纯文本，不超过 50 字",
                AlgorithmKind.DISPATCH: "其他，JSON 记录，订单和骑手位置，每次最多 50 笔订单",
            },
            add="添加数据形式",
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
            examples={
                Modality.IMAGE: "图像，PNG，1024×1024 像素",
                Modality.AUDIO: "音频，MP3 或 WAV，单段不超过 10 分钟",
                AlgorithmKind.PUSH: "视频，MP4，一次 10 条",
                AlgorithmKind.RANKING: "文本，UTF-8 纯文本，50 条帖子标题",
                AlgorithmKind.RETRIEVAL: "文本，UTF-8 纯文本，一页 20 条标题和摘要",
                AlgorithmKind.DISPATCH: "其他，JSON 记录，订单与骑手的对应和预计送达时间",
            },
            bad="只写“文本”，没有格式和上限",
            add="添加数据形式",
        ),
    ] = ()
    models: Annotated[
        tuple[Model, ...],
        Question(
            "用到哪些模型？",
            "算法模型",
            "一个模型一行；审核用的小模型、别家的图片和文字审核服务也列。搜索引擎、数据库这类软件不算，写进后面的“软硬件设施”。",
            Who.TECHNOLOGY,
            example="召回模型、精排模型、文本审核模型",
            examples={
                AlgorithmKind.GENERATION: "文稿生成模型、文本审核模型",
                Modality.IMAGE: "人脸检测模型、卡通画生成模型、图片审核模型",
                AlgorithmKind.RANKING: "异常互动识别模型、文本审核模型",
                AlgorithmKind.RETRIEVAL: "搜索词纠错模型、搜索相关度模型",
                AlgorithmKind.DISPATCH: "送达时间预估模型、订单匹配模型",
            },
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
            "按先后排，流程图、正文和公示都用这里的编号和名称；两路同时做的写成一步；用户发的内容先审后发的，发布审核也写；不想和后面连成一条线的路（如发帖审核、评论审核），排在“返回结果”之后，图上不相连；人工处理的单列一步。",
            Who.TECHNOLOGY,
            example="接收请求 > 输入审核 > 召回 > 排序 > 输出审核 > 返回",
            examples={
                AlgorithmKind.GENERATION: "接收写作要求 > 输入审核 > 生成文稿 > 输出审核 > 添加标识 > 返回文稿",
                Modality.IMAGE: "接收照片 > 照片审核 > 人脸检测 > 生成图片 > 图片审核 > 添加标识 > 返回图片",
                Modality.AUDIO: "接收文字 > 文字审核 > 合成语音 > 语音抽检 > 添加标识 > 返回音频",
                AlgorithmKind.PUSH: "发布内容审核 > 接收推荐请求 > 召回 > 排序 > 输出审核 > 返回推荐列表",
                AlgorithmKind.RANKING: "发布内容审核 > 读取互动计数 > 剔除异常 > 计算热度 > 榜单复核 > 发布热榜",
                AlgorithmKind.RETRIEVAL: "接收搜索词 > 搜索词审核 > 找出候选文章 > 计算相关度 > 结果过滤 > 返回列表",
                AlgorithmKind.DISPATCH: "接收订单 > 挑选可派骑手 > 预估时间 > 匹配骑手 > 派单检查 > 通知骑手",
            },
            bad="只有“输入—处理—输出”三步：看不到审核、人工和拦下来的去向",
            cites=(ALGORITHM_RECOMMENDATION["第十六条"],),
            add="添加步骤",
        ),
    ] = ()
    function_steps: Annotated[
        str,
        Question(
            "备案的几个功能，各走上面哪几步？",
            "各功能经过的步骤",
            "一个功能一行，写功能名称、从第几步走到第几步；只用于这个功能的输入、模型、审核也写上。",
            Who.TECHNOLOGY,
            example="首页推荐：从第 1 步走到第 6 步。同城推荐：步骤相同，第 3 步只从同城的视频里找",
            examples={
                AlgorithmKind.GENERATION: "AI 写作：从第 1 步走到第 6 步。文稿润色：步骤相同，第 1 步另接收用户粘贴的原文",
                Modality.IMAGE: "照片变卡通：从第 1 步走到第 7 步。证件照换底色：跳过第 3 步，其余相同",
                Modality.AUDIO: "文字转语音：从第 1 步走到第 6 步。声音克隆：第 1 步另接收本人的录音，第 2 步另核对本人同意",
                AlgorithmKind.RANKING: "热榜：从第 1 步走到第 6 步。同城榜：步骤相同，第 2 步只读本城的互动",
                AlgorithmKind.RETRIEVAL: "站内搜索：从第 1 步走到第 6 步。热搜词联想：从第 1 步走到第 4 步",
                AlgorithmKind.DISPATCH: "骑手派单：从第 1 步走到第 6 步。预计送达：只走第 1 步和第 3 步",
            },
            bad="“各功能流程相同”：没写是哪几个功能、走哪几步",
            cites=(ALGORITHM_RECOMMENDATION["第二十四条"],),
            when=SEVERAL,
            long=True,
        ),
    ] = ""
    input_review: Annotated[
        str,
        Question(
            "进来的内容或数据怎么审核、检查？",
            "输入审核",
            "写用关键词、模型还是人工，覆盖哪些内容，命中后怎么办；推荐、排序、检索类写内容入库前的审核，搜索词查不查也写；调度类写订单、位置等数据怎么检查。",
            Who.OPERATION,
            example="关键词库比对加文本审核模型打分，覆盖全部用户输入；命中即拦截，存疑转人工",
            examples={
                Modality.IMAGE: "图片审核模型检查全部上传照片，覆盖色情、暴恐、涉政等内容；命中即拦截，存疑转人工",
                AlgorithmKind.PUSH: "视频入库前抽帧，由图片和文本审核模型打分，覆盖全部投稿；命中即拦截、不入库，存疑转人工",
                AlgorithmKind.RANKING: "帖子发布前经关键词库和文本审核模型检查，覆盖全部发帖；命中即拦截、不发布，存疑转人工",
                AlgorithmKind.RETRIEVAL: "搜索词与关键词库比对，覆盖全部搜索；命中即提示更换；文章入库前另经文本审核模型和人工检查",
                AlgorithmKind.DISPATCH: "订单备注与关键词库比对，命中即拦截并提示修改；地址、时间缺失或位置异常的，按规则退回用户改正",
            },
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
            "写读不读文件里的标识，读到的、用户自己说是的、没标但看着像的，各怎么提示；还没有做的照写；展示的全是自己编的或有授权的、用户上传的不给别人看的，写“没有外来内容”。",
            Who.TECHNOLOGY,
            example="入库时读取文件元数据，有标识的标“AI 生成”；没有标识但作者声明的标“可能”；检出痕迹的标“疑似”",
            bad="“由用户自觉声明”：没写平台怎么核验",
            cites=(
                CONTENT_LABELLING["第六条"],
                ALGORITHM_RECOMMENDATION["第九条"],
            ),
            evidence="外来内容核验提示截图",
            when=PASSES_ON,
            long=True,
        ),
    ] = ""
    output_review: Annotated[
        str,
        Question(
            "给出去的内容或结果怎么审核、检查？",
            "输出审核",
            "同样写方式、范围和处理办法；派单、调度写结果发出前检查什么。",
            Who.OPERATION,
            example="生成的文稿全部经文本审核模型复核，违规的不展示并提示修改写作要求；存疑的转人工",
            examples={
                Modality.IMAGE: "生成的图片全部经图片审核模型复核，违规的不展示并退回一次使用次数；存疑的转人工",
                AlgorithmKind.PUSH: "推荐列表展示前由规则逐条核对，已下架的不展示；播放量快速升高的，转人工再看一遍",
                AlgorithmKind.RANKING: "榜单发布前由文本审核模型复核全部标题，违规的移出；前 10 条由内容安全岗看过才发布",
                AlgorithmKind.RETRIEVAL: "结果列出前再按关键词库和下架名单过滤，命中的不返回；存疑的转人工",
                AlgorithmKind.DISPATCH: "派单发出前检查时限是否够用、骑手是否该休息，不合要求的重新匹配；仍不合要求的转人工调度",
            },
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
            "写真实的数；用审核服务商的词库的，写是哪家的、多久更新，对方没有公开的写“提供方未公开”；不用关键词的（派单、调度常是这样），写“没有，不按关键词审核”。",
            Who.OPERATION,
            example="约 1.2 万条，内容安全部维护，每周更新",
            examples={
                AlgorithmKind.DISPATCH: "约 800 条，只用来检查订单备注，运营部维护，每月更新",
            },
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
            "写谁在什么情况下能改动结果、停用算法，怎样留痕；有首屏、热搜、榜单等重点环节的，写怎么呈现主流内容。",
            Who.OPERATION,
            example="内容安全岗可下架违规内容；重大主题期间由总编室置顶权威信息，操作留痕",
            examples={
                AlgorithmKind.GENERATION: "内容安全岗可停用违规的写作主题、封停账号；出现大面积异常时由值班负责人停用生成功能，操作留痕",
                Modality.IMAGE: "内容安全岗可下架违规画风、删除违规图片；出现大面积异常时由值班负责人停用生成功能，操作留痕",
                AlgorithmKind.PUSH: "内容安全岗可下架违规视频；首屏前 3 条中至少 1 条来自总编室选定的主流内容，重大主题期间由总编室置顶，操作留痕",
                AlgorithmKind.RANKING: "内容安全岗可移出谣言和违规帖子；热榜第 1 位固定展示总编室选定的主流内容，其余名次不得手工改动，操作留痕",
                AlgorithmKind.RETRIEVAL: "内容安全岗可屏蔽违规结果；涉及重大公共事件的搜索词，由总编室把权威来源放在前面，操作留痕",
                AlgorithmKind.DISPATCH: "调度员可改派、取消派单；暴雨等恶劣天气由值班负责人延长时限或暂停接单，操作留痕",
            },
            bad="“支持人工干预”：没写谁、什么情况、怎么做",
            cites=(ALGORITHM_RECOMMENDATION["第十一条"],),
            long=True,
        ),
    ] = ""
    appeal: Annotated[
        str,
        Question(
            "被误拦、误判了，用户怎么申诉，多久答复？",
            "误判申诉",
            "指内容被挡下、投稿被退回、账号被限制这类判错；什么都不拦的，写结果不对（如派错、算错）时在哪里提。写入口和时限，与第 7 步的投诉入口对得上。",
            Who.OPERATION,
            example="我的 > 设置 > 帮助与反馈 > 申诉，3 个工作日内答复",
            examples={
                AlgorithmKind.DISPATCH: "骑手 APP > 我的 > 申诉，用户在“订单详情 > 联系客服 > 申诉”，都由人工处理，3 个工作日内答复",
            },
            bad="“可联系客服”：没有入口，也没有时限",
            cites=(ALGORITHM_RECOMMENDATION["第二十二条"],),
            evidence="误判申诉入口截图",
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
            examples={
                AlgorithmKind.GENERATION: "提供方换版时或发现问题时更新，评测 300 篇不低于旧版、经算法安全部审核后切换，异常时 10 分钟内退回旧版",
                Modality.IMAGE: "约每三个月更新一次画风模型，评测 500 张不低于旧版、经算法安全部审核后切换，异常时 10 分钟内退回旧版",
                AlgorithmKind.RANKING: "热度公式每半年复核一次，改动前用历史数据重算比较、经总编室和算法安全部批准，异常时 10 分钟内退回旧公式",
                AlgorithmKind.RETRIEVAL: "索引每小时更新，相关度模型每月更新一次，抽查 300 个搜索词不低于旧版、经审核后切换，异常时退回旧版",
                AlgorithmKind.DISPATCH: "预估模型每两周训练一次，误差不大于旧版、经算法安全部审核后先在一个城区使用，异常时 10 分钟内退回旧版",
            },
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
            evidence="系统部署清单",
            long=True,
        ),
    ] = ""
    hardware: Annotated[
        str,
        Question(
            "用了哪些设备和软件，在哪里算？",
            "软硬件设施",
            "写服务器数量和型号的大类、主要软件（买来的、开源的都写），在云端还是在用户设备上计算。",
            Who.TECHNOLOGY,
            example="云服务器 12 台（其中带显卡的 4 台），Linux 操作系统、MySQL 数据库；全部在云端计算，用户设备不参与",
            bad="“硬件设施先进”：没有数量，也没说在哪里算",
            long=True,
        ),
    ] = ""
    explicit_label: Annotated[
        str,
        Question(
            "用户看得见或听得见的 AI 标识是什么样的？",
            "显式标识",
            "写标在哪里、写什么字、多大；屏幕、复制、导出各写一遍。声音写提示语或提示音在开头、中间还是末尾，是不是总有。",
            Who.PRODUCT,
            example="正文末尾显示“内容由 AI 生成”，界面顶部常驻提示；复制的文字和导出的文件末尾带同一句",
            examples={
                Modality.IMAGE: "图片右下角有“AI 生成”字样，字高不低于短边的 5%；生成页上方常驻提示，下载和分享的图片带同样的字样",
                Modality.AUDIO: "每段音频开头播放“本段声音由 AI 合成”，总有、不能关掉；接口返回和下载的音频都带，试听页上方常驻提示",
            },
            bad="“后续版本将添加标识”：要写现在已有的",
            cites=(
                CONTENT_LABELLING["第四条"],
                DEEP_SYNTHESIS["第十七条"],
                GENERATIVE_AI["第十二条"],
            ),
            evidence="显式标识的界面与导出文件截图",
            when=GENERATION,
            long=True,
        ),
    ] = ""
    implicit_label: Annotated[
        str,
        Question(
            "文件里看不见的标识写了什么？",
            "隐式标识",
            "写在文件元数据里的：属于 AI 生成、服务提供者、内容编号。水印不算；只显示、复制文字，没有文件的，写“没有文件”和靠什么追溯。",
            Who.TECHNOLOGY,
            example="导出文件的元数据写入生成合成属性、服务提供者名称和内容编号",
            examples={
                Modality.IMAGE: "下载的图片在元数据里写入生成合成属性、服务提供者名称和内容编号",
                Modality.AUDIO: "音频文件的元数据里写入生成合成属性、服务提供者名称和内容编号",
            },
            bad="“图片右下角有水印”：那是看得见的标识",
            cites=(CONTENT_LABELLING["第五条"], DEEP_SYNTHESIS["第十六条"]),
            evidence="隐式标识的元数据字段截图",
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
            examples={
                Modality.IMAGE: "屏幕显示、下载、分享到外部",
                Modality.AUDIO: "接口返回、下载",
            },
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
            examples={
                Modality.IMAGE: "下载：图片右下角带“AI 生成”字样，元数据写入服务提供者名称和内容编号",
            },
            bad="只写屏幕上的标识，漏了复制、下载和导出的文件",
            cites=(CONTENT_LABELLING["第四条"], CONTENT_LABELLING["第五条"]),
            when=GENERATION,
            add="添加一条输出途径",
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
            evidence="标识约定的协议页面截图",
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
            example="内容安全组核实后停止传播，在产品公告栏和相关页面发布辟谣信息，保存记录，并向网信部门和有关主管部门报告",
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
            "写在哪一步提示、怎么取得并留下同意的记录；只能改自己的，写怎样核对是本人；用签约演员的，写授权书。",
            Who.LEGAL,
            example="上传人脸、声音前弹窗提示须告知本人并取得其单独同意，勾选后才能继续，勾选记录保存 36 个月",
            bad="“默认用户已取得授权”",
            cites=(DEEP_SYNTHESIS["第十四条"],),
            evidence="被编辑人同意提示弹窗截图",
            when=BIOMETRICS,
            long=True,
        ),
    ] = ""
    companion_notice: Annotated[
        str,
        Question(
            "怎样让用户知道对面不是真人？",
            "非真人提示",
            "写提示的文字、出现在哪一屏、是不是一直看得见。",
            Who.PRODUCT,
            example="对话页顶部常驻“对方是人工智能，不是真人”，每次开始新对话时再提示一次",
            bad="“头像旁有标志”：没说标志上写什么",
            cites=(HUMANLIKE_INTERACTION["第十八条"],),
            evidence="对话页非真人提示截图",
            when=COMPANION,
            long=True,
        ),
    ] = ""
    companion_reminder: Annotated[
        str,
        Question(
            "连续用久了，怎样提醒？",
            "连续使用提醒",
            "写连续用多久提醒一次，最长两小时；提醒什么；发现沉迷的苗头又怎么办。",
            Who.PRODUCT,
            example="连续使用每满 2 小时弹窗提示“已经聊了 2 小时，休息一下”，点“知道了”才能继续；一天累计超过 5 小时的，第二天打开时再提醒",
            bad="“提醒适度使用”：没写多久提醒一次",
            cites=(HUMANLIKE_INTERACTION["第十八条"],),
            evidence="连续使用提醒截图",
            when=COMPANION,
            long=True,
        ),
    ] = ""
    companion_exit: Annotated[
        str,
        Question(
            "用户想结束时，怎么退出？",
            "退出方式",
            "写点哪里、说什么可以结束；用户要走，不能再挽留。",
            Who.PRODUCT,
            example="对话页右上角有“结束陪伴”，点一次即停止；用户说“不聊了”“退出”，同样立即停止，不再追问",
            bad="“退出前由角色再聊两句”：不得用继续互动来挽留",
            cites=(HUMANLIKE_INTERACTION["第十九条"],),
            evidence="退出页面截图",
            when=COMPANION,
            long=True,
        ),
    ] = ""
    companion_crisis: Annotated[
        str,
        Question(
            "用户情绪极端、说到轻生时，怎样发现，怎样处理？",
            "极端情绪干预",
            "写靠什么发现、怎样安抚、多久有人接手、什么时候联系监护人或紧急联系人。",
            Who.OPERATION,
            example="由自伤词表和情绪识别模型逐轮检测；发现后停止角色扮演，安抚并给出求助电话，5 分钟内由值守人员接手；有生命危险的，联系用户留下的紧急联系人",
            bad="“引导用户积极乐观”：没写怎样发现、由谁处理",
            cites=(
                HUMANLIKE_INTERACTION["第十二条"],
                HUMANLIKE_INTERACTION["第十三条"],
            ),
            evidence="极端情绪处置记录",
            when=COMPANION,
            long=True,
        ),
    ] = ""
    companion_minors: Annotated[
        str,
        Question(
            "怎样认出未成年人，什么不给他们用？",
            "未成年人识别与限制",
            "写怎样核实年龄、虚拟恋人和亲属怎样挡住、不满十四岁的怎样取得监护人同意。",
            Who.PRODUCT,
            example="注册时以姓名和身份证号核验年龄；不满 18 岁的自动进入未成年人模式，没有虚拟恋人和虚拟亲属；不满 14 岁的，由监护人扫码同意后才能用",
            bad="“仅限成年人使用”：没写怎样核实年龄",
            cites=(
                HUMANLIKE_INTERACTION["第十二条"],
                HUMANLIKE_INTERACTION["第十四条"],
            ),
            evidence="年龄核验页面截图",
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
            evidence="个性化推荐开关页面截图",
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
            examples={
                AlgorithmKind.RANKING: "热度不按停留时长和消费金额计算；连续浏览 60 分钟弹窗提醒休息，榜单页没有付费项目",
            },
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
            "写怎么算、现在的数、多久查一次、错了怎么恢复；什么都不拦、只找内容的，写找错、没找到各有多少，怎么改正。",
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
            "写距离、时间、负荷等怎么影响结果；要求多久送到、做完的，写天气等怎么放宽，没有要求的写“不设时限”。",
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
            example="连续接单 4 小时提示休息 20 分钟，每天不超过 10 小时；报酬按距离、时段、天气计算；超时先听申诉，不直接扣款；每季度与骑手代表协商一次",
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
            evidence="劳动者申诉入口截图",
            when=LABOUR,
            long=True,
        ),
    ] = ""
    minors: Annotated[
        str,
        Question(
            "对未成年人做了哪些保护？",
            "未成年人保护",
            "写怎么识别、有什么模式、限制什么内容和时长；不满十八岁都用不了的，写怎么拦；找工作、办事这类用不到模式和时长的，写“不涉及”和理由。",
            Who.PRODUCT,
            example="按核验过的身份证号识别年龄；未成年人模式内只推适龄内容，每日 40 分钟，22 时至次日 6 时不可用",
            examples={
                AlgorithmKind.GENERATION: "按核验过的身份证号识别年龄；未成年人模式下只能用作文辅导，不生成情感、博彩等内容，每天限 40 分钟",
                Modality.IMAGE: "按核验过的身份证号识别年龄；未成年人模式下只能做卡通头像，不提供恐怖、成人等内容，每天限 40 分钟",
                AlgorithmKind.RANKING: "按核验过的身份证号识别年龄；未成年人模式不显示热榜，只显示编辑选出的适龄内容，每天限 40 分钟",
                AlgorithmKind.RETRIEVAL: "按核验过的身份证号识别年龄；未成年人模式只搜索适龄内容，每天限 40 分钟，22 时至次日 6 时不可用",
                AlgorithmKind.DISPATCH: "骑手注册时核验身份证，须满十八周岁；用户按核验过的身份证号识别年龄，未成年人模式不能买烟酒等内容，22 时至次日 6 时不可用",
            },
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
            evidence="适老服务页面截图",
            when=ELDERS,
            long=True,
        ),
    ] = ""
    fair_terms: Annotated[
        str,
        Question(
            "价格和交易条件怎么定，对不同的人一样吗？",
            "交易条件公平",
            "不涉及交易就写不涉及；涉及的，写算法用不用用户的偏好、习惯来定价。",
            Who.PRODUCT,
            example="不涉及。产品不卖东西，也不用算法决定价格、优惠和服务条件",
            examples={
                AlgorithmKind.DISPATCH: "配送费按距离、重量、时段、天气计算，同样的订单对谁都一样；不用用户的偏好和消费习惯定价",
            },
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
            examples={
                AlgorithmKind.GENERATION: "根据用户填写的写作要求，由大语言模型逐字预测并写出文稿，结果经审核和标识后提供。",
                Modality.IMAGE: "提取用户照片的轮廓和五官，由扩散模型按所选画风画出图片，结果经审核和标识后提供。",
                AlgorithmKind.RANKING: "统计帖子近 24 小时的浏览、回复和转发，去掉异常数据后按公开的比例算出热度，从高到低取前 50 条。",
                AlgorithmKind.RETRIEVAL: "把搜索词与文章的标题、正文比对，由深度学习模型计算相关程度，从高到低列出结果。",
                AlgorithmKind.DISPATCH: "根据订单地址、骑手位置和手上的订单，由机器学习模型预估送达时间，再把订单派给合适的骑手。",
            },
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
            example="系统先审核发布的内容，收到推荐请求后依次召回、排序、输出审核，再返回列表；未通过审核的不展示。",
            examples={
                AlgorithmKind.GENERATION: "系统依次接收写作要求、审核输入、生成文稿、审核输出、添加标识，再交给用户；未通过审核的不展示。",
                Modality.IMAGE: "系统依次接收照片、审核照片、检测人脸、生成图片、审核图片、添加标识，再交给用户；未通过审核的不生成或不展示。",
                AlgorithmKind.RANKING: "系统先审核发布的帖子，再依次读取互动计数、剔除异常、计算热度，榜单经复核后发布；未通过审核的不进入热榜。",
                AlgorithmKind.RETRIEVAL: "系统依次接收搜索词、审核搜索词、找出候选文章、计算相关度、过滤结果，再返回列表；未通过审核的不返回。",
                AlgorithmKind.DISPATCH: "系统依次接收订单、挑选可派骑手、预估时间、匹配骑手，检查通过后通知骑手；没有合适骑手的转人工调度。",
            },
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
            examples={
                AlgorithmKind.GENERATION: "应用于示例写作助手（网站）的 AI 写作功能，服务境内个人用户。",
                Modality.IMAGE: "应用于示例卡通相机（APP）的照片变卡通功能，服务境内个人用户。",
                AlgorithmKind.RANKING: "应用于示例社区（APP）的热榜功能，服务境内个人用户。",
                AlgorithmKind.RETRIEVAL: "应用于示例百科（网站）的站内搜索功能，服务境内个人用户。",
                AlgorithmKind.DISPATCH: "应用于示例外送（APP）的骑手派单功能，服务境内下单的个人用户和签约骑手。",
            },
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
            examples={
                AlgorithmKind.GENERATION: "帮助用户较快写出通顺、合规的文稿，减少起草的时间；不生成违法不良内容。",
                Modality.IMAGE: "帮助用户把照片做成健康有趣的卡通图片；不生成违法不良内容，不用于冒充他人。",
                AlgorithmKind.RANKING: "让用户了解社区里大家关心的事，优先呈现积极健康、来源可靠的内容。",
                AlgorithmKind.RETRIEVAL: "帮助用户较快找到准确、可靠的资料，挡下违法不良内容。",
                AlgorithmKind.DISPATCH: "让订单按时送到，让骑手少跑空路、有足够的时间安全骑行。",
            },
            bad="“打造行业第一的推荐体验”",
            cites=(ALGORITHM_RECOMMENDATION["第十六条"],),
            long=True,
        ),
    ] = ""
