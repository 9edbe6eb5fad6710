"""Pieces of the pages on which problems of a check sheet stand, as pictures with a frame around what is meant.

They are bounded: so wide at most, so many a line of the sheet. Only a PDF has pages, which are drawn by another
process; one that is locked and whose password is not known any more gives none. Held by
``tests/casework/sheet/test_crops.py``.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gouji.apart import pages
from gouji.apart.painting import GREY
from gouji.casework.case import Case
from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.problems import Problem
from gouji.errors import UserError
from gouji.model.source import OnPage, span

WIDEST, HIGHEST = 600, 360
"""Pixels of a picture."""

MOST = 4
"""Pictures of one line of the sheet."""

AROUND, BESIDE = 26.0, 14.0
"""Points above and below what is meant that are seen with it, and beside it."""

SEEN = 420.0
"""Points of a row that are seen left of a figure, so that its label may be read."""

FRAME = (0x8B, 0x0F, 0x0F)
"""The colour of the frame: that of what differs on paper."""

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture as a PNG, and its pixels."""

    png: bytes
    width: int
    height: int


def crops_of(case: Case, answers: Sequence[Answer]) -> Mapping[str, tuple[Crop, ...]]:
    """The pictures of the problems of each line of the sheet, by its id; lines without any are left out."""
    with ExitStack() as opened:
        files: dict[int, _File | None] = {}

        def crops(one: Answer) -> Iterator[Crop]:
            for file, place in dict.fromkeys(filter(None, (_place(case, each) for each in one.problems))):
                if file not in files:
                    files[file] = _opened(case, file, opened)
                if (drawn := files[file]) is not None and (crop := _crop(drawn, place)) is not None:
                    yield crop

        found = {one.line.id: tuple(crop for crop, _ in zip(crops(one), range(MOST), strict=False)) for one in answers}
    return {line: pictures for line, pictures in found.items() if pictures}


class _File(NamedTuple):
    """The pages of a file, and their sizes."""

    pages: pages.Pages
    sizes: Sequence[pages.Size]


def _opened(case: Case, file: int, opened: ExitStack) -> _File | None:
    """The pages of a file; None where it has none, or is locked."""
    printed = case.document.files[file]
    data = case.file.source(printed.sha256)
    if not data.startswith(b"%PDF"):
        return None
    found = pages.Pages(data, printed.name, case.passwords.get(printed.sha256))
    opened.callback(found.close)
    try:
        return _File(found, found.sizes())
    except UserError:
        return None


def _place(case: Case, problem: Problem) -> tuple[int, OnPage] | None:
    """Where a problem stands on a page: its words, else its first figure with its row."""
    if problem.places:
        file = problem.places[0][0]
        place = span(source for each, source in problem.places if each == file)
        return (file, place) if isinstance(place, OnPage) else None
    for cell in filter(None, map(case.printed_cell, problem.cells[:1])):
        table = case.printed.tables[cell.table]
        place = table.source(cell.row, cell.column)
        return (table.file, place) if isinstance(place, OnPage) else None
    return None


def _crop(file: _File, place: OnPage) -> Crop | None:
    """A piece of a page; None where that cannot be drawn."""
    width, height = file.sizes[place.page - 1]
    left, top, right, bottom = place.bbox
    seen_right = min(right + BESIDE, width)
    seen_left = max(min(left - BESIDE, seen_right - SEEN), 0.0)
    seen_top, seen_bottom = max(top - AROUND, 0.0), min(bottom + AROUND, height)
    wanted = min(WIDEST / (seen_right - seen_left), HIGHEST / (seen_bottom - seen_top))
    try:
        picture = file.pages.drawn(place.page - 1, wanted)
    except UserError:
        return None
    pixels = _pixels(picture)
    scale = min(wanted, picture.width / width)  # a page is drawn to whole pixels, and a huge one smaller
    _frame(pixels, [round(one * scale) for one in (left - 2, top - 2, right + 2, bottom + 2)])
    rows, columns = (
        slice(int(a * scale), int(b * scale)) for a, b in ((seen_top, seen_bottom), (seen_left, seen_right))
    )
    seen = pixels[rows, columns]
    return Crop(_png(seen), seen.shape[1], seen.shape[0])


def _pixels(picture: pages.Picture) -> Pixels:
    """Red, green and blue of each."""
    shape = picture.height, picture.width, picture.depth
    told = np.frombuffer(picture.pixels, np.uint8).reshape(shape)
    return np.ascontiguousarray(np.repeat(told, 3, axis=2) if picture.depth == GREY else told[..., 2::-1])


def _frame(pixels: Pixels, box: Sequence[int]) -> None:
    high, wide = pixels.shape[:2]
    left, right = (min(max(one, 0), wide - 1) for one in (box[0], box[2]))
    top, bottom = (min(max(one, 0), high - 1) for one in (box[1], box[3]))
    for row in (top, bottom):
        pixels[row, left : right + 1] = FRAME
    for column in (left, right):
        pixels[top : bottom + 1, column] = FRAME


def _png(pixels: Pixels) -> bytes:
    """A picture of three bytes a pixel as a PNG."""
    high, wide = pixels.shape[:2]
    rows = b"".join(b"\0" + row.tobytes() for row in np.ascontiguousarray(pixels))
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    told = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(told)
