"""The words of a header → its cells: which words over several lines make one.

Nothing on paper tells a cell of two lines from two cells, one below the other, but how near the lines stand and what
is known to head columns. So words in the middle of one another are parted where that leaves the fewest cells that
nobody knows; a word beside which another stands below the same cell heads a column of its own. Held by
``test_headers_of_one_two_and_three_lines_stand_in_one_row``,
``test_a_header_over_several_lines_is_put_together_of_what_is_known``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from gouji.model.source import Box
from gouji.model.totals import is_grand_total, is_total
from gouji.reading.columns.measures import TOUCH, Measures
from gouji.reading.page.words import Word, around
from gouji.reading.terms.vocabulary import squeeze, vocabulary

WordLine = Sequence[Word]
Band = tuple[float, float]
"""Left and right of a column."""

_NEAR, _FAR = 1.25, 1.45
"""Heights of print that lines of one cell are apart at most, and of two cells at least, unless known words tell."""

_BELOW = 1.6
"""Heights of print from which on, on paper, a word below another is in a cell of its own."""

_PITCH = 0.7
"""How much that weighs beside a cell that nobody knows."""

_PREFERRED = 0.01
"""By how much several cells that are known are likelier than one."""

_REST = 2
"""Letters of a word (编码, 收入) that heads a column by itself, and is likelier the rest of what stands above it."""

_LINES = 5
"""Words that one cell holds at most."""


@dataclass(frozen=True)
class HeaderCell:
    """A header cell, its words over one or more lines."""

    words: tuple[Word, ...]

    @cached_property
    def box(self) -> Box:
        return around(self.words)

    @cached_property
    def text(self) -> str:
        """What it prints over its lines."""
        return "".join(word.text for word in self.words)

    @property
    def span(self) -> Band:
        return self.box[0], self.box[2]

    @property
    def centre(self) -> float:
        return (self.box[0] + self.box[2]) / 2

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2

    @cached_property
    def numbers(self) -> bool:
        """Whether it stands above codes."""
        return vocabulary().roles.code.fullmatch(squeeze(self.text)) is not None

    @cached_property
    def names(self) -> bool:
        """Whether it stands above codes or names."""
        return self.numbers or vocabulary().roles.text.fullmatch(squeeze(self.text)) is not None

    @cached_property
    def heads_amounts(self) -> bool:
        """Whether it is known to stand above figures."""
        return vocabulary().heads_amounts(self.text)

    @cached_property
    def known(self) -> bool:
        """Whether it is known to head columns."""
        return vocabulary().is_header(self.text)


def header_cells(header: Sequence[WordLine], measures: Measures) -> list[HeaderCell]:
    """The cells of a header from top to bottom."""
    lines = _levels([word for line in header for word in _spelled(line)], measures)
    below = _chained(lines, measures)
    begun = set(map(id, below.values()))
    cells: list[HeaderCell] = []
    for number, line in enumerate(lines):
        for word in line:
            if id(word) in begun:
                continue
            chain = [word]
            while (after := below.get(id(chain[-1]))) is not None:
                chain.append(after)
            cells += _parted(chain, lines[number:], measures)
    return sorted(cells, key=lambda cell: (cell.box[1], cell.box[0]))


def _levels(words: Sequence[Word], measures: Measures) -> list[list[Word]]:
    """Words line by line: those of one height."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.middle):
        if lines and word.middle - lines[-1][0].middle < measures.edge:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.box[0]) for line in lines]


def _spelled(line: WordLine) -> Iterator[Word]:
    """Words of a header line; letters set far apart, as in ``合 计``, make one word where such a word heads columns."""
    roles = vocabulary().roles
    at = 0
    while at < len(line):
        pair = line[at : at + 2]
        text = "".join(word.text for word in pair)
        if len(text) == len(pair) == 2 and (
            is_grand_total(text) or roles.header.fullmatch(text) or roles.text.fullmatch(text)
        ):
            yield Word(text, around(pair))
            at += 2
        else:
            yield line[at]
            at += 1


