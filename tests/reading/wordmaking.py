"""Word documents made for a test: paragraphs and tables as Word writes them, and the zip around them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "o": "urn:schemas-microsoft-com:office:office",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def run(text: str, settings: str = "") -> str:
    """A run of text in one look."""
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, settings: str = "") -> str:
    """A paragraph of runs, each as ``run`` gives it or as plain text."""
    written = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f'<w:p><w:pPr>{settings}<w:jc w:val="center"/></w:pPr>{written}</w:p>'


def cell(content: object, settings: str = "") -> str:
    """A cell of a text, or of what already is a paragraph or a table."""
    text = "" if content is None else str(content)
    held = text if text.startswith(("<w:p>", "<w:tbl>")) else paragraph(text)
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{held}</w:tc>"


def row(*cells: str, settings: str = "") -> str:
    """A row of cells as ``cell`` gives them."""
    return f"<w:tr><w:trPr>{settings}</w:trPr>{''.join(cells)}</w:tr>"


def span(columns: int) -> str:
    """The setting of a cell that reaches over columns."""
    return f'<w:gridSpan w:val="{columns}"/>'


def table(rows: Sequence[Sequence[object]] | Sequence[str], widths: Sequence[int] = ()) -> str:
    """A table of rows of values, or of rows as ``row`` gives them."""
    written = [one if isinstance(one, str) else row(*map(cell, one)) for one in rows]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(written)}</w:tbl>"


def word(path: Path, *items: str, space: str = W, parts: Mapping[str, str] | None = None, main: str = "") -> Path:
    """A docx of paragraphs and tables; an item that is no XML is the text of a paragraph."""
    body = "".join(item if item.startswith("<") else paragraph(item) for item in items)
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{space}" {_SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main or "word/document.xml", document)
        for name, part in (parts or {}).items():
            archive.writestr(name, part)
    return path
