"""Step 2: which algorithm is filed, and what is left out."""

from typing import Annotated, ClassVar

from filing.form import DATE, FILING_NUMBER
from filing.law import ALGORITHM_RECOMMENDATION, DEEP_SYNTHESIS
from filing.question import Question, Row, Section, When, Who
from filing.terms import AlgorithmKind, FilingKind, Modality, Role, Status

GENERATION = When(
    "备案的是生成合成类算法",
    lambda project, _: project.scope.kind is AlgorithmKind.GENERATION,
)
SUPPORTER = When(
    "角色是服务技术支持者",
    lambda project, _: (
        project.scope.kind is AlgorithmKind.GENERATION
        and project.scope.role is Role.SUPPORTER
    ),
)
NOT_ONLINE = When(
    "算法还没有上线",
    lambda project, _: project.scope.status not in (None, Status.ONLINE),
)
NO_KIND = When(
    "这个功能没有选算法类型",
    lambda _, function: function.kind is None and bool(function.name),
)
ONLINE = When("算法已上线", lambda project, _: project.scope.status is Status.ONLINE)


class Function(Row):
    title: ClassVar[str] = "功能"

    name: Annotated[
        str,
        Question(
            "功能叫什么？",
            "功能名称",
            "用产品界面上的叫法。",
            Who.PRODUCT,
            example="首页推荐",
            examples={
                AlgorithmKind.GENERATION: "AI 写作",
                Modality.IMAGE: "照片变卡通",
                AlgorithmKind.RANKING: "热榜",
                AlgorithmKind.RETRIEVAL: "站内搜索",
                AlgorithmKind.DISPATCH: "骑手派单",
            },
        ),
    ] = ""
    does: Annotated[
        str,
        Question(
            "用户用它做什么，得到什么？",
            "功能介绍",
            "一句话：谁，给了什么，得到什么。",
            Who.PRODUCT,
            example="用户打开首页，系统按其看过和点赞过的视频，列出可能感兴趣的短视频。",
            examples={
                AlgorithmKind.GENERATION: "用户填写写作要求，系统写出一篇文稿，用户可以接着修改。",
                Modality.IMAGE: "用户上传一张照片，系统生成一张卡通风格的图片，用户可以保存。",
                AlgorithmKind.RANKING: "用户打开热榜，看到全站讨论最多的帖子，人人看到的都一样。",
                AlgorithmKind.RETRIEVAL: "用户输入搜索词，系统从站内文章中找出相关的，列成结果。",
                AlgorithmKind.DISPATCH: "用户下单后，系统为订单挑选一名骑手，骑手收到派单。",
            },
            bad="“智能推荐，精准触达”：没有说用户给了什么、得到什么",
            long=True,
        ),
    ] = ""
    kind: Annotated[
        AlgorithmKind | None,
        Question(
            "它用到的是哪一类算法？",
            "功能所用算法类型",
            "五类里选一类，预计送达、随供需变的价格拿不准时先按调度决策类；没有用到算法，或只是识别、换算这类不在五类里的，就不选。",
            Who.TECHNOLOGY,
            example="个性化推送类",
            examples={
                AlgorithmKind.GENERATION: "生成合成类",
                AlgorithmKind.RANKING: "排序精选类",
                AlgorithmKind.RETRIEVAL: "检索过滤类",
                AlgorithmKind.DISPATCH: "调度决策类",
            },
            cites=(ALGORITHM_RECOMMENDATION["第二条"],),
            optional=True,
        ),
    ] = None
    unclassified: Annotated[
        bool | None,
        Question(
            "它不属于上面五类，技术确认过了吗？",
            "技术确认不属于五类",
            "问技术：会不会自动推荐、排列、查找、匹配、生成。确认不属于的选“是”；其实属于的，回到上面选一类；还没问就空着。",
            Who.TECHNOLOGY,
            example="是",
            bad="没有问技术就选“是”：材料里会写成没有应用五类算法",
            cites=(ALGORITHM_RECOMMENDATION["第二条"],),
            when=NO_KIND,
        ),
    ] = None
    outputs: Annotated[
        tuple[Modality, ...],
        Question(
            "给出的结果是什么形式？",
            "输出数据模态",
            "看用户最后看到的结果，给出的是列表的，选列表里放的是什么；可以多选：配好音的视频选视频，单独的音频文件才选音频。生成文字和生成图片往往要分开备案。",
            Who.PRODUCT,
            example="视频",
            examples={
                AlgorithmKind.GENERATION: "文本",
                Modality.IMAGE: "图像",
                AlgorithmKind.RANKING: "文本",
                AlgorithmKind.RETRIEVAL: "文本",
                AlgorithmKind.DISPATCH: "其他",
            },
            optional=True,
        ),
    ] = ()
    status: Annotated[
        Status | None,
        Question(
            "现在到哪一步了？",
            "功能状态",
            "没做完的照实选，不影响备案；没上线写成已上线才会出问题。",
            Who.PRODUCT,
            example="已上线",
            bad="还在开发，却选“已上线”",
            cites=(ALGORITHM_RECOMMENDATION["第三十三条"],),
        ),
    ] = None
    when: Annotated[
        str,
        Question(
            "什么时候上线的，或预计什么时候上线？",
            "上线或预计上线时间",
            "已上线的写具体日期，如 2026-05-20，这次不备案的写到月份也行；没上线、没定下来的写到季度。",
            Who.PRODUCT,
            example="预计 2027 年第一季度",
        ),
    ] = ""
    scene: Annotated[
        str,
        Question(
            "用在什么场景？",
            "功能场景",
            "用户在哪里、为了什么事用它；打算放在同一份里的功能，这里写成一样。",
            Who.PRODUCT,
            example="短视频首页浏览",
            examples={
                AlgorithmKind.GENERATION: "办公写作",
                Modality.IMAGE: "个人照片美化",
                AlgorithmKind.RANKING: "社区热榜浏览",
                AlgorithmKind.RETRIEVAL: "站内资料查找",
                AlgorithmKind.DISPATCH: "外卖配送",
            },
        ),
    ] = ""


