"""Step 5: which data, whose it is, and where it goes."""

from typing import Annotated, ClassVar

from filing.form import NUMBER
from filing.law import (
    ALGORITHM_RECOMMENDATION,
    CYBERSECURITY,
    DATA_SECURITY,
    DEEP_SYNTHESIS,
    GENERATIVE_AI,
    NETWORK_DATA,
    PERSONAL_INFORMATION,
)
from filing.question import Question, Row, Section, When, Who
from filing.terms import (
    OUTSIDE_PARTIES,
    PERSONAL_KINDS,
    SENSITIVE_KINDS,
    AlgorithmKind,
    Basis,
    Done,
    Modality,
    Origin,
    PartyKind,
    Place,
    Sensitivity,
)

PERSONAL = When(
    "数据里有个人信息",
    lambda project, _: any(
        item.sensitivity in PERSONAL_KINDS for item in project.data.items
    ),
)
ABROAD = When(
    "数据要到境外去",
    lambda project, _: any(
        party.place is Place.ABROAD for party in project.data.parties
    ),
)
GENERATION = When(
    "备案的是生成合成类算法",
    lambda project, _: project.scope.kind is AlgorithmKind.GENERATION,
)
TRAINS = When("自己训练或微调模型", lambda project, _: bool(project.data.trains))
OF_PEOPLE = GENERATION & When(
    "能生成或改动人脸、人声",
    lambda project, _: bool(project.applicability.edits_biometrics),
)


class Item(Row):
    title: ClassVar[str] = "数据"

    name: Annotated[
        str,
        Question(
            "是什么数据？",
            "数据名称",
            "一类一行，用普通叫法。",
            Who.TECHNOLOGY,
            example="播放、点赞、评论记录",
            examples={
                AlgorithmKind.GENERATION: "写作要求和粘贴的文稿",
                Modality.IMAGE: "上传的照片",
                AlgorithmKind.RANKING: "浏览、回复、转发次数",
                AlgorithmKind.RETRIEVAL: "搜索词",
                AlgorithmKind.DISPATCH: "骑手实时位置",
            },
            bad="“用户数据”：太笼统",
        ),
    ] = ""
    origin: Annotated[
        Origin | None,
        Question(
            "从哪里来？",
            "数据来源",
            "照实选最主要的来源；签约作者、主播按约定交的算“签约作者或委托制作”，其他人投的稿算“用户自己填写或上传”，来源不同的分成几行。",
            Who.TECHNOLOGY,
            example="使用中自动收集",
            examples={
                AlgorithmKind.GENERATION: "用户自己填写或上传",
            },
        ),
    ] = None
    sensitivity: Annotated[
        Sensitivity | None,
        Question(
            "里面有个人信息吗？",
            "个人信息类别",
            "拿不准就往严里选；满十四岁的未成年人按大人选；聊天里的心事、病情按敏感算。装着人脸、人声的那一行，不能选“不含”；没有提取声纹、人脸特征的普通录音录像，选“个人信息”。",
            Who.LEGAL,
            example="个人信息",
            examples={
                Modality.IMAGE: "生物识别信息",
                AlgorithmKind.DISPATCH: "敏感个人信息",
            },
            bad="有人脸、人声功能，却选“不含个人信息”",
            cites=(PERSONAL_INFORMATION["第二十八条"], DEEP_SYNTHESIS["第十四条"]),
        ),
    ] = None
    purpose: Annotated[
        str,
        Question(
            "用来做什么？",
            "使用目的",
            "只写算法真正要用的。",
            Who.PRODUCT,
            example="预估用户对视频的兴趣",
            examples={
                AlgorithmKind.GENERATION: "按要求写出文稿",
                Modality.IMAGE: "画出卡通风格的图片",
                AlgorithmKind.RANKING: "计算帖子的热度",
                AlgorithmKind.RETRIEVAL: "找出相关的文章",
                AlgorithmKind.DISPATCH: "挑选离取餐点近的骑手",
            },
            bad="“提升用户体验”：没写算法拿它算什么",
            cites=(PERSONAL_INFORMATION["第六条"],),
        ),
    ] = ""
    basis: Annotated[
        Basis | None,
        Question(
            "凭什么可以用这些个人信息？",
            "合法性基础",
            "选一个主要的法律依据；拿不准的空着，导出的“待补充清单”会交给法务。",
            Who.LEGAL,
            example="取得个人同意",
            cites=(PERSONAL_INFORMATION["第十三条"],),
            when=When(
                "这类数据含个人信息",
                lambda _, item: item.sensitivity in PERSONAL_KINDS,
            ),
        ),
    ] = None
    separate_consent: Annotated[
        str,
        Question(
            "怎样取得单独同意？",
            "单独同意方式",
            "敏感信息要单独弹窗或单独勾选；不满十四周岁的要监护人同意；不凭同意使用的（如已合法公开的信息），写“不涉及”和理由。",
            Who.PRODUCT,
            example="首次打开“同城”时单独弹窗，说明位置的用途和保存期，用户点“同意”后才读取",
            examples={
                AlgorithmKind.GENERATION: "首次使用声音克隆时单独弹窗，说明用途和保存期，用户点“同意”后才采集",
                Modality.IMAGE: "首次上传照片时单独弹窗，说明人脸只用来画卡通图、画完即删，用户点“同意”后才处理",
                AlgorithmKind.DISPATCH: "骑手首次上线时单独弹窗，说明位置只在接单期间读取、用来派单，点“同意”后才读取",
            },
            bad="写在隐私政策里一并同意：敏感个人信息要单独同意",
            cites=(
                PERSONAL_INFORMATION["第二十九条"],
                PERSONAL_INFORMATION["第三十一条"],
            ),
            evidence="单独同意凭证",
            when=When(
                "这类数据属于敏感个人信息",
                lambda _, item: item.sensitivity in SENSITIVE_KINDS,
            ),
            long=True,
        ),
    ] = ""
    retention: Annotated[
        str,
        Question(
            "保存多久？",
            "保存期限",
            "写多久，到期怎么处理。",
            Who.TECHNOLOGY,
            example="12 个月，到期自动删除",
            bad="“长期保存”：要有期限和到期怎么处理",
            cites=(PERSONAL_INFORMATION["第十七条"],),
        ),
    ] = ""


