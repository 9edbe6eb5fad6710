"""The list of contents against the body: which tables a document names and does not print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gouji.model.document import NUMBERING, bare_label
from gouji.reading.terms.labels import numbering_style
from gouji.reading.terms.vocabulary import Vocabulary

_HEADING = re.compile(r"目\s*录")
_LEADER = re.compile(r"[\s.．…·‥—-]*\d*\s*$")
_YEAR = re.compile(r"20\d\d年(?:度)?")
_LONGEST = 120
"""Lines of a list of contents."""


def is_contents(line: str) -> bool:
    """Whether a line is the heading of a list of contents."""
    return _HEADING.fullmatch(line.strip()) is not None


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
    printed = {_bare(text) for text in (*titles, *rest)}
    kinds = Counter(form.kind for title in titles if (form := words.kind_of(title)))
    wanted = Counter(form.kind for title in listed if (form := words.kind_of(title)))
    missing = []
    for title in listed:
        form = words.kind_of(title)
        if form is not None and (form.is_form or kinds[form.kind] >= wanted[form.kind]):
            continue
        if _bare(title) not in printed:
            missing.append(title)
    return missing


def _listed(lines: Sequence[str], words: Vocabulary) -> tuple[list[str], list[str]]:
    """The titles of a list of contents, and the lines that stand behind it."""
    start = next((at for at, line in enumerate(lines) if is_contents(line)), None)
    if start is None:
        return [], list(lines)
    window = list(_short(lines[start + 1 : start + 1 + _LONGEST]))
    named = [*(_LEADER.sub("", line) for line in window), ""]
    titles = [
        NUMBERING.sub("", text).strip()
        for text, below in pairwise(named)
        if words.is_title(text) and not _heads(text, below)
    ]
    return list(dict.fromkeys(titles)), list(lines[start + 1 + len(window) :])


def _heads(text: str, below: str) -> bool:
    """Whether a line is the heading of those below it, which are numbered in another way."""
    own, lower = numbering_style(text), numbering_style(below)
    return own is not None and lower is not None and own < lower


def _short(lines: Iterable[str]) -> Iterator[str]:
    """Lines up to the first sentence."""
    for line in lines:
        if "。" in line or "；" in line:
            return
        yield line


def _bare(title: str) -> str:
    return _YEAR.sub("", bare_label(title)).replace("“", "").replace("”", "")
