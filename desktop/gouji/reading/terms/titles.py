"""Titles of tables among lines of text, be they on one line or broken over two or three.

A line may be the beginning of a title where it carries a word of titles, or is made of nothing but pieces of titles
(2017年度政府性), and is by itself none: no title, number of a table, label, heading of a part or of the whole document,
nor an entry of the contents that ends with its page. The line that ends it begins nothing itself: it has no number. So
what a line and those above it make wins over what the last of them says alone. Where the break cuts a word of titles in
two (一般公共预 / 算支出预算表), or parts what stands within quotes, brackets or a row of things, and where the first
line is a year and pieces, the lines are one, however long they are. A line without a year, such as the last row above
(十二、农林水支出), begins no title that tells the same kind without it; nor does one that closes a bracket which it did
not open, for it is the rest of a name (本级）). Held by ``tests/reading/test_titles.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.model.document import NUMBERING
from gouji.model.totals import is_total
from gouji.reading.terms.entities import names_entity
from gouji.reading.terms.figures import joined_words, pointed, well_formed
from gouji.reading.terms.labels import is_of_which
from gouji.reading.terms.vocabulary import TITLE_LIMIT, Vocabulary

LONGEST_TITLE = 3
"""Lines that a title takes."""
_TABLE = re.compile(r"[^。；;，,：:]{2,40}表(?:[（(][^（）()]*[)）])?")
_HEADING = re.compile(r"(?:说明|情况|如下|公开|[。；;：:])$")
"""What ends a line that is a heading or a sentence of the text."""
_PAGE = re.compile(r"(?<![\s.．…·‥—-])[\s.．…·‥—-]*+\d{1,3}\s*+$")
"""The number of the page that an entry of the contents ends with, and what leads to it, from its beginning alone."""
_OPENS, _CLOSES = "“（(、", "”）)、"
"""Behind the one nothing ends, and with the other nothing begins."""
_REST_IN_BRACKETS = re.compile("[^（(]*[）)]")
_HALVES = range(1, 6)
"""Letters of a word of titles that stand on one of two lines."""
_YEAR = re.compile(r"20\d\d年")
_NAMED_YEAR = re.compile(r"20\d\d")
_MONEY = 5
"""Digits of a figure that is neither a year nor the number of a table."""


def title_runs(texts: Sequence[str], words: Vocabulary) -> Iterator[range]:
    """Which of several lines make titles, from top to bottom: each of one line or of some that follow one another."""
    lines = [*map(joined_words, texts)]
    at = 0
    while at < len(texts):
        count = _lines_of_title(texts[at : at + LONGEST_TITLE], lines[at : at + LONGEST_TITLE], words)
        if count:
            yield range(at, at + count)
        at += max(count, 1)


def titles_in(texts: Sequence[str], words: Vocabulary) -> dict[int, str]:
    """The titles among lines, each whole, by the line behind its last one."""
    return {run.stop: "".join(joined_words(texts[at]) for at in run) for run in title_runs(texts, words)}


def may_begin_title(text: str, words: Vocabulary) -> bool:
    """Whether a line may be the beginning of a title that goes on below it."""
    return _may_begin(text, joined_words(text), words)


def _may_begin(text: str, line: str, words: Vocabulary) -> bool:
    carries = words.document.title_word.search(text) is not None or words.of_pieces.fullmatch(line) is not None
    return carries and _is_unfinished(text, line, words)


def _is_unfinished(text: str, line: str, words: Vocabulary) -> bool:
    """Whether a text, in the letters of its ``line``, is nothing that is whole by itself."""
    if text.isascii() or _REST_IN_BRACKETS.match(line):
        return False
    parts = text.split()
    if any(map(_is_money, parts)) or any(map(is_of_which, parts)) or is_total(text):
        return False  # a row, by its amounts, or because it is the sum or a part of those around it
    if len(parts) > 1 and all(len(part) > 1 and words.heads_columns(part) for part in parts):
        return False  # a line of a header
    numbered = words.document.numbering.match(line)
    bare = line[numbered.end() :] if numbered else line
    if not bare or len(line) > TITLE_LIMIT or words.is_title(line) or names_entity(text, words):
        return False
    if (page := _PAGE.search(text)) and words.is_title(joined_words(text[: page.start()])):
        return False
    return not (
        words.document.part.match(line) or words.document.cover.fullmatch(bare) or words.document.note.match(line)
    )


def _is_money(word: str) -> bool:
    """Whether a word is an amount: no year, and no number of a table."""
    return well_formed(word) and (pointed(word) or sum(map(str.isdecimal, word)) >= _MONEY)


def begins_anew(text: str, words: Vocabulary) -> bool:
    """Whether a line is numbered, labelled or the heading of a part, so that it goes on with nothing above it."""
    line = joined_words(text)
    marks = (words.document.numbering.match, words.document.part.match, NUMBERING.match, words.document.note.match)
    return not line or any(mark(line) for mark in marks) or names_entity(text, words)


def names_table(text: str) -> bool:
    """Whether a text may be the title of a table, be it one of a budget or not: 人员情况表."""
    return _TABLE.fullmatch("".join(text.split())) is not None


def is_rest(title: str, before: str) -> bool:
    """Whether what may be a title is the rest of the longer lines above it, which are no heading over it."""
    return len(title) < len(before) and _HEADING.search(before) is None and _YEAR.match(title) is None


def cuts_a_word(before: str, after: str, words: Vocabulary) -> bool:
    """Whether a word of titles, or what marks hold together, begins on a line and ends on the next."""
    if not before or not after:
        return False
    if before[-1] in _OPENS or after[0] in _CLOSES:
        return True
    if before[-1] not in words.ends_of_begun:  # of most lines
        return False
    begun = [start for start in (before[-size:] for size in _HALVES) if start in words.begun_pieces]
    return any((start, after[:end]) in words.cut_pieces for start in begun for end in _HALVES)


def title_with_line_above(texts: Sequence[str], stop: int, words: Vocabulary) -> str:
    """The title that the one on the line before ``stop`` makes with the line above it, if that may begin it; or "".

    It was taken for one by itself; which of both it is cannot be told.
    """
    above, title = map(joined_words, texts[max(stop - 2, 0) : stop]) if stop > 1 else ("", "")
    if not may_begin_title(above, words) or _HEADING.search(above) or begins_anew(title, words) or _YEAR.match(title):
        return ""
    return above + title if words.is_title(above + title) else ""


def _lines_of_title(texts: Sequence[str], lines: Sequence[str], words: Vocabulary) -> int:
    """How many of the first texts make one title, in the letters of their ``lines``; 0 where none begins with them."""
    begun = len(lines) > 1 and cuts_a_word(lines[0], lines[1], words)
    if not ((begun and _is_unfinished(texts[0], lines[0], words)) or _may_begin(texts[0], lines[0], words)):
        return int(words.is_title(lines[0]))
    cut = [cuts_a_word(*pair, words) for pair in pairwise(lines)] + [False]
    whole = lines[0]
    dated = _YEAR.match(whole) is not None and words.of_pieces.fullmatch(whole) is not None
    for at, text in enumerate(texts[1:], start=1):
        if begins_anew(text, words) or not any(map(str.isalpha, text)):
            return 0
        anew = _YEAR.match(lines[at]) or not (dated or is_rest(lines[at], whole))
        if words.is_title(text) and not cut[at - 1] and anew:
            return 0
        whole += lines[at]
        if words.is_title(whole):
            alone = words.is_title(text) and not cut[at - 1] and not _NAMED_YEAR.search(whole)
            return 0 if alone and words.kind_of(whole) == words.kind_of(lines[at]) else at + 1
        goes_on = cut[at - 1] or cut[at] or may_begin_title(text, words)
        if words.is_title(text) or not goes_on:
            return 0
    return 0