class Party(Row):
    title: ClassVar[str] = "参与方"

    name: Annotated[
        str,
        Question(
            "叫什么？",
            "参与方名称",
            "用户、自己的系统、数据库、合作公司，凡是数据经过的都列。",
            Who.TECHNOLOGY,
            example="推荐服务",
            examples={
                AlgorithmKind.GENERATION: "写作服务",
                Modality.IMAGE: "图像生成服务",
                AlgorithmKind.RANKING: "热榜服务",
                AlgorithmKind.RETRIEVAL: "搜索服务",
                AlgorithmKind.DISPATCH: "派单服务",
            },
        ),
    ] = ""
    kind: Annotated[
        PartyKind | None,
        Question(
            "是哪一种？",
            "参与方类型",
            "它决定图里画成什么形状。本公司的人（如审核员）经手的，列他们用的后台，选“本公司系统”。",
            Who.TECHNOLOGY,
            example="本公司系统",
        ),
    ] = None
    place: Annotated[
        Place | None,
        Question(
            "在境内还是境外？",
            "所在地",
            "看机房或公司所在地。",
            Who.TECHNOLOGY,
            example="境内",
            cites=(PERSONAL_INFORMATION["第三十八条"],),
        ),
    ] = None
    entity: Annotated[
        str,
        Question(
            "公司全称是什么？",
            "参与方法人名称",
            "写法人名称，不写产品名；许多企业客户合写一行的，写一家加“等几家”。",
            Who.LEGAL,
            example="示例云计算（贵州）有限公司",
            bad="“示例云”：写了产品名",
            when=When("它是外部单位", lambda _, party: party.kind in OUTSIDE_PARTIES),
        ),
    ] = ""
    contract: Annotated[
        str,
        Question(
            "和它有什么合同约定？",
            "合同约定",
            "写双方名称、签署日期、合同名称、合作范围和保护义务；网上点选订立的，写“线上订购协议”、日期和订单号；处理记录至少保存三年。",
            Who.LEGAL,
            example="2026-03-10 示例科技（北京）有限公司与示例云计算（贵州）有限公司签订《数据处理协议》，范围为内容审核，约定不得留存或另作他用，处理记录保存三年",
            examples={
                AlgorithmKind.DISPATCH: "2026-03-10 示例科技（北京）有限公司与示例地图（上海）有限公司签订《数据处理协议》，范围为骑行路线规划，约定不得留存或另作他用，处理记录保存三年",
            },
            bad="“有合同”：没有双方、日期和约定",
            cites=(NETWORK_DATA["第十二条"], PERSONAL_INFORMATION["第二十三条"]),
            evidence="合同关键页",
            when=When("它是外部单位", lambda _, party: party.kind in OUTSIDE_PARTIES),
            long=True,
        ),
    ] = ""


