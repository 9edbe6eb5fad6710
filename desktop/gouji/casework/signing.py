"""Signing a paper, and finding case and paper by each other: the journal names the one, the paper the other's state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.report import state_of_case
from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.casefile import CaseFile, Entry
from gouji.paper import signing, verifying
from gouji.paper.certificate import load
from gouji.paper.roles import ROLE_NAMES
from gouji.paper.verifying import Signature, Verdict
from gouji.wording import say


@dataclass(frozen=True, slots=True)
class Standing:
    """A paper with its verdict, and the case it was made from where that is found."""

    paper: Path
    verdict: Verdict
    case: Path | None = None
    changed: bool = False
    """The case no longer stands as the paper tells it."""


@dataclass(frozen=True, slots=True)
class Hand:
    """With what a person signs."""

    p12: Path
    password: str
    picture: Path | None = None


def sign(paper: Path, role: str, hand: Hand, case: Case | None = None) -> None:
    """Sign a paper as ``role`` and note it in its case, the open one or the one that is found; raises UserError."""
    now = datetime.now().astimezone()
    credential = load(hand.p12, hand.password, now)
    signing.sign(paper, credential, role, now, hand.picture)
    state = verifying.verify(paper).state
    body = {"path": str(paper.absolute()), "state": state, "role": role, "name": credential.name}
    if case is not None and any(_is_of(entry, state) for entry in case.papers):
        case.note_paper("sign", body)
    elif found := case_of(paper, state):
        kept = Case.look_at(found)
        kept.note_paper("sign", body)
        kept.close()


def standing(paper: Path) -> Standing:
    """The verdict on a paper and how its case stands now; raises UserError."""
    verdict = verifying.verify(paper)
    found = case_of(paper, verdict.state)
    if found is None:
        return Standing(paper, verdict)
    case = Case.look_at(found)
    now = state_of_case(case)
    case.close()
    return Standing(paper, verdict, found, now != verdict.state)


def standing_of(case: Case, known: Verdict | None = None) -> Standing:
    """The same for the paper that a case wrote last; raises UserError when there is none.

    ``known`` is the verdict on the paper where the caller has it already.
    """
    paper = paper_of(case)
    if paper is None:
        raise UserError(
            "no-paper", "{name} has written no paper that is still there. Write one first.", name=case.file.path.name
        )
    verdict = known or verifying.verify(paper)
    return Standing(paper, verdict, case.file.path, state_of_case(case) != verdict.state)


def paper_of(case: Case) -> Path | None:
    """The paper that a case wrote or had signed last, where it was put or beside the case."""
    for entry in reversed(case.papers):
        if entry.kind != "print":
            written = Path(entry.body["path"])
            for path in (written, case.file.path.with_name(written.name)):
                if path.is_file():
                    return path
    return None


def case_of(paper: Path, state: str) -> Path | None:
    """The case that wrote a paper: beside it, or among those that were open last."""
    beside = sorted(paper.absolute().parent.glob(f"*{places.SUFFIX}"))
    return next((path for path in [*beside, *places.recent()] if _wrote(path, state)), None)


def _wrote(path: Path, state: str) -> bool:
    try:
        file = CaseFile.open(path, to_go_on=False)
    except UserError:
        return False  # damaged or newer: opening it by name says which
    found = any(_is_of(entry, state) for entry in file.entries())
    file.close()
    return found


def _is_of(entry: Entry, state: str) -> bool:
    return entry.kind == "report" and entry.body.get("state") == state


def told(one: Standing) -> Iterator[str]:
    """The standing in sentences: the outcome first, then each signer, then what is wrong, then the case."""
    verdict = one.verdict
    yield say("{name}: {outcome}", name=one.paper.name, outcome=_outcome(verdict))
    for signature in verdict.signatures:
        yield _signer(signature)
    for role in verdict.missing:
        yield say("{role}: has not signed, or the signature was cut off.", role=say(ROLE_NAMES[role]))
    for fault in verdict.faults:
        yield say(fault.message, **dict(fault.params))
    if one.case is None:
        yield say("Its case was not found beside it nor among the recent ones.")
    elif one.changed:
        yield say("The case {name} has changed since this paper was written. Write a new paper.", name=one.case.name)
    else:
        yield say("The case {name} stands as the paper tells it.", name=one.case.name)


def _outcome(verdict: Verdict) -> str:
    if verdict.faults:
        return say("not to be relied on")
    if not verdict.signatures:
        return say("not signed yet")
    return say("not yet signed by all") if verdict.missing else say("signed by all, nothing changed")


def _signer(one: Signature) -> str:
    vouched = say("self-issued certificate") if one.self_issued else say("certificate of {issuer}", issuer=one.issuer)
    return say(
        "{role}: {name}, {time}, {vouched}, covers {range}, {state}",
        role=say(ROLE_NAMES[one.role]) if one.role in ROLE_NAMES else one.role,
        name=one.name,
        time=f"{one.at.astimezone():%Y-%m-%d %H:%M:%S}" if one.at else "?",
        vouched=vouched,
        range=say("the whole file") if one.whole else say("the file as it was then"),
        state=say("unchanged") if one.intact else say("not sound"),
    )
