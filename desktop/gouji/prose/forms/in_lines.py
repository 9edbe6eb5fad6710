"""A form in lines of text, which lost its cells → its fields.

An amount belongs to the label that stands right before it in its line. Labels and amounts that stand apart, as where
the text of a page was written down box by box, are brought together by the sums of the form alone: the amount of the
year is that which its parts add up to, and one label that is left goes with one amount that is left. Names of parts
that stand apart from their amounts go with them in their order. What more than one way would fit stays unknown, and so
does whether all parts of a whole are known where one behind the first is told to be of which (其中), be that before it
or cut off at the end of the line before. Held by ``tests/prose/forms/test_in_lines.py``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from gouji.model.form import Form
from gouji.model.money import Figure, Unit
from gouji.model.source import Source
from gouji.model.totals import is_total
from gouji.prose.forms.boxes import boxes_in
from gouji.prose.forms.filled import PARTS, Box, Field, FilledForm, Found, Signature
from gouji.prose.forms.texts import (
    AMOUNT,
    AMOUNTS,
    Cut,
    cuts,
    day_of,
    figure_of,
    holding,
    in_order,
    line_of,
    signature_in,
    year_of,
)
from gouji.prose.forms.vocabulary import FormWords

_NAMED_AMOUNT = re.compile(rf"(?P<name>.*[一-龥].*?)\s(?P<amount>{AMOUNT})")
_NO_NAME = re.compile(r"[=≥≤><：:/%]|[=≥≤><]$")
_MOST_LEFT_OUT = 3
"""Lines that look like a part and may be none, such as a name with a telephone number."""
_MOST_PARTS = 40


@dataclass(frozen=True, slots=True)
class _Loose:
    """An amount that stands behind no label, with the ``name`` before it, "" where it stands by itself."""

    text: str
    source: Source
    figure: Figure
    name: str = ""


class LineReader:
    """One form, line by line."""

    def __init__(self, form: Form, words: FormWords) -> None:
        self._form, self._words = form, words
        self._lines = [
            (line_of(row[0]), places[0])
            for row, places in zip(form.printed.cells, form.printed.sources, strict=True)
            if row[0].strip()
        ]
        self._cut = [([*cuts(line, words)], source) for line, source in self._lines]
        self._units = {cut.unit for pieces, _ in self._cut for cut in pieces if cut.unit}
        self._unit = Unit(next(iter(self._units), "元")) if len(self._units) < 2 else None
        self._fields: list[Field] = []
        self._loose: list[_Loose] = []
        self._named: list[_Loose] = []
        """Names with an amount behind them, in the order of the text."""
        self._totals: list[Figure] = []
        self._unread: set[str] = set()
        self._of_which: set[tuple[str, Source]] = set()
        """The labels of parts that are told to be of what stands before them, with their places."""
        self._led = False
        """Whether what stands before is no more than that."""

    def read(self) -> FilledForm:
        """The form."""
        for pieces, source in self._cut:
            self._read_line(pieces, source)
        self._pair_names()
        self._forget_doubles()
        self._leave_open()
        self._name_cut_labels()
        parts = self._parts()
        self._place_amounts(parts)
        years = [year for line, _ in self._lines if (year := year_of(line))]
        return FilledForm(
            self._form,
            self._unit if self._units else None,
            years[0] if len(set(years)) == 1 else None,
            (*self._fields, *parts),
            tuple(self._boxes()),
            tuple(self._signatures()),
            in_cells=False,
            unread=frozenset(self._unread),
        )

    def _read_line(self, pieces: Sequence[Cut], source: Source) -> None:
        before = ""
        for cut in in_order(pieces):
            if cut.named is None:
                self._read_loose(cut.text, source)
            elif cut.named.sort in ("amount", "part"):
                self._read_amount(cut, source)
                self._of_which |= {(cut.label, source)} if cut.of_which or self._led else set()
            elif cut.named.sort in ("text", "date"):
                self._fields.append(self._field(cut, source))
            if cut.named is not None and cut.named.key == "end" and day_of(before):
                self._begin_before(before, source)
            before = cut.text
            self._led = cut.text.rstrip("： ").endswith(self._words.of_which)

    def _field(self, cut: Cut, source: Source) -> Field:
        """A field of text or of a day; what the project is called may stand apart from its label."""
        assert cut.named is not None
        field, text, found = Field(cut.named.key, cut.label, source), cut.text, Found.READ
        if not text and not cut.colon and cut.named.key == "project":
            text, source = self._project_line() or ("", source)
            field, found = replace(field, source=source), Found.PLACED
        return holding(field, cut.named, text, self._unit, found if text else Found.UNKNOWN)

    def _begin_before(self, text: str, source: Source) -> None:
        """The day that stands before the label of the last is the first, where the label of that stands apart."""
        for number, one in enumerate(self._fields):
            if one.key == "start" and one.found is Found.UNKNOWN:
                self._fields[number] = replace(one, source=source, text=text, day=day_of(text), found=Found.PLACED)

    def _read_amount(self, cut: Cut, source: Source) -> None:
        assert cut.named is not None
        field = Field(cut.named.key, cut.label, source)
        if not AMOUNTS.fullmatch(cut.text):
            self._fields.append(replace(field, found=Found.UNKNOWN, required=cut.named.required))
            return
        first, *others = cut.text.split()
        self._fields.append(holding(field, cut.named, first, self._unit))
        for other in others:
            self._read_loose(other, source)

    def _read_loose(self, text: str, source: Source) -> None:
        """An amount by itself, a name with an amount behind it, or what is neither."""
        unit = self._unit
        if unit is not None and AMOUNTS.fullmatch(text):
            every = ((one, figure_of(one, unit)) for one in text.split())
            self._loose += [_Loose(one, source, figure) for one, figure in every if figure]
            return
        found = _NAMED_AMOUNT.fullmatch(text)
        figure = figure_of(found["amount"], unit) if found and unit else None
        name = found["name"].strip("：: ") if found else ""
        if found is None or figure is None or _NO_NAME.search(name):
            return
        if is_total(name):
            self._totals.append(figure)
        else:
            self._named.append(_Loose(found["amount"], source, figure, name))

    def _project_line(self) -> tuple[str, Source] | None:
        """The line behind that of the body that fills the form in, which is what the project is called where its label
        stands apart."""
        for number, (pieces, _) in enumerate(self._cut[:-1]):
            if not any(cut.named is not None and cut.named.key == "applicant" and cut.text for cut in pieces):
                continue
            line, source = self._lines[number + 1]
            after = self._cut[number + 1][0]
            alone = len(after) == 1 and after[0].named is None
            if alone and not AMOUNTS.fullmatch(line) and not [*boxes_in(line, source, self._words)]:
                return line, source
        return None

    def _pair_names(self) -> None:
        """Names below the header of parts that print no amount go with the amounts behind them, where as many stand
        there as names."""
        heads = [n for n, (pieces, _) in enumerate(self._cut) if any(_is(cut, "part-name") for cut in pieces)]
        if len(heads) != 1:
            return
        names: list[str] = []
        amounts: list[_Loose] = []
        for (pieces, source), (line, _) in zip(self._cut[heads[0] + 1 :], self._lines[heads[0] + 1 :], strict=True):
            if any(cut.named is not None and cut.named.sort != "aside" for cut in pieces):
                break
            if any(cut.named is not None for cut in pieces) or _NAMED_AMOUNT.fullmatch(line):
                continue
            if AMOUNTS.fullmatch(line):
                amounts += [one for one in self._loose if one.source == source]
            else:
                names.append(line)
        if names and len(names) == len(amounts):
            self._loose = [one for one in self._loose if one not in amounts]
            self._named += [replace(one, name=name) for name, one in zip(names, amounts, strict=True)]

    def _forget_doubles(self) -> None:
        """A label that stands twice tells nothing; but of two rests beside two wholes the first is of the total."""
        seen = Counter(one.label if one.key == PARTS else one.key for one in self._fields if one.key != "category")
        rests = [number for number, one in enumerate(self._fields) if one.key == PARTS]
        for number, one in enumerate(self._fields):
            times = seen[one.label if one.key == PARTS else one.key]
            if times > 1 and one.key not in (PARTS, "category"):
                self._fields[number] = replace(one, found=Found.UNKNOWN, figure=None, text="", day=None)
        for whole in self._words.whole:
            if not any(one.key == whole.of for one in self._fields):
                continue
            own = [
                number
                for number in rests
                if any(self._fields[number].label in parts for parts in whole.parts)
                and (seen[self._fields[number].label] == 1 or self._is_of(number, rests, whole.of))
            ]
            if frozenset(self._fields[number].label for number in own) in whole.parts:
                for number in own:
                    if not self._fields[number].of:
                        self._fields[number] = replace(self._fields[number], of=whole.of)
        self._fields = [one for one in self._fields if one.key != PARTS or one.of]

    def _leave_open(self) -> None:
        """Parts behind the first of their whole that may be within the one before them."""
        for whole in self._words.whole:
            parts = [one for one in self._fields if one.key == PARTS and one.of == whole.of]
            within = any((one.label, one.source) in self._of_which for one in parts[1:])
            self._unread |= {whole.of} if within else set()

    def _is_of(self, number: int, rests: Sequence[int], whole: str) -> bool:
        """Whether a part that stands twice in one line is that of a whole: the first is of the total."""
        label, source = self._fields[number].label, self._fields[number].source
        same = [one for one in rests if self._fields[one].label == label and self._fields[one].source == source]
        return len(same) == 2 and same.index(number) == (whole == "annual-budget")

    def _name_cut_labels(self) -> None:
        """A label that was cut is the one of those it may be that is not printed beside it."""
        printed = {one.key for one in self._fields}
        for number, one in enumerate(self._fields):
            named = next((word for word in self._words.field if word.key == one.key), None)
            if named is None or not named.cut_from:
                continue
            left = [key for key in named.cut_from if key not in printed]
            if len(left) == 1:
                self._fields[number] = replace(one, key=left[0], found=Found.PLACED)
        cut = {word.key for word in self._words.field if word.cut_from}
        self._fields = [one for one in self._fields if one.key not in cut]

    def _parts(self) -> list[Field]:
        """The names with amounts that add up to the amount of the year, or to the total: all of them but very few,
        where only one choice does."""
        known = [one.figure for one in self._fields if one.key in ("annual-budget", "total-budget") and one.figure]
        wanted = {one.fen for one in (*known, *self._totals)}
        of = next((key for key in ("annual-budget", "total-budget") if any(f.key == key for f in self._fields)), "")
        if not self._named or not of or len(self._named) > _MOST_PARTS:
            self._unread |= {of} if self._named and of else set()
            return []
        for left_out in range(min(_MOST_LEFT_OUT, len(self._named) - 1) + 1):
            found = [
                chosen
                for chosen in combinations(self._named, len(self._named) - left_out)
                if sum(one.figure.fen for one in chosen) in wanted
            ]
            if len(found) == 1:
                return [Field(PARTS, one.name, one.source, one.text, figure=one.figure, of=of) for one in found[0]]
            if found:
                break
        self._unread.add(of)
        return []

    def _place_amounts(self, parts: Sequence[Field]) -> None:
        """Labels that stand apart from their amounts."""
        total = sum(one.figure.fen for one in parts if one.figure)
        if parts:
            self._place("annual-budget", [one for one in self._loose if one.figure.fen == total])
        amounts = [one for one in self._fields if one.found is Found.UNKNOWN and self._sort(one) == "amount"]
        if len(amounts) == 1 and not self._unread:
            rest = [one for one in self._loose if one.figure.fen != total]
            self._place(amounts[0].key, rest if len(rest) == 1 else [])

    def _place(self, key: str, fitting: Sequence[_Loose]) -> None:
        for number, one in enumerate(self._fields):
            if one.key == key and one.found is Found.UNKNOWN and fitting:
                first = fitting[0]
                placed = replace(one, source=first.source, text=first.text, figure=first.figure, found=Found.PLACED)
                self._fields[number] = placed
                self._loose.remove(first)

    def _sort(self, field: Field) -> str:
        named = next((one for one in self._words.field if one.key == field.key), None)
        return named.sort if named else ""

    def _boxes(self) -> Iterator[Box]:
        for pieces, source in self._cut:
            for cut in pieces:
                yield from boxes_in(cut.text, source, self._words)

    def _signatures(self) -> Iterator[Signature]:
        for line, source in self._lines:
            if (one := signature_in(line, source, self._words, alone=False)) is not None:
                yield one


def _is(cut: Cut, key: str) -> bool:
    return cut.named is not None and cut.named.key == key
