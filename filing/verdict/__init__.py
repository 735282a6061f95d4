"""Conclusions: is a filing due, as whom, how many, what else, and what to say of the rest.

Each conclusion carries the short path to it: what was answered, what follows. Law leaves
much to judgement; what is judged is marked as such (辅助判断).
"""

from filing.verdict.applicability import applicability
from filing.verdict.conclusion import Conclusion, Reason
from filing.verdict.core import recommended_core
from filing.verdict.disclosure import disclosures, exclusions, main_use
from filing.verdict.neighbours import neighbours
from filing.verdict.role import role
from filing.verdict.split import filings

__all__ = [
    "Conclusion",
    "Reason",
    "applicability",
    "disclosures",
    "exclusions",
    "filings",
    "main_use",
    "neighbours",
    "recommended_core",
    "role",
]
