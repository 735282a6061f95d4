"""The plants themselves, topic by topic: rule, demo, where it shows, changes."""

from filing.terms import ARTICLE_7_SYSTEMS, OUTLINE_SYSTEMS
from tests.plants import (
    CHILD,
    DISP,
    EDITS,
    GEN,
    PUSH,
    RANK,
    RETRIEVES,
    SUP,
    added,
    both,
    carried_abroad,
    each,
    ids,
    moved,
    no_word,
    only,
    plant,
    plants,
    plus,
    put,
    remark,
    riskless_core,
    silent,
    silent_of,
    swap,
    unowned_high_risk,
    without,
)

__all__ = ["plants"]

# One plant a line is read and changed more easily than one broken into ten.
# fmt: off

# completeness
plant("every_question_is_answered", PUSH, "scope.name", "")
plant("every_question_is_answered", GEN, "data.flows.zz.source", added("data.flows"))
plant("every_question_is_answered", RANK, "mechanism.factors", "", "不清楚，要问技术", "具体权重待技术部提供。")
plant("every_question_is_answered", DISP, "mechanism.hardware", "不知道", "没弄清楚")
plant("answers_are_well_formed", PUSH, "subject.credit_code", "9111", "91110108MA00DEM01F")
plant("answers_are_well_formed", PUSH, "subject.products.#0.icp", "京备 0000 号")
plant("answers_are_well_formed", GEN, "risk.written_on", "今年九月")
plant("answers_are_well_formed", DISP, "subject.officer_phone", "12345")
plant("references_point_at_rows", PUSH, "scope.core", ["gone"])
plant("references_point_at_rows", GEN, "data.flows.#0.target", "gone")
plant("references_point_at_rows", RANK, "risk.risks.#0.measures", ["gone"])

# remarks
plant("remarks_to_mend", PUSH, "subject.company", remark("subject.company", "必须修改"))
plant("remarks_to_mend", GEN, "scope.name", remark("scope.name", "必须修改"))
plant("remarks_to_mend", DISP, "scope.name", remark("data.flows.gone.purpose", "必须修改"))
plant("remarks_to_heed", SUP, "scope.brief", remark("scope.brief", "建议修改"))
plant("remarks_to_heed", RANK, "subject.company", remark("subject.company", ""))
plant("remarks_to_heed", PUSH, "data.flows.#0.source", remark("data.flows.#0.source", "建议修改"))

# scope
plant("core_is_online_or_in_test", PUSH, "scope.core", put("scope.functions.#0.status", "开发中"))
plant("models_name_their_steps_rightly", PUSH, "mechanism.models.#0.use", put("mechanism.models.#0.use", "第 99 步理解视频内容"))
plant("models_name_their_steps_rightly", GEN, "mechanism.models.#0.use", put("mechanism.models.#0.use", "第 1、2 步写文稿"))
plant("models_name_their_steps_rightly", DISP, "mechanism.models.#0.use", put("mechanism.models.#0.use", "第 90 到 92 步，预估出餐时间"))
plant("principle_agrees_with_models", PUSH, "mechanism.principle", put("mechanism.principle", "按写好的规则打分，没有用机器学习，也不看用户是谁，只看视频本身好不好看"))
plant("principle_agrees_with_models", RANK, "mechanism.principle", put("mechanism.principle", "只按互动的次数排先后，不使用模型，规则是人写好的，每小时算一次"))
plant("principle_agrees_with_models", DISP, "mechanism.principle", put("mechanism.principle", "按距离和手上的订单派单，未采用机器学习，先算谁近，再看谁手上的单少"))
plant("client_numbers_agree", SUP, "subject.monthly_users", put("scope.clients", "连锁酒店，37 家", "subject.monthly_users", "1.5"))
plant("client_numbers_agree", SUP, "subject.monthly_users", put("scope.reach", "全国，12 家客户", "scope.clients", "酒店", "subject.monthly_users", "0.2"))
plant("client_numbers_agree", SUP, "subject.monthly_users", put("scope.clients", "物业公司 5 家", "subject.monthly_users", "2.4"))
plant("ideas_are_no_functions", PUSH, "scope.functions.#4.status", put("scope.functions.#4.when", "2027 年，还在想"))
plant("ideas_are_no_functions", GEN, "scope.functions.#4.status", put("scope.functions.#4.when", "还没立项"))
plant("ideas_are_no_functions", RANK, "scope.functions.#3.status", put("scope.functions.#3.when", "明年再说"))
plant("core_is_online_or_in_test", GEN, "scope.core", put("scope.functions.#1.status", "规划中"))
plant("core_is_online_or_in_test", RANK, "scope.core", put("scope.core", ids("scope.functions")))
plant("core_is_of_the_filed_kind", PUSH, "scope.core", ids("scope.functions"), ids("scope.functions", 0, 2))
plant("core_is_of_the_filed_kind", DISP, "scope.core", ids("scope.functions", 0, 3))
plant("role_fits_the_users", GEN, "scope.role", "服务技术支持者", put("applicability.sides", ["给企业客户用，客户再给公众用"]))
plant("role_fits_the_users", SUP, "scope.role", "服务提供者")
both_sides = ["直接给个人用户用", "给企业客户用，客户再给公众用"]
plant("both_sides_are_two_filings", GEN, "applicability.sides", both_sides, [*both_sides, "只有本单位员工用"])
plant("both_sides_are_two_filings", SUP, "applicability.sides", both_sides)
plant("kind_is_one_of_those_used", PUSH, "scope.kind", put("applicability.kinds", ["排序精选类"]))
plant("kind_is_one_of_those_used", RANK, "scope.kind", put("applicability.kinds", ["检索过滤类"]))
plant("kind_is_one_of_those_used", DISP, "scope.kind", "检索过滤类")
plant("kinds_named_are_used", GEN, "applicability.kinds", ["生成合成类", "调度决策类"])
plant("kinds_named_are_used", DISP, "applicability.kinds", ["调度决策类", "个性化推送类", "排序精选类"])
plant("kinds_named_are_used", SUP, "applicability.kinds", ["生成合成类", "检索过滤类"])
plant("kinds_of_functions_are_named", PUSH, "applicability.kinds", ["个性化推送类"], ["个性化推送类", "排序精选类"])
plant("kinds_of_functions_are_named", RANK, "applicability.kinds", ["排序精选类"])
plant("functions_with_an_algorithm_have_a_kind", PUSH, "scope.functions.publish.unclassified", False)
plant("functions_with_an_algorithm_have_a_kind", DISP, "scope.functions.grab.unclassified", False)
plant("functions_with_an_algorithm_have_a_kind", RANK, "scope.functions.ads.unclassified", False)
plant("core_is_one_scene", PUSH, "scope.scene", "多场景通用")
plant("scene_is_a_phrase", PUSH, "scope.scene", "用户打开首页时推荐视频")
plant("scene_is_a_phrase", DISP, "scope.scene", "订单来了，系统挑一个骑手派单。")
plant("scene_is_a_phrase", GEN, "scope.scene", "用户在电脑上写通知总结和会议记录以及各种日常文稿的时候")
plant("core_is_one_scene", RANK, "scope.scene", "各类场景")
plant("core_is_one_scene", GEN, "scope.core", put("scope.functions.#1.scene", "客服问答"))
plant("core_is_of_one_modality", GEN, "scope.core", put("scope.functions.#1.outputs", ["图像"]), put("scope.functions.#1.outputs", ["文本", "图像"]), put("scope.functions.#0.outputs", ["音频"]))
plant("outputs_fit_the_functions", GEN, "mechanism.outputs", put("scope.functions.#0.outputs", ["图像"]))
plant("outputs_fit_the_functions", SUP, "mechanism.outputs", put("scope.functions.#0.outputs", ["音频"]))
plant("outputs_fit_the_functions", RANK, "mechanism.outputs", put("scope.functions.#0.outputs", ["文本", "视频"]))
plant("model_use_fits_the_models", SUP, "applicability.model_use", "只调用别家的模型")
plant("model_use_fits_the_models", GEN, "applicability.model_use", "自己训练或微调", "两种都有", both(put("mechanism.models.#0.source", "自研", "mechanism.models.#1.source", "自研"), put("mechanism.models.#2.source", "自研", "mechanism.models.#3.source", "自研")))

