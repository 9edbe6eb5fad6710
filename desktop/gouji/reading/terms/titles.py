"""Titles of tables among lines of text, be they on one line or broken over two or three.

A line may be the beginning of a title where it carries a word of titles and is by itself none: no title, number of a
table, label, heading of a part or of the whole document, nor an entry of the contents that ends with its page. The line
that ends it begins nothing itself: it has no number. So what a line and those above it make wins over what the last of
them says alone. Held by ``tests/reading/test_titles.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.model.document import NUMBERING
from gouji.reading.page.page import Line
from gouji.reading.terms.entities import names_entity
from gouji.reading.terms.figures import joined_words, pointed, well_formed
from gouji.reading.terms.vocabulary import TITLE_LIMIT, Vocabulary

LONGEST_TITLE = 3
"""Lines that a title takes."""
_HEADING = re.compile(r"(?:说明|情况|如下|公开|[。；;：:])$")
"""What ends a line that is a heading or a sentence of the text."""
_PAGE = re.compile(r"[\s.．…·‥—-]*\d{1,3}\s*$")
"""The number of the page that an entry of the contents ends with, and what leads to it."""
_YEAR = re.compile(r"20\d\d年")


def title_runs(texts: Sequence[str], words: Vocabulary) -> Iterator[range]:
    """Which of several lines make titles, from top to bottom: each of one line or of some that follow one another."""
    at = 0
    while at < len(texts):
        count = _lines_of_title(texts[at : at + LONGEST_TITLE], words)
        if count:
            yield range(at, at + count)
        at += max(count, 1)


def titles_in(texts: Sequence[str], words: Vocabulary) -> dict[int, str]:
    """The titles among lines, each whole, by the line behind its last one."""
    return {run.stop: "".join(joined_words(texts[at]) for at in run) for run in title_runs(texts, words)}


def whole_titles(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """Lines, a title that was broken over several of them on one."""
    rest = {run.start: run for run in title_runs([line.text for line in lines], words) if len(run) > 1}
    held = {at for run in rest.values() for at in run}
    return tuple(
        Line(line.source, "".join(joined_words(lines[one].text) for one in rest[at])) if at in rest else line
        for at, line in enumerate(lines)
        if at in rest or at not in held
    )


def may_begin_title(text: str, words: Vocabulary) -> bool:
    """Whether a line may be the beginning of a title that goes on below it."""
    if text.isascii() or words.document.title_word.search(text) is None:
        return False
    if any(well_formed(word) and pointed(word) for word in text.split()):
        return False  # a row prints its amounts
    line = joined_words(text)
    numbered = words.document.numbering.match(line)
    bare = line[numbered.end() :] if numbered else line
    if not bare or len(line) > TITLE_LIMIT or words.is_title(line) or names_entity(text, words):
        return False
    if (page := _PAGE.search(text)) and words.is_title(joined_words(text[: page.start()])):
        return False
    return not (
        words.document.part.match(line) or words.document.cover.fullmatch(bare) or words.document.note.match(line)
    )


def begins_anew(text: str, words: Vocabulary) -> bool:
    """Whether a line is numbered, labelled or the heading of a part, so that it goes on with nothing above it."""
    line = joined_words(text)
    marks = (words.document.numbering.match, words.document.part.match, NUMBERING.match, words.document.note.match)
    return not line or any(mark(line) for mark in marks) or names_entity(text, words)


def is_rest(title: str, before: str) -> bool:
    """Whether what may be a title is the rest of the longer lines above it, which are no heading over it."""
    return len(title) < len(before) and _HEADING.search(before) is None and _YEAR.match(title) is None


def _lines_of_title(texts: Sequence[str], words: Vocabulary) -> int:
    """How many of the first lines make one title; 0 where none begins with them."""
    if not may_begin_title(texts[0], words):
        return int(words.is_title(texts[0]))
    whole = joined_words(texts[0])
    for count, text in enumerate(texts[1:], start=2):
        if begins_anew(text, words) or not any(map(str.isalpha, text)):
            return 0
        if words.is_title(text) and not is_rest(joined_words(text), whole):
            return 0
        whole += joined_words(text)
        if words.is_title(whole):
            return count
        if words.is_title(text) or not may_begin_title(text, words):
            return 0
    return 0
