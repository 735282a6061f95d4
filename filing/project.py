"""One filing project: everything a person has answered, and nothing else."""

import hashlib
import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache, reduce
from typing import Any, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict

from filing.form import clean
from filing.question import Question, Row, Section, answer_type, takes_many
from filing.steps.applicability import Applicability
from filing.steps.data import Data
from filing.steps.governance import Governance
from filing.steps.mechanism import Mechanism
from filing.steps.risk import Risk
from filing.steps.scope import Scope
from filing.steps.subject import Subject
from filing.steps.work import Work

BLANK: tuple[Any, ...] = ("", None, ())
T = TypeVar("T")


class Asked(NamedTuple):
    """A question as it stands in a project: where, how it asks, the answer, its holder."""

    where: str
    question: Question
    value: Any
    holder: Section

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer, or has one that says it is not known yet."""
        if isinstance(self.value, str) and self.value:
            return self.question.untold(self.value)
        return self.value in BLANK and not self.question.optional


class WrongAnswer(ValueError):
    """An answer of a kind that the question cannot hold. The message is for the person."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(message)
        self.where = where


class Project(BaseModel):
    """Everything answered so far. It never changes: `answer` gives a new project.

    `where` is the address of one answer, such as `data.flows.k3f9.source`; rows are
    addressed by their id. Widgets, findings, facts in documents and tests all use it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    applicability: Applicability = Applicability()
    scope: Scope = Scope()
    subject: Subject = Subject()
    mechanism: Mechanism = Mechanism()
    data: Data = Data()
    risk: Risk = Risk()
    governance: Governance = Governance()
    work: Work = Work()

    def answer(self, where: str, value: object) -> "Project":
        """The project after this answer; text is normalised here and nowhere else.

        A blank, a half and a malformed answer are all kept. Raises KeyError for an
        address that does not exist and WrongAnswer for a value that is no answer to it,
        such as an option that the question does not offer.
        """
        changed: Project = _put(self, where, where.split("."), value)
        return changed

    def add(self, group: str, row_id: str = "") -> "Project":
        """The project with a blank row at the end of a group, with an id of its own."""
        rows = self.at(group)
        kind = row_kind(group)
        return self._with_rows(group, (*rows, kind(id=row_id or new_id(rows))))

    def remove(self, row: str) -> "Project":
        """The project without the row at this address."""
        group, _, row_id = row.rpartition(".")
        return self._with_rows(
            group, tuple(r for r in self.at(group) if r.id != row_id)
        )

    def move(self, row: str, places: int) -> "Project":
        """The project with the row at this address moved down (or, below 0, up)."""
        group, _, row_id = row.rpartition(".")
        rows = list(self.at(group))
        here = [r.id for r in rows].index(row_id)
        rows.insert(min(max(here + places, 0), len(rows)), rows.pop(here))
        return self._with_rows(group, tuple(rows))

    def _with_rows(self, group: str, rows: tuple[Row, ...]) -> "Project":
        step, name = group.split(".")
        section = getattr(self, step)
        return self.model_copy(
            update={step: section.model_copy(update={name: rows})},
        )

    def at(self, where: str) -> Any:
        """The answer (or section, or row) at this address; KeyError if there is none."""
        return reduce(_child, where.split("."), self)

    def asked(self, step: str) -> Iterator[Asked]:
        """The questions of one step that apply now, rows' questions after their group's."""
        yield from self._asked(step, getattr(self, step))

    def asked_in(self, row: str) -> Iterator[Asked]:
        """The questions of the row at this address that apply now."""
        yield from self._asked(row, self.at(row))

    def everything_asked(self) -> Iterator[Asked]:
        """The questions of all steps that apply now, in the order of the walk."""
        return iter(_everything_asked(self))

    def _asked(self, where: str, section: Section) -> Iterator[Asked]:
        for name, question in section.questions().items():
            if question.when is not None and not question.when.test(self, section):
                continue
            value = getattr(section, name)
            yield Asked(f"{where}.{name}", question, value, section)
            if value and isinstance(value, tuple) and isinstance(value[0], Row):
                for row in value:
                    yield from self._asked(f"{where}.{name}.{row.id}", row)

    def applies(self, where: str) -> bool:
        """Whether the question at this address is asked, given the other answers."""
        holder, _, name = where.rpartition(".")
        section = self.at(holder)
        question = section.questions()[name]
        group = holder.rpartition(".")[0] if isinstance(section, Row) else ""
        if group and not self.applies(group):
            return False
        return question.when is None or bool(question.when.test(self, section))

    def answers(self) -> dict[str, Any]:
        """Every answer that is not blank, by address, as plain JSON values.

        A group's own entry is the list of its row ids, in order.
        """
        return dict(_answers("", self))

    def as_text(self) -> str:
        """All answers as one JSON text: the same for the same answers."""
        return _as_text(self)

    def digest(self) -> str:
        """The sha256 of all answers, to tell whether two projects say the same."""
        return hashlib.sha256(self.as_text().encode()).hexdigest()

    @classmethod
    def from_answers(cls, answers: Mapping[str, Any]) -> "Project":
        """The project that these answers make.

        Entries of removed rows and of questions that no longer exist are passed over:
        they stay in the history, and an option no longer offered counts as a blank.
        """
        steps: dict[str, Any] = {
            name: _read(section, name, answers) for name, section in SECTIONS.items()
        }
        return cls.model_construct(**steps)


SECTIONS: dict[str, type[Section]] = {
    name: field.annotation
    for name, field in Project.model_fields.items()
    if isinstance(field.annotation, type) and issubclass(field.annotation, Section)
}
"""Everything that a project keeps."""
STEPS = {name: section for name, section in SECTIONS.items() if not section.aside}
"""What a person is asked, in the order of the walk."""


def question_at(where: str) -> Question:
    """How the field at this address asks, whether or not its row exists; or KeyError."""
    section, name = _field(where)
    return section.questions()[name]


def kind_at(where: str) -> Any:
    """What one answer at this address is: str, bool, an enum or a Row; or KeyError."""
    return answer_type(*_field(where))


def many_at(where: str) -> bool:
    """Whether the field at this address holds several: rows, options, references."""
    return takes_many(*_field(where))


def is_group(where: str) -> bool:
    """Whether the field at this address is a repeatable group of rows."""
    kind = kind_at(where)
    return isinstance(kind, type) and issubclass(kind, Row)


def plain_answer(where: str, value: object) -> Any:
    """The value as it is stored: normalised, and as plain JSON. Raises WrongAnswer."""
    return _plain(_fit(where, value))


def group_of(where: str) -> str:
    """The group that an answer in a row belongs to; any other address as it is."""
    return ".".join(where.split(".")[:2])


def row_kind(group: str) -> type[Row]:
    """The Row class of the repeatable group at this address; KeyError if it is none."""
    if not is_group(group):
        raise KeyError(group)
    kind: type[Row] = kind_at(group)
    return kind


_NESTED = str.maketrans("“”", "‘’")


def noun_at(project: Project, where: str) -> str:
    """What documents call the answer at this address, after its row's name if it has one."""
    holder, _, _ = where.rpartition(".")
    noun = question_at(where).noun
    if holder.count(".") < 2:
        return noun
    group, _, row_id = holder.rpartition(".")
    number, row = _indexed(_Same(project.at(group))).get(row_id, (0, None))
    named = called(project, group, row) if row is not None else ""
    name = f"“{named.translate(_NESTED)}”" if named else ""
    return f"{row_kind(group).title}{number or ''}{name}的{noun}"


