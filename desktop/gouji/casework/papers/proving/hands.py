"""Who signed: as the case remembers it, and as the user names it.

Anyone can make a self-issued certificate of any name. So the journal keeps the digest of each certificate that signed,
and a name stands for the one that it signed with first. Whoever is told the certificates of the signers by themselves
can name them, and these must have signed then. Held by ``tests/casework/test_hands.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from gouji.casework.case import Case
from gouji.keeping.entries import Entry
from gouji.paper.signatures.roles import role_told
from gouji.paper.signatures.verdict import Fault, Signature, Verdict
from gouji.review.passing import Passing, same_person

Named = Mapping[str, str]
"""The names of owners by the SHA-256 of their certificates."""

NOBODY: Named = MappingProxyType({})

ANOTHER = "{role}: the case remembers another certificate than that of {name}: SHA-256 {digest}."
NAMESAKE = (
    "The certificate of {name} is self-issued, and before it another one of that name signed: SHA-256 {digest}. Anyone "
    "can make such a certificate; ask {name} which one is theirs."
)
DECLARED = "{role}: the certificate is of {name}, and the case has {declared} as who signed off in this role."
NOT_SIGNED = "The certificate of {name} that must have signed did not: SHA-256 {digest}."


def strange_hands(entries: Iterable[Entry], verdict: Verdict, named: Named) -> Iterator[Fault]:
    """Signers that are not who the case remembers; one whose certificate the user ``named`` is."""
    notes = [*_signed(entries)]
    ranks: dict[str, tuple[int, str]] = {}
    for body in (*notes, *({"certificate": one.certificate, "name": one.name} for one in verdict.signatures)):
        ranks.setdefault(body["certificate"], (len(ranks), body["name"]))
    for one in verdict.signatures:
        if one.certificate in named:
            continue
        noted = _noted(notes, verdict, one.role)
        if noted and one.certificate not in noted:
            yield Fault(ANOTHER, (("role", role_told(one.role)), ("name", one.name), ("digest", noted[-1])))
        yield from _namesakes(one, ranks)


def declared_otherwise(passed: Sequence[Passing], verdict: Verdict) -> Iterator[Fault]:
    """Signers whose certificate has another name than the case has of who signed off last in that role.

    It is told and is no fault: a person's certificate may spell the name otherwise.
    """
    declared = {one.act.role: one.who for one in passed if one.act.role}
    for one in verdict.signatures:
        name = declared.get(one.role, one.name)
        if not same_person(name, one.name):
            yield Fault(DECLARED, (("role", role_told(one.role)), ("name", one.name), ("declared", name)))


def _namesakes(one: Signature, ranks: Mapping[str, tuple[int, str]]) -> Iterator[Fault]:
    own = ranks[one.certificate][0]
    before = [digest for digest, (rank, name) in ranks.items() if rank < own and same_person(name, one.name)]
    if one.self_issued and before:
        yield Fault(NAMESAKE, (("name", one.name), ("digest", before[0])))


def _noted(notes: Iterable[Mapping[str, str]], verdict: Verdict, role: str) -> list[str]:
    """The certificates that signed this paper in a role, as far as the case noted them."""
    return [one["certificate"] for one in notes if (one["state"], one["role"]) == (verdict.state, role)]


def absent_hands(verdict: Verdict, named: Named) -> Iterator[Fault]:
    """The certificates that the user ``named``, by their digests, and that did not sign."""
    signed = {one.certificate for one in verdict.signatures if one.intact}
    for digest, name in named.items():
        if digest not in signed:
            yield Fault(NOT_SIGNED, (("name", name), ("digest", digest)))


def not_noted(entries: Iterable[Entry], verdict: Verdict, by: str = "") -> Iterator[Signature]:
    """The signatures on a paper that hold, and that the journal of its case does not have yet.

    Where it remembers another certificate in that role, only that of whoever has signed ``by`` this program just now.
    """
    notes = [*_signed(entries)]
    for one in verdict.signatures:
        noted = _noted(notes, verdict, one.role)
        if one.intact and one.certificate not in noted and (not noted or one.certificate == by):
            yield one


def remember(case: Case, path: Path, verdict: Verdict, by: str = "") -> None:
    """Note every signature on a paper that its journal does not have yet; raises UserError."""
    for one in [*not_noted(case.papers, verdict, by)]:
        told = {"role": one.role, "name": one.name, "certificate": one.certificate}
        case.note("sign", {"path": str(path.absolute()), "state": verdict.state, **told})


def _signed(entries: Iterable[Entry]) -> Iterator[Mapping[str, str]]:
    """What the case noted of signatures, with their certificates."""
    return (one.body for one in entries if one.kind == "sign" and "certificate" in one.body)
