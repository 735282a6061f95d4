"""The field's standard terms as options: the official word, and what it means in plain words."""

from enum import StrEnum
from typing import Self


class Option(StrEnum):
    """An option of a question: what a person chooses, and `plain` words that explain it.

    `formal` is how a document says it, where the question's own word is a spoken one.
    """

    plain: str
    formal: str

    def __new__(cls, value: str, plain: str = "", formal: str = "") -> Self:
        """Keep the explanation and the formal word beside the value."""
        option = str.__new__(cls, value)
        option._value_ = value
        option.plain = plain
        option.formal = formal or value
        return option


class AlgorithmKind(Option):
    """The five kinds of 《算法推荐规定》第二条, as the portal names them."""

    GENERATION = (
        "生成合成类",
        "写出、画出、说出新内容，如 AI 写作、对话、画图、配音、换脸、数字人",
    )
    PUSH = (
        "个性化推送类",
        "按每个人的喜好和情况（看过、点过、做错的题、位置）推不同内容，如猜你喜欢、信息流、个性化通知",
    )
    RANKING = (
        "排序精选类",
        "选出一批或排出先后给所有人看，如热搜、榜单、精选；搜索结果按相关度排先后的，算检索过滤类",
    )
    RETRIEVAL = (
        "检索过滤类",
        "替用户找出或挡下内容，如站内搜索（连同结果的先后）、垃圾信息过滤、对外的内容安全识别。只为自己的产品把关的关键词、图片审核不算，写在第 4 步",
    )
    DISPATCH = "调度决策类", "替供需双方做安排，如派单、骑手路线、预计送达、车辆调度"


class Role(Option):
    """Who the filer is, asked of generation only (《深度合成规定》第二十三条)."""

    PROVIDER = "服务提供者", "自己的网站、APP、小程序直接给用户使用，哪怕模型是别人的"
    SUPPORTER = (
        "服务技术支持者",
        "把能力做成接口、SDK 或部署给企业客户，由客户再给用户使用",
    )


class Side(Option):
    """Who uses the product."""

    CONSUMER = (
        "直接给个人用户用",
        "普通人、商家、接单的骑手打开网站、APP、小程序就能用",
    )
    BUSINESS = "给企业客户用，客户再给公众用", "接口、SDK、私有化部署"
    INTERNAL = "只有本单位员工用", "内部系统，外面的人打不开"


class PublicForm(Option):
    """The ten forms that 《安全评估规定》第二条 lists."""

    FORUM = "论坛", "有人发帖、别人跟帖讨论"
    BLOG = "博客", "用户写文章给公众看"
    MICROBLOG = "微博客", "用户发短内容给公众看"
    CHATROOM = "聊天室", "多人在线聊天"
    GROUP = "通讯群组", "群聊"
    ACCOUNT = "公众账号", "个人或机构开号发文章、视频"
    SHORT_VIDEO = "短视频", "用户能在产品里看别人的或发自己的短视频"
    LIVE = "网络直播", "有人直播给公众看"
    SHARING = (
        "信息分享",
        "用户或作者能在站内发内容、投稿、评论给别人看，先审后发也算；只是保存、转发到别的软件不算",
    )
    MINI_PROGRAM = "小程序", "产品有小程序；企业客户自己的不算"


class ModelUse(Option):
    """Where the generating model comes from."""

    OWN = "自己训练或微调", "模型由本公司训练，或拿开源模型再训练过"
    CALLED = "只调用别家的模型", "通过接口调用，自己不训练"
    BOTH = "两种都有", "有的自己训练，有的调用别家"


class AssessmentTrigger(Option):
    """What triggers a security assessment (《安全评估规定》第三条)."""

    NEW = (
        "服务刚上线，或准备增加会影响公众表达的新功能",
        "准备上线的、刚上线还没评估的、上线时没评估过的，都选这一项",
    )
    CHANGED = "换了新技术，功能或实现方式有重大变化", "如换了模型、换了算法结构"
    GROWN = "用户一下子多了很多", "与上一次评估时比"
    SPREAD = (
        "出现过违法有害信息扩散，现有办法难以防住",
        "如违法内容被大量转发，删不过来",
    )
    NOTIFIED = "收到过网信或公安部门的书面通知", "地市级以上部门"


