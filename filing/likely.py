"""Typical risks as options: what could happen, under which head, and what is often done.

They are suggestions. Which of them a project may have follows in `verdict.risks`; how
likely and how bad, and what is really done, only the person knows.
"""

from typing import Self

from filing.terms import Option, RiskKind


class LikelyRisk(Option):
    """One typical risk: its short name, and the wording offered for the list of risks.

    `kind` is its head in the official template; `hints` are measures that others take.
    """

    kind: RiskKind
    hints: tuple[str, ...]

    def __new__(
        cls,
        value: str,
        plain: str = "",
        kind: RiskKind = RiskKind.OTHER,
        hints: tuple[str, ...] = (),
    ) -> Self:
        """Keep the wording, the head and the hints beside the value."""
        option = str.__new__(cls, value)
        option._value_ = value
        option.plain = plain
        option.formal = value
        option.kind = kind
        option.hints = hints
        return option

    ILLEGAL_OUTPUT = (
        "生成违法不良内容",
        "生成的内容含违法不良信息、歧视或导向错误",
        RiskKind.CONTENT,
        ("输出全量审核", "应拒答题定期测试", "用户举报后限时处置"),
    )
    INDUCED = (
        "诱导绕过限制",
        "用户用话术或夹带的指令诱导模型，绕过审核",
        RiskKind.MALICIOUS,
        ("输入审核", "对抗样本测试", "对反复尝试的账号限制使用"),
    )
    FALSE_OUTPUT = (
        "生成内容失实",
        "生成的内容与事实不符，用户没有核对就采用",
        RiskKind.FLAW,
        ("结果旁提示核对", "给出资料出处", "定期抽检准确率"),
    )
    STALE_SOURCE = (
        "依据的资料过期或有误",
        "结果依据的资料已经过期或本身有误，用户照做后受损",
        RiskKind.FLAW,
        ("资料定期更新并记下日期", "回答旁注明出处", "找不到依据的不回答"),
    )
    MASS_MISUSE = (
        "批量生成用于作恶",
        "有人批量生成诈骗话术、虚假评价或谣言",
        RiskKind.ABUSE,
        ("限制频率", "异常用量告警", "协议写明禁止用途并停用违规账号"),
    )
    FAKE_MEDIA = (
        "拟真内容误导公众",
        "生成的图片、声音或视频被当成真实事件",
        RiskKind.ABUSE,
        ("显式标识", "元数据标识", "不生成时事人物和事件"),
    )
    IMPERSONATION = (
        "冒充他人",
        "用他人的人脸、人声生成内容，冒充本人或侵犯肖像",
        RiskKind.MALICIOUS,
        ("核验被编辑人同意", "显式标识", "公众人物名单拦截"),
    )
    SPECIAL_SCENE = (
        "虚构敏感场景",
        "生成涉及国家安全、国家形象或公共利益的虚假场景",
        RiskKind.CONTENT,
        ("敏感物体和场景识别", "命中即拒绝", "专门的安全评估"),
    )
    LABEL_LOST = (
        "标识丢失后扩散",
        "生成的内容被去掉标识后对外传播，公众不知道来历",
        RiskKind.SPREAD,
        ("导出文件写入元数据", "协议禁止删改标识", "凭内容编号追溯"),
    )
    INFRINGEMENT = (
        "侵犯著作权或肖像",
        "生成的内容与他人作品实质相同，或侵犯肖像、名誉",
        RiskKind.OTHER,
        ("权利人投诉通道", "相似度检查", "侵权内容下架"),
    )
    DEPENDENCE = (
        "情感依赖",
        "用户长期对话产生依赖，或在极端情绪中没有得到帮助",
        RiskKind.OTHER,
        ("提示对方不是真人", "满两小时提醒", "识别极端情绪并引导求助"),
    )
    UPSTREAM = (
        "模型提供方中断或换版",
        "第三方模型中断、换版或停止授权，结果变化或服务停止",
        RiskKind.FLAW,
        ("换版前回归测试", "备用方案", "协议约定提前通知"),
    )
    CLIENT_MISUSE = (
        "企业客户超范围使用",
        "企业客户把能力用于约定以外的用途，或不加标识就展示",
        RiskKind.ABUSE,
        ("接入前核验用途", "抽查客户产品", "违约停用密钥"),
    )
    KEY_THEFT = (
        "接口被盗用",
        "接口密钥泄露，被他人批量调用",
        RiskKind.MALICIOUS,
        ("密钥轮换", "来源限制", "用量异常即停用"),
    )
    MIXED_CLIENTS = (
        "客户数据串用",
        "一家企业客户的数据被另一家看到，或用来回答另一家的用户",
        RiskKind.LEAK,
        ("按客户分开存放", "按客户分密钥和权限", "上线前交叉测试"),
    )
    BUBBLE = (
        "内容单一",
        "连续推荐同类内容，用户接触的内容面变窄",
        RiskKind.ABUSE,
        ("同类打散", "加入未看过的类别", "监测类别数"),
    )
    ADDICTION = (
        "沉迷或过度消费",
        "结果使用户停不下来，或过度消费",
        RiskKind.ABUSE,
        ("时长不作为目标", "使用时长提醒", "消费提醒与限额"),
    )
    WRONG_PROFILE = (
        "兴趣判断出错",
        "标签或兴趣判断出错，推送与用户明显不符的内容",
        RiskKind.FLAW,
        ("标签可查看可删除", "不感兴趣即时生效", "违法不良词不入标签"),
    )
    MANIPULATION = (
        "刷量刷榜",
        "有人用批量账号刷量、刷榜，使内容获得不该有的展示",
        RiskKind.MALICIOUS,
        ("异常互动识别", "剔除后重算", "处置账号"),
    )
    RIGGED_ORDER = (
        "人为操纵名次",
        "内部人员接受请托，抬高或压低名次",
        RiskKind.ABUSE,
        ("干预须审批", "全程留痕", "定期审计"),
    )
    FALSE_HITS = (
        "误拦漏拦",
        "正常内容被挡下，或违规内容没有被找出",
        RiskKind.FLAW,
        ("误拦可申诉", "定期抽检两类差错", "人工复核存疑内容"),
    )
    WRONG_HITS = (
        "检索结果失实或过时",
        "找出的内容错误、过时或断章取义，用户照做后受损",
        RiskKind.FLAW,
        ("内容入库前审核", "结果旁注明来源和日期", "反馈后限时更正或下架"),
    )
    MISREAD_QUERY = (
        "改错用户的意思",
        "自动纠错、联想或找近义词，改变了搜索词原来的意思",
        RiskKind.FLAW,
        ("提示已改写，可改回原词", "定期抽检改写", "专有名词不改写"),
    )
    GAMED_RESULTS = (
        "刷内容抢占结果",
        "有人批量发布或堆砌关键词，让低质、带货内容排到前面",
        RiskKind.MALICIOUS,
        ("识别堆砌和批量发布", "降低名次或下架", "限制违规账号"),
    )
    BAD_SPREAD = (
        "违法不良信息被放大",
        "违法不良信息在被发现前已展示给较多用户",
        RiskKind.SPREAD,
        ("入库前审核", "流量升高时复审", "限时下架并停止展示"),
    )
    EVASION = (
        "变体躲过审核",
        "有人用谐音、变体字或遮挡画面躲过审核",
        RiskKind.MALICIOUS,
        ("变体词库更新", "多模型交叉审核", "举报触发复审"),
    )
    USER_CONTENT = (
        "用户发布违法不良内容",
        "用户发布的内容含违法不良信息",
        RiskKind.CONTENT,
        ("发布前审核", "处置发布账号", "留存记录并报告"),
    )
    UNLABELLED = (
        "未标识的合成内容混入",
        "没有标识的生成合成内容进入结果，公众误认为真",
        RiskKind.CONTENT,
        ("读取元数据", "作者声明", "疑似内容加提示"),
    )
    SHOWN_RIGHTS = (
        "展示的内容侵权",
        "展示的作品没有授权或超出授权范围，或侵犯他人肖像、名誉、隐私",
        RiskKind.OTHER,
        ("逐来源留授权", "权利人投诉通道", "侵权内容限时下架"),
    )
    UNLICENSED = (
        "无资质内容",
        "展示了不具备资质的账号或来源发布的内容",
        RiskKind.OTHER,
        ("核验来源资质", "白名单", "发现即下架"),
    )
    OVERWORK = (
        "时限过紧或过劳",
        "时限过紧、连续派单，使接单的人赶路或过度疲劳",
        RiskKind.ABUSE,
        ("时限留余地", "连续工作强制休息", "异常天气放宽"),
    )
    UNFAIR_WORK = (
        "派单或奖惩不公",
        "派单机会、扣罚因与工作无关的原因不同，或误判受罚",
        RiskKind.OTHER,
        ("规则公开", "处罚前人工复核", "申诉限时答复"),
    )
    UNFAIR_CHANCE = (
        "求职招聘不公",
        "推荐或排序使求职者因性别、年龄、地域等得不到同样的机会",
        RiskKind.ABUSE,
        ("不用无关特征", "分组比较抽查", "申诉后人工复核"),
    )
    WRONG_PLAN = (
        "时间或路线算错",
        "时间预估或路线错误，造成延误或危险",
        RiskKind.FLAW,
        ("禁行路段每日更新", "误差监测", "人工调度兜底"),
    )
    UNFAIR_PRICE = (
        "差别定价",
        "对不同用户给出不合理的价格或交易条件",
        RiskKind.ABUSE,
        ("定价不用个人偏好", "同单比对抽查", "规则公开"),
    )
    KEPT_CONTENT = (
        "违规内容仍有留存",
        "已下架的违规内容仍留在缓存、备份或历史记录中，可以打开",
        RiskKind.STORAGE,
        ("下架同时清缓存", "证据隔离存放", "定期扫描"),
    )
    OUTAGE = (
        "更新缺陷或中断",
        "更新带入缺陷，结果异常或服务中断",
        RiskKind.FLAW,
        ("灰度放开", "异常自动告警", "退回旧版"),
    )
    LEAK = (
        "个人信息泄露",
        "用户的个人信息被越权查看或泄露",
        RiskKind.LEAK,
        ("分级授权", "访问留痕", "加密存放"),
    )
    SENSITIVE_LEAK = (
        "敏感信息泄露",
        "敏感个人信息泄露，使人受到歧视或危险",
        RiskKind.LEAK,
        ("单独存放并加密", "只留必要期限", "导出须双人审批"),
    )
    PROCESSOR_LEAK = (
        "外部单位留存或外传数据",
        "外部单位留存、挪用或外传交给它的数据",
        RiskKind.LEAK,
        ("合同约定用途和删除", "去掉能认出人的信息", "定期核查"),
    )
    ABROAD = (
        "数据出境",
        "数据到境外后脱离控制，或没有办出境手续",
        RiskKind.LEAK,
        ("改用境内节点", "出境前办手续", "只传必要字段"),
    )
    TRAINING_RIGHTS = (
        "训练数据来源不清",
        "训练数据侵犯他人权益，或含未经同意的个人信息",
        RiskKind.OTHER,
        ("逐来源留授权", "清洗去标识", "权利人投诉后移出"),
    )
    MINORS = (
        "未成年人接触不适宜内容",
        "未成年人接触不适宜的内容，或沉迷其中",
        RiskKind.OTHER,
        ("未成年人模式", "适龄分级", "时长和消费限制"),
    )
    ELDERS = (
        "老年人受骗或不会用",
        "老年人受诈骗信息误导，或因不会用而权益受损",
        RiskKind.OTHER,
        ("涉诈信息识别", "人工服务入口", "大字和简化界面"),
    )
