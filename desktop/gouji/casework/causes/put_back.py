"""Causes that only put back what the source prints: no error of the document but of what was typed over it.

Where several answers would settle the same and one of them puts back what was typed over, that one is the likeliest:
with the printed figures the sums agreed. Held by ``tests/casework/causes/test_put_back.py``.
"""

from __future__ import annotations

from dataclasses import replace

from gouji.casework.causes.cause import Cause
from gouji.explaining.explanation import NewFigure, Solution
from gouji.model.brood import NO_ROW
from gouji.model.document import Document


def known_as_put_back(cause: Cause, document: Document, printed: Document) -> Cause:
    """The cause; as one that puts back where one answer alone has nothing but what is ``printed``."""
    back = [one for one in cause.answers if _is_put_back(one, document, printed)]
    if len(back) != 1:
        return cause
    if len(cause.answers) == 1:
        return replace(cause, puts_back=True)
    first = None if cause.solution is None else cause.solution + cause.answers.index(back[0])
    return replace(cause, answers=(replace(back[0], unique=True),), why=None, solution=first, puts_back=True)


def _is_put_back(answer: Solution, document: Document, printed: Document) -> bool:
    figures = [one for made in answer.corrections for one in made.figures]
    only_figures = all(made.lost_row is None for made in answer.corrections)
    return bool(figures) and only_figures and all(_is_printed(one, document, printed) for one in figures)


def _is_printed(one: NewFigure, document: Document, printed: Document) -> bool:
    table, row, column = one.cell
    was = document.tables[table].printed_row(row)
    return was != NO_ROW and printed.tables[table].content(was, column).figure == one.suggested != one.stated
