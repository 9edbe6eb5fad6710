"""What a case has not noted of its papers: one that was written or signed while the case was open in a window.

A window keeps its case to itself, so that nobody else notes anything in it. What was signed meanwhile stands, and is
noted when the window shows the signatures: of the papers that the case knows, and of those beside its file that carry
the head of its journal. Whoever signs is told that in the same words as whoever verifies the paper. A paper that nobody
signed is noted with its first signature. Held by ``tests/casework/test_unnoted.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.papers.proving.hands import not_noted, remember
from gouji.casework.papers.whereabouts import case_of, papers_of
from gouji.errors import UserError
from gouji.paper.signatures import verifying
from gouji.paper.signatures.imprint import journal_of
from gouji.paper.signatures.roles import role_told
from gouji.paper.signatures.verdict import Verdict
from gouji.wording import listed, say

UNSIGNED = (
    "The paper is not noted in the case {case}, which was open in a window when it was written. It is noted when it is "
    "signed."
)
SIGNED = (
    "{signers}: the signature is valid, and not noted in the case {case} yet. {reason} “Signatures of the paper…” in "
    "its window notes it."
)
SIGNED_APART = (
    "{signers}: the signature is valid, and not noted in the case {case} yet. {reason} Put the paper beside the case: "
    "“Signatures of the paper…” in its window notes it then."
)


def unnoted_beside(case: Case) -> Iterator[tuple[Path, Verdict]]:
    """The papers beside the file of a case that were written from it, and of which it has noted nothing."""
    noted = {path for _, path in papers_of(case)}
    for path in sorted(case.file.path.absolute().parent.glob("*.pdf")):
        if path not in noted and (verdict := _of(case, path)) is not None:
            yield path, verdict


def _of(case: Case, path: Path) -> Verdict | None:
    """The verdict on a file that carries what was done in the case until it was written; None of any other file, or of
    a paper of another case, as one is that was saved under another name.

    The head of a case in which nothing was done is that of its document, which all cases on one source have.
    """
    try:
        head = journal_of(verifying.read(path))
        if head not in case.proof.heads or not case.file.number_of(head):
            return None
        verdict = verifying.verify(path)
    except UserError:  # it cannot be read, or is damaged: then nothing tells that it is of this case
        return None
    found = case_of(path, verdict)
    return verdict if found is not None and found.resolve() == case.file.path.resolve() else None


def note_signatures(case: Case) -> None:
    """Note in an open case every signature on its papers that its journal does not have yet; raises UserError."""
    known = ((path, verdict) for _, path in papers_of(case) if path and (verdict := _readable(path)))
    for path, verdict in [*known, *unnoted_beside(case)]:
        remember(case, path, verdict)


def _readable(path: Path) -> Verdict | None:
    try:
        return verifying.verify(path)
    except UserError:  # another file stands there by now: whoever looks at that paper is told
        return None


def told_unnoted(case: Case, paper: Path, verdict: Verdict, by: str = "", reason: str = "") -> str:
    """What a case has not noted yet of a paper that was written from it, and how it does; "" where it has all.

    ``by`` is the certificate that has signed just now, and ``reason`` why that could not be noted.
    """
    waiting = [f"{role_told(one.role)} {one.name}" for one in not_noted(case.papers, verdict, by)]
    told = {"signers": listed(waiting), "case": case.file.path.name, "reason": reason}
    if waiting:
        known = {path for _, path in papers_of(case)}
        is_found = paper.absolute() in known or paper.absolute().parent == case.file.path.absolute().parent
        return " ".join(say(SIGNED if is_found else SIGNED_APART, **told).split())
    if any(one.body.get("state") == verdict.state for one in case.papers if one.kind != "print"):
        return ""
    return say(UNSIGNED, **told)
