"""The text layer of a published document → Grid.

UTF-8, UTF-16 and GB18030 are read; a page ends at a form feed or a gap.
"""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from gouji.errors import UserError
from gouji.model.document import SourceFile
from gouji.reading.grid import Grid, Line, Page

SIZE_LIMIT = 50 * 2**20
"""Bytes; the text layer of the longest published budgets stays below 2 MB."""

PAGE_GAP = 3
"""Blank lines in a row that stand for a page break where the form feeds were lost."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_bytes(path: Path) -> bytes:
    """The file's bytes; raises UserError for what cannot be a document."""
    try:
        if path.is_dir():
            raise UserError("directory", "{name} is a folder. Choose the budget file inside it.", name=path.name)
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            raise UserError(
                "too-large",
                "{name} is {size} MB, too large for a budget document (at most {limit} MB). Choose the budget itself.",
                name=path.name,
                size=size >> 20,
                limit=SIZE_LIMIT >> 20,
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(
            "not-found", "{name} was not found. Check the path and open it again.", name=path.name
        ) from error
    except OSError as error:
        raise UserError(
            "unreadable",
            "{name} cannot be read ({reason}). Close other programs that use it, or copy it "
            "elsewhere, and open it again.",
            name=path.name,
            reason=error.strerror or "OSError",
        ) from error


def decode(data: bytes, name: str) -> str:
    """Text of a file in any of the encodings Chinese offices use; raises UserError for binary content."""
    if not data.strip():
        raise UserError("empty", "{name} is empty. Choose a file with the budget's text.", name=name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data, encoding, name)
    if b"\0" in data:
        raise _not_text(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _text(data, "gb18030", name)


def _text(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(name) from error
    strange = sum(not (char.isprintable() or char.isspace()) for char in text)
    if strange * 50 > len(text):
        raise _not_text(name)
    return text


def _not_text(name: str) -> UserError:
    return UserError("not-text", "{name} is not a text file. Open the text layer of the budget (.txt).", name=name)


def read_text(data: bytes, name: str) -> Grid:
    """The pages of a text file."""
    text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    pages: list[list[Line]] = [[]]
    gap = 0
    for number, printed in enumerate(text.split("\n"), start=1):
        if "\f" in printed:
            pages.append([])
        raw = printed.replace("\f", "")
        if not raw.strip():
            gap += 1
            continue
        if gap >= PAGE_GAP and pages[-1]:
            pages.append([])
        gap = 0
        pages[-1].append(Line(number, raw))
    digest = hashlib.sha256(data).hexdigest()
    kept = tuple(Page(tuple(lines)) for lines in pages if lines)
    return Grid(SourceFile(name, digest, "txt"), kept)
