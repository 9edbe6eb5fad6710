"""A page without vertical rules, cut at its titles and its prose: each section may hold one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.reading.page.words import Word, around, line_text
from gouji.reading.terms.captions import is_caption
from gouji.reading.terms.sentences import is_sentence
from gouji.reading.terms.titles import title_runs
from gouji.reading.terms.vocabulary import vocabulary

_WIDE = 0.6
"""Share of the page's print that a line of prose fills; a narrower sentence may stand in a cell."""

WordLine = list[Word]


def sections(lines: Sequence[WordLine]) -> Iterator[list[WordLine]]:
    """The lines of a page in sections: prose, or what stands below one title."""
    words = vocabulary()
    widest = max((_width(line) for line in lines), default=0.0)
    section: list[WordLine] = []
    prose = False
    """Whether the section is prose."""
    captioned = True
    """Whether nothing but captions stands in the section so far."""
    texts = [line_text(line) for line in lines]
    runs = list(title_runs(texts, words))
    begun, titled = {run.start for run in runs}, {at for run in runs for at in run}
    for at, (line, text) in enumerate(zip(lines, texts, strict=True)):
        told = is_sentence(text) and (prose or _width(line) > _WIDE * widest)
        title = not told and at in begun
        caption = (not told and at in titled) or is_caption(text, words)
        if section and (told != prose or (title and not captioned)):
            yield section
            section, captioned = [], True
        prose = told
        captioned = captioned and caption
        section.append(line)
    if section:
        yield section


def _width(line: WordLine) -> float:
    left, _, right, _ = around(line)
    return right - left