STEP_AS = {"does": "内部检查", "status": "已上线", "when": "2026-10-20", "scene": "检查"}
plant("only_what_is_filed_is_in_the_mechanism", PUSH, "mechanism.steps.#6.does", plus("mechanism.steps.#6.does", "站内搜索的结果也在这里打分。"))
plant("only_what_is_filed_is_in_the_mechanism", GEN, "mechanism.models.#0.use", plus("mechanism.models.#0.use", "，插图生成也用它写提示词"))
plant("only_what_is_filed_is_in_the_mechanism", DISP, "mechanism.steps.#2.does", plus("mechanism.steps.#2.does", "骑手抢单时只列出附近的订单。"))
plant("steps_are_no_functions", PUSH, "scope.functions.zz.name", added("scope.functions", name=lambda p: p.mechanism.steps[2].name, kind="检索过滤类", **STEP_AS), added("scope.functions", name=lambda p: p.mechanism.steps[3].name, **STEP_AS))
plant("steps_are_no_functions", GEN, "scope.functions.zz.name", added("scope.functions", name=lambda p: p.mechanism.models[0].name + "服务", kind="检索过滤类", **STEP_AS))

# naming
plant("name_is_modest", PUSH, "scope.name", "国家级第一推荐算法", "示例最懂你推荐算法", "示例首个推荐算法")
plant("name_says_it_is_an_algorithm", PUSH, "scope.name", "示例推荐大模型", "示例短视频推荐", "示例推荐算法服务")
plant("name_fits_the_kind", PUSH, "scope.name", "示例短视频排序算法", "示例短视频搜索算法")
plant("name_fits_the_kind", DISP, "scope.name", "示例推荐算法")
plant("name_is_not_a_borrowed_models", GEN, "scope.name", "示例文本大模型生成算法", "示例文本大模型写作算法", "文本向量模型生成算法")
plant("name_is_the_same_everywhere", PUSH, "scope.brief", plus("scope.brief", "本算法即“示例短视频推荐算法”。"))
plant("name_is_the_same_everywhere", GEN, "risk.conclusion", plus("risk.conclusion", "以上为《示例写作助手生成算法》的评估。"))
plant("name_is_the_same_everywhere", RANK, "mechanism.usage", plus("mechanism.usage", "名称为“示例社区热榜算法”。"))
plant("company_is_spelled_one_way", PUSH, "subject.products.#0.users", "示例视听科技(北京)有限公司的用户")
plant("company_is_spelled_one_way", GEN, "governance.body_duty", plus("governance.body_duty", "隶属示例文创科技上海有限公司。"))
plant("company_is_spelled_one_way", DISP, "risk.conclusion", plus("risk.conclusion", "示例速送科技(杭州)有限公司"))
plant("company_is_told_in_full", PUSH, "subject.company", "示例视听", "Example Video Ltd.", "示例短视频APP")

# dates
plant("dates_of_service_agree", PUSH, "scope.online_on", put("applicability.served_on", "2020-01-01"), "2026-10-01")
plant("dates_of_service_agree", DISP, "scope.online_on", "2026-10-22")
plant("core_starts_with_the_algorithm", PUSH, "scope.online_on", put("scope.functions.#0.when", "2026-09-01"))
plant("core_starts_with_the_algorithm", GEN, "scope.online_on", put("scope.functions.#1.when", "2026-08-01"))
plant("core_starts_with_the_algorithm", RANK, "scope.online_on", put("scope.functions.#0.when", "2026-10-25"))
plant("states_agree", PUSH, "scope.status", put("applicability.status", "测试中"), put("scope.functions.#0.status", "测试中"))
plant("states_agree", GEN, "subject.products.#0.status", each("subject.products", status="测试中"))
plant("functions_have_fitting_days", PUSH, "scope.functions.#0.when", "预计 2027 年第一季度")
plant("functions_have_fitting_days", PUSH, "scope.functions.#4.when", "2026-09-01")
plant("functions_have_fitting_days", GEN, "scope.functions.#4.when", "2026-10-01")
plant("nothing_told_is_later_than_the_report", PUSH, "subject.counted_on", "2026-12-01")
plant("nothing_told_is_later_than_the_report", GEN, "applicability.judged_on", "2027-01-01")
plant("nothing_told_is_later_than_the_report", RANK, "scope.online_on", "2027-01-01")
plant("tasks_are_due_later", PUSH, "risk.tasks.#0.due", "2026-01-01", "2026-10-28")
plant("tasks_are_due_later", GEN, "risk.tasks.#1.due", "2025-12-31")

# subject
plant("users_are_counted_in_ten_thousands", PUSH, "subject.monthly_users", "125000", "1,000,000", "36000000")
TESTING = ("scope.status", "测试中")
TRIED = ("scope.status", "测试中", "subject.monthly_users", "0.8")
plant("users_fit_those_invited", GEN, "subject.monthly_users", put(*TRIED, "scope.reach", "只邀请 300 名用户试用。"))
plant("users_fit_those_invited", PUSH, "subject.monthly_users", put(*TRIED, "scope.brief", "目前封闭测试，参加的有 1,200 人。"))
plant("users_fit_those_invited", RANK, "subject.monthly_users", put(*TRIED, "scope.impact", "内部测试期间向 500 位员工开放。"))
plant("users_fit_the_state", PUSH, "subject.monthly_users", put(*TESTING), put(*TESTING, "subject.monthly_users", "8"))
plant("users_fit_the_state", DISP, "subject.monthly_users", put("scope.status", "开发中"))
plant("users_are_the_same_everywhere", PUSH, "risk.conclusion", plus("risk.conclusion", "月活跃用户约 12 万。"))
plant("users_are_the_same_everywhere", GEN, "governance.staff", swap("governance.staff", "月活跃用户 1.2 万", "月活跃用户 5 万"))
plant("users_are_the_same_everywhere", RANK, "scope.brief", plus("scope.brief", "月活 100 万。"))
plant("users_are_counted_in_ten_thousands", GEN, "subject.monthly_users", "12.5万", "3万")
plant("many_users_are_meant", PUSH, "subject.monthly_users", "5001", "80000", "12,000")
plant("type_fits_the_credit_code", PUSH, "subject.company_type", "事业单位", "个体工商户", "机关")
plant("type_fits_the_name", PUSH, "subject.company_type", "社会组织", "其他组织机构")
plant("type_fits_the_name", SUP, "subject.company_type", "个体工商户")
plant("tasks_are_due_later", PUSH, "risk.tasks.#0.due", "2026-09", "2026年8月底前")
plant("papers_have_an_end", PUSH, "subject.representative_document", "身份证", "居民身份证")
plant("papers_have_an_end", GEN, "subject.officer_document", "居民身份证，在有效期内")
plant("address_has_a_number", PUSH, "subject.address", "北京市海淀区", "北京市海淀区示例大厦", "示例科技园")
plant("officer_is_of_the_company", PUSH, "subject.officer_title", "代办机构经理", "兼职顾问")
plant("officer_is_of_the_company", GEN, "subject.officer", "赵示例（外聘）")
plant("one_phone_is_told", PUSH, "governance.complaint", plus("governance.complaint", "；电话 13912345678"))
plant("one_phone_is_told", GEN, "data.rights", plus("data.rights", "，也可拨打 13800001111"))
plant("one_phone_is_told", DISP, "risk.conclusion", plus("risk.conclusion", "联系人电话：18612340000。"))
plant("domain_is_one", PUSH, "scope.domain", "短视频、直播", "短视频，社交", "短视频以及电商")

