"""A sentence of the text around the tables, told by its marks: no table runs across one, nor does a cell hold one.

A comma parts clauses only beside another, and none within a figure does. The only place that knows these marks. Held by
``test_what_a_sentence_is``, ``test_no_table_runs_across_a_sentence``, ``test_one_place_knows_what_a_text_is``.
"""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[。；]|，(?!\d{3}).*，(?!\d{3})")
_CLAUSE = re.compile("[，。；]")
_GOES_ON = tuple("：:；;，,、")


def is_sentence(text: str) -> bool:
    """Whether a text is punctuated as sentences are."""
    return _SENTENCE.search(text) is not None


def is_of_sentence(word: str) -> bool:
    """Whether a piece of a line, cut where nothing is printed, may be of a sentence: one mark is enough."""
    return _CLAUSE.search(word) is not None


def runs_on(line: str) -> bool:
    """Whether a line is a sentence, or ends as one that goes on below it."""
    return is_sentence(line) or line.endswith(_GOES_ON)
