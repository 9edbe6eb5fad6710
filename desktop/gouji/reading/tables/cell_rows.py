"""The rows of a table with cells: code, name and figures of each side.

Words right of the figures, and a second code with its name, are told as prose: they name no row. What is
counted or dated is no money. Held by ``test_remarks_and_codes_of_units_are_no_names``,
``test_a_second_code_with_its_name_belongs_to_no_row``, ``test_what_is_counted_or_dated_is_no_money``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gouji.model.codes import composed, level_of
from gouji.model.document import NUMBERING, Passage
from gouji.model.source import Source, span
from gouji.model.table import Row
from gouji.model.totals import is_grand_total, is_subtotal, is_total
from gouji.reading.page.page import Block
from gouji.reading.tables.header import Side, is_ordinal_row
from gouji.reading.tables.rows import ANYWHERE, Amount, PrintedRow
from gouji.reading.terms.codes import code_pieces, is_in_pieces, split_code
from gouji.reading.terms.figures import (
    is_blank,
    joined_words,
    trailing_amount,
    unit_behind,
    whole_amount,
)
from gouji.reading.terms.labels import label_level
from gouji.reading.terms.vocabulary import Vocabulary, squeeze

_LETTER = re.compile(r"[^\W\d_]")


@dataclass
class BlockRows:
    """The rows of one block below its header. ``numbers`` gives the table's column number of each block column.

    What it does not name is known by the order of its figures alone.
    """

    block: Block
    side: int
    columns: Side
    numbers: dict[int, int]
    header: frozenset[str]
    words: Vocabulary
    code: list[str] = field(default_factory=list)
    """The parts of the code met last: a merged cell prints its part once, also for the rows on the next page."""
    without_class: bool = False
    """Whether the 类 of the rows is not met yet: merged over several of them, it stands beside a later one."""
    places: dict[int, int] = field(default_factory=dict)
    """Where each block column of words stands in the header of the table."""
    group: str = ""
    """What the last 小计 is of: the rows below it that name nothing else belong to it, also on the next page."""
    unlabelled: bool = False
    """Whether the block lacks the column in which such names stand, all its rows being of the last one."""
    _above: dict[int, str] = field(default_factory=dict)

    def read(self, row: Sequence[str | None], number: int) -> PrintedRow | None:
        """What row ``number`` of the block prints on this side; None when it prints nothing here."""
        covered = self._covered(row, number)
        amounts = tuple(self._amounts(row, number))
        parts = self._parts_without_class(row, bool(amounts))
        code, strange = (None, "") if parts else self._read_code(row, covered)
        name, over = self._name(row, covered, code is not None)
        name = joined_words(f"{strange} {name}") if strange else name or ("" if code else self._total_aside(row))
        if self.columns.glued and (apart := split_code(name)):
            code, name = apart
        if name.endswith((":", "：")) and is_total(name):
            name = name.rstrip(" :：")
        reaches_on = any(column in covered for column in self.columns.amounts)
        if not (code or name or amounts) or (reaches_on and not amounts):
            return None
        glued = trailing_amount(name) if self.block.loose and not amounts else None
        source = self._source(row, number)
        if glued:
            name, text = glued
            alone = len(self.columns.amounts) == 1
            amounts = (Amount(text, source, self.numbers.get(self.columns.amounts[0]) if alone else ANYWHERE),)
        level = level_of(code) if code else label_level(name)
        stands = tuple(self.places.get(c, c) for c in self.columns.texts if (row[c] or "").strip())
        return PrintedRow(Row(name, code, level, self.side, source), amounts, over, parts=parts, stands=stands)

    def _covered(self, row: Sequence[str | None], number: int) -> dict[int, int]:
        """Columns of the row that a cell to the left reaches over, with that cell's column."""
        covered: dict[int, int] = {}
        if None not in row:
            return covered
        for column, text in enumerate(row):
            if text is not None:
                for other in range(column + 1, min(len(row), column + self.block.reach(number, column))):
                    if row[other] is None:
                        covered[other] = column
        return covered

    def _amounts(self, row: Sequence[str | None], number: int) -> Iterator[Amount]:
        for column in self.columns.amounts:
            text = row[column]
            if not text:
                continue
            exact = whole_amount(text)
            if exact is None and (is_blank(text) or squeeze(text) in self.header):
                continue
            whole = exact + unit_behind(text) if exact else " ".join(text.split())
            yield Amount(whole, self.block.source(number, column), self.numbers.get(column))

    def _name(self, row: Sequence[str | None], covered: dict[int, int], coded: bool) -> tuple[str, int]:
        """The words of a row, and the side where they begin: a cell may reach over from a side further left.

        The name of a code stands to its right; what stands to its left, or in digits, is the unit whose code it is.
        """
        parts: list[str] = []
        over = self.side
        for column in self.columns.texts:
            text = row[column]
            anchor = covered.get(column)
            if text is not None:
                self._above[column] = text
            elif anchor is None:
                text = self._above.get(column, "")
            elif anchor < min(self.columns.codes + self.columns.texts):
                text, over = row[anchor] or "", self.side - 1
            of_unit = coded and (
                column < self.columns.codes[0] < self.columns.texts[-1] or not _LETTER.search(text or "")
            )
            if text and text.strip() and not of_unit:
                parts.append(joined_words(text))
        if not coded:
            parts = self._with_group(row, parts)
        return " ".join(parts[-1:] if self.columns.stepped else parts), over

    def _with_group(self, row: Sequence[str | None], parts: list[str]) -> list[str]:
        """The words of a row with the group that they belong to, where its name stands beside its 小计 above alone."""
        first = () if self.unlabelled else self.columns.texts[:1]
        named = any((row[column] or self._above.get(column, "")).strip() for column in first)
        if named and parts and row[first[0]]:
            self.group = parts[0] if is_subtotal(parts[-1]) and parts[1:] else ""
        if named or not parts or not self.group or is_total(parts[-1]):
            return parts
        return [self.group, *parts]

    def _total_aside(self, row: Sequence[str | None]) -> str:
        """A total whose label stands left of the names, where rows are numbered."""
        aside = row[: min(self.columns.codes + self.columns.texts, default=0)] if self.side == 0 else ()
        return next((text for text in map(str, aside) if is_grand_total(text)), "")

    def notes(self, row: Sequence[str | None], number: int) -> Iterator[Passage]:
        """What a row prints beside its name and its figures."""
        for column in self.columns.notes:
            text = " ".join((row[column] or "").split())
            if text and not is_blank(text):
                yield Passage(self.block.source(number, column), text)

    def _read_code(self, row: Sequence[str | None], covered: dict[int, int]) -> tuple[str | None, str]:
        """The code of a row, and words that stand where codes belong, such as a merged 合计."""
        digits = [
            text for column in self.columns.codes if (text := row[column]) and text.isdecimal() and text.isascii()
        ]
        if len(digits) == len(self.columns.codes) and level_of(code := composed(digits)):
            self.code = digits
            return code, ""
        texts = [(row[column], column in covered) for column in self.columns.codes]
        strange = [text for text, _ in texts if text and not self._is_code_text(text)]
        if strange:
            return None, joined_words(" ".join(strange))
        parts = [code_pieces(text) if text is not None else ["" if over else "^"] for text, over in texts]
        flat = [piece for part in parts for piece in (part or [""])]
        if all(piece in ("", "^") for piece in flat):
            return None, ""
        for i, piece in enumerate(flat):
            merged = piece == "^" or (not piece and any(p not in ("", "^") for p in flat[i + 1 :]))
            if merged:
                flat[i] = self.code[i] if i < len(self.code) else ""
        while flat and not flat[-1]:
            flat.pop()
        if not flat:
            return None, ""
        code = composed(flat)
        if level_of(code) == 0:
            return None, " ".join(flat)
        self.code = flat
        return code, ""

    def _parts_without_class(self, row: Sequence[str | None], money: bool) -> tuple[str, ...]:
        """The parts of a code whose 类 is not met yet; it begins with a row of money that has a name and no code."""
        if len(self.columns.codes) < 2:
            return ()
        parts = tuple((row[column] or "").strip() for column in self.columns.codes)
        if parts[0]:
            self.without_class = False
        elif any(parts):
            return parts if self.without_class and all(map(self._is_code_text, parts)) else ()
        elif money and row[self.columns.codes[0]] is not None:
            name = "".join(text for column in self.columns.texts if (text := row[column]))
            self.without_class = bool(name) and not is_total(name)
            return parts if self.without_class else ()
        return ()

    def _is_code_text(self, text: str) -> bool:
        """Digits, perhaps parted by strokes, or the word of a header that a merged cell left beside the first row."""
        if text.isdecimal():
            return True
        word = squeeze(text)
        if is_in_pieces(word) or self.words.roles.code.fullmatch(word):
            return True
        return word in self.header and not is_grand_total(word)

    def _source(self, row: Sequence[str | None], number: int) -> Source:
        own = [*self.columns.codes, *self.columns.texts, *self.columns.amounts]
        if not self.block.edges:
            return self.block.source(number, next((column for column in own if row[column]), own[0]))
        printed = [column for column in own if row[column]] or own[:1]
        return span(self.block.source(number, column) for column in printed) or self.block.source(number, own[0])


def is_repeated(row: Sequence[str | None], header: frozenset[str], words: Vocabulary) -> bool:
    """A header row that is printed again, or one that numbers the columns."""
    first = squeeze(next((text for text in row if text and text.strip()), ""))
    if first not in header and first.isdecimal() and len(first) > 1:
        return False
    texts = [squeeze(text) for text in row if text and text.strip()]
    if not texts:
        return False
    if is_ordinal_row(row, words):
        return True
    if len(set(texts)) == 1 and is_grand_total(texts[0]):
        return False
    return all(text in header for text in texts) and not any(NUMBERING.match(text) for text in texts)