def called(project: Project, group: str, row: Row) -> str:
    """What to call a row: its name, or what its leading references name; '' without one.

    A flow from a party to another is called by both: 用户→接入网关.
    """
    if not question_at(f"{group}.{row.id}.{row.named_by()}").of:
        return str(row)
    names = []
    for name, question in row.questions().items():
        value = getattr(row, name)
        if not question.of or isinstance(value, tuple):
            break
        if value:
            row_of = rows_by_id(project, question.of).get(value)
            names.append(str(row_of or "") or "…")
    return "→".join(names)


def rows_by_id(project: Project, group: str) -> dict[str, Row]:
    """The rows of a repeatable group by their ids, in order."""
    return {
        row_id: row for row_id, (_, row) in _indexed(_Same(project.at(group))).items()
    }


def new_id(taken: tuple[Row, ...]) -> str:
    """A row id that none of these rows has; short, and the same for the same rows."""
    ids = {row.id for row in taken}
    for n in itertools.count(len(ids)):
        text = hashlib.blake2s(f"{n}{sorted(ids)}".encode(), digest_size=4).hexdigest()
        if text not in ids:
            return text
    raise AssertionError


@cache
def _field(where: str) -> tuple[type[Section], str]:
    match where.split("."):
        case [step, name] if name in SECTIONS.get(step, Section).questions():
            return SECTIONS[step], name
        case [step, group, _, name]:
            kind = row_kind(f"{step}.{group}")
            if name in kind.questions():
                return kind, name
    raise KeyError(where)