# products
plant("icp_holder_is_the_filer", PUSH, "subject.products.#0.icp_holder", "示例关联公司", "示例视听（上海）有限公司")
plant("icp_holder_is_the_filer", RANK, "subject.products.#1.icp_holder", "王示例")
plant("icp_numbers_share_a_stem", PUSH, "subject.products.#1.icp", "京ICP备11111111号-1", "沪ICP备00000000号-1")
plant("icp_numbers_share_a_stem", GEN, "subject.products.#1.icp", "沪ICP备22222222号-2X")
plant("websites_have_an_address", PUSH, "subject.products.#1.address", "应用商店搜索示例短视频", "www.example.com")
plant("websites_have_an_address", RANK, "subject.products.#1.address", "见官网")
plant("mini_programs_have_a_name", GEN, "subject.products.#1.address", "https://write.example.com", "http://m.example.com/mini")
plant("mini_programs_have_a_name", PUSH, "subject.products.#0.address", put("subject.products.#0.form", "小程序"))
plant("entries_are_told_step_by_step", PUSH, "subject.products.#0.entry", "首页可见", "打开即可使用")
plant("entries_are_told_step_by_step", GEN, "subject.products.#1.entry", "在小程序里")
plant("products_are_listed_once", PUSH, "subject.products.#1.name", put("subject.products.#1.form", "APP"))
plant("products_are_listed_once", GEN, "subject.products.#1.name", put("subject.products.#1.form", "网站"))
plant("products_are_listed_once", RANK, "subject.products.#1.name", put("subject.products.#1.form", "APP"))
plant("users_are_identified", GEN, "subject.products.#0.real_name", False)
plant("users_are_identified", PUSH, "subject.products.#1.real_name", False)
plant("users_are_identified", RANK, "subject.products.#0.real_name", False)
PERMIT = ("applicability.permits", ["网络视听节目"], "applicability.permit_numbers")
OTHER_ICP = plus("applicability.procedures", "\nICP 备案：浙ICP备99999999号-9")
plant("icp_numbers_agree", PUSH, "applicability.procedures", OTHER_ICP)
plant("icp_numbers_agree", GEN, "applicability.procedures", OTHER_ICP)
plant("icp_numbers_agree", RANK, "applicability.procedures", OTHER_ICP)
plant("permits_are_held", PUSH, "applicability.permit_numbers", put(*PERMIT, "尚未取得"), put(*PERMIT, "《信息网络传播视听节目许可证》正在申请"))
plant("permits_are_held", GEN, "applicability.permit_numbers", put(*PERMIT, "没有许可证"))
plant("no_permit_stands_alone", PUSH, "applicability.permits", ["网络视听节目", "都不涉及"], ["互联网新闻信息服务", "都不涉及"])
plant("no_permit_stands_alone", GEN, "applicability.permits", ["都不涉及", "教育"])
plant("video_services_think_of_a_permit", PUSH, "applicability.permits", ["都不涉及"])
plant("video_services_think_of_a_permit", GEN, "applicability.permits", put("applicability.forms", ["网络直播"]))
plant("video_services_think_of_a_permit", RANK, "applicability.permits", put("applicability.forms", ["短视频", "论坛"]))

# steps
STEPS = "mechanism.steps"
plant("steps_include_review", PUSH, STEPS, without(STEPS, "输入审核", "输出审核", field="stage"))
plant("steps_include_review", GEN, STEPS, without(STEPS, "输出审核", field="stage"), without(STEPS, "输入审核", field="stage"))
plant("steps_include_labelling", GEN, STEPS, without(STEPS, "添加标识", field="stage"), put("mechanism.steps.#10.stage", "返回结果"))
plant("steps_include_labelling", SUP, STEPS, without(STEPS, "添加标识", field="stage"))
plant("formats_fit_modalities", GEN, "mechanism.outputs.zz.format", added("mechanism.outputs", modality="图像", format="TXT", limit="1 MB"), added("mechanism.outputs", modality="音频", format="PNG", limit="1 MB"))
plant("formats_fit_modalities", SUP, "mechanism.inputs.#0.format", put("mechanism.inputs.#0.format", "JPG 图片", "mechanism.inputs.#0.modality", "文本"))
plant("formats_are_named", GEN, "mechanism.inputs.#0.format", "文本", "文字", "文本格式")
plant("limits_are_figures", PUSH, "mechanism.inputs.#0.limit", "大小适中", "按需")
plant("limits_are_figures", GEN, "mechanism.outputs.#0.limit", "视情况而定")
plant("steps_are_in_order", PUSH, "mechanism.steps.#7.stage", put("mechanism.steps.#7.stage", "接收输入"))
plant("steps_are_in_order", GEN, "mechanism.steps.#5.stage", put("mechanism.steps.#5.stage", "接收输入"))
plant("steps_are_in_order", RANK, "", moved("mechanism.steps.#0", 5))
plant("steps_run_from_input_to_return", PUSH, STEPS, without(STEPS, "返回结果", field="stage"), without(STEPS, "接收输入", field="stage"))
plant("steps_run_from_input_to_return", DISP, STEPS, both(without(STEPS), added(STEPS, name="接收", stage="接收输入")))
BY_NOBODY = {"does": "按规则核对后交给下一步", "blocked": "不再往下处理，提示用户修改"}
plant("people_are_in_the_steps", PUSH, STEPS, each(STEPS, kind="规则", **BY_NOBODY))
plant("people_are_in_the_steps", GEN, STEPS, each(STEPS, kind="机器学习", **BY_NOBODY))
plant("people_are_in_the_steps", RANK, STEPS, both(without(STEPS, "人工"), each(STEPS, **BY_NOBODY)))
plant("steps_have_names_of_their_own", PUSH, "mechanism.steps.#1.name", put("mechanism.steps.#1.name", lambda p: p.mechanism.steps[0].name))
plant("steps_have_names_of_their_own", GEN, "mechanism.steps.#3.name", "输入关键词比对")
plant("steps_have_names_of_their_own", DISP, "mechanism.steps.#4.name", put("mechanism.steps.#4.name", lambda p: p.mechanism.steps[2].name))
plant("every_filed_function_is_traced", GEN, "mechanism.function_steps", "两个功能流程相同，都走全部步骤。", "文稿起草：从第 1 步走到第 12 步。", "文稿润色：从第 1 步走到第 12 步。")
plant("steps_lead_elsewhere", GEN, "mechanism.steps.#3.elsewhere", put("mechanism.steps.#3.elsewhere", ids(STEPS, 3)), put("mechanism.steps.#3.elsewhere", ids(STEPS, 4)))
plant("steps_lead_elsewhere", PUSH, "mechanism.steps.#5.elsewhere", put("mechanism.steps.#5.elsewhere", ids(STEPS, 6, 7)))
plant("ways_that_are_told_are_drawn", PUSH, "mechanism.steps.#1.elsewhere", put("mechanism.steps.#1.elsewhere", [], "mechanism.steps.#1.does", "校验签名，浏览请求直接进入“多路召回”。"))
plant("ways_that_are_told_are_drawn", GEN, "mechanism.steps.#7.elsewhere", put("mechanism.steps.#7.elsewhere", [], "mechanism.steps.#7.does", "连续 50 字相同的，退回“生成文稿”改写。"))
plant("ways_that_are_told_are_drawn", DISP, "mechanism.steps.#8.elsewhere", put("mechanism.steps.#8.elsewhere", [], "mechanism.steps.#8.does", "由调度员改派的，回到“劳动保护校验”。"))
plant("what_follows_a_block_is_told", GEN, "mechanism.steps.#2.blocked", "予以拦截", "拦截。", "按内部规定的相应办法来办")

