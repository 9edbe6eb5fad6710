"""How a paper stands: what its signatures are worth, and whether its case still is what the paper tells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.papers.proving.hands import NOBODY, Named, absent_hands, declared_otherwise, strange_hands
from gouji.casework.papers.proving.made_again import as_made_again
from gouji.casework.papers.unnoted import told_unnoted, unnoted_beside
from gouji.casework.papers.whereabouts import case_of, digests, gone_on, paper_of, papers_of, tells
from gouji.casework.papers.working_paper import stands_as_told
from gouji.casework.told_of_file import told_of_case
from gouji.errors import UserError
from gouji.paper.signatures import verifying
from gouji.paper.signatures.imprint import journal_of
from gouji.paper.signatures.roles import role_told
from gouji.paper.signatures.verdict import Fault, Signature, Verdict
from gouji.wording import say


@dataclass(frozen=True, slots=True)
class Standing:
    """A paper with its verdict, and the case it was made from where that is found."""

    paper: Path
    verdict: Verdict
    case: Path | None = None
    changed: bool = False
    """The case no longer stands as the paper tells it."""
    unnoted: str = ""
    """What the case has not noted of it yet, in a sentence: it was open elsewhere when that was written or signed."""
    replaced: bool = False
    """The file is not the one that the case wrote, though it says that it is."""
    unknown: bool = False
    """Nothing tells whether the file is as it was written."""
    hands: tuple[Fault, ...] = ()
    """Who signed and is not who the case remembers, and who must have signed and did not."""
    rewritten: bool = False
    """What was done in the case until the paper was written is not in it as it was."""
    declared: tuple[Fault, ...] = ()
    """Who signed by a certificate of another name than the case has of who signed off in that role."""
    broken: tuple[str, ...] = ()
    """What is not as it was kept in the file of the case, in sentences."""

    @property
    def good(self) -> bool:
        """Everyone expected signed and is who they are taken for, and neither paper nor case was changed."""
        return self.verdict.good and not self.changed and self.is_to_be_relied_on

    @property
    def is_to_be_relied_on(self) -> bool:
        """Whether nothing speaks against it, be it signed by all or not."""
        against = self.replaced or self.unknown or self.hands or self.rewritten or self.broken
        return not (self.verdict.faults or against)


@dataclass(frozen=True, slots=True)
class Lost:
    """A paper that a case wrote and that is found nowhere."""

    paper: Path
    at: str
    """When it was noted last (ISO 8601)."""

    @property
    def told(self) -> str:
        message = "{name}: written on {time}, found neither where it was put nor beside the case"
        return say(message, name=self.paper, time=self.at[:10])


def standing(paper: Path, named: Named = NOBODY, at_hand: Case | None = None) -> Standing:
    """The verdict on a paper and how its case stands now; raises UserError.

    ``named`` are the certificates that must have signed, with the names of their owners. A case ``at_hand`` that wrote
    the paper is its case wherever it is kept: no other is looked for.
    """
    verdict = verifying.verify(paper)
    if at_hand is not None and any(tells(entry, verdict) for entry in at_hand.papers):
        return _standing(at_hand, paper, verdict, named)
    found = case_of(paper, verdict)
    if found is not None:
        return _beside_file(found, paper, verdict, named)
    hands = (*strange_hands((), verdict, named), *absent_hands(verdict, named))
    return Standing(paper, verdict, unknown=not verdict.imprinted, hands=hands)


def standing_of(
    case: Case, known: Verdict | None = None, named: Named = NOBODY, *, at_a_glance: bool = False
) -> Standing:
    """The same for the paper that a case wrote last; raises UserError when there is none.

    ``known`` is the verdict on the paper where the caller has it already. A case that was saved under another name and
    worked on there is judged by that: the paper is no longer what it stands for. ``at_a_glance`` the paper is not made
    again, which takes as long as writing it.
    """
    paper = paper_of(case) or next((path for path, _ in unnoted_beside(case)), None)
    if paper is None:
        raise UserError(
            "no-paper", "{name} has written no paper that is still there. Write one first.", name=case.file.path.name
        )
    return _standing(case, paper, known or verifying.verify(paper), named, at_a_glance=at_a_glance)


def standings_of(case: Case, named: Named = NOBODY) -> Iterator[Standing | Lost | UserError]:
    """The same for every paper that the journal knows, in the order in which they were noted last, and for those
    beside the case that it has not noted.

    One that cannot be read is a UserError, one that is not found any more is Lost.
    """
    for entry, paper in papers_of(case):
        if paper is None:
            yield Lost(Path(entry.body["path"]), entry.at)
            continue
        try:
            yield _standing(case, paper, verifying.verify(paper), named)
        except UserError as error:
            yield error
    for paper, verdict in unnoted_beside(case):
        yield _standing(case, paper, verdict, named)


def _standing(case: Case, paper: Path, verdict: Verdict, named: Named, *, at_a_glance: bool = False) -> Standing:
    latest = gone_on(case, paper, verdict)
    own = _beside(case, paper, verdict, named, at_a_glance=at_a_glance)
    if own.changed or latest.resolve() == case.file.path.resolve():
        return own
    return _beside_file(latest, paper, verdict, named)


def _beside_file(path: Path, paper: Path, verdict: Verdict, named: Named) -> Standing:
    with closing(Case.look_at(path)) as case:
        return _beside(case, paper, verdict, named)


def _beside(case: Case, paper: Path, verdict: Verdict, named: Named, *, at_a_glance: bool = False) -> Standing:
    written, head = digests(case.papers, verdict), journal_of(verdict.paper)
    changed = not stands_as_told(case, verdict)
    same = None if changed or at_a_glance else as_made_again(case, verdict)
    return Standing(
        paper,
        verdict,
        case.file.path,
        changed=changed,
        unnoted=told_unnoted(case, paper, verdict),
        replaced=same is False or (bool(written) and verdict.digest not in written),
        unknown=not (verdict.imprinted or verdict.digest in written or same),
        hands=(*strange_hands(case.papers, verdict, named), *absent_hands(verdict, named)),
        rewritten=bool(head) and head not in case.proof.heads,
        declared=tuple(declared_otherwise(case.passed, verdict)),
        broken=tuple(told_of_case(case)),
    )


def told(one: Standing, *, among_others: bool = False, of_file: bool = True) -> Iterator[str]:
    """The standing in sentences: the outcome first, then each signer, then what is wrong, then the case.

    A paper among others is named with its folder; what is told of the file of the case is left out where it was told.
    """
    verdict = one.verdict
    yield say("{name}: {outcome}", name=one.paper if among_others else one.paper.name, outcome=_outcome(one))
    for signature in verdict.signatures:
        yield _signer(signature)
    for role in verdict.missing:
        yield say("{role}: the paper holds no signature of this role.", role=role_told(role))
    for fault in (*verdict.faults, *one.hands, *one.declared):
        yield say(fault.message, **dict(fault.params))
    if one.unknown and all(signature.intact for signature in verdict.signatures):
        yield say("Nothing tells whether this paper is as it was written: it carries no imprint that fits.")
    if one.case is None:
        yield say("Its case was not found beside it nor among the recent ones.")
    elif one.changed:
        yield say("The case {name} has changed since this paper was written. Write a new paper.", name=one.case.name)
    elif one.replaced:
        yield say("This is not the paper that the case {name} wrote. Write a new paper.", name=one.case.name)
    elif not (one.rewritten or one.broken):
        yield say("The case {name} stands as the paper tells it.", name=one.case.name)
    if one.case is not None and one.rewritten:
        yield say(
            "What was done in the case {name} before this paper was written is not in it as it was: somebody's name, a "
            "time, an old figure or a tick was changed.",
            name=one.case.name,
        )
    if one.unnoted and not (one.rewritten or one.replaced):
        yield one.unnoted
    if of_file:
        yield from one.broken


def _outcome(one: Standing) -> str:
    verdict = one.verdict
    if not one.is_to_be_relied_on:
        return say("not to be relied on")
    if not verdict.signatures:
        return say("not signed yet")
    if verdict.missing:
        return say("not yet signed by all")
    return say("signed by all, but the case has changed") if one.changed else say("signed by all, nothing changed")


def _signer(one: Signature) -> str:
    vouched = say("self-issued certificate") if one.self_issued else say("certificate of {issuer}", issuer=one.issuer)
    covered = say("covers the whole file, unchanged") if one.whole else say("covers the file as it was then, unchanged")
    return say(
        "{role}: {name}, {time}, {vouched}, SHA-256 {digest}, {state}",
        role=role_told(one.role),
        name=one.name,
        time=f"{one.at.astimezone():%Y-%m-%d %H:%M:%S}" if one.at else "?",
        vouched=vouched,
        digest=one.certificate,
        state=covered if one.intact else say("this signature does not hold"),
    )
