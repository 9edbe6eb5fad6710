"""Words of a page without upright rules that run into one another, cut where the columns of other rows begin or end.

A sheet prints a cell over its blank neighbours, up to the next text: nothing parts the two but where other rows stand.

A sheet printed without rules runs cells into one another: a word is cut only at a place where other rows print
a label beyond a figure, and a figure from its label only where others begin or end with it. Held by
``test_a_label_printed_up_to_the_label_of_the_other_side_is_cut_there``,
``test_a_code_and_a_figure_that_follow_a_name_without_a_gap_stand_in_their_columns``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gouji.reading.terms.figures import is_money
from gouji.reading.terms.sentences import is_of_sentence

Letters = Sequence[dict[str, Any]]
"""The letters of a word from left to right."""

_EDGE = 0.6
"""Points by which words that begin, or figures that end, at one edge may differ."""

_LINE = 2.0
"""Points by which letters of one line may stand lower than others."""

_FEWEST = 2
"""Words of other rows that make an edge."""

_FIGURE_AT_END = re.compile(r"(?<=[^\W\d_])\d[\d,，]*(?:[.．]\d+)?$")


def cut_run_on(words: Sequence[Letters]) -> Iterator[tuple[Letters, float]]:
    """The words of a page, each that reaches over an edge of columns cut there, and where each of them ends.

    What is cut ends where the next begins, which hides the rest of it.
    """
    edges = _Edges(words)
    for word in words:
        start = 0
        for cut in edges.cuts(word):
            yield word[start:cut], min(_right(word[start:cut]), _left(word[cut:]))
            start = cut
        yield word[start:], _right(word)


class _Edges:
    """Where words of a page begin and figures end."""

    def __init__(self, words: Sequence[Letters]) -> None:
        figures = [word for word in words if is_money(_text(word))]
        self._rows = [told for row in _rows(words) if (told := _Row.of(row)).figures]
        at_end = [word[cut:] for word in words if (cut := _figure_at_end(word))]
        self._lefts = sorted(_left(word) for word in (*words, *at_end))
        self._rights = sorted(_right(word) for word in (*figures, *at_end))

    def cuts(self, word: Letters) -> Iterator[int]:
        """The letters of a word before which it is cut."""
        begun = 0
        if not is_of_sentence(_text(word)) and self._shared(self._lefts, _left(word)):
            for at in range(1, len(word)):
                apart = all(word[i]["text"].isalpha() for i in (at - 1, at))
                if apart and self._begin_labels(_left(word[begun:]), _left(word[at:])):
                    yield at
                    begun = at
        at = _figure_at_end(word)
        rights = self._shared(self._rights, _right(word))
        if at > begun and (rights or self._shared(self._lefts, _left(word[at:]))):
            yield at

    def _shared(self, edges: Sequence[float], place: float) -> bool:
        """Whether words of other rows have their edge at a place."""
        return bisect_right(edges, place + _EDGE) - bisect_left(edges, place - _EDGE) > _FEWEST

    def _begin_labels(self, left: float, right: float) -> bool:
        """Whether rows print a label at each of two places, and a figure between them."""
        return sum(row.is_two_sided(left, right) for row in self._rows) >= _FEWEST


@dataclass(frozen=True)
class _Row:
    """Where the labels of a row begin, and from where to where its figures reach."""

    labels: Sequence[float]
    figures: Sequence[tuple[float, float]]

    @classmethod
    def of(cls, row: Sequence[Letters]) -> _Row:
        labels = [_left(word) for word in row if word[0]["text"].isalpha()]
        return cls(labels, [(_left(word), _right(word)) for word in row if is_money(_text(word))])

    def is_two_sided(self, left: float, right: float) -> bool:
        """Whether it prints a label at each of two places, and a figure between them."""
        return all(any(abs(label - place) < _EDGE for label in self.labels) for place in (left, right)) and any(
            left < start and end < right + _EDGE for start, end in self.figures
        )


def _rows(words: Sequence[Letters]) -> Iterator[list[Letters]]:
    """Words that share a line."""
    row: list[Letters] = []
    for word in sorted(words, key=lambda one: float(one[0]["bottom"])):
        if row and word[0]["bottom"] - row[-1][0]["bottom"] > _LINE:
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _text(word: Letters) -> str:
    return "".join(letter["text"] for letter in word)


def _left(word: Letters) -> float:
    return float(word[0]["x0"])


def _right(word: Letters) -> float:
    return float(word[-1]["x1"])


def _figure_at_end(word: Letters) -> int:
    """The letter at which a figure of some digits begins at the end of a word that begins as a label; 0 for none."""
    text = _text(word)
    match = _FIGURE_AT_END.search(text) if len(text) == len(word) else None
    return match.start() if match and is_money(match.group()) else 0
