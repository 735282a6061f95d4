"""What follows from the answers: conclusions, each with its reasons and articles.

Everything here is a pure function of the project. Nothing is decided for the person:
what law leaves to judgement is marked as an aid to it (辅助判断).
"""

from filing.verdict.applicability import TABLE, Need, applicability
from filing.verdict.changed import Class, Classed, Meaning, classed, due
from filing.verdict.conclusion import UNKNOWN, Conclusion, Reason
from filing.verdict.core import Core, LeftOut, recommended_core
from filing.verdict.deadlines import Deadline, deadlines, due_of
from filing.verdict.disclosure import (
    Consequence,
    Disclosure,
    Exclusion,
    Prose,
    disclosures,
    exclusions,
    live_on,
    main_use,
)
from filing.verdict.facts import core_functions
from filing.verdict.neighbours import Needed, neighbours
from filing.verdict.risks import Likely, likely_risks, open_risks
from filing.verdict.role import Capacity, role
from filing.verdict.split import Proposed, Why, filings
from filing.verdict.statements import carried, drafted, followed

__all__ = [
    "TABLE",
    "UNKNOWN",
    "Capacity",
    "Class",
    "Classed",
    "Conclusion",
    "Consequence",
    "Core",
    "Deadline",
    "Disclosure",
    "Exclusion",
    "LeftOut",
    "Likely",
    "Meaning",
    "Need",
    "Needed",
    "Proposed",
    "Prose",
    "Reason",
    "Why",
    "applicability",
    "carried",
    "classed",
    "core_functions",
    "deadlines",
    "disclosures",
    "drafted",
    "due",
    "due_of",
    "exclusions",
    "filings",
    "followed",
    "likely_risks",
    "live_on",
    "main_use",
    "neighbours",
    "open_risks",
    "recommended_core",
    "role",
]
