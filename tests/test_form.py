"""Written forms: what passes, and what is said of the rest."""

from datetime import date

import pytest

from filing import form

GOOD = [
    (form.CREDIT_CODE, "91350100M000100Y43"),  # the worked example of GB 32100-2015
    (form.CREDIT_CODE, "９１３５０１００Ｍ０００１００Ｙ４３"),
    (form.PHONE, "13800000000"),
    (form.PHONE, "010-12345678"),
    (form.PHONE, "400-800-8000"),
    (form.EMAIL, "a.b@example.com"),
    (form.URL, "https://www.example.com/rules?id=1"),
    (form.ICP, "京ICP备12345678号-1"),
    (form.ICP, "蜀ICP备12345678号-2A"),
    (form.ICP, "沪ICP备2024001234号-2A"),
    (form.FILING_NUMBER, "网信算备110101135224302220011号"),
    (form.DATE, "2026-03-01"),
    (form.DATE, "2026年3月1日"),
    (form.NAME, "欧阳示例"),
    (form.NAME, "阿卜杜拉·示例"),
    (form.DAY_OR_MONTH, "2027年3月"),
    (form.DAY_OR_MONTH, "2027-03-31"),
    (form.DAY_OR_MONTH, "2027年1月底前"),
    (form.DAY_OR_MONTH, "2027-03-31 前"),
    (form.NUMBER, "0.0008"),
    (form.NUMBER, "1,200"),
]
BAD = [
    (form.CREDIT_CODE, "9135010"),
    (form.CREDIT_CODE, "91350100M000100Y44"),
    (form.CREDIT_CODE, "91350100M0001O0Y43"),
    (form.PHONE, "12345"),
    (form.EMAIL, "someone@"),
    (form.URL, "www.example.com"),
    (form.ICP, "ICP12345678"),
    (form.FILING_NUMBER, "网信算备123号"),
    (form.DATE, "2026-13-01"),
    (form.DATE, "2026 年底"),
    (form.NAME, "打算让技术总监刘示例当，还没发文件"),
    (form.NAME, "刘示例（拟任）"),
    (form.NAME, "没有"),
    (form.DAY_OR_MONTH, "2027 年底"),
    (form.DAY_OR_MONTH, "2027-13"),
    (form.NUMBER, "八万"),
    (form.NUMBER, "-3"),
]


@pytest.mark.parametrize(("kind", "text"), GOOD)
def test_a_well_formed_answer_has_no_fault(kind, text):
    assert kind.fault(text) == ""


@pytest.mark.parametrize(("kind", "text"), BAD)
def test_a_malformed_answer_is_told_in_chinese(kind, text):
    assert any("一" <= sign <= "鿿" for sign in kind.fault(text))


def test_a_date_reads_in_both_ways_of_writing():
    assert (
        form.as_date("２０２６年３月１日")
        == form.as_date("2026-3-1")
        == date(2026, 3, 1)
    )


@pytest.mark.parametrize("text", ["", "2026-02-30", "预计 2027 年第一季度"])
def test_what_is_no_day_is_no_date(text):
    assert form.as_date(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027年2月", date(2027, 2, 28)),
        ("2028-02 底", date(2028, 2, 29)),
        ("2027-03-31 前", date(2027, 3, 31)),
        ("2027 年底", None),
        ("", None),
    ],
)
def test_what_is_due_in_a_month_is_due_by_its_end(text, day):
    assert form.last_day(text) == day


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("于2023年4月5号上线", "于 2023 年 4 月 5 日上线"),
        ("2027年上半年，还没定", "2027 年上半年，还没定"),
        ("2026-03-05上线", "2026 年 3 月 5 日上线"),
        ("见《2025年培训记录》", "见《2025年培训记录》"),
        ("页面写着“2026年榜”", "页面写着“2026年榜”"),
        ("GB/T 35273-2020", "GB/T 35273-2020"),
    ],
)
def test_days_read_alike_however_they_were_typed(typed, told):
    assert form.spelled(typed) == told
    assert form.spelled(told) == told


def test_a_number_may_carry_its_unit():
    assert form.as_number("12.5万") == form.as_number("１２.５") == 12.5


DIRTY = {
    "NUL\x00 and bell\x07": "NUL and bell",
    "half a pair \ud83d gone": "half a pair  gone",
    "noncharacter \ufffe\uffff": "noncharacter ",
    "from Word\x0ba PDF\x0ctwo\x85and the web\u2028or\u2029so": (
        "from Word\na PDF\ntwo\nand the web\nor\nso"
    ),
    "reordered \u202egnp.exe": "reordered gnp.exe",
    "lines\r\nand\rlines": "lines\nand\nlines",
    "e\u0301": "é",
    "emoji 👨‍👩‍👧 stays": "emoji 👨‍👩‍👧 stays",
    "tab\tstays": "tab\tstays",
}


@pytest.mark.parametrize(("typed", "kept"), DIRTY.items())
def test_text_is_kept_without_what_xml_cannot_hold(typed, kept):
    assert form.clean(typed) == kept
    form.clean(typed).encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "我去查一下",
        "回头查一下",
        "查了再填",
        "不知道",
        "不清楚。",
        "还没弄清楚",
        "不清楚，要问技术",
        "问一下行政",
        "有，号码要问行政",
        "要问技术部",
        "公司全称待行政确认",
        "具体型号待技术确认。",
        "待补充",
        "不知道有没有办",
        "不清楚哪个城市，问何示例",
        "还没查",
        "对方给过，号在商务那里",
        "某大厂，要问商务",
        "没问过",
        "编号在行政那里",
        "合同里有，手头没有",
        "不知道要不要，还没问",
        "文件里有没有隐藏的标识要问技术",
    ],
)
def test_what_somebody_must_be_asked_is_not_known(text):
    assert form.unknown(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "上线时间还没定",
        "没有",
        "等待商家确认",
        "用户需要问答服务",
        "用户需要问路时",
        "存疑的转人工，待审核人员确认后放行",
        "用户不知道的词条不展示，由编辑补充",
        "问答",
        "智能问答生成算法",
        "不清楚的转人工复核",
        "不确定时转人工",
        "线上订购协议，订单号在技术那里",
        "数据在云厂商那里",
        "没问题",
        "没查出问题",
        "月活 3 万要问运营",
    ],
)
def test_what_is_told_is_known(text):
    assert not form.unknown(text)
