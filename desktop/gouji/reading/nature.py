"""What a document is, where it is no budget or account of a department: no rule for such may then be held against it.

A general budget of a government prints tables that no department has (revenue of the general public budget, limits of
debt, social insurance funds, and whatever carries the name of a region before that of a fund), and more of them than
tables of a department; one of them may be published by itself. Documents of Taiwan and Hong Kong are
printed in letters that no mainland budget prints. Held by ``tests/reading/test_nature.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from gouji.model.rawgrid import RawGrid
from gouji.model.reason import Reason, Why, quoted
from gouji.reading.terms.figures import joined_words
from gouji.reading.terms.titles import titles_in
from gouji.reading.terms.vocabulary import Vocabulary

_TOLD = 2
"""Titles that are quoted."""
_SEVERAL = 2
"""Tables of a government that stand beside others; one may be quoted, unless it is all that is printed."""
_TRADITIONAL = frozenset("預歲單經費財務機關計學會業區總額萬開員資產負債內門類項目種據數備註說國縣鄉鎮處廳庫債")
_SIMPLIFIED = frozenset("预岁单经费财务机关计学会业区总额万开员资产负债内门类项种据数备注说国县乡镇处厅库债")
_FEW = 5
"""Letters that only one of the two ways to write prints: fewer may be quoted from elsewhere."""


def why_no_department(titles: Iterable[str], grids: Sequence[RawGrid], lines: Sequence[str], words: Vocabulary) -> Why:
    """Why a document with these tables and lines is of no department; nothing where it is or may be."""
    printed = [joined_words(text) for text in (*titles, *(grid.title or grid.above for grid in grids))]
    if strange := _of_elsewhere(printed, grids, lines):
        return (Reason("it is printed in traditional characters: {text}", {"text": quoted(strange)}),)
    named = [text for text in dict.fromkeys([*printed, *titles_in(lines, words).values()]) if text]
    general = [text for text in named if words.document.general_table.search(text)]
    own = [text for text in named if text not in general and words.document.department_table.search(text)]
    if len(general) < min(len(named), _SEVERAL) or len(general) <= len(own):
        return ()
    told = quoted("、".join(general[:_TOLD]))
    return (Reason("it prints tables of a general budget of a government: {titles}", {"titles": told}),)


def _of_elsewhere(titles: Sequence[str], grids: Sequence[RawGrid], lines: Sequence[str]) -> str:
    """A text in traditional characters, where these are what the document prints; "" for any other."""
    cells = (text for grid in grids for row in grid.cells for text in row)
    texts = [text for text in chain(titles, lines, cells) if not text.isascii()]
    printed = Counter(chain.from_iterable(texts))
    traditional, simplified = (sum(printed[one] for one in letters) for letters in (_TRADITIONAL, _SIMPLIFIED))
    if traditional < _FEW or traditional <= simplified:
        return ""
    return next(text for text in texts if not _TRADITIONAL.isdisjoint(text))