class Scope(Section):
    title: ClassVar[str] = "界定核心算法"

    functions: Annotated[
        tuple[Function, ...],
        Question(
            "产品有哪些功能？",
            "功能清单",
            "把产品里与内容或决策有关的功能都列出来，没做完、已排进计划的也列，只有想法、还没立项的不列；处理中间的小步骤（质量检测、审核）不列为功能，复制、分享、登录、反馈这类按钮也不列。",
            Who.PRODUCT,
            example="首页推荐、同城推荐、热榜、AI 字幕",
            examples={
                AlgorithmKind.GENERATION: "AI 写作、文稿润色、标题建议",
                Modality.IMAGE: "照片变卡通、老照片修复、证件照换底色",
                AlgorithmKind.RANKING: "热榜、编辑精选、猜你喜欢",
                AlgorithmKind.RETRIEVAL: "站内搜索、搜索词联想、热搜",
                AlgorithmKind.DISPATCH: "骑手派单、路线规划、预计送达时间",
            },
            add="添加功能",
        ),
    ] = ()
    core: Annotated[
        tuple[str, ...],
        Question(
            "这次备案挑哪个功能？",
            "备案功能",
            "挑已上线或测试中、属于同一类算法、用在同一个场景的；其余的上线后办变更备案或另行备案，材料里会说明。",
            Who.PRODUCT,
            example="首页推荐",
            examples={
                AlgorithmKind.GENERATION: "AI 写作",
                Modality.IMAGE: "照片变卡通",
                AlgorithmKind.RANKING: "热榜",
                AlgorithmKind.RETRIEVAL: "站内搜索",
                AlgorithmKind.DISPATCH: "骑手派单",
            },
            bad="把推荐、热榜、AI 字幕都选上：不是同一类算法，要分开备案",
            cites=(ALGORITHM_RECOMMENDATION["第二十四条"],),
            of="scope.functions",
        ),
    ] = ()
    name: Annotated[
        str,
        Question(
            "算法叫什么名字？",
            "算法名称",
            "产品或公司简称，加上做什么，加上“算法”。系统、报告、公示里都用这一个名字。",
            Who.PRODUCT,
            example="示例短视频个性化推荐算法",
            examples={
                AlgorithmKind.GENERATION: "示例写作助手文本生成合成算法",
                Modality.IMAGE: "示例卡通相机图像生成合成算法",
                Modality.AUDIO: "示例配音语音生成合成算法",
                AlgorithmKind.RANKING: "示例社区热榜排序精选算法",
                AlgorithmKind.RETRIEVAL: "示例百科站内检索过滤算法",
                AlgorithmKind.DISPATCH: "示例外送骑手调度决策算法",
            },
            bad="“全网最强推荐大模型”：用了绝对化词语，也看不出用在哪里",
            cites=(ALGORITHM_RECOMMENDATION["第二十四条"],),
        ),
    ] = ""
    kind: Annotated[
        AlgorithmKind | None,
        Question(
            "它属于哪一类？",
            "算法类型",
            "一份备案只写一类。功能填好后，右边“材料里会这样写”说明为什么不是别的几类。",
            Who.TECHNOLOGY,
            example="个性化推送类",
            examples={
                AlgorithmKind.GENERATION: "生成合成类",
                AlgorithmKind.RANKING: "排序精选类",
                AlgorithmKind.RETRIEVAL: "检索过滤类",
                AlgorithmKind.DISPATCH: "调度决策类",
            },
            bad="热榜人人看到的一样，却选“个性化推送类”",
            cites=(ALGORITHM_RECOMMENDATION["第二条"],),
        ),
    ] = None
    role: Annotated[
        Role | None,
        Question(
            "你们是哪种角色？",
            "角色",
            "直接面向用户就是服务提供者，用别家模型也一样；两头都做要分成两份备案。",
            Who.LEGAL,
            example="服务提供者",
            bad="调用别家模型做成自己的 APP，却选了服务技术支持者",
            cites=(DEEP_SYNTHESIS["第二十三条"], DEEP_SYNTHESIS["第十九条"]),
            when=GENERATION,
        ),
    ] = None
    scene: Annotated[
        str,
        Question(
            "用在什么场景？",
            "使用场景",
            "只写一个最主要的场景，后面接“场景”两个字读得通。",
            Who.PRODUCT,
            example="短视频首页浏览",
            examples={
                AlgorithmKind.GENERATION: "办公写作",
                Modality.IMAGE: "个人照片美化",
                AlgorithmKind.RANKING: "社区热榜浏览",
                AlgorithmKind.RETRIEVAL: "站内资料查找",
                AlgorithmKind.DISPATCH: "外卖配送",
            },
            bad="“多场景通用”：一份备案只写一个场景",
        ),
    ] = ""
    clients: Annotated[
        str,
        Question(
            "服务哪一类企业客户？",
            "服务的企业客户",
            "写行业或业务类型，不写具体客户名。",
            Who.OPERATION,
            example="问答、咨询类",
            examples={
                Modality.IMAGE: "电商商家、照相馆等图片制作类",
            },
            when=SUPPORTER,
        ),
    ] = ""
    takes: Annotated[
        str,
        Question(
            "算法用什么做输入？",
            "算法输入",
            "写用户给的内容，或用到的用户行为、业务数据。",
            Who.TECHNOLOGY,
            example="用户的播放、点赞、评论和不感兴趣记录",
            examples={
                AlgorithmKind.GENERATION: "用户填写的写作要求和粘贴的文稿",
                Modality.IMAGE: "用户上传的照片和选择的画风",
                AlgorithmKind.RANKING: "帖子近 24 小时的浏览、回复、转发次数和发布时间",
                AlgorithmKind.RETRIEVAL: "用户输入的搜索词",
                AlgorithmKind.DISPATCH: "订单的取送地址和下单时间，骑手的位置和手上的订单数",
            },
            bad="“用户数据”：看不出是哪些数据",
        ),
    ] = ""
    gives: Annotated[
        str,
        Question(
            "算法给出什么？",
            "算法输出",
            "写用户最后看到的结果。",
            Who.TECHNOLOGY,
            example="用户可能感兴趣的短视频列表",
            examples={
                AlgorithmKind.GENERATION: "一篇文稿",
                Modality.IMAGE: "一张卡通风格的图片",
                AlgorithmKind.RANKING: "50 条帖子的热榜",
                AlgorithmKind.RETRIEVAL: "与搜索词相关的文章列表",
                AlgorithmKind.DISPATCH: "每笔订单由哪名骑手配送，预计几点送到",
            },
        ),
    ] = ""
    brief: Annotated[
        str,
        Question(
            "用两三句话介绍这个算法",
            "算法简介",
            "说清谁在用、输入什么、经过什么处理、得到什么。",
            Who.TECHNOLOGY,
            example="用户打开首页时，系统读取其近期观看和互动记录，由召回和排序模型挑出一批视频，"
            "经内容审核和打散后展示。",
            examples={
                AlgorithmKind.GENERATION: "用户填好题目和要点后提交，系统审核要点，由文稿生成模型写出正文，复核通过并加上标识后交给用户。",
                Modality.IMAGE: "用户上传照片、选好画风后，系统先审核照片，再由图像生成模型画出卡通图片，经图片审核、加上标识后交给用户。",
                AlgorithmKind.RANKING: "系统每 10 分钟统计一次帖子的浏览、回复和转发，去掉异常账号的数据后计算热度，经审核取前 50 条组成热榜。",
                AlgorithmKind.RETRIEVAL: "用户输入搜索词后，系统先检查搜索词，再从已审核的文章中按相关度找出结果，把不适宜的挡下后列给用户。",
                AlgorithmKind.DISPATCH: "用户下单后，系统读取附近骑手的位置和手上的订单，预估各自的送达时间，把订单派给合适的骑手，骑手可以转单。",
            },
            bad="“采用业界领先技术，为用户带来极致体验”：没有一句能核对",
            long=True,
        ),
    ] = ""
    reach: Annotated[
        str,
        Question(
            "服务多大范围的人？",
            "应用范围",
            "写地区、人群、规模上的限制；没有限制就写没有。",
            Who.PRODUCT,
            example="面向境内年满十四周岁的个人用户，不分地区",
            examples={
                AlgorithmKind.DISPATCH: "面向境内三个城市的下单用户和已签约的骑手，其他城市暂不提供",
            },
            bad="“面向所有人”：没写境内境外、年龄",
            long=True,
        ),
    ] = ""
    impact: Annotated[
        str,
        Question(
            "对社会可能有什么影响，好的坏的都写",
            "社会影响",
            "写对用户、行业、公众可能产生的好处和坏处，不自夸。",
            Who.LEAD,
            example="有助于用户较快找到需要的内容；也可能使用户接触的内容变窄，已用打散和新类别比例缓解",
            examples={
                AlgorithmKind.GENERATION: "能减少起草文稿的时间；也可能写出与事实不符的内容，已在页面提示核对并定期抽检",
                Modality.IMAGE: "方便普通人制作趣味图片；也可能有人拿他人的照片冒充本人，已要求确认取得同意并加标识",
                AlgorithmKind.RANKING: "有助于用户了解大家在讨论什么；也可能被人刷榜、放大片面的话题，已剔除异常数据并由人复核",
                AlgorithmKind.RETRIEVAL: "方便用户找到资料；也可能漏掉或误拦有用的内容，已提供申诉并每周抽查",
                AlgorithmKind.DISPATCH: "缩短用户等待的时间，让骑手少跑空路；也可能使骑手赶时间，已放宽时限并提醒休息",
            },
            bad="“产生积极的社会影响”：没有内容，也没写坏处",
            cites=(ALGORITHM_RECOMMENDATION["第六条"],),
            long=True,
        ),
    ] = ""
    domain: Annotated[
        str,
        Question(
            "应用领域是什么？",
            "应用领域",
            "填报系统里是下拉选择，选项以系统为准；这里先写意思最接近的一个，只写一个，如短视频、用户内容生成（UGC）、商超团购、生活服务、办公与效率工具、社交陪伴。",
            Who.PRODUCT,
            example="短视频",
            examples={
                AlgorithmKind.GENERATION: "办公与效率工具",
                Modality.IMAGE: "图片编辑",
                AlgorithmKind.RANKING: "用户内容生成（UGC）",
                AlgorithmKind.RETRIEVAL: "知识问答",
                AlgorithmKind.DISPATCH: "同城配送",
            },
        ),
    ] = ""
    status: Annotated[
        Status | None,
        Question(
            "这个算法现在到哪一步了？",
            "上线状态",
            "据实选，各份材料会写得一致。",
            Who.PRODUCT,
            example="已上线",
            bad="还在测试，却选“已上线”",
        ),
    ] = None
    online_on: Annotated[
        str,
        Question(
            "哪一天上线的？",
            "上线时间",
            "首次对公众提供的那天，与第一步的提供服务之日、产品页、应用商店一致。",
            Who.OPERATION,
            example="2026-05-20",
            form=DATE,
            when=ONLINE,
        ),
    ] = ""
    planned_on: Annotated[
        str,
        Question(
            "预计什么时候上线？",
            "预计上线时间",
            "没有确定的日期，写到季度也可以。",
            Who.PRODUCT,
            example="预计 2027 年第一季度",
            when=NOT_ONLINE,
        ),
    ] = ""
    filing: Annotated[
        FilingKind | None,
        Question(
            "这是首次备案，还是变更？",
            "算法备案类型",
            "已经有备案编号的选变更。",
            Who.LEGAL,
            example="首次备案",
            cites=(ALGORITHM_RECOMMENDATION["第二十四条"],),
        ),
    ] = None
    number: Annotated[
        str,
        Question(
            "原来的备案编号是多少？",
            "原备案编号",
            "照公示清单抄：“网信算备”加 21 位数字加“号”。",
            Who.LEGAL,
            example="网信算备000000000000000000000号",
            form=FILING_NUMBER,
            when=When(
                "办理变更备案",
                lambda project, _: project.scope.filing is FilingKind.CHANGE,
            ),
        ),
    ] = ""
