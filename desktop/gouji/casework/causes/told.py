"""What is said of a cause: where it is, which figure becomes which, why, and all of it in one sentence.

No more is claimed than is known: 多半应为 is said of an answer that no other equals, and of nothing else. Held by
``test_only_the_only_answer_is_called_likely``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from gouji.casework.causes.cause import Cause, Wording
from gouji.casework.prose import proof
from gouji.casework.prose.said import Said
from gouji.casework.telling.parts import file_of, where
from gouji.casework.telling.review.handlings import marked
from gouji.casework.telling.sentences import place, sentence
from gouji.casework.telling.slips import amount, correction_sentence, likely, lost_row, tails_told
from gouji.checking.findings import Finding
from gouji.explaining.explanation import Correction, NewFigure
from gouji.model.document import Document
from gouji.review.states import State
from gouji.wording import clauses, listed, say, statements

NONE_SAID: Mapping[str, Said] = MappingProxyType({})


def number_of(position: int) -> str:
    """The id of the cause at a position, counted from 0."""
    return f"K{position + 1}"


def numeral(number: int) -> str:
    """The number of a cause in a circle, as far as there are such."""
    return chr(0x245F + number) if number <= 20 else chr(0x323C + number) if number <= 35 else f"({number})"


def state_of(cause: Cause) -> str:
    """What became of a cause; "" while it is open."""
    return "" if cause.is_open else marked(cause.state)


def place_of(document: Document, cause: Cause) -> str:
    """Where a cause is: one place in all its tables, or the first of several, or where its finding is."""
    if cause.words:
        return _place_of_words(document, cause.words)
    if not cause.figures:
        return place(document, cause.leads_to) if cause.leads_to else ""
    first, *others = (one.cell for one in cause.figures)
    if not others:
        return place(document, first)
    tables = document.tables
    if shared_figure(cause) is not None:
        ids = dict.fromkeys(tables[cell.table].id for cell in (first, *others))
        return place(document, first).replace(tables[first.table].id, listed(ids), 1)
    return say("{place} and {more} more figures", place=place(document, first), more=len(others))


def _place_of_words(document: Document, words: Sequence[Wording]) -> str:
    """Where the text says what is wrong, and of what: a place for each time that it is said."""
    told = dict.fromkeys(where(one.where, file_of(document, one.file)) for one in words)
    return say("Text {where} {subject}", where=listed(told), subject=words[0].subject)


def shared_figure(cause: Cause) -> NewFigure | None:
    """The one figure that the only answer puts in place of another, in one table or in all that repeat it."""
    if not cause.figures or any(len(made.figures) != 1 for made in cause.corrections):
        return None
    first, *others = cause.figures
    same = all((one.stated, one.suggested) == (first.stated, first.suggested) for one in others)
    return first if same else None


def old_and_new(document: Document, cause: Cause) -> tuple[str, str] | None:
    """What is printed and what should be, where that is one figure."""
    if cause.words:
        return (cause.words[0].stated, cause.words[0].should) if cause.words[0].should else None
    one = shared_figure(cause)
    if one is None:
        return None
    unit = document.tables[one.cell.table].unit
    return amount(one.stated, unit), amount(one.suggested, unit)


def reason_of(document: Document, cause: Cause) -> str:
    """What went wrong, in a few words; or how many answers there are, or why there is none."""
    if cause.sought:
        return say("still looking for the cause")
    if cause.words:
        return say(cause.reason)
    if len(cause.answers) > 1:
        return say("{count} answers are equally good", count=len(cause.answers))
    if not cause.answers:
        return say("no cause found")
    rows = [lost_row(document, one.lost_row) for one in cause.corrections if one.lost_row]
    slips = rows or dict.fromkeys(slip_of(document, cause, one) for one in cause.corrections)
    return say("; ").join(slips)


def slip_of(document: Document, cause: Cause, correction: Correction) -> str:
    """What went wrong in one of its places, in a few words."""
    if cause.puts_back:
        return _put_back(document, cause)
    told = say(correction.pattern)
    return say("{reason}; printed so in the original", reason=told) if cause.printed_so else told


def _put_back(document: Document, cause: Cause) -> str:
    """That what was typed over the print is likely the cause: which figure by which, where that is one."""
    if cause.state is State.CORRECTED:
        return say("changed in checking, and put back")
    figures = old_and_new(document, cause)
    if figures is None:
        return say("most likely figures that were changed in checking: they can be put back")
    now, printed = figures
    return say("most likely a change in checking, {old} → {new}: it can be put back", old=printed, new=now)


def rivals_of(cause: Cause, called: Callable[[int], str]) -> str:
    """With which others it excludes itself, ``called`` by their positions; "" for none, and once it is answered."""
    if not (cause.rivals and cause.is_open):
        return ""
    return say("or {others}: one figure, only one of them can be", others=listed(map(called, cause.rivals)))


def by_numeral(position: int) -> str:
    """How the window and the paper call the cause at a position, counted from 0."""
    return numeral(position + 1)


def settles_of(cause: Cause) -> str:
    """How many findings it settles, or settled; nothing of one that nothing explains."""
    if cause.sought:
        return say("{count} findings", count=len(cause.ids))
    return say("settles {count}", count=len(cause.ids)) if cause.answers or cause.retellings else ""


def statement(
    document: Document, cause: Cause, findings: Mapping[str, Finding], sentences: Mapping[str, Said] = NONE_SAID
) -> str:
    """A cause in one sentence; ``findings`` holds those that stand by their ids, ``sentences`` what the text says."""
    if cause.state is State.CORRECTED:
        told = _adopted(document, cause)
    elif cause.words:
        told = _worded(document, cause, sentences)
    elif cause.answer is not None:
        told = _answered(document, cause)
    elif cause.answers:
        told = say(
            "{place}, {count} findings: {reason}: {why}",
            place=place_of(document, cause),
            count=len(cause.ids),
            reason=reason_of(document, cause),
            why=say(cause.why or ""),
        )
    else:
        first = sentence(document, findings[cause.settles[0]])
        told = say("{told} ({reason})", told=first, reason=statements(_why_none(document, cause)))
    if cause.is_open or cause.state is State.CORRECTED:
        return told
    return say("{first} ({why})", first=told, why=say(cause.state.message))


def _why_none(document: Document, cause: Cause) -> Iterator[str]:
    yield reason_of(document, cause)
    if cause.why and not cause.sought:
        yield say(cause.why)


def _worded(document: Document, cause: Cause, sentences: Mapping[str, Said]) -> str:
    """Words of the text with what they should say, or with what became of them where nobody knows that."""
    where_told, figures = place_of(document, cause), old_and_new(document, cause)
    if figures is not None:
        return likely(where_told, *figures, say(cause.reason), cause.unique)
    one = sentences.get(cause.said[0])
    return say(
        "{place}: {reason}", place=where_told, reason=proof.sentence(document, one) if one else say(cause.reason)
    )


def _answered(document: Document, cause: Cause) -> str:
    """The only answer that was found; where it may not be the only one, why."""
    answer, figures = cause.answer, old_and_new(document, cause)
    assert answer is not None
    if cause.puts_back:
        told = say("{place}: {reason}", place=place_of(document, cause), reason=reason_of(document, cause))
    elif figures is not None:
        told = likely(place_of(document, cause), *figures, reason_of(document, cause), answer.unique)
    else:
        slips = ((one, slip_of(document, cause, one)) for one in answer.corrections)
        told = statements(correction_sentence(document, one, slip, answer.unique) for one, slip in slips)
    told = say("{corrections}; this settles all {count} findings", corrections=told, count=len(cause.ids))
    told = clauses((told, tails_told(answer)))
    return say("{first} ({why})", first=told, why=say(cause.why)) if cause.why else told


def _adopted(document: Document, cause: Cause) -> str:
    at, why, figures = place_of(document, cause), reason_of(document, cause), old_and_new(document, cause)
    if figures is None:
        return say("{place}: changed ({reason})", place=at, reason=why)
    return say("{place}: changed from {old} to {new} ({reason})", place=at, old=figures[0], new=figures[1], reason=why)
