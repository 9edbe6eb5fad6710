"""The open case: open → change → recheck → keep, undo and redo. Every action is durable when its call returns.

A draft in which nothing was done is not kept; one with work is offered again when its source is opened again.
Held by ``test_a_case_never_worked_on_leaves_no_draft_and_asks_nothing``,
``test_a_draft_that_is_only_looked_at_stays``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from gouji.apart.reading import read_original
from gouji.casework.belonging import told_apart
from gouji.casework.bodies import answer_body, changes_body, retellings_body
from gouji.casework.deeds import Deed
from gouji.casework.described_shapes import Memory, said_of_shapes
from gouji.casework.marked_case import MarkedCase
from gouji.casework.out_of_hand import ABOUT, refuse_doing, refuse_turning
from gouji.casework.playing import played
from gouji.casework.row_deeds import refuse_absent
from gouji.casework.step import Step
from gouji.casework.verdict import Verdict
from gouji.checking.check import Check
from gouji.checking.rules.choosing import Choice
from gouji.checking.rules.own import OwnRules
from gouji.errors import UserError
from gouji.explaining.explanation import Solution
from gouji.keeping import own_rules, places
from gouji.keeping.casefile import IN_MEMORY, CaseFile
from gouji.keeping.entries import BEGUN, Entry
from gouji.keeping.naming import named
from gouji.keeping.noting import OWN_RULES, entry
from gouji.keeping.refusals import read_only
from gouji.keeping.user import answers, person
from gouji.model.change import Change, Retelling, Slip, edit
from gouji.model.document import Beside, Cell, Document
from gouji.model.money import Figure
from gouji.model.rawgrid import Answer, RawGrid
from gouji.reading.described.answers import with_table
from gouji.reading.original import Original, Progress, refuse_the_same
from gouji.reading.read import together


class Case(MarkedCase):
    """One document under review. The journal in its file is the truth; everything else follows from it."""

    def __init__(self, file: CaseFile, document: Document, choice: Choice | None = None) -> None:
        """By the rules of ``choice`` where the user named some, else by those for it and the user's own beside them."""
        self.file = file
        self.passwords: dict[str, str] = {}
        """Of locked files by their SHA-256, while the program runs; they are never kept."""
        self._memory = Memory()
        self.journal, self.left_out = played(file, document)
        self._verdict = Verdict(self.document, choice, self.journal, self.handling_on)

    def judge_by(self, check: Check) -> None:
        self._verdict.judge(check)

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
            file.proof()
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
        file.append(entry(BEGUN, {"names": [one.name for one in document.files]}))
        case = cls._begun(file, original)
        for one, other in (beside or {}).items():
            case.join(other, one)
        return case

    def join(self, original: Original, beside: Beside | None = None) -> Step:
        """Take files in, behind what is there or laid ``beside`` it; raises UserError for one that is there already.

        What is a part of a document that stands beside becomes one with it, what is another takes its place.
        """
        refuse_doing("join", person.name(), self.passed, self.stage)
        refuse_the_same((*self.document.all_files, *original.document.files))
        self.passwords |= original.passwords
        there = self.document.beside.get(beside) if beside else None
        if there is not None and not told_apart(there, original.document):
            data = tuple(map(self.file.source, there.digests))
            original = together((Original(there, data, self.passwords), original))
        made = self.journal.joining(original.document, beside)
        return self._play(self.file.join(made, original.document, original.data))

    def take_away(self, beside: Beside) -> Step | None:
        """Hold nothing against a document that is laid beside any more; None where none stands there."""
        return self._do("not-beside", {"as": beside.value}) if beside in self.document.beside else None

    @classmethod
    def look_at(
        cls,
        path: Path,
        progress: Progress = lambda _: None,
        *,
        to_note: bool = False,
        password: str | None = None,
        choice: Choice | None = None,
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
        return cls.hold(read_original(path, progress, password=password, answers=answers.remembered()), choice)

    @classmethod
    def hold(cls, original: Original, choice: Choice | None = None) -> Case:
        """A case on a source just read that is held in memory and leaves no draft behind."""
        return cls._begun(CaseFile.create(IN_MEMORY, original.document, *original.data), original, choice)

    @classmethod
    def _begun(cls, file: CaseFile, original: Original, choice: Choice | None = None) -> Case:
        """A case that keeps by which rules of its user's own it is judged, whatever they will be later."""
        if own := own_rules.as_far_as_understood():
            file.append(entry(OWN_RULES, own.data))
        case = cls(file, original.document, choice)
        case.passwords |= original.passwords
        case.journal.own = own  # also why they are left out
        return case

    def edit(self, cell: Cell, figure: Figure | None) -> Step | None:
        """Put a figure, or blank, into a cell; None when it holds just that."""
        return self.edit_together(((cell, figure),))

    def edit_together(self, figures: Iterable[tuple[Cell, Figure | None]], by: str = "") -> Step | None:
        """Put figures into several cells as one action, told ``by`` which; None when they hold just these."""
        return self._change(edit(self.document, cell, figure, by) for cell, figure in figures)

    def _change(self, made: Iterable[Change]) -> Step | None:
        changes = tuple(one for one in made if not one.changes_nothing)
        return self._do("change", changes_body(changes)) if changes else None

    def insert_row(self, table: int, at: int, side: int = 0) -> Step:
        """Put a blank row before another of its side, or behind the last; it tells by whom it was added."""
        return self._do_to_rows("insert-row", {"table": table, "row": at, "side": side})

    def delete_rows(self, table: int, rows: Iterable[int]) -> Step:
        """Take rows out of a table; what stood below them belongs to what they belonged to."""
        return self._do_to_rows("delete-rows", {"table": table, "rows": sorted(set(rows))})

    def recode(self, table: int, row: int, code: str | None, name: str) -> Step | None:
        """Give a row a code and a name by hand; None where it has just these."""
        before = self.document.tables[table].rows[row]
        if (before.code, before.name) == (code, name):
            return None
        return self._do_to_rows("recode-row", {"table": table, "row": row, "code": code, "name": name})

    def _do_to_rows(self, kind: str, body: dict[str, object]) -> Step:
        """Nothing is kept of rows that are not there: no case could be opened with that."""
        refuse_absent(self.document, kind, body)
        return self._do(kind, body)

    def undo(self) -> Step | None:
        """Take the last action back, be it a figure, a mark or what was said of a table; the journal keeps both."""
        return self._go("undo", self.journal.done[-1].kind, self.journal.last_done) if self.can_undo else None

    def redo(self) -> Step | None:
        """Do again what was taken back last."""
        return self._go("redo", self.journal.undone[-1].kind, self.journal.last_undone) if self.can_redo else None

    def _go(self, way: str, kind: str, deed: Deed) -> Step:
        """Undo or redo a deed; raises UserError for one that is not this person's to turn."""
        refuse_turning(kind, deed, person.name(), self.passed, self.stage)
        return self._do(way, None)

    def retell(self, *made: Retelling) -> Step | None:
        """Put figures in place of those that the text tells, as one action; None where it tells just these."""
        changes = [one for one in made if not one.changes_nothing]
        return self._do("retell", retellings_body(changes)) if changes else None

    def adopt(self, solution: Solution) -> Step | None:
        """Put the suggested figures in, as one action; None when other figures stand there by now."""
        if not solution.stands(self.document):
            return None
        made = [
            edit(self.document, cell, figure, slip=Slip(one.pattern, solution.settles, solution.unique))
            for one in solution.corrections
            for cell, figure in one.changes
        ]
        return self._change(made)

    def state_year(self, year: int) -> Step:
        """Say of which year the document is that prints none."""
        return self._do("year", {"year": year})

    def look_before_publication(self, on: bool) -> Step | None:
        """Look for what is not meant for the public, or no longer; None where that is so already."""
        return self._do("publication", {"on": on}) if on != self.document.before_publication else None

    def judge_by_own(self, rules: OwnRules) -> Step:
        """Judge by these rules of the user's own from now on."""
        return self._do(OWN_RULES, dict(rules.data))

    def judge_by_pack(self, pack: str) -> Step:
        """Judge by the pack of an id, whatever is made for the document; by that again where it is blank."""
        return self._do("rules", {"pack": pack})

    def describe(self, grid: RawGrid, answer: Answer) -> None:
        """Make a raw grid a table, or a described one another; remembered. Raises ValueError where it does not fit."""
        with_table(self.document, grid.id, answer)
        self._do("described", answer_body(grid.id, answer))

    def note(self, kind: str, body: dict[str, str]) -> None:
        """Note that a paper left it (``report``, ``print``, ``sign``), or that its source is pasted (``paste``)."""
        self._do(kind, body)

    def make_current(self) -> None:
        """Make of the file what the next entry would make of it, so that a paper tells how the case stands then."""
        self.file.make_current(entry("report", None))
        self.left_out = None

    def save_as(self, path: Path) -> None:
        """Give the case a name and a place and go on there. Raises UserError."""
        self.file = named(self.file, path)

    def close(self) -> None:
        """Let go of the file; a draft of its own in which nothing was done is not kept."""
        idle = self.file.to_go_on and self.is_draft and not self.file.has_work()
        self.file.close()
        if idle:
            self.file.path.unlink(missing_ok=True)

    def _do(self, kind: str, body: object, who: str = "") -> Step:
        """Keep what is done, then do it."""
        made = entry(kind, body, who)
        if kind in ABOUT and kind != "pass":  # which passing.py asked for; undo and redo are asked of what they turn
            refuse_doing(kind, made.who, self.passed, self.stage)
        self.file.append(made)
        self.left_out = None  # it is set aside now
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
