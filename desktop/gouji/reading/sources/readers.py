"""Which reader a file of a kind is given to, and what is told of kinds that none reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gouji.errors import UserError
from gouji.model.document import SourceFile
from gouji.reading.sources.converted.reader import CONVERTED, ConvertedSource
from gouji.reading.sources.pdf.reader import PdfSource
from gouji.reading.sources.source import Source
from gouji.reading.sources.text.delimited import DelimitedSource
from gouji.reading.sources.text.text import TextSource
from gouji.reading.sources.web.reader import MARKUP, WebSource
from gouji.reading.sources.word.reader import WORD, WordSource
from gouji.reading.sources.workbook.excel2003 import SPREADSHEET_XML, SpreadsheetXmlSource
from gouji.reading.sources.workbook.sheets import WORKBOOKS, SheetsSource

_READERS: Mapping[str, Callable[[bytes, SourceFile], Source]] = {
    **dict.fromkeys(WORKBOOKS, SheetsSource),
    SPREADSHEET_XML: SpreadsheetXmlSource,  # a workbook too, but of a reader of its own
    **dict.fromkeys(MARKUP, WebSource),
    WORD: WordSource,
    **dict.fromkeys(CONVERTED, ConvertedSource),
    **dict.fromkeys(("csv", "tsv"), DelimitedSource),
    "txt": TextSource,
}


def source_of(data: bytes, file: SourceFile, password: str | None = None) -> Source:
    """A file as a source of its kind; ``password`` unlocks a PDF. Raises UserError for a kind that is not read."""
    kind, name = file.format, file.name
    if kind == "pdf":
        return PdfSource(data, file, password)
    if kind in _READERS:
        return _READERS[kind](data, file)
    if kind == "locked":
        raise UserError(
            "locked", "{name} is locked. Open it with its password, save it without one, and open that.", name=name
        )
    raise UserError(
        "unknown-format",
        "{name} is of a kind that is not read yet. Save it as PDF, docx, xlsx or text and open that.",
        name=name,
    )
