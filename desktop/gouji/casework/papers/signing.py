"""Signing a paper, and noting it in the case that wrote it.

A signature stands whether or not its case can be written; what the journal lacks is noted when the case next
looks (``unnoted.py``). Held by ``test_a_signature_whose_case_is_open_elsewhere_stands_and_is_noted_later``,
``test_a_signature_stands_where_its_open_case_cannot_be_written``.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.papers.explained import refuse_unexplained
from gouji.casework.papers.proving.hands import remember
from gouji.casework.papers.proving.made_again import as_made_again
from gouji.casework.papers.unnoted import told_unnoted
from gouji.casework.papers.whereabouts import case_of, digests, tells
from gouji.casework.papers.working_paper import stands_as_told
from gouji.errors import UserError
from gouji.paper.signatures import signing, verifying
from gouji.paper.signatures.certificate import load
from gouji.paper.signatures.imprint import journal_of
from gouji.paper.signatures.roles import in_order
from gouji.paper.signatures.verdict import Verdict
from gouji.wording import say


@dataclass(frozen=True, slots=True)
class Hand:
    """With what a person signs."""

    p12: Path
    password: str
    picture: Path | None = None


def expected(case: Case) -> tuple[str, ...] | None:
    """Who must sign the papers of a case, as it was said for the last one; None where nobody said it."""
    said = (entry.body.get("roles") for entry in reversed(case.papers) if entry.kind == "report")
    return next((in_order(roles.split(",")) for roles in said if roles), None)


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
        with closing(Case.look_at(found)) as case:
            written = _held_against(case, paper, verdict)
    else:
        written = _held_against(case, paper, verdict) if case else frozenset()
    signing.sign(paper, credential, role, now, hand.picture, written=written)
    if case is None:
        return say("Its case was not found beside it nor among the recent ones; the paper was not held against it.")
    return _noted(case, paper, found, credential.digest)


def _held_against(case: Case, paper: Path, verdict: Verdict) -> frozenset[str]:
    """The digests of what the case wrote; raises UserError where it is not to be signed, or is not what it writes."""
    refuse_unexplained(case)
    if (head := journal_of(verdict.paper)) and head not in case.proof.heads:
        raise signing.not_as_written(paper)  # what was done before it was written is not in the case as it was
    if stands_as_told(case, verdict) and as_made_again(case, verdict) is False:
        raise signing.not_as_written(paper)
    return digests(case.papers, verdict)


def _noted(case: Case, paper: Path, found: Path | None, by: str) -> str:
    """Note it in the open case, or in the one ``found``, which may be open elsewhere; what is told where it cannot."""
    verdict = verifying.verify(paper)
    try:
        if found is None:
            remember(case, paper, verdict, by)
        else:
            with closing(Case.look_at(found, to_note=True)) as own:
                remember(own, paper, verdict, by)
    except UserError as error:
        return told_unnoted(case, paper, verdict, by, say(error.message, **error.params))
    return ""