# models
plant("training_agrees_with_models", PUSH, "data.trains", False)
plant("training_agrees_with_models", GEN, "data.trains", True, put("mechanism.models.#2.source", "自研"))
plant("every_model_is_used", PUSH, "mechanism.models.zz.name", added("mechanism.models", name="闲置模型"))
plant("every_model_is_used", GEN, "mechanism.models.#3.name", put("mechanism.steps.#4.models", ids("mechanism.models", 0, 1)))
plant("every_model_is_used", RANK, "mechanism.models.zz.name", added("mechanism.models", name="备用向量模型"))
plant("models_are_domestic", GEN, "mechanism.models.#0.name", "GPT-5", "Claude 写作模型", "llama 微调版")
plant("models_have_names_of_their_own", GEN, "mechanism.models.#0.name", "大模型", "AI模型")
plant("models_have_names_of_their_own", PUSH, "mechanism.models.#1.name", "深度学习模型")
UNUSED = each(STEPS, models=[])
plant("review_models_are_listed", GEN, "mechanism.input_review", UNUSED)
plant("review_models_are_listed", SUP, "mechanism.input_review", UNUSED)
plant("review_models_are_listed", RANK, "mechanism.input_review", UNUSED)
plant("providers_are_legal_persons", GEN, "mechanism.models.#0.provider", "示例大模型", "示例云", put("mechanism.models.#0.provider", "示例文创科技（上海）有限公司"))
plant("model_numbers_are_the_providers", GEN, "mechanism.models.#0.filing_number", "网信算备123号", "网信算备12345678901234567890号", put("scope.filing", "变更备案", "scope.number", "示例备案号（演示用，非真实编号）"))
plant("called_models_are_filed", GEN, "mechanism.models.#0.filing_number", "尚无", "没有", "提供方未备案")
plant("agreements_are_told_whole", GEN, "mechanism.models.#0.agreement", "已与模型厂商签约", "2026-07-15 签订《模型服务协议》", swap("mechanism.models.#0.agreement", "示例大模型（杭州）有限公司", "提供方"))
plant("open_models_have_a_licence", GEN, "mechanism.models.#2.licence", "开源的，随便用", "示例研究院发布，Apache License 2.0")
plant("open_models_have_a_licence", PUSH, "mechanism.models.#5.licence", "开源社区发布，允许商用")
plant("metrics_are_figures", GEN, "mechanism.models.#0.metrics", "准确率高", "效果较好")
plant("metrics_are_figures", PUSH, "mechanism.models.#2.metrics", "点击率明显提升")
plant("goals_do_not_addict", PUSH, "mechanism.models.#2.goal", "提高观看时长", "提高用户粘性和打开次数")
plant("goals_do_not_addict", DISP, "mechanism.models.#0.goal", "提高用户付费转化率")

# reviews
plant("reviews_are_told_apart", PUSH, "mechanism.output_review", "同输入审核", "同上")
plant("reviews_are_told_apart", GEN, "mechanism.output_review", lambda p: p.mechanism.input_review)
plant("reviews_say_how", PUSH, "mechanism.input_review", "有完善的内容安全措施。", "由第三方全部审过。")
plant("reviews_say_how", GEN, "mechanism.output_review", "全部生成文稿经过两遍检查。")
plant("keywords_are_counted", PUSH, "mechanism.keywords", "词库丰富，及时更新", "约 1 万条，内容安全部维护")
plant("keywords_are_counted", RANK, "mechanism.keywords", "内容安全部维护")
plant("keyword_counts_agree", GEN, "risk.measures.#0.does", put("risk.measures.#0.does", "全部输入先比对约 6500 条关键词，再由模型打分；拒绝的拦截。"))
plant("keyword_counts_agree", PUSH, "governance.support", plus("governance.support", "关键词库共 9000 条。"))
plant("keyword_counts_agree", DISP, "mechanism.input_review", plus("mechanism.input_review", "敏感词库约 1.2 万条。"))
plant("keywords_are_many", GEN, "mechanism.keywords", "约 200 条，每周更新", "约 0.3 万条，每周更新", "3 千条，每月更新")
plant("appeals_have_a_way_and_a_time", PUSH, "mechanism.appeal", "可联系客服", "设置 > 申诉", "提交后 3 个工作日内答复")
plant("interventions_name_who_and_what", PUSH, "mechanism.intervention", "支持对结果进行干预", "可由系统自动处理", "必要时采取办法")
plant("updates_have_a_way_back", PUSH, "mechanism.update", "实时更新", "每周训练一次", "支持退回旧版")
plant("deployment_is_at_home", PUSH, "mechanism.deployment", "部署在香港机房", "北京机房，备份在 AWS 新加坡", "主机在海外数据中心")
plant("deployment_is_told_exactly", PUSH, "mechanism.deployment", "云服务器", "阿里云主机", "自有服务器")

# labels
plant("labels_are_not_promises", GEN, "mechanism.explicit_label", "后续版本将在导出文件中添加标识", "我们将在界面显示标识")
plant("labels_are_not_promises", SUP, "mechanism.implicit_label", "将在元数据中写入标识")
ROWLESS = without("mechanism.labels")
plant("every_exit_is_labelled", GEN, "mechanism.explicit_label", both(ROWLESS, put("mechanism.explicit_label", "正文末尾显示“内容由 AI 生成”")), both(each("mechanism.labels", shown="还没有做"), put("mechanism.explicit_label", "界面顶部和导出文件首页显示标识")), put("mechanism.exits", ["屏幕显示", "分享到外部"], "mechanism.explicit_label", "正文末尾带一句话"))
plant("labels_fit_the_modality", GEN, "mechanism.explicit_label", added("mechanism.outputs", modality="音频", format="MP3", limit="5 MB"), added("mechanism.outputs", modality="图像", format="PNG", limit="5 MB"), added("mechanism.outputs", modality="视频", format="MP4", limit="50 MB"))
plant("implicit_label_is_in_the_metadata", GEN, "mechanism.implicit_label", "图片右下角有水印", "文件元数据写入服务提供者名称", "采用数字水印")
plant("files_carry_their_label", GEN, "", each("mechanism.labels", way="导出文件", hidden="没有"), each("mechanism.labels", way="下载", hidden="无。"))
plant("files_carry_their_label", SUP, "", each("mechanism.labels", way="下载", hidden="都没有"))
plant("unlabelled_content_is_logged", GEN, "mechanism.explicit_label", plus("mechanism.explicit_label", "会员可以关闭标识。"), plus("mechanism.explicit_label", "支持用户自行去除显式标识。"))
plant("unlabelled_content_is_logged", SUP, "mechanism.intervention", plus("mechanism.intervention", "客户允许取消标识。"))

# kinds
plant("tags_keep_bad_words_out", PUSH, "mechanism.user_tags", "依据大数据分析", "依据播放记录生成兴趣标签，由人工审核", "依据播放记录生成，违法词不入库")
plant("switch_off_works_at_once", PUSH, "mechanism.switch_off", "我的 > 设置 > 推荐，关闭后次日生效", "设置里可以关闭，立即生效", "我的 > 设置 > 个性化推荐")
plant("tags_can_be_deleted", PUSH, "mechanism.tag_management", "我的 > 设置 > 兴趣标签，可查看", "可在设置里删除", "我的 > 兴趣标签，不能删除")
plant("diversity_has_a_method", PUSH, "mechanism.diversity", "推荐内容丰富多样", "通过打散和去重避免同类内容", "引入探索机制")
plant("tags_are_not_forced", PUSH, "mechanism.user_tags", plus("mechanism.user_tags", "新用户必须选择兴趣标签。"), plus("mechanism.user_tags", "首次使用需先勾选至少三个标签。"), plus("mechanism.user_tags", "注册后强制选择标签。"))
plant("pushing_uses_personal_data", PUSH, "data.items", each("data.items", sensitivity="不含个人信息"))
plant("pushing_uses_personal_data", RANK, "data.items", both(put("scope.kind", "个性化推送类"), each("data.items", sensitivity="不含个人信息")))
plant("pushing_uses_personal_data", DISP, "data.items", both(put("scope.kind", "个性化推送类"), each("data.items", sensitivity="不含个人信息")))
plant("mainstream_content_has_its_place", PUSH, "mechanism.intervention", "内容安全部可下架违规视频")
plant("mainstream_content_has_its_place", RANK, "mechanism.intervention", "值班编辑可移出违规话题", "内容安全部可降低谣言话题名次")
plant("weights_add_up", RANK, "mechanism.factors", "点赞占四成，评论占三成半")
plant("weights_add_up", RANK, "mechanism.factors", "按综合热度排序", "讨论 40%、浏览 30%、传播 20%", "讨论人数 60%、浏览人数 60%，合计 120%")
plant("rankings_are_not_for_sale", RANK, "mechanism.anti_manipulation", "榜单真实可信", "剔除异常账号", "广告另行展示")
plant("matching_can_be_put_right", RANK, "mechanism.matching", put("scope.kind", "检索过滤类", "mechanism.matching", "智能匹配"), put("scope.kind", "检索过滤类", "mechanism.matching", "按关键词返回结果"))
plant("matching_can_be_put_right", GEN, "mechanism.matching", both(RETRIEVES, put("mechanism.matching", "误拦的人工恢复")))
plant("dispatching_leaves_room", DISP, "mechanism.dispatch", "取送距离 60%、订单数 40%", "缩短送达时间", "按区域内最快的历史时间派单")
plant("prices_are_the_same_for_all", PUSH, "scope.brief", plus("scope.brief", "支持个性化定价。"))
plant("prices_are_the_same_for_all", DISP, "mechanism.dispatch", plus("mechanism.dispatch", "采用千人千面定价。"))
plant("prices_are_the_same_for_all", RANK, "mechanism.usage", plus("mechanism.usage", "按用户等级展示不同价格。"))
plant("offers_have_open_rules", PUSH, "mechanism.fair_terms", put("mechanism.fair_terms", "价格都一样，券不一样"))
plant("offers_have_open_rules", RANK, "scope.functions.#0.does", put("scope.functions.#0.does", "给好久没来的用户发大额券"))
plant("offers_have_open_rules", DISP, "mechanism.fair_terms", put("mechanism.fair_terms", "老用户的红包小一些"))

