"""Is the algorithm, and is the company, called by one sound name everywhere?"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from filing.finding import Problem, Severity, Standing, rule
from filing.form import folded
from filing.law import ALGORITHM_RECOMMENDATION
from filing.project import Project, noun_at, written
from filing.telling import hits, quote
from filing.terms import AlgorithmKind, ModelSource

_ABSOLUTE = re.compile("最|第一|唯一|国家级|世界级|顶级|领先|首个")
# Words of a name by which a reader takes it for one kind.
_TELLING: dict[AlgorithmKind, str] = {
    AlgorithmKind.GENERATION: "生成|合成|对话|写作|绘画|配音|数字人",
    AlgorithmKind.PUSH: "推荐|推送|个性化",
    AlgorithmKind.RANKING: "排序|热榜|热搜|榜单|精选",
    AlgorithmKind.RETRIEVAL: "检索|搜索|过滤",
    AlgorithmKind.DISPATCH: "调度|派单|配送",
}


@rule(
    "算法名称不用绝对化词语。",
    Severity.MUST,
    Standing.LISTS,
    ALGORITHM_RECOMMENDATION["第六条"],
    points=(21,),
)
def name_is_modest(project: Project) -> Iterator[Problem]:
    """The algorithm's name has no superlative in it."""
    if found := _ABSOLUTE.search(project.scope.name):
        yield Problem(
            "scope.name",
            f"算法名称里有{quote(found[0])}",
            "绝对化、自夸的词不能进名称，名称会原样公示。",
            "改成“产品或公司简称＋做什么＋算法”。",
        )


@rule("算法名称以“算法”结尾。", Severity.SHOULD, Standing.LISTS, points=(21,))
def name_says_it_is_an_algorithm(project: Project) -> Iterator[Problem]:
    """The name ends as the published ones do; -1 and -2 may follow."""
    name = project.scope.name
    if name and not re.search(r"算法([-－]\d)?$", name):
        yield Problem(
            "scope.name",
            f"算法名称{quote(name)}没有以“算法”结尾",
            "公开清单里的名称都能看出是什么算法，纯产品名或模型名容易被退。",
            "在后面补上功能和“算法”两个字。",
        )


@rule(
    "算法名称与类型不矛盾。",
    Severity.SHOULD,
    Standing.LISTS,
    ALGORITHM_RECOMMENDATION["第二条"],
    points=(16, 21),
)
def name_fits_the_kind(project: Project) -> Iterator[Problem]:
    """The name does not tell of another kind only."""
    kind, name = project.scope.kind, project.scope.name
    if not kind or not name or re.search(_TELLING[kind], name):
        return
    for other, words in _TELLING.items():
        if found := re.search(words, name):
            yield Problem(
                "scope.name",
                f"算法名称{quote(name)}里有{quote(found[0])}，像是{other}，备案的却是{kind}",
                "名称与类型对不上，是选错类型的常见迹象。",
                "核对类型；类型没有错的，把名称改成能看出这一类的写法。",
            )
            return


@rule("算法名称不借用别家模型的名字。", Severity.SHOULD, Standing.LISTS, points=(21,))
def name_is_not_a_borrowed_models(project: Project) -> Iterator[Problem]:
    """No third party's model lends its name."""
    for model in project.mechanism.models:
        called = model.source in (ModelSource.THIRD_PARTY, ModelSource.OPEN)
        if called and len(model.name) >= 3 and model.name in project.scope.name:
            yield Problem(
                "scope.name",
                f"算法名称用了别家模型{quote(model)}的名字",
                "名称要写自己的产品或公司，别家的名字可能是商标，也看不出用在哪里。",
                "改成“自己的产品简称＋做什么＋算法”。",
            )


@rule("算法名称各处一字不差。", Severity.MUST, Standing.REVISED, points=(20, 72))
def name_is_the_same_everywhere(project: Project) -> Iterator[Problem]:
    """A quoted name that begins like ours is ours."""
    name = project.scope.name
    if len(name) < 6:
        return
    close = _names_like(name[:4])
    for where, text in written(project):
        for found in close(text):
            if found[1] != name:
                yield Problem(
                    where,
                    f"{noun_at(project, where)}里写成{quote(found[1])}，算法名称是{quote(name)}",
                    "表单、报告、公示三处名称不同会被退回。",
                    f"统一写成{quote(name)}。",
                )


@lru_cache(maxsize=64)
def _names_like(start: str) -> Callable[[str], tuple[re.Match[str], ...]]:
    """A search for quoted names of algorithms that begin so."""
    return hits(f"[“《「]({re.escape(start)}[^”》」]*算法(?:[-－]\\d)?)[”》」]")


@lru_cache(maxsize=64)
def _spelled_like(company: str) -> Callable[[str], tuple[re.Match[str], ...]]:
    """A search for this name with brackets of either width, or none."""
    loose = re.sub("[（(]", "[（(]?", re.escape(company).replace(r"\(", "("))
    return hits(re.sub(r"(\\?\)|）)", "[）)]?", loose))


@rule("主体名称各处一字不差。", Severity.MUST, Standing.REVISED, points=(1, 20))
def company_is_spelled_one_way(project: Project) -> Iterator[Problem]:
    """No text has the company with brackets of the other width, or without them."""
    company = project.subject.company
    if "（" not in company and "(" not in company:
        return
    close = _spelled_like(company)
    for where, text in written(project):
        for found in close(text):
            if found[0] != company:
                yield Problem(
                    where,
                    f"{noun_at(project, where)}里写成{quote(found[0])}，主体名称是{quote(company)}",
                    "括号的全角半角不同，也会被当成两家公司。",
                    "照营业执照统一。",
                )


@rule("主体名称写全称。", Severity.MUST, Standing.PRACTICE, points=(1,))
def company_is_told_in_full(project: Project) -> Iterator[Problem]:
    """The name of an enterprise ends as registered names end, and is Chinese."""
    company = folded(project.subject.company)
    ends = r"(公司|合伙\)?|企业|厂|社|中心|所|院|校|大学|学会|协会|基金会|局|委员会|店|行|部|台|会)\)?$"
    if company and not (re.search(ends, company) and re.search("[一-鿿]{4}", company)):
        yield Problem(
            "subject.company",
            f"主体名称{quote(project.subject.company)}不像营业执照上的全称",
            "简称、品牌名、英文名与执照对不上，主体信息通不过。",
            "照营业执照写全称；更过名的用新名。",
        )
