"""How a field asks a person, and the sections that fields stand in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, ClassVar, get_args

from pydantic import BaseModel, ConfigDict

from filing.form import Form, nothing, unknown
from filing.law import Article


class Who(StrEnum):
    """Who in a company can usually answer."""

    PRODUCT = "产品"
    TECHNOLOGY = "技术"
    LEGAL = "法务"
    OPERATION = "运营"
    LEAD = "负责人"


@dataclass(frozen=True)
class When:
    """When a question applies: the condition in words, and its test.

    The test sees the whole project and the section or row that the field stands in.
    """

    words: str
    test: Callable[[Any, Any], bool]

    def __and__(self, other: "When") -> "When":
        return When(
            f"{self.words}，且{other.words}",
            lambda project, holder: (
                self.test(project, holder) and other.test(project, holder)
            ),
        )


@dataclass(frozen=True)
class Question:
    """How a field asks. It stands in the field's `Annotated`, and nowhere else.

    `label` is the question in plain words; `noun` is the official name of the fact, used
    in documents and findings.

    `example` is shown to everybody but those for whom `examples` has a closer one, by the
    kind of algorithm that they file or the form of what it generates.

    `of` is the address of a repeatable group: the answer is then the id (or ids) of its
    rows. `optional` questions may stay blank without a finding. `unit` stands behind the
    field. `bad` is an answer people give wrongly, with the reason.
    """

    label: str
    noun: str
    help: str
    who: Who
    example: str = ""
    examples: Mapping[str, str] = field(default_factory=dict, hash=False)
    bad: str = ""
    evidence: str = ""
    cites: tuple[Article, ...] = ()
    when: When | None = None
    form: Form | None = None
    unit: str = ""
    of: str = ""
    long: bool = False
    optional: bool = False
    add: str = ""

    def untold(self, text: str) -> bool:
        """Whether an answer in words tells nothing: not known, or none where one must be."""
        must = self.form is not None and not self.optional
        return unknown(text) or (must and nothing(text))


class Section(BaseModel):
    """One step's questions. Every field may be left blank, so every field has a default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: ClassVar[str]
    aside: ClassVar[bool] = False
    """Whether it is kept with the project but asked in no step."""

    @classmethod
    def questions(cls) -> dict[str, Question]:
        """Its questions by field name, in the order in which they are asked."""
        return _questions(cls)


class Row(Section):
    """One row of a repeatable group. Its id never changes; deleting others never shifts it."""

    id: str = ""

    @classmethod
    def named_by(cls) -> str:
        """The field whose answer names the row: the first question."""
        return next(iter(cls.questions()))

    def __str__(self) -> str:
        """What to call this row on a screen or in a document; '' while it has no name."""
        return str(getattr(self, self.named_by()) or "")


@cache
def _questions(section: type[Section]) -> dict[str, Question]:
    return {
        name: item
        for name, field in section.model_fields.items()
        for item in field.metadata
        if isinstance(item, Question)
    }


@cache
def answer_type(section: type[Section], name: str) -> Any:
    """What one answer of a field is, blanks and tuples aside: str, bool, an enum or a Row."""
    kind: Any = section.model_fields[name].annotation
    return next((part for part in get_args(kind) if part not in (NoneType, ...)), kind)


@cache
def takes_many(section: type[Section], name: str) -> bool:
    """Whether a field holds a tuple: rows, several options or several references."""
    return bool(section.model_fields[name].default == ())
