"""Workbooks: tables to copy from, and questions to fill in offline. Alone knows openpyxl."""

from filing.workbook.collecting import TITLE, Wanted, collection
from filing.workbook.reading import collected
from filing.workbook.tables import workbook

__all__ = ["TITLE", "Wanted", "collected", "collection", "workbook"]
