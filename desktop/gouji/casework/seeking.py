"""Finding in a document: codes, names and their pinyin, amounts, text; and the places that an address names.

Every table is one text for each of codes, names and pinyin, so that a key costs one walk through them however many rows
there are. A number finds codes that begin with it and amounts of just that value in 元 or 万元; with a comma or a point
also amounts that are printed beginning so. Held by ``tests/casework/test_seeking.py``, ``tests/bench/test_window.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from gouji.casework.initials import initials
from gouji.model.document import Document
from gouji.model.figures.typed import typed_amount
from gouji.model.money import AmountError, Unit
from gouji.model.table import Table
from gouji.prose.text import text_of

MOST = 2000
"""Hits that are told of each table, and of the text."""

_PRINTED = re.compile(r"(?P<whole>[\d,]+)(?:\.(?P<part>\d*))?")
_LONGEST = 17
"""Digits of the largest amount, in 分."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of a table, or a figure in one; ``column`` is -1 where the row itself is meant. In the text, where
    ``table`` is -1, the paragraph ``row``, and there the letters from ``column`` to ``end``."""

    table: int
    row: int
    column: int = -1
    end: int = 0


def _folded(text: str) -> str:
    """A text as it is compared: wide letters as narrow ones, none large, no spaces."""
    return normalize("NFKC", text).lower().replace(" ", "").replace("\u3000", "")


def _letters(text: str, needle: str) -> Iterator[tuple[int, int]]:
    """From which letter of a text to which a needle stands in it, each time; a letter may be folded into several."""
    whole = "".join(folded := [_folded(one) for one in text]) if needle in _folded(text) else ""
    of = [at for at, one in enumerate(folded) for _ in one] if whole else []
    place = whole.find(needle)
    while place >= 0:
        end = place + len(needle)
        yield of[place], of[end - 1] + 1
        place = whole.find(needle, end)


class _Texts:
    """The rows of a table as texts, a line each."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.codes = "\n" + "\n".join([row.code or "" for row in table.rows]) + "\n"
        names = "\n".join([row.name.replace("\n", "") for row in table.rows])
        self.names = "\n" + _folded(names) + "\n"

    @cached_property
    def keys(self) -> dict[str, int]:
        """The rows by what an address calls them."""
        return {_folded(key): row for key, row in self._table.row_of.items()}

    @cached_property
    def letters(self) -> str:
        """The names in their first letters."""
        return initials(self.names)


def _rows_of(text: str, needle: str, step: int = 0) -> Iterator[int]:
    """The lines of a text in which a needle begins ``step`` letters on, each once."""
    place, line, counted = text.find(needle), 0, 0
    while place >= 0:
        line += text.count("\n", counted, place + step)
        counted = place + step
        yield line - 1
        end = text.find("\n", counted)
        place = text.find(needle, max(end, 0)) if end >= 0 else -1


class Seeker:
    """Finds in a document as it stands."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._texts: dict[int, _Texts] = {}

    def prepare(self) -> None:
        """Get ready what the first key would wait for."""
        for number in range(len(self.document.tables)):
            _ = self._of(number).letters, self._of(number).keys

    def _of(self, number: int) -> _Texts:
        if number not in self._texts:
            self._texts[number] = _Texts(self.document.tables[number])
        return self._texts[number]

    def seek(self, text: str) -> list[Hit]:
        """What a text finds, in the order of the document; the place alone where it is an address."""
        if "!" in normalize("NFKC", text):
            hit = self.address(text)
            return [hit] if hit else []
        needle = _folded(text).strip("\n")
        if not needle:
            return []
        found: list[Hit] = []
        for number, table in enumerate(self.document.tables):
            places = {(row, -1) for row in islice(self._rows(number, needle), MOST)}
            places |= {(row, column) for row, column in _amounts(table, needle)}
            found += [Hit(number, row, column) for row, column in sorted(places)]
        said = enumerate(text_of(self.document).paragraphs)
        return [*found, *islice((Hit(-1, n, *at) for n, one in said for at in _letters(one.text, needle)), MOST)]

    def _rows(self, number: int, needle: str) -> Iterator[int]:
        texts = self._of(number)
        if needle.isascii() and needle.isdecimal():
            yield from _rows_of(texts.codes, "\n" + needle, 1)
        else:
            yield from _rows_of(texts.names, needle)
            if needle.isascii() and needle.isalpha():
                yield from _rows_of(texts.letters, needle)

    def address(self, text: str) -> Hit | None:
        """The place that ``T3!20801.基本支出`` names; the row, or the table, where it ends earlier."""
        place, _, rest = normalize("NFKC", text).strip().partition("!")
        ids = [table.id.lower() for table in self.document.tables]
        if place.strip().lower() not in ids:
            return None
        number = ids.index(place.strip().lower())
        table, rest = self.document.tables[number], rest.strip()
        if not rest:
            return Hit(number, 0) if table.rows else None
        keys = self._of(number).keys
        columns = [_folded(column) for column in table.columns]
        if (row := keys.get(_folded(rest))) is not None:
            return Hit(number, row)
        key, _, column = map(_folded, rest.rpartition("."))
        if key in keys and column in columns:
            return Hit(number, keys[key], columns.index(column))
        return None


def _amounts(table: Table, needle: str) -> Iterator[tuple[int, int]]:
    """Row and column of the figures that a number means."""
    values = np.abs(table.values)
    found: NDArray[np.bool_] = np.zeros(values.shape, np.bool_)
    bare = needle.lstrip("-−")
    for unit in {Unit.YUAN, Unit.WAN, table.unit}:
        try:
            figure = typed_amount(bare, unit, table.unit) if bare[:1].isdecimal() else None
        except AmountError:
            continue
        if figure is not None and figure.fen:
            found |= values == figure.fen
    printed = _PRINTED.fullmatch(bare)
    if printed and ("," in bare or "." in bare):
        most = int(values.max(initial=0))
        for low, high in _ranges(printed["whole"].replace(",", ""), printed["part"], table.unit):
            if low <= most:
                found |= (values >= low) & (values < high)
    found &= table.present
    if not found.any():
        return
    yield from np.argwhere(found.T)[:MOST].tolist()


def _ranges(whole: str, part: str | None, unit: Unit) -> Iterator[tuple[int, int]]:
    """分 from and to, of amounts that are printed beginning with these digits."""
    if not whole.strip("0"):
        return
    if part is not None:
        finest = 10 ** len(part)
        low = int(whole + part) * unit.fen
        yield -(-low // finest), -(-(low + unit.fen) // finest)
        return
    for more in range(_LONGEST - len(whole)):
        low = int(whole) * unit.fen * 10**more
        high = (int(whole) + 1) * unit.fen * 10**more
        if low >= 10**18:
            return
        yield low, high
