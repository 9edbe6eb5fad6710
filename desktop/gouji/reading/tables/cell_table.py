"""Tables with cells: the blocks that form one table, over page breaks and repeated headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile

from gouji.model.document import Passage
from gouji.model.doubt import Doubt
from gouji.model.money import Unit
from gouji.model.reason import Reason, quoted
from gouji.model.source import NOWHERE, Source
from gouji.reading.page.page import Block
from gouji.reading.tables.cell_rows import BlockRows, is_repeated
from gouji.reading.tables.header import Header, header_rows, header_words, is_note, is_ordinal_row, read_header
from gouji.reading.tables.labels_over_sides import LabelsOverSides
from gouji.reading.tables.merged_codes import find_classes
from gouji.reading.tables.page_breaks import Break, BySide, Leaf, joined
from gouji.reading.tables.parts import Part
from gouji.reading.tables.rows import Columns, PrintedRow, order_rows
from gouji.reading.tables.same_columns import Fitted, fitted
from gouji.reading.terms.captions import Caption, unit_in
from gouji.reading.terms.figures import is_blank
from gouji.reading.terms.vocabulary import Vocabulary, squeeze, vocabulary

MOST_CELLS = 20_000
"""Cells of a table that a user may describe after it was recognised."""

_CONTINUED = re.compile(r"[（(]?续(?:表)?[一二三四五六七八九十\d]*[）)]?")


@dataclass
class TableDraft:
    """A table with cells while its parts are gathered; the header's columns are those of the first part."""

    kind: str
    caption: Caption
    header: Header
    shape: Block
    columns: list[str] = field(default_factory=list)
    printed: list[PrintedRow] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    """How many rows stand before each place where more may stand that were not read."""
    source: Source = NOWHERE
    """Where its first part begins."""
    doubts: list[Doubt] = field(default_factory=list)
    """Why what was read may not be what is printed."""
    parts: list[Part] = field(default_factory=list)
    """As it is printed, to be described where its reading is in doubt; none of a table that is too large for that."""
    codes: dict[int, list[str]] = field(default_factory=dict)
    """The parts of the code met last on each side."""
    without_class: dict[int, bool] = field(default_factory=dict)
    """Whether the 类 of the last rows of a side is not met yet."""
    groups: dict[int, str] = field(default_factory=dict)
    """What the last rows of a side belong to, where a 小计 heads them."""
    breaks: list[Break] = field(default_factory=list)
    """Rows that a page break cut, or did not: the sums of the whole table tell."""
    leaf: Leaf | None = None
    """The rows of the part that was read last, with which the next may go on."""

    @property
    def title(self) -> str:
        return self.caption.title

    @property
    def header_words(self) -> frozenset[str]:
        return self.header.words

    @property
    def unit(self) -> Unit | None:
        return self.caption.unit or unit_in(self.header.words, vocabulary())

    @property
    def entity(self) -> str:
        return self.caption.entity

    def __post_init__(self) -> None:
        self.columns = [*dict.fromkeys(name for side in self.header.sides for name in side.names)]

    def rows(self) -> list[PrintedRow]:
        """The rows of all parts; a blank table prints none, though it has a total."""
        blank = all(not one.amounts and one.row.level == 0 and one.row.code is None for one in self.printed)
        return [] if blank else order_rows(self.printed)

    def side_columns(self) -> Columns:
        """The names of each side's columns."""
        return Columns([side.names for side in self.header.sides])

    @property
    def called(self) -> str:
        """What reasons call it: its title, or else its columns."""
        return quoted(self.title or "、".join(self.columns))

    def is_named_otherwise(self, caption: Caption) -> bool:
        """Whether a caption has a title that is not this table's, continued or not."""
        return caption.form is not None and _CONTINUED.sub("", caption.title) != _CONTINUED.sub("", self.title)

    def parted_by(self, caption: Caption) -> Reason | None:
        """Why a part goes on with this table neither under no title nor under its own: another unit, another entity."""
        unit = self.unit
        if caption.unit is not None and unit not in (None, caption.unit):
            units = {"unit": caption.unit.value, "other": unit.value if unit else ""}
            return Reason("it is in {unit}, the table before it, {title}, in {other}", units | {"title": self.called})
        if caption.form is not None and caption.entity not in ("", self.entity):
            told = {"entity": quoted(caption.entity), "title": self.called}
            return Reason("it is of {entity}, not of whom the table before it, {title}, is", told)
        return None

    def unlike(self, part: Part, words: Vocabulary) -> Reason | None:
        """Why a part is not the rest of this table, as one is that has its columns, and its header or none."""
        fit = fitted(part, self, words)
        if isinstance(fit, Reason):
            return fit
        top = fit.part.cells[: header_rows(fit.part.cells, words)]
        for row in top:
            heads = header_words([row])
            fresh = heads - self.header.words
            if fresh and len(heads) > 1 and not is_ordinal_row(row, words) and self._heads_columns(fit, row, words):
                told = {"words": quoted("、".join(sorted(fresh))), "title": self.called}
                return Reason("its header is not that of the table before it, {title}: {words}", told)
        return None

    def _heads_columns(self, fit: Fitted, row: Sequence[str | None], words: Vocabulary) -> bool:
        """Whether a row heads columns: words stand where this table has amounts. Names alone, be they 小计, do not."""
        known = any(word in self.header.words or _heads(word, words) for word in header_words([row]))
        return known and self._prints_amounts(fit, row)

    def _prints_amounts(self, fit: Fitted, row: Sequence[str | None]) -> bool:
        """Whether anything stands where this table has its amounts."""
        texts = (fit.text(row, column) for side in self.header.sides for column in side.amounts)
        return any(text and not is_blank(text) for text in texts)

    def seems_to_go_on(self, part: Part, words: Vocabulary) -> bool:
        """Whether a part that is not understood looks like the rest of this table: it has no header but its own."""
        top = header_words(part.cells[: header_rows(part.cells, words)])
        return 2 * len(top & self.header.words) >= len(top)

    def prints_its_header(self, lines: Sequence[str]) -> bool:
        """Whether one of several lines prints words of its header, several of them, and nothing else."""
        told = ([squeeze(word) for word in line.split()] for line in lines)
        return any(len(words) > 1 and self.header.words.issuperset(words) for words in told)

    def lose_rows(self) -> None:
        """More of its rows may stand here that are not read: what follows goes on with none that came before."""
        if len(self.printed) not in self.gaps:
            self.gaps.append(len(self.printed))
        self.codes.clear()
        self.without_class.clear()
        self.groups.clear()
        self.leaf = None

    def repeats(self, part: Part, words: Vocabulary) -> bool:
        """Whether a part prints codes again that were printed before, as the rest of another table of its columns."""
        rest = replace(self, printed=[], codes={}, without_class={}, groups={}, breaks=[], leaf=None)
        rest.gather(part, words)
        return not {one.row.code for one in self.printed if one.row.code}.isdisjoint(
            one.row.code for one in rest.printed
        )

    def keep(self, part: Part) -> None:
        """Keep a part, with its header, as it is printed."""
        self.parts.append(part)
        if sum(len(one.cells) * one.block.width for one in self.parts) > MOST_CELLS:
            self.parts.clear()

    def gather(self, part: Part, words: Vocabulary) -> list[Passage]:
        """Take the rows of a part; returns the notes that stand among them."""
        fit = fitted(part, self, words)
        assert not isinstance(fit, Reason)
        part = fit.part
        self.doubts += [one for one in part.block.doubts if one not in self.doubts]
        if self.source == NOWHERE:
            self.source = part.block.source(min(part.first, part.block.height - 1), 0)  # rows may begin overleaf
        notes: list[Passage] = []
        kept: list[tuple[int, Sequence[str | None]]] = []
        rests = self._like_headers(fit, words)
        for number, row in enumerate(part.cells, start=part.first):
            if is_note(row, words):
                column = next(c for c, text in enumerate(row) if text and text.strip())
                notes.append(Passage(part.block.source(number, column), " ".join((row[column] or "").split())))
            elif number - part.first in rests or not is_repeated(row, self.header.words, words):
                kept.append((number, row))
        waiting = any(self.without_class.values())
        readers = list(self._readers(fit, words))
        rows = [(number, row, self._sides_of(number, row, readers)) for number, row in kept]
        notes += [note for number, row in kept for reader in readers for note in reader.notes(row, number)]
        for side, reader in enumerate(readers):
            self.codes[side], self.without_class[side] = reader.code, reader.without_class
            self.groups[side] = reader.group
        met = len(self.printed)
        self._take(Leaf(fit, self.header.sides, readers, [one for one in rows if any(one[2])]))
        find_classes(self.printed, 0 if waiting else met, met)
        return notes

    def _like_headers(self, fit: Fitted, words: Vocabulary) -> range:
        """Rows at the top of a rest that are rests of names, in words of the header: below it, or over no amounts."""
        if self.leaf is None:
            return range(0)
        top = list(takewhile(lambda row: is_repeated(row, self.header.words, words), fit.part.cells))
        return range(self.header.rows if any(self._prints_amounts(fit, row) for row in top) else 0, len(top))

    def _take(self, leaf: Leaf) -> None:
        """The rows of a page, the first of which may be the rest of the last one of the page before."""
        if not leaf.rows:
            return
        before, self.leaf = self.leaf, leaf.last()
        rows: list[BySide] = [row for _, _, row in leaf.rows]
        whole = joined(before, leaf) if before else None
        if before and whole:
            number, _, last = before.rows[-1]
            above = [one for one in last if one is not None]
            at = len(self.printed) - len(above)
            both = tuple(one for one in whole.sides if one is not None)
            if whole.told:
                self.printed[at:] = both
                rows = rows[1:]
                # the rest is no row that tells anything at the next break
                row = (number, whole.cells, whole.sides)
                rests = replace(leaf, rows=leaf.rows[1:]) if rows else replace(before, rows=[*before.rows[:-1], row])
                self.leaf = rests.last()
            elif not self.breaks or self.breaks[-1].at + self.breaks[-1].count <= at:
                rest = [one for one in rows[0] if one is not None]
                self.breaks.append(Break(at, len(above) + len(rest), both, whole.likely))
        self.printed += [one for row in rows for one in row if one is not None]

    def _readers(self, fit: Fitted, words: Vocabulary) -> Iterator[BlockRows]:
        mapped = fit.mapped
        placed = any(column in mapped for side in self.header.sides for column in side.amounts)
        numbered = {name: number for number, name in enumerate(self.columns)}
        for number, side in enumerate(self.header.sides):
            codes, texts, amounts, notes = (tuple(mapped[c] for c in columns if c in mapped) for columns in side.kinds)
            own = replace(side, codes=codes, texts=texts, amounts=amounts, notes=notes)
            named = zip(side.amounts, side.names, strict=True)
            numbers = {mapped[c]: numbered[name] for c, name in named if c in mapped}
            if not placed and isinstance(found := read_header(fit.part.cells, words, 0), Header):
                own = replace(own, amounts=found.sides[number].amounts)  # known by the order of its figures alone
            code = self.codes.get(number, []) if len(codes) == len(side.codes) else []
            without_class = self.without_class.get(number, False)
            places = {mapped[c]: c for c in side.texts if c in mapped}
            block, heads, group = fit.part.block, self.header.words, self.groups.get(number, "")
            bare = len(texts) < len(side.texts) and side.texts[0] not in mapped
            yield BlockRows(block, number, own, numbers, heads, words, code, without_class, places, group, bare)

    def _sides_of(self, number: int, row: Sequence[str | None], readers: Sequence[BlockRows]) -> BySide:
        """What a row prints on each side."""
        found, doubt = self._over_sides.settled([reader.read(row, number) for reader in readers])
        if doubt is not None and doubt not in self.doubts:
            self.doubts.append(doubt)
        return found

    @cached_property
    def _over_sides(self) -> LabelsOverSides:
        return LabelsOverSides(self.header, self.shape)


def _heads(word: str, words: Vocabulary) -> bool:
    roles = words.roles
    return any(pattern.fullmatch(word) for pattern in (roles.header, roles.code, roles.text, roles.ordinal))
