"""All documents, in the order in which they are handed over. One file a document."""

from filing.block import Document
from filing.documents.evidence_list import evidence_list
from filing.documents.open_items import open_items
from filing.documents.portal_table import portal_table
from filing.documents.public_disclosure import public_disclosure
from filing.documents.responsibility import responsibility
from filing.documents.review_report import review_report
from filing.documents.safety_assessment import safety_assessment
from filing.documents.self_check import self_check
from filing.documents.signing_notes import signing_notes
from filing.documents.technical_description import technical_description

DOCUMENTS: tuple[Document, ...] = (
    technical_description,
    safety_assessment,
    responsibility,
    public_disclosure,
    portal_table,
    signing_notes,
    open_items,
    evidence_list,
    review_report,
    self_check,
)