class Flow(Row):
    title: ClassVar[str] = "流向"

    source: Annotated[
        str,
        Question(
            "从哪里来？",
            "来源方",
            "选一个参与方。",
            Who.TECHNOLOGY,
            example="用户",
            of="data.parties",
        ),
    ] = ""
    target: Annotated[
        str,
        Question(
            "到哪里去？",
            "去向方",
            "选一个参与方。",
            Who.TECHNOLOGY,
            example="推荐服务",
            examples={
                AlgorithmKind.GENERATION: "写作服务",
                Modality.IMAGE: "图像生成服务",
                AlgorithmKind.RANKING: "热榜服务",
                AlgorithmKind.RETRIEVAL: "搜索服务",
                AlgorithmKind.DISPATCH: "派单服务",
            },
            of="data.parties",
        ),
    ] = ""
    items: Annotated[
        tuple[str, ...],
        Question(
            "带着哪些数据？",
            "流转数据",
            "可以多选。",
            Who.TECHNOLOGY,
            example="播放、点赞、评论记录",
            examples={
                AlgorithmKind.GENERATION: "写作要求和粘贴的文稿",
                Modality.IMAGE: "上传的照片",
                AlgorithmKind.RANKING: "浏览、回复、转发次数",
                AlgorithmKind.RETRIEVAL: "搜索词",
                AlgorithmKind.DISPATCH: "骑手实时位置",
            },
            of="data.items",
        ),
    ] = ()
    purpose: Annotated[
        str,
        Question(
            "为什么要传？",
            "流转目的",
            "一句话说清对方拿去做什么。",
            Who.TECHNOLOGY,
            example="生成推荐列表",
            examples={
                AlgorithmKind.GENERATION: "生成文稿",
                Modality.IMAGE: "生成卡通图片",
                AlgorithmKind.RANKING: "计算热榜",
                AlgorithmKind.RETRIEVAL: "查找文章",
                AlgorithmKind.DISPATCH: "给订单挑选骑手",
            },
            bad="“业务需要”：没写做什么",
        ),
    ] = ""
    protection: Annotated[
        str,
        Question(
            "传输和存放时怎么保护？",
            "保护措施",
            "写怎么加密、谁能访问、有没有去掉能认出人的信息。",
            Who.TECHNOLOGY,
            example="HTTPS 传输，库内加密，按岗位授权访问",
            bad="“采取严格保护措施”：没写是什么措施",
            cites=(DATA_SECURITY["第二十七条"], PERSONAL_INFORMATION["第五十一条"]),
        ),
    ] = ""