# minors and people
plant("protection_of_minors_is_whole", PUSH, "mechanism.minors", "禁止未成年人使用", "有未成年人模式")
plant("protection_of_minors_is_whole", GEN, "mechanism.minors", "实名识别后进入未成年人模式，只看适龄内容")
plant("shutting_out_minors_has_a_way", DISP, "mechanism.usage", plus("mechanism.usage", "未成年人不得使用。"))
plant("shutting_out_minors_has_a_way", SUP, "mechanism.usage", plus("mechanism.usage", "仅限成年人使用。"))
plant("shutting_out_minors_has_a_way", DISP, "scope.brief", plus("scope.brief", "本服务禁止未成年人使用。"))
plant("who_serves_children_says_so", SUP, "subject.audiences", plus("scope.brief", "家长也用它给孩子讲题。"))
plant("who_serves_children_says_so", RANK, "subject.audiences", put("subject.audiences", ["一般消费者"], "scope.reach", "全国的中学生"))
plant("who_serves_children_says_so", DISP, "subject.audiences", put("scope.scene", "小学门口接送"))
plant("children_are_an_audience", PUSH, "subject.audiences", put("subject.audiences", ["一般消费者"], "data.items.#0.sensitivity", CHILD))
plant("children_are_an_audience", GEN, "subject.audiences", put("subject.audiences", ["老年人"]))
plant("children_are_an_audience", DISP, "", put("data.items.#0.sensitivity", CHILD, "data.items.#0.separate_consent", "单独弹窗，用户点同意"))
plant("the_elderly_are_served", PUSH, "subject.audiences", both(put("subject.audiences", ["一般消费者", "未成年人", "老年人"]), no_word("适老|老年|长辈|大字")))
plant("the_elderly_are_served", DISP, "subject.audiences", both(put("mechanism.elderly", ""), no_word("适老|老年|长辈|大字")), no_word("涉诈|诈骗|反诈|防诈"))
plant("protection_of_workers_is_whole", DISP, "mechanism.workers", put("mechanism.workers", "充分保障骑手权益", "mechanism.worker_pay", "", "mechanism.worker_appeal", ""))
plant("protection_of_workers_is_whole", DISP, "mechanism.workers", put("mechanism.workers", "报酬规则公开，连续 4 小时休息", "mechanism.worker_pay", "", "mechanism.worker_appeal", ""))
plant("protection_of_workers_is_whole", DISP, "mechanism.workers", put("mechanism.workers", "超时不扣款，可申诉", "mechanism.worker_pay", "", "mechanism.worker_appeal", ""))
COMPANION_MINORS = "mechanism.companion_minors"
plant("companions_are_kept_safe", GEN, "mechanism.companion_notice", put("applicability.companion", True, "mechanism.companion_notice", "头像旁有提示标志，一直看得见。"))
plant("companions_are_kept_safe", SUP, "mechanism.companion_reminder", put("applicability.companion", True, "mechanism.companion_reminder", "每 3 小时弹窗提醒一次。"))
plant("companions_are_kept_safe", GEN, "mechanism.companion_exit", put("applicability.companion", True, "mechanism.companion_exit", "点“结束”后由角色挽留一次，再点才结束。"))
plant("companions_are_kept_safe", GEN, "mechanism.companion_crisis", put("applicability.companion", True, "mechanism.companion_crisis", "由自伤词表识别，识别到即安抚并转人工。"))
plant("companions_are_kept_safe", GEN, COMPANION_MINORS, put("applicability.companion", True, COMPANION_MINORS, "由身份证号核验年龄，没有虚拟恋人。"))
plant(
    "ages_are_told_by_more_than_a_phone",
    GEN,
    "subject.products.#0.real_name_by",
    put("applicability.companion", True, COMPANION_MINORS, "不满 18 岁的不能注册。"),
    put("applicability.companion", True, COMPANION_MINORS, "未成年人没有虚拟恋人和亲属。"),
    put("mechanism.minors", "按实名信息识别年龄，未成年人模式内每天限 40 分钟，只开放适龄内容。"),
)
plant(
    "minors_have_no_virtual_partner",
    GEN,
    "scope.functions.#0.does",
    put("applicability.companion", True, "scope.functions.#0.does", "用户与虚拟恋人聊天，得到回应。"),
    put("applicability.companion", True, "scope.functions.#0.does", "用户创建虚拟伴侣并聊天。"),
    put("applicability.companion", True, "scope.functions.#0.does", "用户和虚拟家人对话，得到安慰。"),
)
plant("edited_people_are_asked", GEN, "mechanism.biometric_consent", both(EDITS, put("mechanism.biometric_consent", "使用前弹窗提示遵守法律法规，勾选后才能继续。")))
plant("edited_people_are_asked", SUP, "mechanism.biometric_consent", both(EDITS, put("mechanism.biometric_consent", "接口文档提示客户不得侵害他人。")))
plant("edited_people_are_asked", RANK, "applicability.edits_biometrics", EDITS)
plant("faces_and_voices_are_seen", GEN, "applicability.edits_biometrics", put("scope.functions.#0.name", "照片转头像"), put("data.items.#0.name", "用户上传的人像照片"), put("risk.risks.#0.name", "用户拿别人的照片换脸"))
plant("clients_are_checked_and_bound", SUP, "subject.client_checks", "与客户签订协议", "核验营业执照后开通", "协议约定须添加标识")
plant("the_way_of_service_is_told", SUP, "subject.service_way", "按客户需要提供", "签约后开通", "由客户自行选择")

# duties
LACKING = {
    PUSH: ("mechanism.user_tags", "mechanism.switch_off", "mechanism.tag_management", "mechanism.addiction", "mechanism.minors", "governance.body", "governance.notice", "governance.complaint", "governance.emergency", "governance.monitored", "governance.violations", "mechanism.appeal", "mechanism.incoming_labels"),
    GEN: ("mechanism.explicit_label", "mechanism.implicit_label", "mechanism.labels.#0.shown", "mechanism.labels.#1.hidden", "mechanism.label_terms", "data.items.#4.separate_consent"),
    DISP: ("mechanism.workers", "mechanism.worker_pay", "mechanism.worker_appeal"),
}
for demo, places in LACKING.items():
    for where in places:
        plant("what_the_law_asks_is_there", demo, where, "还没有做", "打算明年上半年做")
plant("what_is_expected_is_there", PUSH, "governance.complaint", plus("governance.complaint", "；举报入口还没有做"))
plant("what_the_law_asks_is_there", GEN, "data.items.#4.separate_consent", "还没有单独弹窗")
for where in ("data.protection_level", "data.audit", "governance.qualifications", "mechanism.models.#0.structure", "risk.measures.#0.effect"):
    plant("what_is_expected_is_there", PUSH, where, "还没有做", "还没有数据", "尚未办理")

