"""Titles of which only the rest was read: what they say alone may be another kind of table (算支出预算表).

A title begins within a word where its first letters end a word of titles and begin none, and nothing but such words
follows; so a body whose name begins with these letters (金山区…, 政协…) is none. Held by
``tests/reading/doubting/test_titles.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Reason, quoted
from gouji.model.table import Table
from gouji.reading.terms.figures import joined_words
from gouji.reading.terms.vocabulary import vocabulary


def doubtful_title(table: Table) -> Iterator[Doubt]:
    """That the beginning of the title was not read, if so."""
    words, title = vocabulary(), joined_words(table.title)
    numbered = words.document.numbering.match(title)
    if words.rest_of_title.fullmatch(title[numbered.end() :] if numbered else title):
        why = Reason(
            "the beginning of its title was not found: {title}", {"title": quoted(table.title)}, (table.place,)
        )
        yield Doubt(Misgiving.TITLE, why)
