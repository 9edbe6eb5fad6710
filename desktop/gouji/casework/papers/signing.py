"""Signing a paper, and noting it in the case that wrote it.

A signature stands whether or not its case can be written; what the journal lacks is noted when the case next
looks. Held by ``test_a_signature_whose_case_is_open_elsewhere_stands_and_is_noted_later``,
``test_a_signature_stands_where_its_open_case_cannot_be_written``.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.papers.explained import refuse_unexplained
from gouji.casework.papers.whereabouts import case_of, digests, tells
from gouji.errors import UserError
from gouji.paper.signatures import signing, verifying
from gouji.paper.signatures.certificate import load
from gouji.paper.signatures.verifying import Verdict
from gouji.wording import say


@dataclass(frozen=True, slots=True)
class Hand:
    """With what a person signs."""

    p12: Path
    password: str
    picture: Path | None = None


def sign(paper: Path, role: str, hand: Hand, case: Case | None = None) -> str:
    """Sign a paper as ``role`` and note it in its case, the open one or the one that is found; raises UserError, also
    where that holds findings which must be explained first.

    Returns what is to be told when the signature stands and could not be noted; empty otherwise.
    """
    now = datetime.now().astimezone()
    credential = load(hand.p12, hand.password, now)
    verdict = verifying.verify(paper)
    found = None
    if case is None or not any(tells(entry, verdict) for entry in case.papers):
        found, case = case_of(paper, verdict), None
    if found is not None:
        case = Case.look_at(found)
        case.close()
    if case is not None:
        refuse_unexplained(case)
    written = digests(case.papers, verdict) if case else ()
    signing.sign(paper, credential, role, now, hand.picture, written=written)
    if case is None:
        return say("Its case was not found beside it nor among the recent ones; the paper was not held against it.")
    return _noted(paper, case, found)


def note_signatures(case: Case, paper: Path, verdict: Verdict) -> None:
    """Note in an open case every signature on its paper that its journal does not have yet."""
    noted = {(one.body["state"], one.body["role"], one.body["name"]) for one in case.papers if one.kind == "sign"}
    for one in verdict.signatures:
        if one.intact and (verdict.state, one.role, one.name) not in noted:
            body = {"path": str(paper.absolute()), "state": verdict.state, "role": one.role, "name": one.name}
            case.note("sign", body)


def _noted(paper: Path, case: Case, found: Path | None) -> str:
    """Note it in the open case, or in the one ``found``, which may be open elsewhere; what is told where it cannot."""
    try:
        if found is None:
            note_signatures(case, paper, verifying.verify(paper))
        else:
            with closing(Case.look_at(found, to_note=True)) as own:
                note_signatures(own, paper, verifying.verify(paper))
    except UserError as error:
        return say(
            "The signature stands but is not noted in its case yet. {reason} When the case next shows the signatures "
            "of the paper, it is noted.",
            reason=say(error.message, **error.params),
        )
    return ""
