"""A form printed in cells → its fields: what a label names stands in the next cell of its row, a passage below it.

A blank is sure where nothing but another label stands there. The parts of an amount stand below its label or, where
the form prints a table of them, below a header of names and amounts; a part that is called otherwise than any known one
leaves it open whether all are known. Parts add up only where all have one depth: one that is called 其中 behind
another, is numbered or indented otherwise or stands in another column may be within another, and leaves it open too.
Held by ``tests/prose/forms/test_in_cells.py``, ``tests/checking/forms/test_within.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.model.document import Passage
from gouji.model.form import Form
from gouji.model.money import Unit
from gouji.model.source import Source
from gouji.model.totals import is_total
from gouji.prose.forms.boxes import boxes_in
from gouji.prose.forms.filled import PARTS, Box, Field, FilledForm, Found, Signature
from gouji.prose.forms.indicators import indicators_in
from gouji.prose.forms.texts import (
    cuts,
    depth_of,
    figure_of,
    holding,
    line_of,
    signature_in,
    squeezed,
    value_of,
    year_of,
)
from gouji.prose.forms.vocabulary import UNIT, FormWords, Labelled

_WHOLES = ("annual-budget", "total-budget")


class CellReader:
    """One form, cell by cell."""

    def __init__(self, form: Form, words: FormWords) -> None:
        self._form, self._words = form, words
        self._cells, self._sources = form.printed.cells, form.printed.sources
        self._units = {unit for row in self._cells for text in row if (unit := self._unit_behind(text))}
        self._unit = Unit(next(iter(self._units), "元")) if len(self._units) < 2 else None
        self._wholes: list[tuple[int, int, str]] = []
        """Row and column of the label of each whole, and its key."""
        self._first: dict[str, int] = {}
        """The column of the first part of each whole."""
        self._unread: set[str] = set()

    def read(self, head: Sequence[Passage], foot: Sequence[Passage]) -> FilledForm:
        """The form; ``head`` are the lines above it, which may tell who fills it in, ``foot`` those below it, which may
        hold the signature."""
        fields = [*self._fields()]
        fields += self._table_of_parts(fields)
        fields += self._above(head, {one.key for one in fields})
        years = [year for row in self._cells[:3] for text in row if (year := year_of(text))]
        return FilledForm(
            self._form,
            self._unit if self._units else None,
            next(iter(years), None),
            tuple(fields),
            tuple(self._boxes()),
            tuple(self._signatures(foot)),
            tuple(indicators_in(self._form.printed, self._words)),
            unread=frozenset(self._unread),
        )

    def _unit_behind(self, text: str) -> str | None:
        """The unit that a label carries."""
        label = squeezed(text)
        found = UNIT.search(label)
        return found["unit"] if found and self._words.field_of(self._words.bare(label)) else None

    def _named(self, text: str) -> Labelled | None:
        return self._words.field_of(self._words.bare(squeezed(text)))

    def _is_label(self, text: str) -> bool:
        if not text.strip():
            return False
        first = next(cuts(line_of(text), self._words), None)
        return self._named(text) is not None or (first is not None and first.named is not None and first.colon)

    def _fields(self) -> Iterator[Field]:
        for r, row in enumerate(self._cells):
            for c, text in enumerate(row):
                if not text.strip():
                    continue
                if (named := self._named(text)) is not None:
                    yield from self._field(r, c, named)
                    continue
                for cut in cuts(line_of(text), self._words):
                    if cut.named is None or cut.named.sort in ("aside", "header") or not cut.colon:
                        continue
                    field = Field(cut.named.key, cut.label, self._sources[r][c])
                    yield holding(field, cut.named, cut.text or self._behind(r, c), self._unit)

    def _above(self, head: Sequence[Passage], known: set[str]) -> Iterator[Field]:
        """The fields in lines above the cells, which have a colon."""
        for line in head:
            for cut in cuts(line_of(line.text), self._words):
                if cut.named is not None and cut.named.sort == "text" and cut.colon and cut.named.key not in known:
                    yield holding(Field(cut.named.key, cut.label, line.source), cut.named, cut.text, self._unit)

    def _field(self, r: int, c: int, named: Labelled) -> Iterator[Field]:
        if named.sort in ("aside", "header"):
            return
        text, found = self._behind(r, c), Found.READ
        if not text and named.sort == "passage":
            text = self._below(r, c)
        elif not text and self._below(r, c):
            found = Found.UNKNOWN  # it may stand below its label
        whole = ""
        if named.key in _WHOLES:
            self._wholes.append((r, c, named.key))
            self._unread |= {named.key} if self._has_strange_parts(r, c) else set()
        elif named.key == PARTS:
            whole = self._whole_of(r, c)
            within = whole in self._first and self._is_of_which(r, c)
            if within or self._first.setdefault(whole, c) != c:
                self._unread.add(whole)
        label = self._words.bare(squeezed(self._cells[r][c]))
        field = Field(named.key, label, self._place(r, c, text), of=whole)
        yield holding(field, named, text, self._unit, found)

    def _behind(self, r: int, c: int) -> str:
        """What stands in the next cell that prints anything; "" where that is a label."""
        text = next((text for text in self._cells[r][c + 1 :] if text.strip()), "")
        return "" if self._is_label(text) else text

    def _below(self, r: int, c: int) -> str:
        text = self._cells[r + 1][c] if r + 1 < len(self._cells) else ""
        return "" if self._is_label(text) else text

    def _place(self, r: int, c: int, text: str) -> Source:
        """Where a text stands that a label at a place names; the place of the label where it is blank."""
        for row in (r, r + 1):
            for column in range(c if row > r else c + 1, len(self._cells[r])):
                if row < len(self._cells) and text and self._cells[row][column] == text:
                    return self._sources[row][column]
        return self._sources[r][c]

    def _whole_of(self, r: int, c: int) -> str:
        """The whole whose label stands above, else the nearest at the left."""
        above = [key for row, column, key in self._wholes if column == c and row < r]
        beside = [(column, key) for row, column, key in self._wholes if column <= c]
        return above[-1] if above else max(beside, default=(0, ""))[1]

    def _is_of_which(self, r: int, c: int) -> bool:
        """Whether what stands in a cell is told to be of what stands before it, there or in the cell before."""
        before = next((text for text in reversed(self._cells[r][:c]) if text.strip()), "")
        alone = squeezed(before).rstrip("：:") == self._words.of_which
        return alone or squeezed(self._cells[r][c]).startswith(self._words.of_which)

    def _has_strange_parts(self, r: int, c: int) -> bool:
        """Whether amounts stand below a whole whose label nobody knows."""
        for row in range(r + 1, len(self._cells)):
            text = self._cells[row][c]
            named = self._named(text) if text.strip() else None
            if not text.strip() or (named is not None and named.key == PARTS):
                continue
            behind = next((one for one in self._cells[row][c + 1 :] if one.strip()), "")
            return named is None and figure_of(behind, Unit.YUAN) is not None
        return False

    def _table_of_parts(self, fields: Sequence[Field]) -> Iterator[Field]:
        """The parts that stand below a header of names and amounts."""
        of = next((key for key in _WHOLES if any(one.key == key for one in fields)), "")
        head = self._header_of_parts()
        if head is None or not of:
            return
        top, first, second = head
        depths = set()
        for r in range(top + 1, len(self._cells)):
            row = self._cells[r]
            before = next((text for text in row[:first] if text.strip()), "")
            name = next((text for text in row[first:second] if text.strip()), "")
            at = next((c for c in range(second, len(row)) if row[c].strip()), None)
            named = self._named(before) if before else None
            if (named is not None and named.sort != "aside") or (name and self._is_label(name)):
                return
            if (not name and at is None) or is_total(name):
                continue
            amount = row[at] if at is not None else ""
            figure = figure_of(amount, self._unit) if self._unit else None
            if not name or (amount and figure is None):
                self._unread.add(of)
                continue
            depths.add(depth_of(next(text for text in row[first:second] if text.strip())))
            if len(depths) > 1 or any(squeezed(text).startswith(self._words.of_which) for text in row[:second]):
                self._unread.add(of)
            source = self._sources[r][at if at is not None else first]
            yield Field(PARTS, value_of(name), source, value_of(amount), figure=figure, of=of)

    def _header_of_parts(self) -> tuple[int, int, int] | None:
        """The row of the header and the columns of its names and amounts."""
        for r, row in enumerate(self._cells):
            keys = {named.key: c for c, text in enumerate(row) if text.strip() and (named := self._named(text))}
            if "part-name" in keys and "part-amount" in keys:
                return r, keys["part-name"], keys["part-amount"]
        return None

    def _boxes(self) -> Iterator[Box]:
        for row, places in zip(self._cells, self._sources, strict=True):
            for text, source in zip(row, places, strict=True):
                for line in text.splitlines():
                    yield from boxes_in(line, source, self._words)

    def _signatures(self, foot: Sequence[Passage]) -> Iterator[Signature]:
        found = False
        for r, row in enumerate(self._cells):
            for c, text in enumerate(row):
                one = signature_in(line_of(text), self._sources[r][c], self._words, alone=True) if text else None
                if one is None:
                    continue
                found = True
                yield replace(one, by=one.by or value_of(self._behind(r, c)))
        for passage in () if found else foot:
            below = signature_in(line_of(passage.text), passage.source, self._words, alone=False)
            if below is not None:
                yield below