class TrainingSet(Row):
    title: ClassVar[str] = "训练数据"

    name: Annotated[
        str,
        Question(
            "叫什么？",
            "训练数据名称",
            "一个来源一行；有几个模型的，写明是哪个模型用的。",
            Who.TECHNOLOGY,
            example="站内互动样本",
            examples={
                AlgorithmKind.GENERATION: "公开授权的范文（文稿生成模型）",
                Modality.IMAGE: "签约画师的卡通图（卡通画生成模型）",
                Modality.AUDIO: "签约配音员的录音（语音合成模型）",
                AlgorithmKind.RANKING: "人工标注的刷量账号（异常互动识别模型）",
                AlgorithmKind.RETRIEVAL: "人工标注的搜索词与文章（搜索相关度模型）",
                AlgorithmKind.DISPATCH: "已完成订单的时间记录（送达时间预估模型）",
            },
        ),
    ] = ""
    origin: Annotated[
        Origin | None,
        Question(
            "从哪里来？",
            "训练数据来源",
            "照实选。",
            Who.TECHNOLOGY,
            example="使用中自动收集",
            examples={
                AlgorithmKind.GENERATION: "采购",
                Modality.IMAGE: "签约作者或委托制作",
                Modality.AUDIO: "签约作者或委托制作",
                AlgorithmKind.RANKING: "使用中自动收集",
                AlgorithmKind.RETRIEVAL: "使用中自动收集",
            },
        ),
    ] = None
    scale: Annotated[
        str,
        Question(
            "有多少？",
            "训练数据规模",
            "写条数或大小。",
            Who.TECHNOLOGY,
            example="约 3 亿条，2026 年 6 月至 8 月",
            examples={
                AlgorithmKind.GENERATION: "约 12 万篇，2026 年 3 月取得",
                Modality.IMAGE: "约 8 万张，2025 年 1 月至 2026 年 6 月",
                Modality.AUDIO: "8 名配音员，共约 160 小时，2026 年 1 月至 4 月录制",
                AlgorithmKind.RANKING: "约 5 万个账号，2026 年 1 月至 6 月",
                AlgorithmKind.RETRIEVAL: "约 20 万对，2026 年 1 月至 6 月",
                AlgorithmKind.DISPATCH: "约 600 万笔订单，2026 年 1 月至 6 月",
            },
            bad="“海量”：写不出数就写大致范围",
            long=True,
        ),
    ] = ""
    licence: Annotated[
        str,
        Question(
            "凭什么可以用来训练？",
            "训练数据授权",
            "写授权、协议或许可证。",
            Who.LEGAL,
            example="用户协议与隐私政策第 4 条，已去标识处理",
            examples={
                AlgorithmKind.GENERATION: "与示例出版有限公司签订的《语料许可协议》第 2 条，许可用于训练",
                Modality.IMAGE: "与画师签订的《作品许可协议》第 3 条，许可用于训练；画中没有真人",
                Modality.AUDIO: "与配音员签订的《录音制作协议》第 3 条，许可用于训练和合成",
                AlgorithmKind.RANKING: "用户协议与隐私政策第 4 条，账号已去标识处理",
                AlgorithmKind.RETRIEVAL: "用户协议与隐私政策第 4 条，搜索词已去标识；文章由本公司编写",
                AlgorithmKind.DISPATCH: "骑手协议与隐私政策第 6 条，骑手编号和地址已去标识处理",
            },
            bad="“来自公开网络”：没写哪个网站、凭什么许可",
            cites=(GENERATIVE_AI["第七条"], NETWORK_DATA["第十九条"]),
            evidence="授权或权属证明文件",
            long=True,
        ),
    ] = ""
    consent: Annotated[
        str,
        Question(
            "里面有真人的脸或声音吗？本人怎么同意的？",
            "真人信息与本人同意",
            "没有就写没有；有的，写是谁、怎样单独同意用来训练、能不能撤回。买来的，写卖方怎样取得本人同意。",
            Who.LEGAL,
            example="8 名签约配音员的声音；每人单独签署《声音授权书》，同意用于训练和合成，可以书面撤回",
            examples={
                Modality.IMAGE: "没有，都是画师画的人物",
            },
            bad="“已取得授权”：没写是谁的、怎样单独同意",
            cites=(DEEP_SYNTHESIS["第十四条"], PERSONAL_INFORMATION["第二十九条"]),
            evidence="本人授权书",
            when=OF_PEOPLE,
            long=True,
        ),
    ] = ""
    cleaning: Annotated[
        str,
        Question(
            "怎么清洗和抽检？",
            "清洗与抽检",
            "写去掉什么、抽查多少。",
            Who.TECHNOLOGY,
            example="去重、去标识，剔除违规样本；每批抽检 1%",
            examples={
                AlgorithmKind.GENERATION: "去重，剔除违法不良内容和个人信息；每批抽检 1%",
                Modality.IMAGE: "去重，剔除模糊和违规的图片，由 2 人抽检 5%",
                Modality.AUDIO: "剔除杂音、读错和违规的句子，由 2 人抽听 5%",
                AlgorithmKind.DISPATCH: "剔除定位漂移和取消的订单，去标识；每批抽检 1%",
            },
            bad="“经过清洗”：没写去掉什么、抽查多少",
            cites=(DEEP_SYNTHESIS["第十四条"],),
            long=True,
        ),
    ] = ""