class Permit(Option):
    """Prior permits (《互联网信息服务办法》第五条, 《算法推荐规定》第十三条)."""

    NEWS = "互联网新闻信息服务", "发布、转载新闻，或提供新闻类推送"
    AUDIOVISUAL = "网络视听节目", "提供视频、音频节目，含短视频、直播"
    PUBLISHING = "网络出版", "网络小说、游戏、音像制品等"
    EDUCATION = "教育", "线上培训、学校教育等"
    MEDICAL = "医疗保健、药品或医疗器械", "问诊、医药信息、售药等"
    FINANCE = "金融", "借贷、理财、保险、支付等"
    OTHER = (
        "人力资源、旅行等其他行业",
        "人力资源服务、旅行社、网约车、网络货运、拍卖等另要许可证的",
        "另需取得许可的其他行业",
    )
    NONE = "都不涉及", "", "不涉及"


class Status(Option):
    """How far a function, a product or a service is."""

    ONLINE = "已上线", "公众现在就能用"
    TESTING = "测试中", "做好了，只给内部或少数人试用"
    DEVELOPING = "开发中", "还在做，没有能用的版本"
    PLANNED = "规划中", "已排进计划，还没开始做"


class RealName(Option):
    """How a product makes sure of who its users are."""

    PHONE = (
        "手机号",
        "发验证码，或微信一键授权手机号，号码本身是实名办的",
        "手机号码验证",
    )
    PAPERS = "姓名和身份证号", "与公安等权威来源核对", "姓名和身份证号码核验"
    FACE = "人脸核验", "拍脸与证件照比对，或念数字、眨眼核对是活人"
    NETWORK_ID = (
        "国家网络身份认证",
        "用网号、网证登录",
        "国家网络身份认证公共服务",
    )
    ACCOUNT = "第三方账号", "微信、支付宝等登录，由对方核验过", "第三方平台实名账号授权"
    LICENCE = (
        "营业执照核验",
        "商家、公司注册时核对营业执照",
        "核验营业执照",
    )
    PERMITS = (
        "行业证件核验",
        "驾驶证、行驶证、从业资格证、健康证等",
        "核验行业证件",
    )
    PARTNER = (
        "合作单位核验",
        "由用工单位、学校等核对身份后开通",
        "由合作单位核验身份",
    )


class FilingKind(Option):
    """First filing or a change of one."""

    FIRST = "首次备案", "这个算法还没有备案编号"
    CHANGE = "变更备案", "已有备案编号，情况变了"


class CompanyType(Option):
    """主体类型, the six options of the portal's list."""

    ENTERPRISE = "企业", "营业执照上是公司、合伙企业等的，都选这个"
    INSTITUTION = "事业单位", "如公办学校、医院、研究所"
    AUTHORITY = "机关", "政府机关等"
    SOCIAL = "社会组织", "协会、基金会、民办非企业单位"
    SOLE_TRADER = "个体工商户", "营业执照上写“个体工商户”"
    OTHER = "其他组织机构", "以上都不是"


class ProductForm(Option):
    """服务形式."""

    WEBSITE = "网站", ""
    APP = "APP", ""
    MINI_PROGRAM = "小程序", ""
    ACCOUNT = "公众号", ""
    PLUGIN = "插件", "装在浏览器、办公软件里的扩展"
    DESKTOP = "桌面应用", "装在电脑上的软件"
    API = "API", "给别的程序调用的接口"
    OTHER = "其他", "智能硬件、车载等"


class Audience(Option):
    """Groups whom the law protects in a particular way."""

    CONSUMERS = "一般消费者", "为自己的生活需要使用的人，学生、求职者也算"
    MINORS = (
        "未成年人",
        "18 岁以下也会用，少量也算，没有核验年龄、不知道有没有的也选；选了要写怎么保护他们",
    )
    ELDERLY = "老年人", "60 岁以上用得多，或专门给他们用；选了要写怎么照顾他们"
    WORKERS = "劳动者", "骑手、司机、家政等靠平台派单、接单的人；只来找工作的不算"
    BUSINESS = "企业用户", "公司、机构买来用，或在后台登录使用，如商家、招聘方"


class Modality(Option):
    """数据模态."""

    TEXT = "文本", "文字"
    IMAGE = "图像", "图片"
    AUDIO = "音频", "声音、音乐"
    VIDEO = "视频", "有画面、会动的"
    BEHAVIOUR = "行为数据", "点击、停留、点赞、搜索等记录"
    OTHER = "其他", "位置、订单、传感器等"


