"""Step 3: the company that files, the person responsible, and the products."""

from typing import Annotated, ClassVar

from filing.form import CREDIT_CODE, DATE, EMAIL, ICP, NAME, NUMBER, PERSON, PHONE, URL
from filing.law import (
    ALGORITHM_RECOMMENDATION,
    DEEP_SYNTHESIS,
    INTERNET_SERVICES,
    MINORS,
)
from filing.question import Question, Row, Section, When, Who
from filing.terms import (
    AlgorithmKind,
    Audience,
    CompanyType,
    Modality,
    ProductForm,
    RealName,
    Role,
    Status,
)

HAS_PRODUCTS = When(
    "不是服务技术支持者",
    lambda project, _: (
        not (
            project.scope.kind is AlgorithmKind.GENERATION
            and project.scope.role is Role.SUPPORTER
        )
    ),
)
SUPPORTS = When(
    "角色是服务技术支持者",
    lambda project, _: not HAS_PRODUCTS.test(project, _),
)
_ON_THE_WEB = (ProductForm.WEBSITE, ProductForm.APP, ProductForm.MINI_PROGRAM)


class Product(Row):
    title: ClassVar[str] = "产品"

    name: Annotated[
        str,
        Question(
            "产品叫什么？",
            "产品名称",
            "与应用商店、网站上显示的一字不差。",
            Who.PRODUCT,
            example="示例短视频",
            examples={
                AlgorithmKind.GENERATION: "示例写作助手",
                Modality.IMAGE: "示例卡通相机",
                AlgorithmKind.RANKING: "示例社区",
                AlgorithmKind.RETRIEVAL: "示例百科",
                AlgorithmKind.DISPATCH: "示例外送",
            },
            bad="同一个产品，有的地方写全名，有的地方写简称",
        ),
    ] = ""
    form: Annotated[
        ProductForm | None,
        Question(
            "是什么形式？",
            "服务形式",
            "同一产品又有网站又有 APP 的，分成两行；苹果和安卓是同一个 APP 的，写一行。",
            Who.PRODUCT,
            example="APP",
            bad="只有网站，却选了 APP",
        ),
    ] = None
    address: Annotated[
        str,
        Question(
            "访问或下载地址是什么？",
            "访问或下载地址",
            "网站填网址，APP 填应用商店的下载页，小程序写名称和怎么搜到。",
            Who.OPERATION,
            example="https://www.example.com",
        ),
    ] = ""
    icp: Annotated[
        str,
        Question(
            "ICP 备案号是多少？",
            "ICP备案号",
            "网站底部、APP 的备案查询页、小程序右上角“…”的资料页里能找到。",
            Who.OPERATION,
            example="京ICP备00000000号-1",
            evidence="ICP备案查询页截图",
            cites=(INTERNET_SERVICES["第四条"], INTERNET_SERVICES["第八条"]),
            form=ICP,
            when=When(
                "产品是网站、APP 或小程序",
                lambda _, product: product.form in _ON_THE_WEB,
            ),
        ),
    ] = ""
    icp_holder: Annotated[
        str,
        Question(
            "ICP 备案登记的是哪家公司？",
            "ICP备案主体",
            "要与本次备案的公司是同一家。",
            Who.OPERATION,
            example="示例科技（北京）有限公司",
            bad="网站备在关联公司名下：会因主体不一致被退回",
            when=When(
                "产品是网站、APP 或小程序",
                lambda _, product: product.form in _ON_THE_WEB,
            ),
        ),
    ] = ""
    status: Annotated[
        Status | None,
        Question(
            "产品现在的状态是什么？",
            "产品服务状态",
            "看这个产品整体，不看单个功能。",
            Who.PRODUCT,
            example="已上线",
        ),
    ] = None
    entry: Annotated[
        str,
        Question(
            "从打开产品到用上这个功能，一步步点哪里？",
            "功能访问路径",
            "审核人员会照着点一遍，用 > 连起来。",
            Who.PRODUCT,
            example="打开 APP > 首页 > 推荐",
            examples={
                AlgorithmKind.GENERATION: "打开网站 > 登录 > 新建文稿 > AI 写作",
                Modality.IMAGE: "打开 APP > 首页 > 照片变卡通 > 选择照片",
                AlgorithmKind.RANKING: "打开 APP > 发现 > 热榜",
                AlgorithmKind.RETRIEVAL: "打开网站 > 顶部搜索框 > 输入搜索词 > 搜索",
                AlgorithmKind.DISPATCH: "打开骑手 APP > 开始接单 > 收到派单",
            },
            bad="“首页可见”：没有逐级写出来",
            evidence="功能访问路径截图",
        ),
    ] = ""
    users: Annotated[
        str,
        Question(
            "服务对象是谁？",
            "服务对象",
            "写清是个人还是企业、哪一类人。",
            Who.OPERATION,
            example="境内个人用户",
            examples={
                AlgorithmKind.DISPATCH: "境内下单的个人用户和签约骑手",
            },
            bad="“所有人”：没写是个人还是企业",
        ),
    ] = ""
    daily_users: Annotated[
        str,
        Question(
            "这个产品每天有多少人用？",
            "日活跃用户量",
            "只填数字，单位已经是万，与月活同一天统计；还没上线填 0。",
            Who.OPERATION,
            example="1.8",
            bad="把人数直接填进来：8000 人应填 0.8",
            form=NUMBER,
            unit="万",
        ),
    ] = ""
    real_name: Annotated[
        bool | None,
        Question(
            "使用这个产品要实名认证吗？",
            "是否实名认证",
            "用手机号注册也算。只有一部分人（如骑手、商家）要的选“是”，下面写明是哪些人；照现在的设置选。",
            Who.PRODUCT,
            example="是",
            cites=(DEEP_SYNTHESIS["第九条"],),
        ),
    ] = None
    real_name_by: Annotated[
        tuple[RealName, ...],
        Question(
            "怎样核实用户是谁？",
            "实名认证方式",
            "产品里真在用的都选；不同操作用不同方式的，都选上。",
            Who.PRODUCT,
            example="手机号",
            bad="打算接入、还没用上的也选",
            cites=(DEEP_SYNTHESIS["第九条"],),
            when=When("产品要求实名认证", lambda _, product: bool(product.real_name)),
        ),
    ] = ()
    real_name_for: Annotated[
        str,
        Question(
            "哪些操作要先实名，哪些不用？",
            "实名认证范围",
            "浏览、发布、付费等分别写；只有一部分人要实名的，写明是谁；全都要的不用填。",
            Who.PRODUCT,
            example="不登录可以浏览；发布、评论须先以手机号实名",
            cites=(DEEP_SYNTHESIS["第九条"],),
            when=When("产品要求实名认证", lambda _, product: bool(product.real_name)),
            long=True,
            optional=True,
        ),
    ] = ""
    trial: Annotated[
        str,
        Question(
            "审核人员怎样看到这个功能？",
            "审核查看方式",
            "不登录就能看到的写“不用登录”；要登录的，写备好了测试账号还是录屏。账号和密码不写在这里。",
            Who.PRODUCT,
            example="须登录，已备测试账号一个，随附件提交",
            bad="把测试账号和密码写在这里",
        ),
    ] = ""