# statements
plant("public_statements_are_present", PUSH, "mechanism.usage", "应用于首页推荐，后续将用于直播。", plus("mechanism.usage", "同城推荐即将上线。"))
plant("public_statements_are_present", GEN, "mechanism.intent", plus("mechanism.intent", "正在开发配图功能。"))
plant("public_statements_have_substance", PUSH, "mechanism.principle", "深度学习推荐。", "根据兴趣推荐内容")
plant("public_statements_have_substance", RANK, "mechanism.intent", "方便用户。")
plant("operation_follows_the_steps", PUSH, "mechanism.operation", swap("mechanism.operation", "存疑人工复核", "复核"), "先审核，再排序，最后返回给用户。系统会按兴趣打分，并作多样性调整和输出前复核。")
plant("operation_follows_the_steps", GEN, "mechanism.operation", put("mechanism.steps.#0.name", "收到请求"))
plant("operation_tells_of_review", GEN, "mechanism.operation", "接收写作要求，组装提示词，生成文稿，返回文稿。" * 2, "接收写作要求，输入模型审核，生成文稿，输出模型审核，返回文稿。")
plant("operation_tells_of_review", PUSH, "mechanism.operation", "接收请求，召回，排序，多样性调整，返回结果，供用户浏览短视频内容。")
plant("principle_tells_of_called_models", GEN, "mechanism.principle", "本算法根据用户的写作要求，用大语言模型写出文稿，并由分类模型作检查后返回给用户。", "采用自然语言处理技术理解写作要求，再生成符合格式的文稿，供用户修改使用。", "用神经网络根据写作要求写出文稿，过程中有关键词和模型两道检查，结果可追溯。")
plant("usage_names_the_products", PUSH, "mechanism.usage", "应用于首页推荐功能，服务境内个人用户。", swap("mechanism.usage", "示例短视频（网站）", "示例短视频（小程序）"))
plant("usage_names_the_products", DISP, "mechanism.usage", swap("mechanism.usage", "示例速送骑手（APP）的", ""))
plant("usage_names_what_is_filed", PUSH, "mechanism.usage", "应用于示例短视频（APP）、示例短视频（网站）的推荐。", plus("mechanism.usage", "另用于AI 字幕。"))
plant("usage_names_what_is_filed", GEN, "mechanism.usage", plus("mechanism.usage", "也用于插图生成。"))
plant("the_brief_says_what_happens", PUSH, "scope.brief", "为用户推荐视频。", "智能推荐算法", "根据兴趣选出视频并展示")

# secrets
plant("public_words_hold_nothing_internal", PUSH, "mechanism.principle", plus("mechanism.principle", "算法部署在 10.2.3.4。"), plus("mechanism.principle", "兴趣分高于 0.35 的进入候选。"), plus("mechanism.principle", "咨询电话 13000000000。"))
plant("public_words_hold_nothing_internal", GEN, "mechanism.operation", plus("mechanism.operation", "审核阈值为 80 分。"), plus("mechanism.operation", "责任人证件号 11010119900101001X。"), plus("mechanism.operation", "接口 api_key=abc。"))
plant("public_words_hold_nothing_internal", PUSH, "mechanism.principle", both(put("mechanism.models.#0.structure", "双塔结构，约 2 亿参数（内部）"), plus("mechanism.principle", "模型约 2 亿参数。")))
plant("public_words_hold_nothing_internal", SUP, "governance.publicity", "公示事宜请联系algorithm@example.com", "联系１３０００００００００")

# data
plant("personal_data_stays_at_home", PUSH, "", carried_abroad(0), carried_abroad(2))
plant("personal_data_stays_at_home", GEN, "", carried_abroad(1))
plant("biometrics_are_declared", GEN, "data.items", EDITS)
plant("biometrics_are_declared", SUP, "data.items", EDITS)
plant("biometrics_are_declared", PUSH, "data.items", EDITS)
plant("every_item_flows", PUSH, "data.items.zz.name", added("data.items", name="闲置数据"))
plant("every_item_flows", GEN, "data.items.zz.name", added("data.items", name="设备信息"))
plant("every_item_flows", RANK, "", only("data.flows", 2))
plant("every_party_takes_part", PUSH, "data.parties.zz.name", added("data.parties", name="旁观方"))
plant("every_party_takes_part", GEN, "data.parties.zz.name", added("data.parties", name="备用存储"))
plant("every_party_takes_part", DISP, "", only("data.flows", 2))
plant("both_ends_are_parties", PUSH, "data.parties", without("data.parties", "用户"), without("data.parties", "本公司系统"))
plant("both_ends_are_parties", GEN, "data.parties", without("data.parties", "用户"))
plant("flows_go_somewhere", PUSH, "data.flows.#0.target", lambda p: p.data.flows[0].source)
plant("flows_go_somewhere", GEN, "data.flows.#1.target", lambda p: p.data.flows[1].source)
plant("flows_go_somewhere", DISP, "data.flows.#2.target", put("data.flows.#2.source", lambda p: p.data.flows[2].target))
plant("what_is_called_answers", GEN, "data.flows", silent)
plant("what_is_called_answers", GEN, "data.flows", silent_of("模型服务商"), silent_of("内容审核服务商"))
plant("providers_are_parties", GEN, "data.parties", put("mechanism.models.#0.provider", "示例别家（武汉）有限公司"), each("data.parties", entity="示例云计算（贵州）有限公司"), put("mechanism.models.#1.provider", "示例审核科技有限公司"))
plant("personal_items_are_told_so", PUSH, "data.items.#0.sensitivity", both(put("data.items.#0.name", "手机号"), put("data.items.#0.sensitivity", "不含个人信息")), both(put("data.items.#0.name", "收货人姓名"), put("data.items.#0.sensitivity", "不含个人信息")))
plant("personal_items_are_told_so", DISP, "data.items.#0.sensitivity", both(put("data.items.#0.name", "骑手定位信息"), put("data.items.#0.sensitivity", "不含个人信息")))
plant("contracts_are_told_whole", GEN, "data.parties.#8.contract", "有合同", "2026-07-15 签订协议，约定不得留存", swap("data.parties.#8.contract", "示例大模型（杭州）有限公司", "对方"))
plant("entities_are_legal_persons", GEN, "data.parties.#8.entity", "示例云", "示例大模型", "模型厂商")
plant("places_agree", PUSH, "data.parties.#0.place", "境外", each("data.parties", place="境外"))
plant("places_agree", RANK, "data.parties.#1.place", "境外")

