"""复制与复用: what a new filing of the same company, or product, takes over, and what not.

Facts of the company, its people and its systems hold for each of its algorithms; those of a
product and its data for each algorithm of that product. All that tells of an algorithm is
written anew: copied text is what reviewers find first.
"""

from enum import StrEnum
from typing import Any, NamedTuple

from filing.project import STEPS, Project, group_of


class Reuse(StrEnum):
    """How much a new filing shares with an old one."""

    COMPANY = "同一公司的另一个产品"
    PRODUCT = "同一产品的另一个算法"


class Reused(NamedTuple):
    """The answers of the new filing, and in words what has to be written anew."""

    answers: dict[str, Any]
    anew: tuple[str, ...]


_COMPANY = (
    "subject.company",
    "subject.credit_code",
    "subject.company_type",
    "subject.address",
    "subject.licence_until",
    "subject.website",
    "subject.legal_representative",
    "subject.representative_document",
    "subject.officer",
    "subject.officer_title",
    "subject.officer_phone",
    "subject.officer_email",
    "subject.officer_document",
    "subject.contact",
    "governance.body",
    "governance.body_duty",
    "governance.officer_duty",
    "governance.staff",
    "governance.qualifications",
    "governance.support",
    "governance.review_cycle",
    "governance.systems",
    "governance.complaint",
    "governance.complaint_days",
    "governance.sanctions",
    "data.classification",
    "data.protection_level",
    "data.log_months",
)
_PRODUCT = (
    *_COMPANY,
    "applicability.sides",
    "applicability.domestic",
    "applicability.forms",
    "applicability.mobilises",
    "applicability.permits",
    "applicability.permit_numbers",
    "scope.functions",
    "subject.monthly_users",
    "subject.counted_on",
    "subject.audiences",
    "subject.products",
    "data.items",
    "data.parties",
    "data.flows",
    "data.going_abroad",
    "data.assessment",
    "data.audit",
    "data.rights",
)


def holds_for_all(where: str) -> bool:
    """Whether an answer of one filing rightly stands in another of the same company."""
    return group_of(where) in _PRODUCT


def reused(project: Project, how: Reuse) -> Reused:
    """What a new filing begins with; screenshots and work on findings stay behind."""
    shared = frozenset(_COMPANY if how is Reuse.COMPANY else _PRODUCT)
    answers = {
        where: value
        for where, value in project.answers().items()
        if group_of(where) in shared
    }
    begun = Project.from_answers(answers)
    anew = [
        f"{section.title}：{'、'.join(open_)}"
        for step, section in STEPS.items()
        if (open_ := [one.question.noun for one in begun.asked(step) if one.open])
    ]
    return Reused(answers, tuple(anew))