class Subject(Section):
    title: ClassVar[str] = "主体与产品"

    company: Annotated[
        str,
        Question(
            "公司全称是什么？",
            "主体名称",
            "照营业执照一字不差，括号的全角半角也照抄。",
            Who.LEGAL,
            example="示例科技（北京）有限公司",
            bad="写简称、品牌名，或改名后还用旧名",
        ),
    ] = ""
    credit_code: Annotated[
        str,
        Question(
            "统一社会信用代码是多少？",
            "统一社会信用代码",
            "营业执照上的 18 位，逐位核对；不会有字母 I、O、S、V、Z。",
            Who.LEGAL,
            example="91110108MA00DEM01E",
            evidence="营业执照彩色扫描件",
            form=CREDIT_CODE,
        ),
    ] = ""
    company_type: Annotated[
        CompanyType | None,
        Question(
            "主体类型是哪一种？",
            "主体类型",
            "有限公司、股份公司都选“企业”。",
            Who.LEGAL,
            example="企业",
            bad="照抄执照上的“有限责任公司（自然人独资）”",
        ),
    ] = None
    address: Annotated[
        str,
        Question(
            "注册地址是什么？",
            "注册地址",
            "照营业执照的住所，写到门牌号；办公地点不同也填住所。",
            Who.LEGAL,
            example="北京市海淀区示例路 1 号 101 室",
        ),
    ] = ""
    licence_until: Annotated[
        str,
        Question(
            "营业执照到哪一天为止？",
            "证件有效期",
            "照营业执照抄；没有期限的写“长期”。",
            Who.LEGAL,
            example="长期",
        ),
    ] = ""
    website: Annotated[
        str,
        Question(
            "公司网站，或给客户用的控制台，网址是什么？",
            "网址",
            "没有网站、控制台的不填。填了就会核对它的 ICP 备案是不是这家公司。",
            Who.OPERATION,
            example="https://www.example.com",
            form=URL,
            optional=True,
        ),
    ] = ""
    legal_representative: Annotated[
        str,
        Question(
            "法定代表人是谁？",
            "法定代表人",
            "照营业执照写姓名。",
            Who.LEGAL,
            example="王示例",
            form=NAME,
        ),
    ] = ""
    representative_document: Annotated[
        str,
        Question(
            "法定代表人用什么证件，到哪一天为止？",
            "法定代表人证件",
            "写证件类型和有效期。号码和照片在系统里直接填，不写在这里。",
            Who.LEGAL,
            example="居民身份证，有效期至 2035-06-30",
            bad="把证件号码写进来：草稿会给很多人看",
            form=PERSON,
        ),
    ] = ""
    officer: Annotated[
        str,
        Question(
            "算法安全责任人是谁？",
            "算法安全责任人",
            "只写姓名：本公司在职、真正管这件事的人，可以就是法定代表人。人选定了、还没发文任命的，写人选的姓名，在第 7 步的职责里写明。",
            Who.LEAD,
            example="李示例",
            bad="写代办机构的人、挂名的人或已离职的人",
            cites=(ALGORITHM_RECOMMENDATION["第七条"],),
            evidence="工作证明（盖公章）",
            form=NAME,
        ),
    ] = ""
    officer_title: Annotated[
        str,
        Question(
            "责任人在公司任什么职务？",
            "责任人职务",
            "与工作证明一致。",
            Who.LEAD,
            example="技术总监",
            form=PERSON,
        ),
    ] = ""
    officer_phone: Annotated[
        str,
        Question(
            "责任人的联系电话是多少？",
            "责任人电话",
            "本人能接到的电话，审核时会打。不要填代办机构的。",
            Who.LEAD,
            example="010-00000000",
            bad="填代办机构的手机，或与报告落款的电话不同",
            form=PHONE,
        ),
    ] = ""
    officer_email: Annotated[
        str,
        Question(
            "责任人的电子邮箱是什么？",
            "责任人电子邮箱",
            "用来接收通知。",
            Who.LEAD,
            example="algorithm@example.com",
            form=EMAIL,
        ),
    ] = ""
    officer_document: Annotated[
        str,
        Question(
            "责任人用什么证件，到哪一天为止？",
            "责任人证件",
            "写证件类型和有效期。与法定代表人是同一个人的，证件也要再传一次。",
            Who.LEAD,
            example="居民身份证，有效期至 2033-01-15",
            form=PERSON,
        ),
    ] = ""
    contact: Annotated[
        str,
        Question(
            "办理备案时找谁联系？",
            "联系人",
            "写姓名、手机、邮箱；系统没有单列联系人的，填责任人。",
            Who.LEAD,
            example="孙示例，法务专员，010-00000000，filing@example.com",
            optional=True,
        ),
    ] = ""
    monthly_users: Annotated[
        str,
        Question(
            "月活跃用户有多少？",
            "月活跃用户量",
            "只填数字，单位已经是万：3 万人填 3，8 个人填 0.0008。各端的用户都算，口径以系统为准；没上线就填 0 或内测人数。",
            Who.OPERATION,
            example="12.5",
            bad="有 8 个用户就填 8，系统里会变成 8 万",
            form=NUMBER,
            unit="万",
        ),
    ] = ""
    counted_on: Annotated[
        str,
        Question(
            "用户数量是哪一天统计的？",
            "用户数量统计日期",
            "各份材料里的用户数都用同一天的。",
            Who.OPERATION,
            example="2026-08-31",
            form=DATE,
        ),
    ] = ""
    audiences: Annotated[
        tuple[Audience, ...],
        Question(
            "哪些人在用？",
            "服务群体",
            "只要实际会用到就选上，法律对其中一些人有专门保护。",
            Who.PRODUCT,
            example="一般消费者",
            examples={
                AlgorithmKind.DISPATCH: "一般消费者、劳动者",
            },
            cites=(
                ALGORITHM_RECOMMENDATION["第十八条"],
                ALGORITHM_RECOMMENDATION["第十九条"],
                ALGORITHM_RECOMMENDATION["第二十条"],
                MINORS["第三十一条"],
            ),
        ),
    ] = ()
    products: Annotated[
        tuple[Product, ...],
        Question(
            "算法用在哪些产品里？",
            "产品信息",
            "每种形式一行；只有自己员工用的后台不列。",
            Who.PRODUCT,
            example="示例短视频（APP）、示例短视频（网站）",
            examples={
                AlgorithmKind.GENERATION: "示例写作助手（网站）、示例写作助手（APP）",
                Modality.IMAGE: "示例卡通相机（APP）、示例卡通相机（小程序）",
                AlgorithmKind.RANKING: "示例社区（APP）、示例社区（网站）",
                AlgorithmKind.RETRIEVAL: "示例百科（网站）、示例百科（APP）",
                AlgorithmKind.DISPATCH: "示例外送（APP）、示例外送（骑手 APP）",
            },
            when=HAS_PRODUCTS,
            add="添加产品",
        ),
    ] = ()
    service_way: Annotated[
        str,
        Question(
            "用什么方式提供给企业客户？",
            "技术服务方式",
            "写清是接口、SDK 还是部署到客户那里，客户怎么接进来。",
            Who.TECHNOLOGY,
            example="以 API 提供，企业客户经实名认证并签订接入协议后取得密钥调用",
            cites=(DEEP_SYNTHESIS["第二十三条"],),
            when=SUPPORTS,
            long=True,
        ),
    ] = ""
    client_checks: Annotated[
        str,
        Question(
            "怎么核验企业客户，怎么约束他们？",
            "企业客户核验与约束",
            "写核验什么材料，协议里对内容安全和标识怎么约定。",
            Who.OPERATION,
            example="核验营业执照和应用场景；协议约定客户须添加显式标识、不得用于违法用途，违者停用密钥",
            cites=(DEEP_SYNTHESIS["第八条"], DEEP_SYNTHESIS["第九条"]),
            when=SUPPORTS,
            long=True,
        ),
    ] = ""
