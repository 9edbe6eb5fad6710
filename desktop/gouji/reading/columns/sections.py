"""A page without vertical rules, cut at its titles and its prose: each stretch may hold one table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.reading.page.words import Word, around, line_text
from gouji.reading.terms.captions import is_caption
from gouji.reading.terms.vocabulary import vocabulary

_SENTENCE = re.compile(r"[。；]|，(?!\d{3}).*，(?!\d{3})")
_WIDE = 0.6
"""Share of the page's print that a line of prose fills; a narrower sentence may stand in a cell."""

WordLine = list[Word]


def stretches(lines: Sequence[WordLine]) -> Iterator[list[WordLine]]:
    """The lines of a page in stretches: prose, or what stands below one title."""
    words = vocabulary()
    widest = max((_width(line) for line in lines), default=0.0)
    stretch: list[WordLine] = []
    prose = False
    """Whether the stretch is prose."""
    captioned = True
    """Whether nothing but captions stands in the stretch so far."""
    for line in lines:
        text = line_text(line)
        told = _SENTENCE.search(text) is not None and (prose or _width(line) > _WIDE * widest)
        title = not told and words.is_title(text)
        caption = title or is_caption(text, words)
        if stretch and (told != prose or (title and not captioned)):
            yield stretch
            stretch, captioned = [], True
        prose = told
        captioned = captioned and caption
        stretch.append(line)
    if stretch:
        yield stretch


def _width(line: WordLine) -> float:
    left, _, right, _ = around(line)
    return right - left
