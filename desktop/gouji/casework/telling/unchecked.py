"""By which rules a document was judged and what of them was not, the same in window, on command line and paper.

What could not be checked is told one by one; what does not apply is one line, by its reasons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from gouji.casework.telling.doubts import in_words
from gouji.casework.telling.packs import years_of
from gouji.casework.telling.parts import because, beside_called, names_of
from gouji.casework.telling.sentences import sentence
from gouji.checking.check import Check
from gouji.checking.findings import describe
from gouji.checking.rules.choosing import fit
from gouji.checking.rules.pack import NO_DEPARTMENT, Documents, Pack
from gouji.checking.unchecked import Unchecked, Why
from gouji.errors import Told, UserError
from gouji.model.document import Document
from gouji.model.reason import Reason
from gouji.wording import listed, say

REASONS = {
    Why.YEAR: "for other years",
    Why.NO_YEAR: "for certain years, and no year is printed",
    Why.STAGE: "for another stage",
    Why.REGION: "for another region",
    Why.BESIDE: "for cases with the year before or the budget",
    Why.TABLE: "no such table",
    Why.BLANK: "the table is blank",
    Why.COLUMN: "no such columns",
    Why.ROW: "no such rows",
    Why.PARTS: "no rows that hold others",
    Why.UNLISTED: "no such codes",
}
"""Message ids of the reasons for which a rule does not apply."""


def why_chosen(check: Check) -> str:
    """Why the pack of a check judges its document: what it asks of documents, where that is why."""
    pack = check.choice.pack
    if check.choice.why or pack.documents is None:
        return say(check.choice.why, **check.choice.told)
    met = listed(_met(check.document, pack, pack.documents))
    return say("recognised as {pack} by {met}", pack=say(pack.name), met=met)


def _met(document: Document, pack: Pack, asked: Documents) -> Iterator[str]:
    """All by which a document is known to be of the form of a pack."""
    stage = say(asked.stage or "budget or accounts")
    region = next((say(one) for one in asked.region if one in document.entity), "")
    yield say("{stage} of {region}", stage=stage, region=region) if region else stage
    yield from years_of(asked)
    tables = fit(asked, document)
    if tables.absent:
        absent, count = _called(pack, tables.absent), len(asked.tables)
        yield say(
            "with {there} of {count} tables, without {absent}", there=len(tables.there), count=count, absent=absent
        )
    elif asked.tables:
        yield say("with all {count} tables", count=len(asked.tables))
    if tables.others:
        yield say("and {others} beside", others=_called(pack, tables.others))


def _called(pack: Pack, kinds: Iterable[str]) -> str:
    return listed(say(pack.called_of(kind)) for kind in kinds)


def statement(check: Check, one: Unchecked) -> str:
    """What was not judged, in one sentence."""
    if one.family is not None:
        return sentence(check.document, describe(one.family, 0))
    name = say(one.law.name) if one.law.name else one.law.id
    return say(one.message, rule=name, kinds=_called(check.choice.pack, one.kinds))


def no_department(why: tuple[Reason, ...]) -> str:
    """The one sentence on a document that is no budget or account of a department."""
    return say("no budget or account of a department, judged by no rules for such: {why}", why=because(why))


def told_of_rules(check: Check) -> Iterator[str]:
    """The pack and why, and in one line what does not apply; what could not be checked is a finding.

    Of a document that is of no department only that is told, for no rule is meant for it.
    """
    pack = check.choice.pack
    if pack.id == NO_DEPARTMENT and not check.choice.by_person:
        yield no_department(check.document.no_department)
        return
    why = why_chosen(check)
    if check.choice.why:
        yield say("judged by the rules “{pack}” ({id}): {why}", pack=say(pack.name), id=pack.id, why=why)
    else:
        yield say("judged by the rules {id}: {why}", id=pack.id, why=why)
    for beside, other in check.document.beside.items():
        what = beside_called(check.document, beside)
        yield say("held against {what}: {names}", what=what, names=names_of(other))
        if tables := "、".join(in_words(other.tables[number]) for number in sorted(other.doubted)):
            yield say(
                "in {what} the reading of {tables} is in doubt: nothing is held against it; check that by itself",
                what=what,
                tables=tables,
            )
    yield from _of_own(check)
    yield from _not_applicable(check)


def _of_own(check: Check) -> Iterator[str]:
    """The rules of the user's own by which something was judged, and those by which nothing was: with why, where that
    is no finding."""
    own = check.choice.pack.own
    ids = {law.id for law in own}
    judged = {one.law.id for one in check.families if one.law.id in ids and one.judged.any()}
    if names := [law.name or law.id for law in own if law.id in judged]:
        yield say("with {count} rules of the user's own: {names}", count=len(names), names=listed(names))
    if rest := [law for law in own if law.id not in judged]:
        whys = {one.law.id: statement(check, one) for one in check.unchecked if one.family is None}
        told = say("; ").join(whys.get(law.id, law.name or law.id) for law in rest)
        yield say("by {count} rules of the user's own nothing was judged: {rules}", count=len(rest), rules=told)


def left_out(fault: UserError) -> str:
    """That rules of the user's own are not judged, and why."""
    return say("Rules of your own are left out. {reason}", reason=Told(fault.message, fault.params))


def all_unchecked(check: Check) -> Iterator[str]:
    """The same with what the findings tell, for whoever does not see these beside it."""
    first, *rest = told_of_rules(check)
    yield first
    yield from (statement(check, one) for one in check.unchecked if one.family)
    yield from rest


def _not_applicable(check: Check) -> Iterator[str]:
    """Laws of which nothing at all is held, counted by their reasons; ``--json`` tells each."""
    held = {family.law.id for family in check.families}
    reasons: dict[str, str] = {}
    for one in check.unchecked:
        if one.law.id not in held:
            reasons.setdefault(one.law.id, one.reason)
    counts = Counter(reasons.values())
    told = [
        say("{reason}: {count}", reason=say(message), count=counts[why])
        for why, message in REASONS.items()
        if counts[why]
    ]
    if told:
        yield say("{count} rules do not apply to this document: {reasons}", count=len(reasons), reasons=listed(told))
