"""The list of contents against the body: which tables a document names and does not print.

An entry begins with a number, a part or a title of its own, and goes on over lines until its page number or the next
entry; where there are no numbers a table is missing only if it is so by every reading of the entry. Held by
``tests/reading/test_contents.py``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gouji.model.document import NUMBERING, bare_label
from gouji.reading.terms.figures import joined_words
from gouji.reading.terms.labels import numbering_style
from gouji.reading.terms.sentences import is_sentence
from gouji.reading.terms.titles import begins_anew, is_rest, may_begin_title, titles_in
from gouji.reading.terms.vocabulary import Vocabulary

_HEADING = re.compile(r"目\s*录")
_LEADER = re.compile(r"(?:(?<![\s.．…·‥—-])[\s.．…·‥—-]++\d*+|(?<![\s.．…·‥—\d-])\d++)\s*+$")
"""What leads to a page number, with it. A run is tried from its beginning alone: a line may be dots by the thousand."""
_PAGE = re.compile(r"[\s.．…·‥—-]\d+\s*$")
_YEAR = re.compile(r"20\d\d年(?:度)?")
_LONGEST = 120
"""Lines of a list of contents."""


def is_contents(line: str) -> bool:
    """Whether a line is the heading of a list of contents."""
    return _HEADING.fullmatch(line.strip()) is not None


def entry_of(line: str) -> str:
    """What an entry of the contents names, without its number and its page."""
    return NUMBERING.sub("", _LEADER.sub("", line), count=1).strip()


def listed_tables(lines: Sequence[str], words: Vocabulary) -> list[str]:
    """Titles of tables, forms to fill in left out, in the list of contents among ``lines``."""
    titles, _ = _listed(lines, words)
    return [title for title in titles if (form := words.kind_of(title)) is None or not form.is_form]


def missing_tables(lines: Sequence[str], titles: Sequence[str], words: Vocabulary) -> list[str]:
    """Titles in the list of contents among ``lines`` that no table of the body answers to.

    A table may be called otherwise in the body: of one kind, as many as are listed are enough. One whose title stands
    anywhere in the body is not missing.
    """
    listed, rest = _listed(lines, words)
    if not listed:
        return []
    printed = {_bare(text, words) for text in (*titles, *rest, *titles_in(rest, words).values())}
    kinds = Counter(form.kind for title in titles if (form := words.kind_of(title)))
    wanted = Counter(form.kind for title in listed if (form := words.kind_of(title)))

    def is_printed(title: str) -> bool:
        form = words.kind_of(title)
        alike = form is not None and (form.is_form or kinds[form.kind] >= max(wanted[form.kind], 1))
        return alike or _bare(title, words) in printed

    return [title for title, readings in listed.items() if not any(map(is_printed, readings))]


def _listed(lines: Sequence[str], words: Vocabulary) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The titles of a list of contents, each with what it may be called, and the lines that stand behind the list."""
    start = next((at for at, line in enumerate(lines) if is_contents(line)), None)
    if start is None:
        return {}, list(lines)
    window = list(_short(lines[start + 1 : start + 1 + _LONGEST]))
    entries = list(_entries(window, words))
    listed: dict[str, tuple[str, ...]] = {}
    for entry, below in pairwise([*entries, [""]]):
        certain = NUMBERING.match(entry[0]) is not None
        wholes = ("".join(map(joined_words, entry[first:])) for first in range(1 if certain else len(entry)))
        titles = [NUMBERING.sub("", whole).strip() for whole in wholes if words.is_title(whole)]
        if titles and not _heads(entry[0], below[0]):
            listed[titles[0]] = tuple(titles)
    return listed, list(lines[start + 1 + len(window) :])


def _entries(lines: Iterable[str], words: Vocabulary) -> Iterator[list[str]]:
    """The lines of each entry, without its page number."""
    entry: list[str] = []
    for line in lines:
        text = _LEADER.sub("", line)
        if entry and not _goes_on(entry, text, words):
            yield entry
            entry = []
        entry.append(text)
        if _PAGE.search(line):
            yield entry
            entry = []
    if entry:
        yield entry


def _goes_on(entry: Sequence[str], text: str, words: Vocabulary) -> bool:
    """Whether a line may be more of the entry above it."""
    whole = "".join(map(joined_words, entry))
    begun = not words.is_title(whole) and (NUMBERING.match(whole) or may_begin_title(whole, words))
    if not begun or begins_anew(text, words):
        return False
    return is_rest(joined_words(text), whole) if words.is_title(text) else words.is_title(whole + joined_words(text))


def _heads(text: str, below: str) -> bool:
    """Whether a line is the heading of those below it, which are numbered in another way."""
    own, lower = numbering_style(text), numbering_style(below)
    return own is not None and lower is not None and own < lower


def _short(lines: Iterable[str]) -> Iterator[str]:
    """Lines up to the first sentence."""
    for line in lines:
        if is_sentence(line):
            return
        yield line


def _bare(title: str, words: Vocabulary) -> str:
    """A title without its number, year and quotation marks."""
    name = bare_label(title)
    numbered = words.document.numbering.match(name)
    return _YEAR.sub("", name[numbered.end() :] if numbered else name).replace("“", "").replace("”", "")
