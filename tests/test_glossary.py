"""The terms explained to a person: each is met in the questions, stands on law, and reads by itself."""

import re

import pytest

from filing import glossary
from filing.command import bank
from filing.glossary import GLOSSARY, terms_in
from filing.law import LAWS, article_of
from filing.project import kind_at
from filing.screen.asking import terms, why

MET = {
    where: {
        term.name
        for example in (question.example, *question.examples.values())
        for term in terms(question, kind_at(where), example)
    }
    for where, question in bank()
}
EACH_TERM = pytest.mark.parametrize("term", GLOSSARY.values(), ids=list(GLOSSARY))
# Abbreviations that everybody reads without help.
COMMON = {"AI", "APP"}


@EACH_TERM
def test_every_term_is_met_at_a_question(term):
    assert any(term.name in names for names in MET.values())


@EACH_TERM
def test_every_term_stands_on_an_article_that_we_hold(term):
    assert any(term.article in law.articles.values() for law in LAWS)


@EACH_TERM
def test_an_explanation_needs_no_other_explanation(term):
    assert [one.name for one in terms_in(term.plain) if one is not term] == []
    assert set(re.findall(r"[A-Za-z]+", term.plain)) <= COMMON


@EACH_TERM
def test_an_explanation_is_short_and_whole(term):
    assert term.plain.endswith("。")
    assert 8 <= len(term.plain) <= 60
    assert term.plain.count("。") <= 3


def test_an_article_that_we_do_not_hold_stops_the_program(tmp_path, monkeypatch):
    wrong = tmp_path / "glossary.toml"
    wrong.write_text('["词"]\nplain="。"\nlaw="minors"\narticle="第一百条"\n', "utf-8")
    monkeypatch.setattr(glossary, "_FILE", wrong)
    with pytest.raises(KeyError):
        glossary._load()
    with pytest.raises(FileNotFoundError):
        article_of("no_such_law", "第一条")


def test_a_term_inside_a_longer_one_is_not_found_there():
    names = [term.name for term in terms_in("敏感个人信息要单独同意")]
    assert names == ["敏感个人信息", "单独同意"]


def test_terms_come_in_the_order_of_the_text_and_once():
    names = [term.name for term in terms_in("日志、水印、日志、元数据")]
    assert names == ["日志", "水印", "元数据"]


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("mechanism.explicit_label", "显式标识"),  # in the official noun
        ("mechanism.implicit_label", "元数据"),  # in the help
        ("scope.role", "服务技术支持者"),  # among the options
        ("data.items.*.separate_consent", "单独同意"),  # in a row
    ],
)
def test_the_help_of_a_question_explains_its_terms(where, name):
    question = dict(bank())[where]
    term = GLOSSARY[name]
    assert name in MET[where]
    assert f"**{name}**　{term.plain}" in why(question, kind_at(where))
    assert str(term.article) in why(question, kind_at(where))


def test_a_question_without_terms_has_none_in_its_help():
    assert MET["applicability.judged_on"] == set()


def test_a_term_of_the_example_is_explained_to_those_who_are_shown_it():
    question, kind = dict(bank())["mechanism.steps"], kind_at("mechanism.steps")
    pushed = question.examples["个性化推送类"]
    assert "**召回**" in why(question, kind, pushed)
    assert "**召回**" not in why(question, kind, question.examples["生成合成类"])