def _chained(lines: Sequence[Sequence[Word]], measures: Measures) -> dict[int, Word]:
    """The word that may go on below each, as the only one there, which stands below no other."""
    found: dict[int, Word] = {}
    for number, line in enumerate(lines):
        for word in line:
            at, under = _first(lines, range(number + 1, number + 1 + measures.stacked), word)
            if len(under) != 1:
                continue
            _, over = _first(lines, range(at - 1, at - 1 - measures.stacked, -1), under[0])
            if over == [word] and _may_go_on(word, under[0], measures):
                found[id(word)] = under[0]
    return found


def _first(lines: Sequence[Sequence[Word]], among: range, word: Word) -> tuple[int, list[Word]]:
    """The first of some lines that prints anything above or below a word, and what."""
    for at in among:
        if 0 <= at < len(lines) and (own := [one for one in lines[at] if overlap(one, word)]):
            return at, own
    return 0, []


def _may_go_on(upper: Word, lower: Word, measures: Measures) -> bool:
    centres = abs(upper.box[0] + upper.box[2] - lower.box[0] - lower.box[2]) / 2
    apart = min(centres, abs(upper.box[0] - lower.box[0])) if measures.shift else centres
    height = lower.box[3] - lower.box[1]
    return apart <= 2 * measures.centred and (bool(measures.shift) or lower.middle - upper.middle < _BELOW * height)


def _parted(chain: Sequence[Word], lines: Sequence[Sequence[Word]], measures: Measures) -> list[HeaderCell]:
    """The cells that words below one another make, of all ways the one that leaves least that is not known.

    Of ways alike the one is taken in which both parts are known by themselves, else that of the fewest cells.
    """
    best: list[tuple[float, list[HeaderCell]]] = [(0.0, [])]
    for end in range(1, len(chain) + 1):
        ways = []
        for start in range(max(end - _LINES, 0), end):
            cell = HeaderCell(tuple(chain[start:end]))
            if len(cell.words) == 1 or _is_one(cell, lines, measures):
                cost, before = best[start]
                ways.append((cost + _strangeness(cell, before[-1:], measures), [*before, cell]))
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]


def _is_one(cell: HeaderCell, lines: Sequence[Sequence[Word]], measures: Measures) -> bool:
    """Whether words may be one cell: 类, 款 and 项 go on with none, nor does a word beside another below the cell."""
    for number, (upper, lower) in enumerate(pairwise(cell.words)):
        centres = abs(upper.box[0] + upper.box[2] - lower.box[0] - lower.box[2]) / 2
        apart = min(centres, abs(upper.box[0] - lower.box[0])) if measures.shift else centres
        if apart > measures.centred and not (measures.shift and cell.known):
            return False
        box = around(cell.words[: number + 1])
        line = next(line for line in lines if lower in line)
        if _is_letter(lower) and sum(map(_is_letter, line)) > 1:
            return False
        if any(one is not lower and one.box[0] < box[2] - TOUCH and box[0] + TOUCH < one.box[2] for one in line):
            return False
    return True


def _is_letter(word: Word) -> bool:
    """类, 款 or 项."""
    return len(word.text) == 1 and vocabulary().heads_columns(word.text)


def _strangeness(cell: HeaderCell, above: Sequence[HeaderCell], measures: Measures) -> float:
    """How little a cell is known, and how far from one another its lines, how near to one above it they stand."""
    cost = -_PREFERRED if cell.known else 1.0
    if above and len(cell.text) <= _REST and not is_total(cell.text):
        cost += _PITCH
    if not measures.shift:
        cost += _PITCH * sum(_gap(a, b) > _FAR for a, b in pairwise(cell.words))
        cost += _PITCH * sum(_gap(one.words[-1], cell.words[0]) < _NEAR for one in above)
    return cost


def _gap(upper: Word, lower: Word) -> float:
    """How far apart two lines stand, in heights of print."""
    return (lower.middle - upper.middle) / (lower.box[3] - lower.box[1])


def overlap(one: HeaderCell | Word, other: HeaderCell | Word) -> bool:
    """Whether two stand above one another."""
    return one.box[0] < other.box[2] - TOUCH and one.box[2] > other.box[0] + TOUCH
