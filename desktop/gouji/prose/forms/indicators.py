"""The indicators of a form printed in cells (绩效指标): each by its names from the widest to its own, with its target.

Below the header of levels a name that is not printed again is that of the row above; a header alone tells of none.
Held by ``tests/prose/forms/test_indicators.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.model.rawgrid import RawGrid
from gouji.prose.forms.filled import Indicator
from gouji.prose.forms.texts import squeezed, value_of
from gouji.prose.forms.vocabulary import FormWords


def indicators_in(printed: RawGrid, words: FormWords) -> Iterator[Indicator]:
    """The indicators of the first table of them."""
    for top, row in enumerate(printed.cells):
        levels = [c for c, text in enumerate(row) if words.level.fullmatch(squeezed(text))]
        target = next((c for c, text in enumerate(row) if words.target.fullmatch(squeezed(text))), None)
        if len(levels) > 1 and target is not None and levels[-1] < target:
            yield from _below(printed, top, [*levels, target], words)
            return


def _below(printed: RawGrid, top: int, columns: Sequence[int], words: FormWords) -> Iterator[Indicator]:
    """Those whose names stand in the columns but the last, and whose target stands in that or behind it."""
    names = [""] * (len(columns) - 1)
    for r in range(top + 1, len(printed.cells)):
        row = printed.cells[r]
        if any(_ends(text, words) for text in row):
            return
        told = [_first(row[start:end]) for start, end in zip(columns, [*columns[1:], len(row)], strict=True)]
        if not any(told):
            return
        changed = next((n for n, name in enumerate(told[:-1]) if name), len(names))
        names = [*names[:changed], *told[changed:-1]]
        if told[-2]:
            yield Indicator(tuple(names), told[-1], printed.sources[r][columns[-2]])


def _first(cells: Sequence[str]) -> str:
    return value_of(next((text for text in cells if text.strip()), ""))


def _ends(text: str, words: FormWords) -> bool:
    """Whether a cell is the label of another field."""
    named = words.field_of(words.bare(squeezed(text))) if text.strip() else None
    return named is not None and named.sort != "aside"