# handling
plant("logs_are_kept_six_months", PUSH, "data.log_months", "3", "5.5")
plant("logs_are_kept_six_months", GEN, "data.log_months", "0")
plant("impact_is_assessed", PUSH, "data.assessment", "还没做", "正在做")
plant("impact_is_assessed", GEN, "data.assessment", "还没做")
plant("items_are_told_exactly", PUSH, "data.items.#0.name", "用户数据", "相关信息", "数据")
plant("retention_has_an_end", PUSH, "data.items.#0.retention", "长期保存", "按规定保存")
plant("retention_has_an_end", GEN, "data.items.#1.retention", "永久")
plant("deletion_has_a_time", PUSH, "data.items.#0.retention", "用户删除后就删除", "账号注销后删除")
plant("deletion_has_a_time", GEN, "data.items.#1.retention", "退出登录后即清除")
plant("inputs_are_kept_as_listed", GEN, "data.inputs_kept", "输入内容留 5 个月，仅用于安全追溯；不用于训练", "保存 2 年，不用于训练")
plant("inputs_are_kept_as_listed", SUP, "data.inputs_kept", "提问留 11 天，不用于训练")
plant("log_periods_agree", PUSH, "", put("data.log_months", "7"))
plant("log_periods_agree", GEN, "data.items.#8.retention", "9 个月，到期自动删除")
plant("log_periods_agree", RANK, "", put("data.log_months", "8"))
plant("consent_is_separate", GEN, "data.items.#4.separate_consent", "用户同意隐私政策即视为监护人同意", "写在隐私政策里，由监护人阅读")
plant("consent_is_separate", PUSH, "data.items.#0.separate_consent", put("data.items.#0.sensitivity", "敏感个人信息", "data.items.#0.separate_consent", "注册时同意隐私政策"))
plant("biometrics_have_a_reason", GEN, "data.items.#0.sensitivity", "生物识别信息")
plant("biometrics_have_a_reason", SUP, "data.items.#1.sensitivity", "生物识别信息")
plant("biometrics_have_a_reason", GEN, "data.items.#2.sensitivity", "生物识别信息")
plant("training_data_is_accounted_for", PUSH, "data.training.#0.scale", "海量", "很多")
plant("training_data_is_accounted_for", PUSH, "data.training.#0.licence", "来自公开网络")
plant("training_on_users_has_a_basis", PUSH, "", each("data.training", origin="用户自己填写或上传", licence="公司自有"), each("data.training", origin="使用中自动收集", licence="日常积累"))
plant("training_on_users_has_a_basis", RANK, "", each("data.training", origin="使用中自动收集", licence="平台数据"))
plant("people_in_training_data_agreed", SUP, "data.training.#0.consent", both(put("applicability.edits_biometrics", True), each("data.training", consent="已取得授权")), both(put("applicability.edits_biometrics", True), each("data.training", consent="来源合法，手续齐全")), both(put("applicability.edits_biometrics", True), each("data.training", consent="2 名主播的声音，平台协议中有约定")), both(put("applicability.edits_biometrics", True), each("data.training", consent="没有取得本人同意")))
plant("cleaning_is_told", PUSH, "data.training.#0.cleaning", "经过清洗", "质量较好")
plant("cleaning_is_told", DISP, "data.training.#0.cleaning", "按流程处理")
SAYS_NOT = put("data.flows.#0.protection", lambda p: f"HTTPS 传输，不传{next(i.name for i in p.data.items if i.id in p.data.flows[0].items)}")
plant("what_is_withheld_is_not_sent", PUSH, "data.flows.#0.protection", SAYS_NOT)
plant("what_is_withheld_is_not_sent", GEN, "data.flows.#0.protection", SAYS_NOT)
plant("what_is_withheld_is_not_sent", DISP, "data.flows.#0.protection", SAYS_NOT)
plant("protection_is_told_exactly", PUSH, "data.flows.#0.protection", "采取保护措施", "安全传输")
plant("protection_is_told_exactly", GEN, "data.flows.#2.protection", "按公司规定办理")
plant("rights_have_a_way_and_a_time", PUSH, "data.rights", "发邮件联系我们", "我的 > 设置 > 隐私", "联系客服，15 个工作日内办结")
plant("classes_are_told", PUSH, "data.classification", "按规定分级", "数据分为三级", "按制度管理，须授权访问")

# risk
plant("every_core_function_has_a_risk", PUSH, "risk.risks", riskless_core)
plant("every_core_function_has_a_risk", GEN, "risk.risks", riskless_core)
plant("every_core_function_has_a_risk", DISP, "risk.risks", riskless_core)
for demo in (PUSH, GEN, RANK):
    plant("control_does_not_raise_risk", demo, "risk.risks.#0.residual_likelihood", put("risk.risks.#0.likelihood", "几乎不可能", "risk.risks.#0.severity", "轻微", "risk.risks.#0.residual_severity", "重大"))
plant("high_risks_left_are_owned", PUSH, "risk.tasks", unowned_high_risk(0), unowned_high_risk(3))
plant("high_risks_left_are_owned", GEN, "risk.tasks", unowned_high_risk(1))
plant("every_head_is_thought_of", PUSH, "risk.risks", each("risk.risks", kind="算法滥用"), put("risk.risks.#6.kind", "其他违法违规"))
plant("every_head_is_thought_of", GEN, "risk.risks", put("risk.risks.#7.kind", "违法不良信息生成"))
LEAK = {"risk": "外部单位留存或外传数据", "reason": "没有把数据交给外部单位。"}
plant("outside_parties_are_a_risk", PUSH, "risk.dismissed.zz.reason", added("risk.dismissed", **LEAK))
plant("outside_parties_are_a_risk", GEN, "risk.dismissed.zz.reason", added("risk.dismissed", **LEAK))
plant("outside_parties_are_a_risk", DISP, "risk.dismissed.zz.reason", added("risk.dismissed", **LEAK))
plant("filing_is_in_time", PUSH, "applicability.served_on", "2025-03-01")
plant("filing_is_in_time", RANK, "applicability.served_on", "2026-03-02")
plant("filing_is_in_time", SUP, "applicability.served_on", "2026-05-06")
plant("risks_are_listed_or_set_aside", PUSH, "risk.risks", added("risk.dismissed", risk="刷量刷榜", reason="没有排行"), added("risk.dismissed", risk="内容单一", reason="内容很多"))
plant("risks_are_listed_or_set_aside", RANK, "risk.risks", added("risk.dismissed", risk="人为操纵名次", reason="不会发生"))
plant("likely_risks_are_thought_of", PUSH, "risk.risks", put("subject.audiences", ["一般消费者", "未成年人", "老年人"]), put("risk.risks.#0.covers", []), put("data.parties.#1.place", "境外"))
plant("likely_risks_are_thought_of", DISP, "risk.risks", put("risk.dismissed.#0.reason", ""), lambda p: p.remove("risk.dismissed.d1"))
plant("likely_risks_are_thought_of", GEN, "risk.risks", EDITS)
plant("special_risks_are_seen", PUSH, "risk.risks", no_word("未成年"))
plant("special_risks_are_seen", GEN, "risk.risks", no_word("未成年"))
plant("special_risks_are_seen", SUP, "risk.risks", both(EDITS, put("risk.risks.#0.covers", ["企业客户超范围使用", "冒充他人"]), no_word("伪造|冒充|换脸|仿冒|肖像|声音|深度合成|假")))
for demo in (PUSH, GEN, DISP):
    plant("control_lowers_the_risk", demo, "risk.risks.#0.residual_likelihood", put("risk.risks.#0.residual_likelihood", lambda p: p.risk.risks[0].likelihood, "risk.risks.#0.residual_severity", lambda p: p.risk.risks[0].severity))
    plant("what_is_lowered_has_measures", demo, "risk.risks.#0.residual_likelihood", put("risk.risks.#0.measures", ()))
    plant("something_is_left", demo, "risk.risks", each("risk.risks", residual_likelihood="几乎不可能"))
    plant("risks_are_told_once", demo, "risk.risks.#1.name", put("risk.risks.#1.name", lambda p: p.risk.risks[0].name))
    plant("every_measure_controls_a_risk", demo, "risk.measures.zz.name", added("risk.measures", name="备用措施"))
plant("effects_are_figures", PUSH, "risk.measures.#0.effect", "效果良好", "运行正常")
plant("effects_are_figures", GEN, "risk.measures.#1.effect", "有效拦截了违规内容")
plant("measures_have_evidence", PUSH, "risk.measures.#0.evidence", "无", "暂无")
plant("measures_have_evidence", GEN, "risk.measures.#1.evidence", "没有")

# assessment
plant("other_procedures_are_told", GEN, "applicability.procedures", "", "公安联网备案：尚未办理。安全评估：尚未办理。")
plant("other_procedures_are_told", SUP, "applicability.procedures", "都还没有办")
plant("assessment_comes_before_report", PUSH, "risk.written_on", "2020-01-01", put("risk.assessed_on", "2027-01-01"))
plant("assessment_comes_before_report", GEN, "risk.written_on", "2026-10-01")
for demo in (PUSH, GEN, RANK):
    plant("ethics_is_reviewed", demo, "risk.ethics", "还没做")
