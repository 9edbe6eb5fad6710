"""Causes that only put back what the source prints: no error of the document but of what was typed over it.

Held by ``tests/casework/causes/test_put_back.py``.
"""

from __future__ import annotations

from dataclasses import replace

from gouji.casework.causes.cause import Cause
from gouji.explaining.explanation import NewFigure
from gouji.model.brood import NO_ROW
from gouji.model.document import Document


def known_as_put_back(cause: Cause, document: Document, printed: Document) -> Cause:
    """The cause; as one that puts back where every figure of its only answer is just what is ``printed``."""
    figures = cause.figures
    only_figures = all(made.lost_row is None for made in cause.corrections)
    is_so = bool(figures) and only_figures and all(_is_printed(one, document, printed) for one in figures)
    return replace(cause, puts_back=True) if is_so else cause


def _is_printed(one: NewFigure, document: Document, printed: Document) -> bool:
    table, row, column = one.cell
    was = document.tables[table].printed_row(row)
    return was != NO_ROW and printed.tables[table].content(was, column).figure == one.suggested != one.stated
