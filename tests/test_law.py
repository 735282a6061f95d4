"""The laws we cite: every file loads, reads well and cites honestly."""

import re
from datetime import date

import pytest

from filing import law
from filing.law import LAWS, Article, Law

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_NUMBER = re.compile(
    r"第(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])条"
)
_LONGEST_GIST = 80

ARTICLES = [
    pytest.param(one, article, id=f"{one.short}{article.number}")
    for one in LAWS
    for article in one.articles.values()
]
EACH_LAW = pytest.mark.parametrize("one", LAWS, ids=[one.short for one in LAWS])
EACH_ARTICLE = pytest.mark.parametrize(("one", "article"), ARTICLES)


def _value(number: str) -> int:
    """第二十四条 as 24."""
    tens, ten, ones = number[1:-1].rpartition("十")
    if not ten:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


@EACH_LAW
def test_every_law_says_who_issued_it_and_where_to_read_it(one: Law) -> None:
    assert one.title
    assert one.short
    assert one.issuer
    assert one.url.startswith("https://")
    assert one.articles


def test_every_file_in_the_folder_is_one_of_the_laws() -> None:
    files = sorted(path.stem for path in law._FOLDER.glob("*.toml"))
    assert len(files) == len(LAWS)
    assert {law.load(name).title for name in files} == {one.title for one in LAWS}


def test_no_two_laws_share_a_short_name() -> None:
    assert len({one.short for one in LAWS}) == len(LAWS)


@EACH_ARTICLE
def test_a_gist_is_one_short_sentence(one: Law, article: Article) -> None:
    assert article.gist.endswith("。")
    assert article.gist.count("。") == 1
    assert len(article.gist) <= _LONGEST_GIST
    assert article.gist == article.gist.strip()
    assert "\n" not in article.gist


@EACH_ARTICLE
def test_a_gist_is_plain_wording_and_not_pasted_statute(
    one: Law, article: Article
) -> None:
    assert not article.gist.startswith("第")
    assert "应当" not in article.gist


@EACH_ARTICLE
def test_an_article_number_is_a_chinese_number(one: Law, article: Article) -> None:
    assert _NUMBER.fullmatch(article.number)
    assert one[article.number] is article


@EACH_LAW
def test_articles_stand_in_ascending_order(one: Law) -> None:
    numbers = [_value(number) for number in one.articles]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("第七条", 7),
        ("第十条", 10),
        ("第十七条", 17),
        ("第三十条", 30),
        ("第六十六条", 66),
    ],
)
def test_a_chinese_number_is_read_as_its_value(number: str, value: int) -> None:
    assert _value(number) == value


def test_an_article_we_do_not_hold_raises_key_error() -> None:
    with pytest.raises(KeyError):
        law.ALGORITHM_RECOMMENDATION["第九十九条"]


@EACH_ARTICLE
def test_a_superseded_article_says_where_its_content_is_now(
    one: Law, article: Article
) -> None:
    assert bool(article.until) == bool(article.now)
    if article.until:
        target = one[article.now]
        assert target.until is None
        assert article.in_force <= article.until < target.in_force


def test_the_cybersecurity_law_was_renumbered_at_the_start_of_2026() -> None:
    superseded = {
        number: (article.until, article.now)
        for number, article in law.CYBERSECURITY.articles.items()
        if article.until
    }
    assert superseded == {
        "第二十一条": (date(2025, 12, 31), "第二十三条"),
        "第二十四条": (date(2025, 12, 31), "第二十六条"),
    }


def test_an_article_is_cited_by_short_name_and_number() -> None:
    assert str(law.ALGORITHM_RECOMMENDATION["第十七条"]) == "《算法推荐规定》第十七条"


def test_an_article_whose_text_was_not_read_says_so_when_cited() -> None:
    assert (
        str(law.GENERATIVE_AI["第十三条"])
        == "《生成式AI办法》第十三条（条号以公布文本为准）"
    )


@EACH_ARTICLE
def test_only_unchecked_articles_are_marked_when_cited(
    one: Law, article: Article
) -> None:
    assert str(article).endswith("（条号以公布文本为准）") is not article.checked


def test_the_filing_articles_the_wizard_stands_on_are_held() -> None:
    assert {_value(number) for number in law.ALGORITHM_RECOMMENDATION.articles} == {
        2,
        4,
        *range(6, 34),
    }
    assert law.DEEP_SYNTHESIS["第二十三条"]
    assert law.CONTENT_LABELLING["第十二条"]
