"""The causes that were adopted: changes that stand and tell for which slip they were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from gouji.casework.causes.cause import Cause, Spoken, Wording
from gouji.casework.prose.retelling import retold, with_unit
from gouji.explaining.explanation import Correction, NewFigure, Solution
from gouji.model.change import Change, Retelling, Slip
from gouji.model.document import Cell, Document
from gouji.prose.text import text_of
from gouji.review.states import State


def adopted_causes(document: Document, changes: Iterable[Change]) -> Iterator[Cause]:
    """One of each adoption of which every figure still stands; other figures may have been typed over it since."""
    for slip, made in groupby(changes, key=lambda change: change.slip):
        mended = list(made)
        if slip is not None and all(_stands(document, one) for one in mended):
            yield Cause(
                _place(document, slip, mended),
                slip.settles,
                (Solution(1, tuple(_corrections(slip, mended)), slip.settles, 0, slip.unique),),
                state=State.CORRECTED,
            )


def adopted_words(document: Document, retellings: Iterable[Retelling]) -> Iterator[Cause]:
    """The same of words of the text."""
    stands = {one.place: one for one in retold(document)}
    paragraphs = {id(one): number for number, one in enumerate(text_of(document).paragraphs)}
    for slip, made in groupby(retellings, key=lambda one: one.slip):
        mended = [(one, stands.get(one.place)) for one in made]
        if slip is None or any(now is None or now.now != one.new for one, now in mended):
            continue
        words = []
        for one, now in mended:
            if now is not None:
                claim, quantity = now.claim, now.quantity
                place = Spoken(paragraphs[id(claim.paragraph)], quantity.start)
                figures = with_unit(one.old, quantity), with_unit(one.new, quantity)
                words.append(Wording(place, claim.source, claim.file, claim.called, *figures))
        yield Cause(
            words[0].place,
            (),
            said=slip.settles,
            words=tuple(words),
            reason=slip.pattern,
            state=State.CORRECTED,
            sure=slip.unique,
        )


def _stands(document: Document, change: Change) -> bool:
    cell = change.cell
    return document.tables[cell.table].content(cell.row, cell.column).figure == change.new.figure


def _corrections(slip: Slip, changes: list[Change]) -> Iterator[Correction]:
    """A figure that several tables repeat is one correction each; a slip of different figures is one of all."""
    figures = [NewFigure(one.cell, one.old.figure, one.new.figure) for one in changes]
    if len({(one.stated, one.suggested) for one in figures}) == 1:
        yield from (Correction(slip.pattern, (one,)) for one in figures)
    else:
        yield Correction(slip.pattern, tuple(figures))


def _place(document: Document, slip: Slip, changes: list[Change]) -> Cell:
    """Where the first finding stood that it settled: its id is its rule and the addresses that it tied."""
    leads = (name.partition(":")[2].partition("~")[0] for name in slip.settles)
    found = [cell for lead in leads if (cell := document.find(lead)) is not None]
    return min(found, default=changes[0].cell)
