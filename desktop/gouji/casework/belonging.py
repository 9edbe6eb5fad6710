"""Whether a file is a part of a document that has several: what it tells of itself, and which tables it prints.

A part tells the same unit, year and stage, as far as it tells any, and prints tables of other kinds. Names of a unit
are the same where one holds the other: 某某局, 某某局（本级）. Held by
``test_what_another_unit_or_year_tells_is_told_apart``,
``test_a_part_without_tables_belongs_where_it_tells_nothing_else``.

Another document of the same body, of the year before or the budget of its accounts, is no part: it stands beside. That
is told where both tell whose they are and of which year, and else asked. It may have several files as well: one that
tells the body and year of what stands there, and prints none of its tables, is a part of that. Held by
``tests/casework/test_beside.py``.
"""

from __future__ import annotations

from collections.abc import Mapping

from gouji.casework.telling.parts import names_of, subject_of
from gouji.model.document import Beside, Document
from gouji.reading.terms.vocabulary import DESCRIBED, OTHER, squeeze
from gouji.wording import listed, say

_OF_ANY_NUMBER = frozenset((OTHER.kind, DESCRIBED))
"""Kinds of which a document has several."""


def told_apart(document: Document, part: Document) -> list[str]:
    """Why a part seems to be none of a document, in sentences; nothing where it belongs to it."""
    told = []
    if _of_another(document, part):
        told.append(say("{name} tells: {told}", name=names_of(part), told=subject_of(part)))
        told.append(say("what is there already tells: {told}", told=subject_of(document)))
    if shared := _kinds(document) & _kinds(part):
        kinds = [table.kind for table in part.tables if table.kind in shared]
        told.append(say("both print: {tables}", tables=listed(map(say, dict.fromkeys(kinds)))))
    return told


def _of_another(document: Document, part: Document) -> bool:
    years = {document.year, part.year} - {None}
    tells_stage = bool(part.tables or part.year)  # else it is only assumed
    apart = len(years) > 1 or (tells_stage and document.stage != part.stage)
    return apart or not _is_same_body(document, part)


def _kinds(document: Document) -> set[str]:
    """The kinds of table that a document prints figures in."""
    return {table.kind for table in document.tables if table.present.any()} - _OF_ANY_NUMBER


def certainly_beside(document: Document, other: Document) -> Beside | None:
    """What another document is to one, where both tell whose they are and of which year; None where it is nothing to
    it, or nobody can tell."""
    told = all((document.entity, other.entity, document.year, other.year))
    return next(iter(may_be_beside(document, other)), None) if told and _is_same_body(document, other) else None


def may_be_beside(document: Document, other: Document) -> tuple[Beside, ...]:
    """What another document that prints tables may be to one, whosever it is, as far as stages and years tell."""
    if not other.tables:
        return ()
    apart = None if document.year is None or other.year is None else document.year - other.year
    found = []
    if other.stage == document.stage and apart in (None, 1):
        found.append(Beside.PRIOR)
    if (document.stage, other.stage) == ("final-accounts", "budget") and apart in (None, 0):
        found.append(Beside.BUDGET)
    return tuple(found)


def part_beside(document: Document, part: Document, beside: Mapping[Beside, Document]) -> Beside | None:
    """What stands ``beside`` a document and has for certain a file as its part that is none of the document itself."""
    if not (part.entity and part.year and told_apart(document, part)):
        return None
    of_year = (one for one, other in beside.items() if other.year == part.year and not told_apart(other, part))
    return next(of_year, None)


def _is_same_body(document: Document, other: Document) -> bool:
    one, two = squeeze(document.entity), squeeze(other.entity)
    return one in two or two in one