plant("assessors_are_named", PUSH, "risk.assessors", "公司相关人员", "专业团队", "三人")
plant("the_method_is_told", PUSH, "risk.method", "综合评估", "查阅资料、抽检内容", "按 12 项要求评估")
plant("the_ethics_record_is_whole", PUSH, "risk.ethics_record", "尚未开展，打算年底前做", "委员会同意上线", "2026-09-18 已审查，同意上线")
plant("the_conclusion_stands_on_something", PUSH, "risk.conclusion", "通过", "评估合格", "经测试，符合要求")
plant("the_conclusion_counts_right", PUSH, "risk.conclusion", swap("risk.conclusion", "识别风险 16 项", "识别风险 20 项"), lambda p: p.remove(f"risk.risks.{p.risk.risks[-1].id}"))
plant("the_conclusion_counts_right", GEN, "risk.conclusion", added("risk.tasks", name="补做测试", owner="技术部", due="2027-01-01"))
TASK = {"owner": "法务部", "due": "2027-01-31"}
plant("what_is_done_is_no_task", PUSH, "data.assessment", added("risk.tasks", name="完成个人信息保护影响评估", **TASK))
plant("what_is_done_is_no_task", GEN, "data.assessment", added("risk.tasks", name="补做影响评估并留存报告", **TASK))
plant("what_is_done_is_no_task", DISP, "risk.ethics", added("risk.tasks", name="做一次科技伦理审查", **TASK))
for demo in (PUSH, GEN, DISP):
    plant("tasks_told_are_listed", demo, "risk.tasks", without("risk.tasks"))

# governance
SYSTEMS = "governance.systems"
plant("eight_systems_are_there", PUSH, SYSTEMS, *(without(SYSTEMS, kind) for kind in ARTICLE_7_SYSTEMS[:3]))
plant("four_outline_systems_are_there", GEN, SYSTEMS, *(without(SYSTEMS, kind) for kind in OUTLINE_SYSTEMS[:3]))
plant("systems_are_listed_once", PUSH, "governance.systems.zz.kind", added(SYSTEMS, kind=ARTICLE_7_SYSTEMS[0]), added(SYSTEMS, kind=OUTLINE_SYSTEMS[0]))
plant("systems_are_listed_once", GEN, "governance.systems.zz.kind", added(SYSTEMS, kind=ARTICLE_7_SYSTEMS[4]))
plant("systems_are_written_down", PUSH, SYSTEMS, put(f"{SYSTEMS}.#0.name", "尚未成文"), put(f"{SYSTEMS}.#3.name", "起草中"), each(SYSTEMS, name="还没有写"))
OUTLINED = [n for n, kind in enumerate((*ARTICLE_7_SYSTEMS, *OUTLINE_SYSTEMS)) if kind in OUTLINE_SYSTEMS]
plant("outline_systems_are_written_down", PUSH, SYSTEMS, *(put(f"{SYSTEMS}.#{n}.name", "尚未成文") for n in OUTLINED[:3]))
plant("four_fields_are_monitored", PUSH, "governance.monitored", "全方位监测", "信息安全监测：违规内容占比，每 5 分钟统计", "算法安全监测：模型结果异常率，每 5 分钟统计")
plant("indicators_are_figures", PUSH, "governance.systems.#0.indicator", "及时处置", "显著提高", "不出问题")
plant("procedures_are_told", PUSH, "governance.systems.#0.procedure", "按制度执行", "由部门负责", "及时处理")
plant("the_algorithm_is_reviewed_regularly", PUSH, "governance.review_cycle", "有问题再看，由算法安全部看", "出现投诉时审核评估，结果报总经理")
plant("the_algorithm_is_reviewed_regularly", DISP, "governance.review_cycle", "由算法安全部审核机理、模型和结果")
plant("staff_is_counted", PUSH, "governance.staff", "配备专职团队", "人员充足", "由安全部负责")
plant("the_officer_has_duties", PUSH, "governance.officer_duty", put("governance.officer_duty", "技术副总管算法"))
plant("the_officer_has_duties", GEN, "governance.officer_duty", put("governance.officer_duty", "负责算法安全，审签改动"))
plant("the_officer_has_duties", DISP, "governance.officer_duty", put("governance.officer_duty", "每月开一次会"))
plant("the_notice_is_in_sight", PUSH, "governance.notice", "写在用户协议里", "在隐私政策中告知", "见服务条款第五条")
plant("complaints_have_an_entry", PUSH, "governance.complaint", "service@example.com", "拨打客服电话", "发邮件")
plant("answers_come_in_time", PUSH, "governance.complaint_days", "60", "0")
plant("answers_come_in_time", GEN, "governance.complaint_days", "45")
plant("days_to_answer_agree", GEN, "mechanism.appeal", put("governance.complaint_days", "5"), put("governance.complaint_days", "2"), put("governance.complaint_days", "14"))
plant("emergencies_are_prepared_for", PUSH, "governance.emergency", "启动应急预案", "10 分钟内由值班人员停用算法", "由负责人向主管部门报告")

# wording
plant("text_does_not_praise", PUSH, "scope.brief", "采用业界领先技术推荐视频。", plus("scope.brief", "准确率百分之百。"))
plant("text_does_not_praise", GEN, "mechanism.intent", plus("mechanism.intent", "带来极致体验。"))
plant("filing_is_no_endorsement", PUSH, "scope.brief", plus("scope.brief", "本算法经国家网信办认证。"), plus("scope.brief", "已获官方认证。"))
plant("filing_is_no_endorsement", GEN, "mechanism.intent", plus("mechanism.intent", "由网信办推荐。"))
plant("the_filer_is_named_so", PUSH, "mechanism.diversity", plus("mechanism.diversity", "我们会定期复查。"), plus("mechanism.diversity", "由我司负责。"))
plant("the_filer_is_named_so", SUP, "subject.client_checks", plus("subject.client_checks", "你们的客户要实名。"))
plant("text_is_not_empty_talk", PUSH, "mechanism.diversity", plus("mechanism.diversity", "形成闭环。"), plus("mechanism.diversity", "依托大数据持续优化。"))
plant("text_is_not_empty_talk", GEN, "mechanism.output_review", plus("mechanism.output_review", "建立了完善的审核机制。"))
plant("articles_are_current", PUSH, "governance.emergency", plus("governance.emergency", "依据《网络安全法》第二十一条留存日志。"), plus("governance.emergency", "按网络安全法第24条实名。"))
plant("articles_are_current", GEN, "data.classification", plus("data.classification", "依据《网络安全法》第二十四条。"))
plant("drafts_of_law_are_not_cited", PUSH, "risk.method", plus("risk.method", "参照《标识办法（征求意见稿）》。"))
plant("drafts_of_law_are_not_cited", GEN, "governance.emergency", plus("governance.emergency", "参考征求意见稿。"))
plant("drafts_of_law_are_not_cited", RANK, "risk.conclusion", plus("risk.conclusion", "按征求意见稿评估。"))
plant("nothing_of_a_chat_is_left", PUSH, "scope.brief", plus("scope.brief", "希望对您有所帮助"), plus("scope.brief", "作为人工智能助手，我只能说到这里。"))
plant("nothing_of_a_chat_is_left", GEN, "risk.conclusion", plus("risk.conclusion", "以下是为您整理的结论。"))
plant("times_have_a_year", PUSH, "risk.conclusion", plus("risk.conclusion", "其余事项明年 3 月前完成。"), plus("risk.conclusion", "已安排在下个季度整改。"))
plant("times_have_a_year", DISP, "mechanism.update", plus("mechanism.update", "规则去年改过一次。"))
plant("nothing_is_left_over", PUSH, "governance.body", "XXX 委员会", "某某委员会", "【待补充】")
plant("nothing_is_left_over", GEN, "mechanism.keywords", "约 4000 条，不知道谁维护", "约 4000 条，每月更新。谁维护不知道。")
plant("nothing_is_left_over", RANK, "governance.emergency", "不清楚，有《应急预案》。", "有《应急预案》，具体不清楚")
plant("nothing_is_left_over", RANK, "mechanism.hardware", "待定", "暂缺。", "租用云服务器（型号待确认）")
plant("cells_have_text_of_their_own", PUSH, "data.classification", "见附件", "详见附件。", "同上")

# likeness
EXAMPLE = "监测告警后 10 分钟内由值班负责人决定是否停用算法，24 小时内书面复盘，重大事件立即报告主管部门"
plant("text_is_its_own", PUSH, "governance.emergency", EXAMPLE, EXAMPLE + "。", EXAMPLE.replace("24", "48"))