class _Same:
    """A tuple of rows compared by identity: projects never change, so this is safe."""

    __slots__ = ("rows",)

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows

    def __hash__(self) -> int:
        return id(self.rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.rows is other.rows


@lru_cache(maxsize=512)
def _indexed(same: _Same) -> dict[str, tuple[int, Row]]:
    """Number (from 1) and row by row id, so that many look-ups stay linear in all."""
    return {row.id: (number, row) for number, row in enumerate(same.rows, 1)}


class _Whole:
    """A project compared by identity: projects never change, so this is safe."""

    __slots__ = ("project",)

    def __init__(self, project: Project) -> None:
        self.project = project

    def __hash__(self) -> int:
        return id(self.project)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Whole) and self.project is other.project


def once(work: Callable[[Project], T]) -> Callable[[Project], T]:
    """Make a function of a project work only once for each project.

    For what many rules need of the same project. The result must not be changed.
    """
    kept = lru_cache(maxsize=64)(lambda whole: work(whole.project))
    return lambda project: kept(_Whole(project))


@once
def _as_text(project: Project) -> str:
    """Made once a project, as each document of an export carries it."""
    return json.dumps(
        project.answers(), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


@once
def _everything_asked(project: Project) -> tuple[Asked, ...]:
    """Worked out once a project, as every rule goes through it."""
    return tuple(itertools.chain.from_iterable(map(project.asked, STEPS)))


@once
def written(project: Project) -> tuple[tuple[str, str], ...]:
    """The address and text of each answer that is free text and asked for now."""
    return tuple(
        (asked.where, asked.value)
        for asked in project.everything_asked()
        if type(asked.value) is str and asked.value and not asked.question.of
    )


@cache
def _fields(kind: type[BaseModel]) -> frozenset[str]:
    """The names of a model's fields: pydantic works them out at every look."""
    return frozenset(kind.model_fields)


def _child(node: Any, name: str) -> Any:
    if isinstance(node, tuple):
        return _indexed(_Same(node))[name][1]
    kind: type[BaseModel] = type(node)
    if name not in _fields(kind):
        raise KeyError(name)
    return getattr(node, name)


def _put(node: Any, where: str, path: list[str], value: object) -> Any:
    head, *rest = path
    if isinstance(node, tuple):
        row = _child(node, head)
        return tuple(
            _put(row, where, rest, value) if other is row else other for other in node
        )
    new = _put(_child(node, head), where, rest, value) if rest else _fit(where, value)
    return node.model_copy(update={head: new})


def _fit(where: str, value: object) -> Any:
    """The value as its field holds it."""
    section, name = _field(where)
    kind = answer_type(section, name)
    if not takes_many(section, name):
        return _fit_one(where, kind, value)
    if isinstance(kind, type) and issubclass(kind, Row):
        raise WrongAnswer(where, "一组内容请逐行填写")
    if value in BLANK:
        return ()
    if not isinstance(value, (list, tuple)):
        raise WrongAnswer(where, f"“{question_at(where).noun}”要的是若干选项")
    return tuple(dict.fromkeys(_fit_one(where, kind, one) for one in value))


def _fit_one(where: str, kind: Any, value: object) -> Any:
    if kind is str:
        if value is None:
            return ""
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            return clean(str(value))
    elif value in ("", None):
        return None
    elif kind is bool and isinstance(value, bool):
        return value
    elif isinstance(kind, type) and issubclass(kind, StrEnum) and value in list(kind):
        return kind(str(value))
    shown = str(value)[:30]
    raise WrongAnswer(where, f"“{question_at(where).noun}”没有“{shown}”这种回答")


def _answers(where: str, node: Any) -> Iterator[tuple[str, Any]]:
    sections = SECTIONS if isinstance(node, Project) else type(node).questions()
    for name in sections:
        here = f"{where}.{name}" if where else name
        value = getattr(node, name)
        if isinstance(value, Section):
            yield from _answers(here, value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Row):
            yield here, [row.id for row in value]
            for row in value:
                yield from _answers(f"{here}.{row.id}", row)
        elif value not in BLANK:
            yield here, _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value


def _read(section: type[Section], where: str, answers: Mapping[str, Any]) -> Section:
    values: dict[str, Any] = {}
    for name in section.questions():
        here = f"{where}.{name}"
        if here not in answers:
            continue
        kind = answer_type(section, name)
        if isinstance(kind, type) and issubclass(kind, Row):
            values[name] = tuple(
                _read(kind, f"{here}.{row_id}", answers).model_copy(
                    update={"id": row_id}
                )
                for row_id in answers[here]
            )
        else:
            values[name] = _still_offered(here, answers[here])
    return section.model_construct(**values)


def _still_offered(where: str, value: Any) -> Any:
    try:
        return _fit(where, value)
    except WrongAnswer:
        return () if many_at(where) else "" if kind_at(where) is str else None