class Data(Section):
    title: ClassVar[str] = "数据流向"

    items: Annotated[
        tuple[Item, ...],
        Question(
            "算法用到哪些数据？",
            "数据清单",
            "一类一行。",
            Who.TECHNOLOGY,
            example="播放、点赞、评论记录；设备信息；视频内容标签",
            examples={
                AlgorithmKind.GENERATION: "写作要求和粘贴的文稿；生成的文稿；账号信息；操作日志",
                Modality.IMAGE: "上传的照片；人脸轮廓；生成的图片；账号信息；操作日志",
                AlgorithmKind.RANKING: "帖子标题和正文；浏览、回复、转发次数；账号信息；操作日志",
                AlgorithmKind.RETRIEVAL: "搜索词；文章标题和正文；点击记录；操作日志",
                AlgorithmKind.DISPATCH: "订单地址和时间；骑手实时位置；骑手工作时长；派单日志",
            },
            bad="只写算法的输入，漏了日志和审核记录",
            cites=(DATA_SECURITY["第二十一条"],),
            add="添加数据",
        ),
    ] = ()
    parties: Annotated[
        tuple[Party, ...],
        Question(
            "数据经过哪些人和系统？",
            "数据参与方",
            "用户、自己的系统、合作公司都列，下面再说怎么流动；只提供机器的云厂商也列为参与方。",
            Who.TECHNOLOGY,
            example="用户、接入网关、推荐服务、画像库、审核服务商",
            examples={
                AlgorithmKind.GENERATION: "用户、接入网关、写作服务、日志库、模型厂商、审核服务商、云厂商",
                Modality.IMAGE: "用户、接入网关、图像生成服务、图片存储、审核服务商、云厂商",
                AlgorithmKind.RANKING: "用户、发帖服务、热榜服务、互动计数库、审核服务商、云厂商",
                AlgorithmKind.RETRIEVAL: "用户、搜索服务、文章索引库、日志库、云厂商",
                AlgorithmKind.DISPATCH: "下单用户、骑手、派单服务、订单库、地图服务商、云厂商",
            },
            bad="漏了云厂商、模型厂商、审核厂商",
            add="添加参与方",
        ),
    ] = ()
    flows: Annotated[
        tuple[Flow, ...],
        Question(
            "数据怎么流动？",
            "数据流向",
            "一条箭头一行，图会跟着画出来；只提供机器的云厂商，画一条日志、备份或托管的流向。",
            Who.TECHNOLOGY,
            example="用户 > 推荐服务：播放记录，用于生成推荐列表",
            examples={
                AlgorithmKind.GENERATION: "用户 > 写作服务：写作要求，用于生成文稿",
                Modality.IMAGE: "用户 > 图像生成服务：照片，用于生成卡通图片",
                AlgorithmKind.RANKING: "互动计数库 > 热榜服务：浏览、回复、转发次数，用于计算热度",
                AlgorithmKind.RETRIEVAL: "用户 > 搜索服务：搜索词，用于查找文章",
                AlgorithmKind.DISPATCH: "骑手 > 派单服务：实时位置，用于挑选骑手",
            },
            cites=(DATA_SECURITY["第二十七条"],),
            add="添加流向",
        ),
    ] = ()
    going_abroad: Annotated[
        str,
        Question(
            "数据出境办了什么手续？",
            "数据出境手续",
            "写走的是安全评估、标准合同还是认证，办到哪一步，境外接收方是谁。",
            Who.LEGAL,
            example="2026-04-02 与境外接收方订立标准合同，2026-04-20 在省级网信部门备案",
            bad="“符合出境规定”：没写走哪条路、办到哪一步",
            cites=(
                PERSONAL_INFORMATION["第三十八条"],
                PERSONAL_INFORMATION["第三十九条"],
            ),
            evidence="出境手续的批件或备案回执",
            when=ABROAD,
            long=True,
        ),
    ] = ""
    inputs_kept: Annotated[
        str,
        Question(
            "用户输入的内容留多久，会不会拿去训练？",
            "输入内容的留存与使用",
            "写留多久、谁能看、训不训练；训练的写怎么取得同意、怎么拒绝。",
            Who.LEGAL,
            example="输入内容留 6 个月，仅用于安全追溯；不用于训练",
            examples={
                Modality.IMAGE: "照片画完即删，生成的图片留 30 天供用户下载，仅用于提供服务和安全追溯；不用于训练",
            },
            bad="“会妥善保管”：没写多久、用不用来训练",
            cites=(GENERATIVE_AI["第十一条"],),
            when=GENERATION,
            long=True,
        ),
    ] = ""
    trains: Annotated[
        bool | None,
        Question(
            "自己训练或微调模型吗？",
            "是否训练或微调",
            "只调用别家接口的选“否”；只训练质量检测、审核这类小模型的，也选“是”，训练数据里写明是哪个模型。",
            Who.TECHNOLOGY,
            example="否",
            bad="只调用别家接口，却选“是”并编出训练数据",
            cites=(GENERATIVE_AI["第七条"],),
        ),
    ] = None
    training: Annotated[
        tuple[TrainingSet, ...],
        Question(
            "训练用了哪些数据？",
            "训练数据",
            "一个来源一行。",
            Who.TECHNOLOGY,
            example="站内互动样本，约 3 亿条",
            examples={
                AlgorithmKind.GENERATION: "公开授权的范文，约 12 万篇",
                Modality.IMAGE: "签约画师的卡通图，约 8 万张",
                Modality.AUDIO: "签约配音员的录音，约 160 小时",
                AlgorithmKind.RANKING: "人工标注的刷量账号，约 5 万个",
                AlgorithmKind.RETRIEVAL: "人工标注的搜索词与文章，约 20 万对",
                AlgorithmKind.DISPATCH: "已完成订单的时间记录，约 600 万笔",
            },
            cites=(GENERATIVE_AI["第七条"], DEEP_SYNTHESIS["第十四条"]),
            when=TRAINS,
            add="添加训练数据",
        ),
    ] = ()
    annotation: Annotated[
        str,
        Question(
            "训练数据谁来标注，按什么规则，怎么抽查？",
            "数据标注",
            "写规则文件名、标注人员怎么培训、抽查多少、合格率；没有标注就写没有。",
            Who.TECHNOLOGY,
            example="按《数据标注规则（第 2 版）》由 6 名经培训的员工标注，每批抽查 10%，合格率低于 95% 的整批重标",
            examples={
                Modality.IMAGE: "按《图片标注规则（第 2 版）》由 4 名经培训的员工标注五官和画风，每批抽查 10%，合格率低于 95% 的整批重标",
            },
            bad="“专业团队标注”：没写规则，也没写抽查",
            evidence="标注规则和抽查记录",
            cites=(GENERATIVE_AI["第八条"],),
            when=TRAINS & GENERATION,
            long=True,
        ),
    ] = ""
    retrieval: Annotated[
        str,
        Question(
            "运行时还要查别的资料吗，如知识库、词库、地图？",
            "检索数据",
            "要查的写资料的来源和数量；没有就写“无”。",
            Who.TECHNOLOGY,
            example="站内帮助文档约 800 篇，本公司编写",
            examples={
                Modality.IMAGE: "无",
                AlgorithmKind.PUSH: "无",
                AlgorithmKind.RANKING: "无",
                AlgorithmKind.RETRIEVAL: "本公司编写的文章库，约 30 万篇，每小时更新",
                AlgorithmKind.DISPATCH: "路线、路况和天气，由地图服务商按次返回",
            },
            optional=True,
            long=True,
        ),
    ] = ""
    assessment: Annotated[
        Done | None,
        Question(
            "个人信息保护影响评估做了吗？",
            "个人信息保护影响评估",
            "用个人信息做自动推荐、委托别家处理的，事前要做，记录至少存三年。",
            Who.LEGAL,
            example="已完成",
            cites=(
                PERSONAL_INFORMATION["第五十五条"],
                PERSONAL_INFORMATION["第五十六条"],
            ),
            evidence="个人信息保护影响评估报告",
            when=PERSONAL,
        ),
    ] = None
    assessment_record: Annotated[
        str,
        Question(
            "影响评估是哪天做的，评了什么，结论是什么？",
            "个人信息保护影响评估情况",
            "写日期、谁做的、评了哪几种处理、结论、报告存到什么时候。",
            Who.LEGAL,
            example="2026-08-20 由法务部会同技术部完成，评了个性化推荐和委托审核两项，结论为风险可接受；报告保存三年",
            examples={
                AlgorithmKind.GENERATION: "2026-08-20 由法务部会同技术部完成，评了调用别家模型和委托审核两项，结论为风险可接受；报告保存三年",
                Modality.IMAGE: "2026-08-20 由法务部会同技术部完成，评了处理人脸照片和委托审核两项，结论为风险可接受；报告保存三年",
                AlgorithmKind.RANKING: "2026-08-20 由法务部会同技术部完成，评了互动记录的统计和委托审核两项，结论为风险可接受；报告保存三年",
                AlgorithmKind.RETRIEVAL: "2026-08-20 由法务部会同技术部完成，评了搜索记录的留存和使用，结论为风险可接受；报告保存三年",
                AlgorithmKind.DISPATCH: "2026-08-20 由法务部会同技术部完成，评了自动派单和使用骑手位置两项，结论为风险可接受；报告保存三年",
            },
            bad="“已评估，风险可控”：没写日期，也没写评了什么",
            cites=(
                PERSONAL_INFORMATION["第五十五条"],
                PERSONAL_INFORMATION["第五十六条"],
            ),
            when=PERSONAL
            & When(
                "影响评估已完成",
                lambda project, _: project.data.assessment is Done.DONE,
            ),
            long=True,
        ),
    ] = ""
    audit: Annotated[
        str,
        Question(
            "个人信息合规审计，上一次什么时候做的？",
            "个人信息保护合规审计",
            "写日期、谁做的、发现几项问题、改完没有；还没做的写计划在什么时候做。",
            Who.LEGAL,
            example="2026-06 由内审部完成，发现 2 项问题，已于 2026-07 改完",
            evidence="个人信息保护合规审计报告",
            cites=(PERSONAL_INFORMATION["第五十四条"], NETWORK_DATA["第二十七条"]),
            when=PERSONAL,
            long=True,
        ),
    ] = ""
    rights: Annotated[
        str,
        Question(
            "用户怎样查看、更正、删除自己的信息？",
            "个人信息权利行使方式",
            "写入口和多久办完。",
            Who.PRODUCT,
            example="我的 > 设置 > 隐私 > 个人信息，15 个工作日内办结",
            bad="“发邮件联系我们”：要有产品里的入口和时限",
            cites=(
                PERSONAL_INFORMATION["第四十四条"],
                PERSONAL_INFORMATION["第五十条"],
            ),
            evidence="个人信息权利行使入口截图",
            when=PERSONAL,
            long=True,
        ),
    ] = ""
    classification: Annotated[
        str,
        Question(
            "数据怎么分类分级，谁能看？",
            "数据分类分级",
            "写分几级、每级有哪些数据、谁能访问。",
            Who.TECHNOLOGY,
            example="分公开、内部、敏感三级；账号、互动记录属敏感级，须部门负责人审批，访问留痕",
            examples={
                AlgorithmKind.GENERATION: "分公开、内部、敏感三级；账号、用户文稿属敏感级，须部门负责人审批，访问留痕",
                Modality.IMAGE: "分公开、内部、敏感三级；照片、人脸轮廓属敏感级，须部门负责人审批，访问留痕",
                AlgorithmKind.RETRIEVAL: "分公开、内部、敏感三级；账号、搜索记录属敏感级，须部门负责人审批，访问留痕",
                AlgorithmKind.DISPATCH: "分公开、内部、敏感三级；骑手位置、订单地址属敏感级，须部门负责人审批，访问留痕",
            },
            bad="“按规定分级”：没写分几级",
            cites=(DATA_SECURITY["第二十一条"],),
            long=True,
        ),
    ] = ""
    protection_level: Annotated[
        str,
        Question(
            "网络安全等级保护定了几级，什么时候测评的？",
            "网络安全等级保护情况",
            "照备案证明和测评报告写；还没有办的照实写，并写打算什么时候办。",
            Who.TECHNOLOGY,
            example="第二级，2026-03 在公安机关备案，2026-05 完成测评",
            evidence="等级保护备案证明和测评报告",
            cites=(CYBERSECURITY["第二十三条"], NETWORK_DATA["第九条"]),
            long=True,
        ),
    ] = ""
    log_months: Annotated[
        str,
        Question(
            "网络日志留多少个月？",
            "网络日志留存期限",
            "法律要求不少于六个月。",
            Who.TECHNOLOGY,
            example="6",
            bad="填 3：少于六个月",
            cites=(CYBERSECURITY["第二十三条"], ALGORITHM_RECOMMENDATION["第二十八条"]),
            form=NUMBER,
            unit="个月",
        ),
    ] = ""
