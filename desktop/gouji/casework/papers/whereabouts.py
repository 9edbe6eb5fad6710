"""A case and its papers find each other: the journal names the paper, the paper carries the state of the case.

A case saved under another name holds the same entry of the paper; of these files the one worked on last is
judged. Held by ``test_a_case_saved_under_another_name_and_changed_there_says_so_in_both``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from gouji.casework.case import Case
from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.casefile import CaseFile
from gouji.keeping.entries import Entry
from gouji.paper.signatures.imprint import journal_of
from gouji.paper.signatures.verdict import Verdict

SHARED = ("\\\\", "//")
"""How the path of what another computer shares begins."""


def papers_of(case: Case) -> list[tuple[Entry, Path | None]]:
    """Every paper that a case wrote or had signed, with what was noted of it last; the one of the latest note last.

    A paper is where it was put or beside the case, else nowhere.
    """
    noted: dict[str, Entry] = {}
    for entry in case.papers:
        if entry.kind != "print":
            noted.pop(entry.body["path"], None)
            noted[entry.body["path"]] = entry
    return [(entry, _found(case, Path(path))) for path, entry in noted.items()]


def paper_of(case: Case) -> Path | None:
    """The paper that a case wrote or had signed last, of those that are found."""
    return next((path for _, path in reversed(papers_of(case)) if path is not None), None)


def _found(case: Case, written: Path) -> Path | None:
    """Where a paper of a case is found: where it was written, or beside the case.

    What another computer shares is asked for only where the case stands there too: a case of a stranger could name any,
    and Windows tells each who its user is (``test_a_path_of_another_computer_is_not_asked_for``).
    """
    own = case.file.path
    elsewhere = str(written)[:2] in SHARED and (str(own)[:2] not in SHARED or written.drive != own.drive)
    near = () if elsewhere else (written,)
    return next((one for one in (*near, own.with_name(written.name)) if _is_there(one)), None)


def _is_there(path: Path) -> bool:
    """Whether there is such a file; none has a name that this system does not take, as one of another may be."""
    try:
        return path.is_file()
    except OSError:
        return False


def case_of(paper: Path, verdict: Verdict) -> Path | None:
    """The case that wrote a paper: beside it, or among those that were open last.

    Two cases on one source may write the same bytes: the one that wrote them here comes first. One that wrote other
    bytes of the same state is found too, and tells that the paper is not the one it wrote. Last comes one that has not
    noted the paper, as one that was open in a window when the paper was written: in it stands all that the paper tells
    was done (``test_a_paper_of_a_case_that_was_open_elsewhere_has_its_case``).
    """

    def wrote(entry: Entry) -> bool:
        return verdict.digest in digests([entry], verdict)

    def wrote_here(entry: Entry) -> bool:
        return wrote(entry) and entry.body["path"] == str(paper.absolute())

    head = journal_of(verdict.paper)
    tiers = (
        noted(wrote_here),
        noted(wrote),
        noted(lambda entry: tells(entry, verdict)),
        lambda file: bool(head) and head in file.proof().heads,
    )
    return next((found for tier in tiers if (found := _latest([paper], tier))), None)


def noted(wrote: Callable[[Entry], bool]) -> Callable[[CaseFile], bool]:
    """Whether a case has noted such a paper."""
    return lambda file: any(map(wrote, file.entries("report")))


def gone_on(case: Case, paper: Path, verdict: Verdict) -> Path:
    """The file in which a case was worked on last: saved under another name, it holds the same entry of the paper."""
    own = [entry for entry in case.papers if tells(entry, verdict)]
    return (_latest([case.file.path, paper], noted(lambda entry: entry in own)) if own else None) or case.file.path


def tells(entry: Entry, verdict: Verdict) -> bool:
    """Whether an entry says that the paper was written, or one that says the same."""
    return entry.kind == "report" and entry.body.get("state") == verdict.state


def digests(entries: list[Entry], verdict: Verdict) -> frozenset[str]:
    """SHA-256 of every file that a case wrote as this paper; none in a case that did not keep them."""
    found = (entry.body.get("sha256") for entry in entries if tells(entry, verdict))
    return frozenset(one for one in found if one)


def _latest(near: list[Path], wrote: Callable[[CaseFile], bool]) -> Path | None:
    """Of the cases beside these files and the recent ones that wrote a paper, the one that was worked on last."""
    beside = [path for one in near for path in sorted(one.absolute().parent.glob(f"*{places.SUFFIX}"))]
    worked: dict[Path, tuple[datetime, int]] = {}
    for path in [*beside, *places.recent()]:
        try:
            with closing(CaseFile.open(path, to_go_on=False)) as file:
                if wrote(file):
                    worked.setdefault(path, file.worked())
        except UserError:
            continue  # damaged or newer: opening it by name says which
    return max(worked, key=lambda path: worked[path]) if worked else None
