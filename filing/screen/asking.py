"""The help behind a question: examples, its terms, who answers, and why it is asked."""

from enum import StrEnum
from functools import cache
from typing import Any

from filing.glossary import Term, terms_in
from filing.question import Question
from filing.screen.words import escaped


@cache
def asking(question: Question, blank: str = "可不填") -> str:
    """What is asked and its help, a paragraph each, so that a field's label may hold both.

    A field is read aloud by its label as it stands: a question's words need no Markdown.
    `blank` says what a blank means where a question may stay blank.
    """
    unit = f"（{question.unit}）" if question.unit else ""
    optional = f"（{blank}）" if question.optional else ""
    return f"{question.label}{unit}\n\n{optional}{question.help}"


@cache
def why(question: Question, kind: Any, example: str = "") -> str:
    """The help of a question whose answer is of this kind, as Markdown.

    The example is the one that fits the project; without it, the one for all is told.
    """
    example = example or question.example
    parts = [f"**例**　{escaped(example)}"] if example else []
    if question.bad:
        parts.append(f"**不要这样写**　{escaped(question.bad)}")
    parts += [
        f"**{escaped(term.name)}**　{escaped(f'{term.plain}（{term.article}）')}"
        for term in terms(question, kind, example)
    ]
    parts.append(f"**谁来答**　{question.who}")
    if question.evidence:
        parts.append(f"**要留的证明**　{escaped(question.evidence)}")
    for article in question.cites:
        parts.append(f"**为什么问**　{escaped(f'{article}：{article.gist}')}")
    return "\n\n".join(parts)


def terms(question: Question, kind: Any, example: str = "") -> tuple[Term, ...]:
    """The terms that a person meets at a question.

    They stand in what is asked, in the options, in the official noun by which findings
    and documents call the answer, or in the example that is shown.
    """
    said = [question.label, question.help, question.noun, example]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        said += [str(option) for option in kind]
    return terms_in("\n".join(said))