class NodeKind(Option):
    """节点类型 in the algorithm flow."""

    RULE = (
        "规则",
        "按写死的条件办，如关键词命中就拦、照固定样式显示；调用地图这类不含模型的接口也选它",
    )
    LEARNING = "机器学习", "由模型算出来"
    MIXED = "规则与机器学习", "先按词库、规则，再由模型或别家的服务判断"
    HUMAN = "人工", "由人来看、来定"


class Stage(Option):
    """Where in the process a step stands."""

    INPUT = "接收输入", "用户提交内容，或系统读到数据"
    INPUT_REVIEW = "输入审核", "处理之前先检查"
    PROCESS = "算法处理", "得出结果的那几步：生成、排序、匹配、派单等"
    OUTPUT_REVIEW = "输出审核", "给用户看之前再检查"
    LABEL = "添加标识", "标明内容由 AI 生成"
    RETURN = "返回结果", "把结果给用户"


REVIEWS = (Stage.INPUT_REVIEW, Stage.OUTPUT_REVIEW)


class ModelSource(Option):
    """Where one model comes from."""

    OWN = "自研", "自己从头训练"
    TUNED = "在别人模型上微调", "拿开源或商用模型再训练", "在第三方模型基础上微调"
    THIRD_PARTY = "直接调用第三方", "用别家的接口"
    OPEN = "直接使用开源模型", "下载来就用，没有再训练"


class Exit(Option):
    """Ways by which generated content leaves the product (《标识办法》第四条)."""

    SCREEN = "屏幕显示", "在页面上看"
    COPY = "复制", "选中或点按钮复制"
    DOWNLOAD = "下载", "把图片、音频、视频存到设备"
    EXPORT = "导出文件", "存成 Word、PDF 等文件"
    SHARE = "分享到外部", "发到别的应用或生成链接"
    API = "接口返回", "企业客户的程序取走"


UNFINISHED = (Status.DEVELOPING, Status.PLANNED)


class Origin(Option):
    """Where data comes from."""

    USER = "用户自己填写或上传", "", "用户填写或上传"
    COLLECTED = "使用中自动收集", "浏览、点击、设备信息等"
    PARTNER = "合作方提供", "合作公司、用工单位给的"
    PUBLIC = "公开渠道", "开源数据集、公开网页等"
    PURCHASED = "采购", "花钱买的，有合同"
    PRODUCED = "系统运行产生", "日志、模型输出等"
    COMMISSIONED = (
        "签约作者或委托制作",
        "画师、配音员、创作者按约定交来的，录音棚录的也算",
    )
    MADE = "本公司编写或标注", "员工写的文章、题目，打的标签等"


class Sensitivity(Option):
    """How the law sees a data item."""

    ORDINARY = "不含个人信息", "认不出任何人"
    PERSONAL = "个人信息", "能单独或合起来认出某个人"
    SENSITIVE = "敏感个人信息", "医疗健康、金融账户、行踪轨迹、特定身份等"
    BIOMETRIC = (
        "生物识别信息",
        "能拿来认出是谁的人脸、声纹、指纹、步态；普通录音、录像没有提取特征的不算",
    )
    UNDER_14 = "不满十四周岁未成年人的个人信息", ""


PERSONAL_KINDS = (
    Sensitivity.PERSONAL,
    Sensitivity.SENSITIVE,
    Sensitivity.BIOMETRIC,
    Sensitivity.UNDER_14,
)
SENSITIVE_KINDS = PERSONAL_KINDS[1:]


class Basis(Option):
    """合法性基础 (《个人信息保护法》第十三条)."""

    CONSENT = "取得个人同意", "用户看过说明后点了同意"
    CONTRACT = "订立、履行合同所必需", "不用这些数据就没法提供用户要的服务"
    DUTY = "履行法定职责或法定义务所必需", "如依法留存日志"
    EMERGENCY = "应对突发公共卫生事件等紧急情况所必需", "少见"
    PUBLIC_INTEREST = "新闻报道、舆论监督等公共利益", "少见"
    PUBLISHED = "个人自行公开或已合法公开的信息", "本人自己公开的，在合理范围内用"
    OTHER = "法律、行政法规规定的其他情形", "能指出是哪部法律"


