"""The open case: open → change → recheck → keep, undo and redo. Every action is durable when its call returns.

A draft in which nothing was done is not kept; one with work is offered again when its source is opened again.
Held by ``test_a_case_never_worked_on_leaves_no_draft_and_asks_nothing``,
``test_a_draft_that_is_only_looked_at_stays``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from gouji.casework.acts import Acts
from gouji.casework.described_shapes import Memory, said_of_shapes
from gouji.casework.findings import Findings
from gouji.casework.journal import played
from gouji.casework.step import Step
from gouji.casework.telling.counts import Tally, tally_of
from gouji.casework.verdict import Verdict
from gouji.checking.check import Check
from gouji.checking.findings import Finding
from gouji.checking.rules.choosing import Choice
from gouji.checking.rules.own import OwnRules
from gouji.errors import UserError
from gouji.keeping import own_rules, places
from gouji.keeping.casefile import IN_MEMORY, CaseFile, Entry
from gouji.keeping.naming import named
from gouji.keeping.noting import OWN_RULES, entry
from gouji.keeping.refusals import read_only
from gouji.keeping.user import answers
from gouji.model.change import Change
from gouji.model.document import Beside, Document
from gouji.reading.read import Original, Progress, read_original, refuse_the_same
from gouji.review.marks import Markable, Tick


class Case(Acts):
    """One document under review. The journal in its file is the truth; everything else follows from it."""

    def __init__(self, file: CaseFile, document: Document, choice: Choice | None = None) -> None:
        """By the rules of ``choice`` where the user named some, else by those for it and the user's own beside them."""
        self.file = file
        self.passwords: dict[str, str] = {}
        """Of locked files by their SHA-256, while the program runs; they are never kept."""
        self._memory = Memory()
        self.journal = played(file, document)
        self._verdict = Verdict(self.document, choice, self.journal, self.tick_on)

    def judge_by(self, check: Check) -> None:
        self._verdict.judge(check)

    @property
    def check(self) -> Check:
        return self._verdict.check

    @property
    def listed(self) -> Findings:
        return self._verdict.listed

    @property
    def changes(self) -> list[Change]:
        return self.journal.changes

    @property
    def papers(self) -> list[Entry]:
        """What left the case: papers written, printed and signed."""
        return self.journal.papers

    @classmethod
    def open(cls, path: Path, progress: Progress = lambda _: None) -> Case:
        """Open a case file, or start a draft on a budget document. Raises UserError."""
        if path.suffix.lower() != places.SUFFIX:
            return cls.begin(read_original(path, progress, answers=answers.remembered()))
        case = cls._of(CaseFile.open(path))
        places.remember(path)
        return case

    @classmethod
    def _of(cls, file: CaseFile, choice: Choice | None = None) -> Case:
        """The case in a file; one that is broken is let go, so that a good copy can take its place."""
        try:
            return cls(file, file.document(), choice)
        except UserError:
            file.close()
            raise

    @classmethod
    def begin(cls, original: Original, beside: Mapping[Beside, Original] | None = None) -> Case:
        """Start a draft on a source just read, with other documents ``beside`` it."""
        document = original.document
        file = CaseFile.create(places.new_draft(document.file.name, datetime.now()), document, *original.data)
        places.remember(file.path)
        case = cls._begun(file, document)
        case.passwords |= original.passwords
        for one, other in (beside or {}).items():
            case.join(other, one)
        return case

    def join(self, original: Original, beside: Beside | None = None) -> Step:
        """Take files in, behind what is there or laid ``beside`` it; raises UserError for one that is there already."""
        refuse_the_same((*self.document.all_files, *original.document.files))
        self.passwords |= original.passwords
        made = self.journal.joining(original.document, beside)
        return self._play(self.file.join(made, original.document, original.data))

    @classmethod
    def look_at(
        cls, path: Path, *, to_note: bool = False, password: str | None = None, choice: Choice | None = None
    ) -> Case:
        """A case to report on: a case file, or a document held in memory that leaves no draft behind.

        ``to_note`` keeps the case file to this program, because something is noted in it; ``password`` unlocks a
        source; ``choice`` are rules that the user named. Raises UserError.
        """
        if path.suffix.lower() == places.SUFFIX:
            file = CaseFile.open(path, to_go_on=to_note)
            if to_note and file.read_only:
                file.close()
                raise read_only(path)
            return cls._of(file, choice)
        return cls.hold(read_original(path, password=password, answers=answers.remembered()), choice)

    @classmethod
    def hold(cls, original: Original, choice: Choice | None = None) -> Case:
        """A case on a source just read that is held in memory and leaves no draft behind."""
        return cls._begun(CaseFile.create(IN_MEMORY, original.document, *original.data), original.document, choice)

    @classmethod
    def _begun(cls, file: CaseFile, document: Document, choice: Choice | None = None) -> Case:
        """A case that keeps by which rules of its user's own it is judged, whatever they will be later."""
        if own := own_rules.as_far_as_understood():
            file.append(entry(OWN_RULES, own.data))
        case = cls(file, document, choice)
        case.journal.own = own  # also why they are left out
        return case

    @property
    def own_rules(self) -> OwnRules:
        return self.journal.own

    @property
    def printed(self) -> Document:
        """The document as it was read and described, before any change."""
        return self.journal.printed

    @property
    def read_only(self) -> bool:
        return self.file.read_only

    @property
    def is_draft(self) -> bool:
        return places.is_draft(self.file.path)

    def findings(self) -> list[Finding]:
        return list(self.listed)

    def tally(self) -> Tally:
        """What became of the relations, and how much is ticked off."""
        return tally_of(self.check, self.listed.states, self.listed.ticked)

    def tick_on(self, finding: Markable) -> Tick | None:
        return self.marks.tick_on(self.document, finding)

    @property
    def can_undo(self) -> bool:
        return bool(self.journal.done)

    @property
    def can_redo(self) -> bool:
        return bool(self.journal.undone)

    def undo(self) -> Step | None:
        """Take the last action back, be it a figure, a mark or what was said of a table; the journal keeps both."""
        return self._do("undo", None) if self.can_undo else None

    def redo(self) -> Step | None:
        """Do again what was taken back last."""
        return self._do("redo", None) if self.can_redo else None

    def save_as(self, path: Path) -> None:
        """Give the case a name and a place and go on there. Raises UserError."""
        self.file = named(self.file, path)

    def close(self) -> None:
        """Let go of the file; a draft of its own in which nothing was done is not kept."""
        idle = self.file.to_go_on and self.is_draft and not self.file.has_work()
        self.file.close()
        if idle:
            self.file.path.unlink(missing_ok=True)

    def _do(self, kind: str, body: object) -> Step:
        """Keep what is done, then do it."""
        made = entry(kind, body)
        self.file.append(made)
        return self._play(made)

    def _play(self, made: Entry) -> Step:
        """Do what an entry says that is kept."""
        said = said_of_shapes(self.document)
        deed = self.journal.play(made)
        step = self._verdict.follow(self.document, deed)
        if step.described is not None:
            anew = made.kind == "described"
            self._memory.follow(step.described.shape, said, said_of_shapes(self.document), anew=anew)
        return step
