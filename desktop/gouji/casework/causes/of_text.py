"""The sentences of the text among the causes: what a figure of a table settles too, and what is wrong by itself.

A sentence that would agree once a table is put right joins the cause of that, as one more thing that speaks for it; of
several answers that are as good, those stand first which the text agrees with. Of one thing said twice in the same
wrong figure there is one cause with both places. Held by ``tests/casework/causes/test_of_text.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.casework.causes.cause import Cause, Spoken, Wording, in_order
from gouji.casework.causes.causes import StateOf, to_do
from gouji.casework.prose.retelling import retelling, with_unit
from gouji.casework.prose.said import Said, all_said
from gouji.checking.check import Check
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.explaining.claims import Contradictions, Mended
from gouji.model.change import Slip
from gouji.model.document import Document
from gouji.prose.quantities import number_at
from gouji.review.states import State, of_all

OF_A_TABLE = "the text says otherwise than the table"
OF_ITSELF = "it does not come out with the other figures of the text"
NO_FIGURE = "the words are not so"


def with_text(check: Check, causes: Sequence[Cause], state_of: StateOf = to_do) -> tuple[Cause, ...]:
    """The causes of the tables with what of the text each settles, and those of the text, in their order."""
    contradictions = Contradictions(check)
    said = {id(one.held): one for one in all_said(check) if one.held is not None}
    left = {id(one): one for one in contradictions.wrong}
    found = []
    for cause in causes:
        joined, settled = _joined(cause, contradictions)
        mine = [said[id(one)] for one in settled if left.pop(id(one), None) is not None]
        found.append(_weighed(joined, mine, state_of) if mine else cause)
    suspected = {
        cell
        for cause in causes
        if cause.state is not State.CORRECTED
        for one in cause.answers
        for cell, _ in one.changes
    }
    mended = contradictions.mended([one for one in contradictions.wrong if id(one) in left], suspected)
    return in_order([*found, *_of_words(check.document, mended, said, state_of)])


def _joined(cause: Cause, contradictions: Contradictions) -> tuple[Cause, list[Held]]:
    """A cause with the answers that the text agrees with first, and what of the text these settle."""
    if cause.state is State.CORRECTED or not cause.answers:
        return cause, []
    settled = [contradictions.settled_by(one.changes) for one in cause.answers]
    order = sorted(range(len(settled)), key=lambda number: -len(settled[number]))
    first = None if cause.solution is None else cause.solution + order[0]
    every = {id(one): one for one in (one for some in settled for one in some)}
    return replace(cause, answers=tuple(cause.answers[n] for n in order), solution=first), [*every.values()]


def _weighed(cause: Cause, mine: Sequence[Said], state_of: StateOf) -> Cause:
    """A cause with sentences that it settles: it is dealt with once they are as well."""
    is_seen = cause.state is State.CORRECTED
    state = cause.state if is_seen else of_all((cause.state, *map(state_of, mine)))
    return replace(cause, said=tuple(one.id for one in mine), weighs=cause.weighs or _must(mine), state=state)


def _must(said: Sequence[Said]) -> bool:
    return any(one.severity is Severity.MUST for one in said)


def _of_words(
    document: Document, mended: Sequence[Mended], said: dict[int, Said], state_of: StateOf
) -> Iterator[Cause]:
    """What is wrong by itself; what is said twice is one."""
    together: dict[object, list[Mended]] = defaultdict(list)
    for one in mended:
        quantity = one.wrong.claim.quantity
        twice = (one.wrong.cells, quantity and quantity.value, one.should) if one.sure else id(one)
        together[twice].append(one)
    for alike in together.values():
        mine = [said[id(held)] for one in alike for held in one.settles]
        ids, first = tuple(one.id for one in mine), alike[0]
        slip = Slip(_reason(first), ids, first.sure)
        yield Cause(
            Spoken(mine[0].paragraph, mine[0].mark[0]),
            (),
            said=ids,
            words=tuple(_wording(document, one, said[id(one.wrong)], slip) for one in alike),
            reason=slip.pattern,
            weighs=_must(mine),
            state=of_all(map(state_of, mine)),
            sure=first.sure,
        )


def _reason(one: Mended) -> str:
    if one.wrong.claim.quantity is None:
        return NO_FIGURE
    return OF_A_TABLE if one.wrong.cells else OF_ITSELF


def _wording(document: Document, one: Mended, said: Said, slip: Slip) -> Wording:
    claim, quantity = one.wrong.claim, one.wrong.claim.quantity
    where = (Spoken(said.paragraph, said.mark[0]), claim.source, claim.file, claim.called)
    if quantity is None:
        return Wording(*where, "")
    stated = number_at(claim.paragraph.text, quantity)
    if not one.should:
        return Wording(*where, with_unit(stated, quantity))
    made = retelling(document, claim, _like(one.should, stated), slip)
    return Wording(*where, with_unit(stated, quantity), with_unit(made.new, quantity), made)


def _like(number: str, stated: str) -> str:
    """A number with separators where the one in whose place it stands has them."""
    whole, dot, part = number.partition(".")
    return f"{int(whole):,}{dot}{part}" if "," in stated else number
