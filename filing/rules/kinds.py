"""What the law asks of ranking, retrieving and dispatching."""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.law import ALGORITHM_RECOMMENDATION, PERSONAL_INFORMATION
from filing.project import Project, noun_at, written
from filing.telling import hits, quote, there
from filing.terms import AlgorithmKind

_SHARE = re.compile(
    r"(\d+(?:\.\d+)?) ?%|([一二两三四五六七八九]|\d(?:\.\d)?) ?成(半)?|一(半)"
)
# Figures alone, each at the end of what is said of a factor: 价格占 50，车况分 30，收藏 20.
_FIGURE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)(?= ?分?(?:[，、；,。）)]|$))")
_WHOLES = (100, 10, 1)
_TENTHS = {digit: n for n, digit in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_PRICED = hits(
    "(?:差异化|个性化|千人千面)定价|(?:不同|按)用户[^。；，]{0,8}不同(?:的)?价格"
)
_DENIED = re.compile("不|禁|无|未|防")

_OFFER = re.compile(
    "(?:券|补贴|优惠|折扣|红包)[^，。；]{0,6}(?:不一样|不同|因人而异)"
    "|(?:老用户|[好很]久没|沉睡|流失|高价值|快要走)[^。；]{0,10}(?:券|补贴|优惠|红包)"
)
_OPEN = re.compile("规则|(?<!交易)条件|公开|公示|写明|领取页|人人|都能领|说明")

# A first screen of goods or jobs has no place for news.
_NO_NEWS = "(?:没有|不[含设放展]|不涉及)[^。；]{0,12}(?:新闻|资讯|热搜|榜单)"


def _is(project: Project, *kinds: AlgorithmKind) -> bool:
    return project.scope.kind in kinds


@rule(
    "重点位置要有主流内容的安排。",
    Severity.SHOULD,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十一条"],
    points=(66,),
)
def mainstream_content_has_its_place(project: Project) -> Iterator[Problem]:
    """Pushing and ranking tell how authoritative content is brought forward."""
    if not _is(project, AlgorithmKind.PUSH, AlgorithmKind.RANKING):
        return
    words = {
        "主流": f"权威|主流|正能量|重大主题|公共信息|导向|向上向善|官方|人民日报|新华社|央视|{_NO_NEWS}"
    }
    if untold(project.mechanism.intervention, words):
        yield Problem(
            "mechanism.intervention",
            "人工干预没有写首屏、榜单等重点位置怎样呈现主流内容",
            "首页首屏、热搜、精选、榜单、弹窗要积极呈现符合主流价值导向的信息。",
            "写由谁、在什么位置、怎样放置权威信息；还没有的，先安排。"
            "首屏只有商品、店铺、岗位一类，没有新闻资讯的，照写。",
        )


@rule(
    "排序因素写权重，合计一百。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十二条"],
    points=(66,),
)
def weights_add_up(project: Project) -> Iterator[Problem]:
    """The weights of ranking or dispatching are told, and are a whole."""
    for kind, name in (
        (AlgorithmKind.RANKING, "factors"),
        (AlgorithmKind.DISPATCH, "dispatch"),
    ):
        told = re.split("合计|共计|总计", getattr(project.mechanism, name))[0]
        first = re.split("[。；\n]", told)[0]
        shares = [_percent(*found) for found in _SHARE.findall(first)]
        if not _is(project, kind) or not told:
            continue
        if kind is AlgorithmKind.RANKING and not shares and not _whole(first):
            fault = "没有写各占多少"
        elif len(shares) > 1 and abs(sum(shares) - 100) > 0.5:
            fault = f"加起来是 {sum(shares):g}%"
        else:
            continue
        yield Problem(
            f"mechanism.{name}",
            f"{noun_at(project, f'mechanism.{name}')}{fault}",
            "权重不清或加不到一百，规则就谈不上透明、可解释。",
            "写每个因素的大致权重，合计 100%。",
        )


def _whole(text: str) -> bool:
    """Whether figures without a sign of percent are the parts of a whole."""
    parts = [float(figure) for figure in _FIGURE.findall(text)]
    return len(parts) > 1 and any(abs(sum(parts) - one) < 0.005 for one in _WHOLES)


def _percent(figure: str, tenths: str, and_half: str, half: str) -> float:
    """A share as a figure: 40%, 四成, 三成半 or 一半."""
    if half:
        return 50
    if tenths:
        return float(_TENTHS.get(tenths, 0) or tenths) * 10 + (5 if and_half else 0)
    return float(figure)


