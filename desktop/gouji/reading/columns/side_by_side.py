"""Tables side by side on a page: what stands above each belongs to it alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.reading.columns.measures import GUTTER
from gouji.reading.page.words import PaperBlock, Word, around
from gouji.reading.terms.vocabulary import vocabulary

WordLine = list[Word]


@dataclass(frozen=True)
class Strips:
    """A stretch of a page, from ``top`` to ``bottom``, cut into strips at ``cuts``."""

    top: float
    bottom: float
    cuts: tuple[float, ...]

    def holds(self, height: float) -> bool:
        return self.top <= height < self.bottom

    def strip(self, place: float) -> int:
        return sum(cut <= place for cut in self.cuts)

    def split(self, line: WordLine) -> Iterator[WordLine]:
        """A line's words, strip by strip."""
        for number in range(len(self.cuts) + 1):
            if own := [word for word in line if self.strip((word.box[0] + word.box[2]) / 2) == number]:
                yield own


def strips_of(blocks: Sequence[PaperBlock]) -> list[Strips]:
    """Where ruled tables stand beside each other, with the lines above them."""
    found = []
    ordered = sorted(blocks, key=lambda block: block.box[1])
    above = 0.0
    while ordered:
        first = ordered.pop(0)
        row = [first, *(block for block in ordered if _overlap(first, block))]
        ordered = [block for block in ordered if block not in row]
        bottom = max(block.box[3] for block in row)
        row.sort(key=lambda block: block.box[0])
        apart = [(left.box[2], right.box[0]) for left, right in pairwise(row)]
        if apart and all(left < right for left, right in apart):
            found.append(Strips(above, bottom, tuple((left + right) / 2 for left, right in apart)))
        above = bottom
    return found


def _overlap(one: PaperBlock, other: PaperBlock) -> bool:
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return shared > 0.5 * min(one.box[3] - one.box[1], other.box[3] - other.box[1])


def strips_below_titles(lines: Sequence[WordLine]) -> list[list[WordLine]]:
    """Lines of a page without upright rules, strip by strip where two titles stand beside each other."""
    words = vocabulary()
    for number, line in enumerate(lines):
        titles = [word for word in line if words.is_title(word.text)]
        if len(titles) < 2:
            continue
        cuts = []
        for left, right in pairwise(titles):
            gap = _widest_gap(lines[number:], _middle(left), _middle(right))
            if gap is None:
                return [list(lines)]
            cuts.append(gap)
        strips = Strips(0.0, float("inf"), tuple(cuts))
        return [
            list(lines[:number]),
            *(
                [own for line in lines[number:] for own in strips.split(line) if strips.strip(_middle(own[0])) == strip]
                for strip in range(len(cuts) + 1)
            ),
        ]
    return [list(lines)]


def _widest_gap(lines: Sequence[WordLine], start: float, end: float) -> float | None:
    """The middle of the widest stretch between two places in which no line prints anything."""
    reached, best, middle = start, GUTTER, None
    spans = sorted((word.box[0], word.box[2]) for line in lines for word in line)
    for left, right in [*spans, (end, end)]:
        if reached > start and left <= end and left - reached > best:
            best, middle = left - reached, (left + reached) / 2
        if right > start:
            reached = max(reached, right)
    return middle


def _middle(word: Word) -> float:
    left, _, right, _ = around([word])
    return (left + right) / 2
