"""All documents, in the order in which they are handed over. One file a document."""

from filing.block import Document

DOCUMENTS: tuple[Document, ...] = ()
