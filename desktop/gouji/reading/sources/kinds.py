"""The bytes of a file, and what it truly is: recognised from its content, whatever its name ends in."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from gouji.archives.unpacking import BROKEN
from gouji.errors import UserError, unreadable
from gouji.reading.sources.refusals import damaged
from gouji.reading.sources.zipped import is_part

SIZE_LIMIT = 64 * 2**20
"""Bytes; published budgets with pictures of seals stay below 50 MB."""

_START = 4096
"""Bytes in which a file says what it is."""

_PAGE = re.compile(
    rb"<(?:!doctype html|!--|"
    rb"(?:html|head|meta|title|style|link|script|body|center|div|form|font|table|tr|td|p|h\d|br)\b)"
)
_IN_XML = re.compile(rb"<(?:!doctype html|html|head|body|table)\b")
_ARCHIVED = re.compile(rb"(?:from|subject|date|mime-version|content-[a-z]+|snapshot-[a-z-]+|x-[a-z-]+):")

_SAMPLE = 2**16
"""Bytes of a text that tell whether it holds values."""

_CALLED_WORKBOOKS = frozenset({"xls", "xlsx", "et", "ett"})

_ENTRY = 128
"""Bytes of an entry in the directory of a compound file; each begins at a multiple of them."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_bytes(path: Path) -> bytes:
    """The file's bytes; raises UserError for what cannot be a document."""
    try:
        if path.is_dir():
            raise UserError("directory", "{name} is a folder. Choose the budget file inside it.", name=path.name)
        refuse_too_large(path.name, path.stat().st_size)
        with path.open("rb") as handle:
            return handle.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise unreadable(path.name, error) from error


def refuse_too_large(name: str, size: int) -> None:
    """Raise UserError for more bytes than a budget has."""
    if size > SIZE_LIMIT:
        raise UserError(
            "too-large",
            "{name} is {size} MB, too large for a budget document (at most {limit} MB). Choose the budget itself.",
            name=name,
            size=size >> 20,
            limit=SIZE_LIMIT >> 20,
        )


def true_format(data: bytes, name: str) -> str:
    """``pdf``, ``xlsx``, ``ods``, ``xls``, ``xml`` (of Excel 2003), ``html``, ``mht``, ``docx``, ``csv``, ``txt``, …

    Raises UserError for an archive that is damaged.
    """
    start = data[:_START].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        return _compound(data)
    if data.startswith(b"PK"):
        return _archive(data, name)
    if (marked := _marked(start)) is not None:
        return marked
    if start.startswith(b"{\\rtf"):
        return "rtf"
    ending = Path(name).suffix.lower().lstrip(".")
    divided = ending == "csv" or (ending == "tsv" and b"\t" in data)  # lines copied from a page have no cells
    return ending if divided else _values(data[:_SAMPLE], ending)


def _marked(start: bytes) -> str | None:
    """What a text in marks is: a page, an archive of pages, a workbook of Excel 2003, or XML of another kind."""
    lowered = start.replace(b"\0", b"").lower()
    if _PAGE.match(lowered):
        return "html"
    if lowered.startswith(b"<?xml"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in lowered and b"<html" not in lowered:
            return "xml"
        return "html" if _IN_XML.search(lowered) else "other-xml"
    return "mht" if _ARCHIVED.match(lowered) and b"multipart/related" in lowered else None


def _values(data: bytes, ending: str) -> str:
    """Text, or values between tabs; a file that is called a workbook may also hold values between commas."""
    lines = [line for line in data.split(b"\n") if line.strip(b"\r\0 ")]
    for separator, found in ((b"\t", "tsv"), (b",", "csv")):
        divided = sum(separator in line for line in lines)
        if divided * 2 > len(lines) and (found == "tsv" or ending in _CALLED_WORKBOOKS):
            return found
    return "txt"


def _compound(data: bytes) -> str:
    """What a compound file holds: a workbook of Excel 97 or WPS, a locked workbook, or a text document.

    Its own streams tell, not those of what is embedded in it; a damaged file is judged by the names it still holds.
    """
    import olefile

    kinds = {"EncryptedPackage": "locked", "Workbook": "xls", "Book": "xls", "WordDocument": "doc"}
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            return next((kind for stream, kind in kinds.items() if file.exists(stream)), "ole")
    except Exception:  # whatever a broken file makes the library raise
        return next((kind for stream, kind in kinds.items() if _names(data, stream)), "ole")


def _names(data: bytes, stream: str) -> bool:
    """Whether an entry of a broken directory names a stream; the same letters may stand anywhere in a text."""
    name = stream.encode("utf-16-le") + b"\0\0"
    at = data.find(name)
    while at >= 0 and at % _ENTRY:
        at = data.find(name, at + 1)
    return at >= 0


def _archive(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            locked = any(entry.flag_bits & 1 for entry in archive.infolist())
            kind = archive.open("mimetype").read(80) if "mimetype" in names and not locked else b""
    except BROKEN as error:
        raise damaged(name) from error
    if locked:
        return "locked"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if b"opendocument.spreadsheet" in kind:
        return "ods"
    return "docx" if any(is_part(one, "word/document") for one in names) else "zip"
