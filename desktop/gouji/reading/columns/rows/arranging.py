"""Which of several ways to put lines together into rows is best: scored by named terms.

The best wins by a margin, or where it is worse in no term: one row of a long table is less than a margin.

Named: figures stand in a row with a name of their side. Begun: rows begin with a number, a code or a total, or print a
figure; what does not is the rest of a name. Level: no name begins below its code. Two figures of one row never share a
column. Where no way is better, the first stands; where figures are then left beside names that have none, it is told
that they may belong to either. Held by ``test_a_name_that_stands_around_its_figure_is_one``,
``test_a_figure_between_two_names_is_in_doubt``, ``test_a_name_begins_no_lower_than_its_code``,
``test_a_name_begins_no_lower_than_the_code_of_its_side``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from gouji.model.codes import level_of
from gouji.model.totals import is_total
from gouji.reading.columns.bands import columns_over, labels_over
from gouji.reading.columns.header.cells import Band
from gouji.reading.columns.measures import TOUCH
from gouji.reading.page.words import Word
from gouji.reading.terms.figures import is_blank, is_money, well_formed
from gouji.reading.terms.labels import begins_row

Row = Sequence[Word]

_MARGIN = 0.01
"""By how much of its figures and rows a way must be better than the first where a term speaks against it."""


@dataclass(frozen=True)
class Arranged:
    """Lines put together into rows, in ``columns`` of which ``figures`` hold amounts."""

    rows: Sequence[Row]
    columns: Sequence[Band]
    figures: Sequence[Band]

    @cached_property
    def score(self) -> float:
        """All terms together: more is better."""
        return sum(self.terms)

    @cached_property
    def terms(self) -> tuple[float, ...]:
        """Each by itself."""
        return self.named, self.begun, self.level

    def is_better(self, first: Arranged) -> bool:
        """Whether it is beyond doubt a better way than the first."""
        worse = any(own < other for own, other in zip(self.terms, first.terms, strict=True))
        return self.score > first.score + (_MARGIN if worse else 0)

    @cached_property
    def _sides(self) -> list[tuple[list[int], list[int]]]:
        """The columns of names and, behind them, of figures, side by side."""
        sides: list[tuple[list[int], list[int]]] = []
        for number, column in enumerate(self.columns):
            is_figure = column in self.figures
            if not sides or (not is_figure and sides[-1][1]):
                sides.append(([], []))
            sides[-1][is_figure].append(number)
        return sides

    @cached_property
    def _printed(self) -> list[list[tuple[bool, int]]]:
        """Of each row and side, whether it prints a name, and how many figures."""
        told = []
        for held in self._held:
            named = {self._named_by(word, at, held) for at, word in held}
            told.append(
                [
                    (
                        not named.isdisjoint(names),
                        sum(at in figures and well_formed(word.text) for at, word in held),
                    )
                    for names, figures in self._sides
                    if names
                ]
            )
        return told

    def _named_by(self, word: Word, column: int, held: Sequence[tuple[int, Word]]) -> int:
        """The column of names that a word stands for: one over two sides, aside of all names, is of the last of them.

        Nothing but the figure behind it tells which that is.
        """
        if id(word) not in self.labels or word.box[0] < self.columns[column][1]:
            return column
        behind = [at for at, one in held if is_money(one.text) and one.box[0] > word.box[2] - TOUCH]
        own = (names for names, figures in self._sides if names and behind and min(behind) in figures)
        return next((names[-1] for names in own), column)

    @cached_property
    def _held(self) -> list[list[tuple[int, Word]]]:
        """The words of each row with their columns."""
        return [
            [(self.labels.get(id(word), columns_over(self.columns, word)[0]), word) for word in row]
            for row in self.rows
        ]

    @cached_property
    def labels(self) -> dict[int, int]:
        """The columns of labels that are set in the middle of several, by their ids."""
        return labels_over(self.columns, self.rows)

    @property
    def is_apart(self) -> bool:
        """Whether no two figures of a row share a column."""
        for row in self.rows:
            held = [columns_over(self.columns, word)[0] for word in row if is_money(word.text)]
            if len(set(held)) < len(held):
                return False
        return True

    @property
    def named(self) -> float:
        """The share of the figures that stand in a row with a name of their side."""
        figures = sum(count for row in self._printed for _, count in row)
        return sum(count for row in self._printed for name, count in row if name) / figures if figures else 1.0

    @property
    def begun(self) -> float:
        """The share of the rows that are more than the rest of a name."""
        return 1.0 - sum(map(_is_rest, self.rows)) / len(self.rows) if self.rows else 1.0

    @property
    def level(self) -> float:
        """The share of the codes that no name of their side begins below."""
        sides = [[word for at, word in held if at in names] for held in self._held for names, _ in self._sides]
        coded = [words for words in sides if any(level_of(word.text) for word in words)]
        return 1.0 - sum(map(_begins_below, coded)) / len(coded) if coded else 1.0

    @property
    def is_torn(self) -> bool:
        """Whether what has lost its place may belong to what stands beside it.

        A figure without a name beside a name of its side, or of the side before it, without a figure; or a rest of
        words beside a row that prints none where they stand.
        """
        for side in zip(*self._printed, strict=True):
            printed = [(name, count > 0) for name, count in side if name or count]
            if any({one, other} == {(False, True), (True, False)} for one, other in pairwise(printed)):
                return True
        for row in self._printed:
            told = ((name, count > 0) for name, count in row)
            if any((one, other) == ((True, False), (False, True)) for one, other in pairwise(told)):
                return True
        return any(
            (_is_rest(one) and self._may_be_of(one, other)) or (_is_rest(other) and self._may_be_of(other, one))
            for one, other in pairwise(self.rows)
        )

    def _may_be_of(self, rest: Row, row: Row) -> bool:
        """Whether a row with figures prints nothing in the columns of a rest of words."""
        taken = {column for word in row for column in columns_over(self.columns, word)}
        return not _is_rest(row) and all(columns_over(self.columns, word)[0] not in taken for word in rest)


def best_of(ways: Sequence[Arranged]) -> Arranged:
    """The way that scores best; the first of them unless another is better beyond doubt and makes other rows."""
    if all(way.rows == ways[0].rows for way in ways[1:]):
        return ways[0]
    told = [way for way in ways if way.is_apart] or list(ways[:1])
    first = told[0]
    return max([first, *(way for way in told if way.is_better(first))], key=lambda way: way.score)


def _begins_below(row: Row) -> bool:
    """Whether the name of a row's side begins below its code: what stands above may have gone to another row."""
    codes = [word.middle for word in row if level_of(word.text)]
    names = [word.middle for word in row if any(map(str.isalpha, word.text))]
    return bool(codes and names) and min(names) > min(codes)


def _is_rest(row: Row) -> bool:
    """A row of words that neither number nor sum anything, without figures."""
    if any(is_blank(word.text) or well_formed(word.text) for word in row):
        return False
    return not any(begins_row(word.text) or is_total(word.text) or level_of(word.text) for word in row)