class PartyKind(Option):
    """What a party of the data flow is; it decides its shape in the picture."""

    USER = "用户", "使用产品的人；成批的商家、企业客户、招聘方也算，不用写各家合同"
    SYSTEM = "本公司系统", "网关、推荐服务、审核服务等"
    STORE = "本公司存储", "数据库、日志库、模型文件"
    PROCESSOR = (
        "受托处理方",
        "替你们处理数据的公司：云厂商、模型厂商、审核厂商、地图厂商",
    )
    OTHER = "其他单位", "合作方、监管部门等"


OUTSIDE_PARTIES = (PartyKind.PROCESSOR, PartyKind.OTHER)


class Place(Option):
    """Where a party or a store is."""

    DOMESTIC = "境内", "中国内地"
    ABROAD = "境外", "含港澳台"


class RiskKind(Option):
    """评估算法风险描述: the official template's eight heads."""

    ABUSE = "算法滥用", "被用到不该用的地方"
    MALICIOUS = "被恶意利用", "有人故意钻空子"
    FLAW = "算法漏洞", "算错、被攻破、不稳定"
    CONTENT = "违法不良信息生成", "生成或放进来违法不良的内容"
    STORAGE = "违法不良信息存储", "违法不良的内容留在库里、缓存里"
    SPREAD = "违法不良信息传播扩散", "违法不良的内容被更多人看到"
    LEAK = "数据和用户信息泄露", "个人信息、业务数据被外人拿到"
    OTHER = "其他违法违规", "侵犯肖像、著作权，歧视，沉迷，诈骗等"


class Likelihood(Option):
    """How likely, 1 to 5 in this order."""

    RARE = "几乎不可能", "五年里未必有一次"
    UNLIKELY = "不太可能", "几年里可能有一次"
    POSSIBLE = "可能", "一年里可能有一次"
    LIKELY = "很可能", "每个月都可能有"
    CERTAIN = "几乎肯定", "每个星期都会有"


class Severity(Option):
    """How bad, 1 to 5 in this order."""

    SLIGHT = "轻微", "个别用户不便，很快恢复"
    MODERATE = "一般", "少数用户受影响，能补救"
    CONSIDERABLE = "较大", "较多用户受影响，或有投诉、报道"
    MAJOR = "重大", "大量用户受影响，或违法信息扩散、信息泄露"
    EXTREME = "特别重大", "危害国家安全、社会稳定或人身安全"


class Done(Option):
    """Whether a duty has been carried out."""

    DONE = "已完成", "有报告或记录"
    UNDERWAY = "正在做", "开始了，还没有结论", "正在进行"
    NOT_YET = "还没做", "还没开始", "尚未开展"


class SystemKind(Option):
    """The eight systems of 《算法推荐规定》第七条, the four of the official outline, others."""

    MECHANISM = "算法机制机理审核", "上线和改动前，由谁审算法怎么算"
    ETHICS = "科技伦理审查", "看算法是否公平、可控，会不会伤害人"
    REGISTRATION = "用户注册", "实名、账号管理"
    PUBLICATION = "信息发布审核", "内容发出去之前怎么审、违规了怎么处理"
    DATA = "数据安全和个人信息保护", "数据谁能看、存多久、怎么保护"
    FRAUD = "反电信网络诈骗", "怎么发现和拦下诈骗"
    MONITORING = "安全评估监测", "整个服务：什么时候要做安全评估，平时监测什么"
    EMERGENCY = (
        "安全事件应急处置",
        "整个服务：网站被攻击、数据泄露、出现违法信息时怎么办",
    )
    SELF_ASSESSMENT = (
        "算法安全自评估",
        "只说算法，主体责任材料单列：多久自查一次，怎么查",
    )
    SAFETY_MONITORING = (
        "算法安全监测",
        "只说算法，主体责任材料单列：信息、数据、个人信息、算法四方面怎么监测",
    )
    INCIDENT = (
        "算法安全事件应急处置",
        "只说算法，主体责任材料单列：算法出错、失控时怎么停、怎么退回",
    )
    VIOLATION = "算法违法违规处置", "主体责任材料单列：发现违规使用数据或算法时怎么处理"
    OTHER = "其他", "不在上面十二种里的，如用户投诉处理制度"


ARTICLE_7_SYSTEMS = tuple(SystemKind)[:8]
OUTLINE_SYSTEMS = tuple(SystemKind)[8:12]
LISTED_SYSTEMS = ARTICLE_7_SYSTEMS + OUTLINE_SYSTEMS
