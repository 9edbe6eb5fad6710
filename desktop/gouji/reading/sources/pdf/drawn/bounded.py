"""pdfminer, with bounds where it has none: a small file may tell it to work for ever, or to fill the memory.

What a file says is measured against what it holds, never believed: a table of objects has as many as its bytes have
room for, an object that only names others in a circle is none, each stage of unpacking is bounded by itself, and what
a page draws counts as often as it is drawn. A font has no more codes than two bytes can tell. Whatever goes beyond
raises TooMuchError, and costs its page; what a page draws is counted where it is drawn (``painter.py``,
``printed.py``). Held by ``tests/reading/sources/pdf/drawn/test_bounded.py``.

The classes take the place of the library's own in its modules when this file is imported, which is before a first PDF
is opened.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable
from types import ModuleType, SimpleNamespace
from typing import Any

import pdfplumber.pdf
from pdfminer import pdfdocument, pdffont, pdftypes, utils
from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfdocument import PDFDocument, PDFNoValidXRef, PDFXRefStream
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjectNotFound, PDFObjRef, resolve1
from pdfminer.runlength import rldecode

STREAM_LIMIT = 64 * 2**20
"""Bytes that a stage of unpacking may give; fonts of all Chinese letters take some 20 MB."""

DRAWING_LIMIT = 6 * 2**20
"""Bytes of drawing that a page may take; a full page of ruled tables takes some 200 KB."""

FORM_COST = 2**12
"""Bytes of drawing that each form counts for beside its own, however short it is."""

LETTER_LIMIT = 50_000
"""Letters of one page; a page set in the smallest print holds some 10,000."""

SHAPE_LIMIT = 200_000
"""Lines, boxes and curves of one page."""

CODES = 2**17
"""Of a font: twice as many as two bytes tell."""

_TABLE_OF_CODES = 3 * 2**19
"""Bytes in which a font tells what its codes mean: as many as two bytes tell take 1.4 million, each told as a range."""

_BY_HAND = 2**18
"""Bytes that the library unpacks one by one, as lists of numbers."""

_PREDICTED = 2**24
"""The same where each is told by those beside and above it."""

_WIDEST = 8
"""Bytes of a number in a table of objects."""

_SUM = 3
"""Bytes at the end of what was deflated, but for the first of its sum."""


class TooMuchError(PDFException):
    """The file tells its reader to do more than any page can need, be it in what the page draws or beside that."""

    of_drawing = False


class DrawsTooMuchError(TooMuchError):
    """A page draws more than any page shows."""

    of_drawing = True


class Document(PDFDocument):
    """One whose objects are never names of others."""

    def getobj(self, objid: int) -> object:
        met = {objid}
        found = super().getobj(objid)
        while isinstance(found, PDFObjRef):
            if found.objid in met:
                raise PDFObjectNotFound(objid)
            met.add(found.objid)
            found = super().getobj(found.objid)
        return found


class ObjectTable(PDFXRefStream):
    """A table of no more objects than its bytes have room for."""

    def load(self, parser: PDFParser) -> None:
        super().load(parser)
        widths = (self.fl1, self.fl2, self.fl3)
        if not all(isinstance(one, int) and 0 <= one <= _WIDEST for one in widths) or not self.entlen:
            raise PDFNoValidXRef("widths of a table of objects")
        left = len(self.data or b"") // self.entlen
        told, self.ranges = self.ranges, []
        for start, count in told:
            self.ranges.append((start, min(count, left)))
            left -= self.ranges[-1][1]


class Meanings(FileUnicodeMap):
    """What the codes of a font mean."""

    told = 0

    def add_cid2unichr(self, cid: int, code: Any) -> None:
        self.told += 1
        if self.told > CODES:
            raise TooMuchError
        super().add_cid2unichr(cid, code)


class MeaningsParser(CMapParser):
    """Reads them where they take no more than any font needs."""

    def __init__(self, cmap: Any, fp: Any) -> None:
        size = fp.seek(0, io.SEEK_END)
        fp.seek(0)
        if size > _TABLE_OF_CODES:
            raise TooMuchError
        super().__init__(cmap, fp)


def bounded_widths(widths: Callable[[Iterable[object]], Any], parts: int) -> Callable[[Iterable[object]], Any]:
    """Widths of letters, told one by one or from one code to another, of which each telling has so many parts."""

    def told(given: Iterable[object]) -> Any:
        every, numbers, codes = [resolve1(one) for one in given], list[float](), 0
        for one in every:
            if isinstance(one, int | float):
                numbers.append(one)
            elif isinstance(one, list):
                codes += len(one)
                numbers.clear()
            if len(numbers) == parts:
                codes += max(0, int(numbers[1] - numbers[0]))
                numbers.clear()
            if codes > 2 * CODES:
                raise TooMuchError
        return widths(every)

    return told


def inflated(data: bytes) -> bytes:
    """What was deflated. Raises zlib.error, and TooMuchError."""
    unpacker = zlib.decompressobj()
    found = unpacker.decompress(data, STREAM_LIMIT + 1)
    if len(found) > STREAM_LIMIT:
        raise TooMuchError
    if not unpacker.eof:
        raise zlib.error("incomplete")
    return found


def inflated_as_far_as_possible(data: bytes) -> bytes:
    """What can be told of what was deflated and is damaged: the library adds one byte after the other to all before."""
    unpacker, found, size = zlib.decompressobj(), list[bytes](), 0
    for at in range(len(data)):
        try:
            found.append(unpacker.decompress(data[at : at + 1]))
        except zlib.error:
            if at < len(data) - _SUM:  # else its sum alone is wrong, or missing
                raise
            break
        size += len(found[-1])
        if size > STREAM_LIMIT:
            raise TooMuchError
    return b"".join(found)


def unpacked_lzw(data: bytes) -> bytes:
    """What was packed with LZW."""
    found, size = list[bytes](), 0
    for piece in LZWDecoder(io.BytesIO(data)).run():
        found.append(piece)
        size += len(piece)
        if size > STREAM_LIMIT:
            raise TooMuchError
    return b"".join(found)


def unpacked_runs(data: bytes) -> bytes:
    """What was packed by runs of one byte."""
    if len(data) > _BY_HAND:
        raise TooMuchError
    return rldecode(data)


def predicted(pred: int, colors: int, columns: int, bits: int, data: bytes) -> bytes:
    """Lines of which each byte is told by those beside and above it."""
    if len(data) > _PREDICTED or not 0 < colors * columns * bits <= 8 * _PREDICTED:
        raise TooMuchError
    return utils.apply_png_predictor(pred, colors, columns, bits, data)


def no_fax(data: bytes, params: dict[str, object]) -> bytes:
    """Nothing that prints letters or figures is packed as a fax."""
    raise TooMuchError


def _bind() -> None:
    """Put the bounded in the place of what has no bounds."""
    bound: tuple[tuple[ModuleType, dict[str, Any]], ...] = (
        (pdfplumber.pdf, {"PDFDocument": Document}),
        (pdfdocument, {"PDFXRefStream": ObjectTable}),
        (
            pdffont,
            {
                "FileUnicodeMap": Meanings,
                "CMapParser": MeaningsParser,
                "get_widths": bounded_widths(pdffont.get_widths, 3),
                "get_widths2": bounded_widths(pdffont.get_widths2, 5),
            },
        ),
        (
            pdftypes,
            {
                "zlib": SimpleNamespace(decompress=inflated, error=zlib.error),
                "decompress_corrupted": inflated_as_far_as_possible,
                "lzwdecode": unpacked_lzw,
                "rldecode": unpacked_runs,
                "ccittfaxdecode": no_fax,
                "apply_png_predictor": predicted,
            },
        ),
    )
    for module, names in bound:
        for name, one in names.items():
            setattr(module, name, one)


_bind()