@rule(
    "榜单防刷，广告标明。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十四条"],
    points=(66,),
)
def rankings_are_not_for_sale(project: Project) -> Iterator[Problem]:
    """How fakes are found, and how adverts are marked."""
    if not _is(project, AlgorithmKind.RANKING):
        return
    parts = {
        "怎么识别刷榜": "异常|刷|批量|集中|作弊|剔除|重复|只[算计]一次|只能[投点赞]|一票|超过|突然|暴涨|同一",
        "广告怎么标": "广告|商业|付费|推广",
    }
    if missing := untold(there(project.mechanism.anti_manipulation), parts):
        yield Problem(
            "mechanism.anti_manipulation",
            f"反操纵机制没有写{'、'.join(missing)}",
            "不得操纵榜单、控制热搜；花钱上榜又不标广告会被查处。",
            "写怎么识别和处理异常，商业内容怎么标、是否参与排名。",
        )


@rule(
    "检索过滤写怎么判、错了怎么改。",
    Severity.SHOULD,
    Standing.INFERRED,
    ALGORITHM_RECOMMENDATION["第二条"],
    points=(42,),
)
def matching_can_be_put_right(project: Project) -> Iterator[Problem]:
    """Retrieval tells its condition and how an error is put right."""
    if not _is(project, AlgorithmKind.RETRIEVAL):
        return
    parts = {
        "怎么匹配": "相关|相近|匹配|相似|比对|命中|关键词|条件|最?像|比[一较]?[比下]|接近|一样",
        "错了怎么改": "误|申诉|复核|恢复|[更改纠]正|下架|反馈",
    }
    if missing := untold(project.mechanism.matching, parts):
        yield Problem(
            "mechanism.matching",
            f"检索过滤条件没有写{'、'.join(missing)}",
            "只说“智能匹配”看不出依据，也看不出误判怎么纠正。",
            "写匹配的依据和程度，以及误拦、漏拦怎么发现和改正。",
        )


@rule(
    "调度不能只讲效率。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第二十条"],
    points=(67,),
)
def dispatching_leaves_room(project: Project) -> Iterator[Problem]:
    """What loosens the limits stands among the factors."""
    if not _is(project, AlgorithmKind.DISPATCH):
        return
    words = {
        "放宽": "天气|雨|高温|拥堵|负荷|休息|放宽|加长|安全|疲劳|(?:没有|不设|不限|不按)[^，。；]{0,6}(?:时限|超时|考核)"
    }
    if untold(project.mechanism.dispatch, words):
        yield Problem(
            "mechanism.dispatch",
            "调度因素没有写天气、路况、负荷等怎样放宽时限",
            "只写效率指标、不写劳动者保护，是这一类常见的退回原因。",
            "写哪些情况放宽时限、减少派单，怎么放宽；不设送达、完成时限的，写“不设时限”。",
        )


@rule(
    "优惠因人而异的，要有公开的规则。",
    Severity.SHOULD,
    Standing.INFERRED,
    ALGORITHM_RECOMMENDATION["第二十一条"],
    points=(68,),
)
def offers_have_open_rules(project: Project) -> Iterator[Problem]:
    """Who gives one user another coupon than the next says by which open rule."""
    terms = project.mechanism.fair_terms
    told = [("mechanism.fair_terms", terms)]
    told += [(f"scope.functions.{f.id}.does", f.does) for f in project.scope.functions]
    for where, text in told:
        found = _OFFER.search(text)
        denied = found and _DENIED.search(
            text[max(0, found.start() - 8) : found.start()]
        )
        if found and not denied and not _OPEN.search(f"{text}{terms}"):
            yield Problem(
                where,
                f"{noun_at(project, where)}里写{quote(found[0], 20)}，没有写按什么规则",
                "不同的人优惠不同，会被问是不是按消费习惯差别对待。",
                "在“价格和交易条件怎么定”里写给谁、什么条件、规则在哪里公开；同样条件的人一样。",
            )


@rule(
    "不得按用户差别定价。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第二十一条"],
    PERSONAL_INFORMATION["第二十四条"],
    points=(68,),
)
def prices_are_the_same_for_all(project: Project) -> Iterator[Problem]:
    """No text tells of prices by user, other than to deny it."""
    for where, text in written(project):
        for found in _PRICED(text):
            if not _DENIED.search(text[max(0, found.start() - 8) : found.start()]):
                yield Problem(
                    where,
                    f"{noun_at(project, where)}里有{quote(found[0])}",
                    "不得根据消费者的偏好、交易习惯，在价格等交易条件上不合理地差别对待。",
                    "产品里有的先停用；没有的改写法，写明同样条件同样价格。",
                )
                break
