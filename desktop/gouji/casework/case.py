"""The open case: open → change → recheck → keep, undo and redo. Every action is durable when its call returns."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from gouji.checking.check import Check, Rechecked
from gouji.checking.findings import Finding
from gouji.errors import UserError
from gouji.explaining.explain import explain
from gouji.explaining.explanation import Explanation
from gouji.keeping import places
from gouji.keeping.casefile import CaseFile, Entry
from gouji.model.change import Change, edit
from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from gouji.model.table import Content, Origin
from gouji.reading.read import Progress, read_document
from gouji.review.marks import Marks, Tick, figure_in, figures_of, standing

SUFFIX = ".gouji"

PATIENCE_S = 5.0
"""How long a search in the background may take before it says that it was cut."""

Changes = tuple[Change, ...]
"""What one action changed; undone and redone together."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one action did: the cells that changed and the relations whose verdict changed with them."""

    cells: tuple[Cell, ...]
    rechecked: tuple[Rechecked, ...]


class Case:
    """One document under review. The journal in its file is the truth; everything else follows from it."""

    def __init__(self, file: CaseFile, document: Document) -> None:
        self.file = file
        self.document = document
        self.marks = Marks()
        self.papers: list[Entry] = []
        """What left the case: papers written, printed and signed."""
        self._done: list[Changes] = []
        self._undone: list[Changes] = []
        for entry in file.entries():
            self._replay(entry)
        self.check = Check(document)

    @classmethod
    def open(cls, path: Path, progress: Progress = lambda _: None) -> Case:
        """Open a case file, or start a draft on a budget document. Raises UserError."""
        if path.suffix.lower() == SUFFIX:
            file = CaseFile.open(path)
            document = file.document()
        else:
            return cls.begin(read_document(path, progress))
        places.remember(file.path)
        return cls(file, document)

    @classmethod
    def begin(cls, document: Document) -> Case:
        """Start a draft on a document just read."""
        file = CaseFile.create(places.new_draft(document.file.name, datetime.now()), document)
        places.remember(file.path)
        return cls(file, document)

    @classmethod
    def kept_on(cls, document: Document) -> Path | None:
        """The case that was worked on last on the same source, if there is one."""
        for path in places.recent():
            try:
                file = CaseFile.open(path)
            except UserError:
                continue  # moved, damaged or newer: opening it by name says which
            found = file.has_work() and file.source() == document.file.sha256
            file.close()
            if found:
                return path
        return None

    @classmethod
    def look_at(cls, path: Path) -> Case:
        """A case to report on: a case file, or a document held in memory that leaves no draft behind."""
        if path.suffix.lower() == SUFFIX:
            file = CaseFile.open(path)
            return cls(file, file.document())
        document = read_document(path)
        return cls(CaseFile.create(Path(":memory:"), document), document)

    @cached_property
    def printed(self) -> Document:
        """The document as it was read, before any change."""
        return self.file.document()

    @property
    def is_draft(self) -> bool:
        return places.is_draft(self.file.path)

    def findings(self) -> list[Finding]:
        return self.check.findings()

    def tick_on(self, finding: Finding) -> Tick | None:
        """The tick that still stands on a finding."""
        return self.marks.tick_on(self.document, finding)

    def edit(self, cell: Cell, figure: Figure | None) -> Step | None:
        """Put a figure, or blank, into a cell; None when it holds just that."""
        return self.edit_together(((cell, figure),))

    def edit_together(self, figures: Iterable[tuple[Cell, Figure | None]]) -> Step | None:
        """Put figures into several cells as one action; None when they hold just these."""
        made = (edit(self.document, cell, figure) for cell, figure in figures)
        changes = tuple(one for one in made if one.old.figure != one.new.figure or one.old.origin is Origin.UNDECIDED)
        if not changes:
            return None
        self._write("change", [_change_data(change) for change in changes])
        self._done.append(changes)
        self._undone.clear()
        return self._apply(changes)

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def undo(self) -> Step | None:
        """Take the last change back; the journal keeps both."""
        if not self._done:
            return None
        self._write("undo", None)
        changes = self._done.pop()
        self._undone.append(changes)
        return self._apply(_reverse(changes))

    def redo(self) -> Step | None:
        """Make the change again that was taken back last."""
        if not self._undone:
            return None
        self._write("redo", None)
        changes = self._undone.pop()
        self._done.append(changes)
        return self._apply(changes)

    def tick(self, finding: Finding, on: bool = True) -> None:
        """Tick a finding off, or take the tick away."""
        if on:
            body = {"id": finding.id, "figures": figures_of(self.document, finding)}
            self._replay(self._write("tick", body))
        else:
            self._replay(self._write("untick", {"id": finding.id}))

    def remark(self, finding: Finding, text: str) -> None:
        """Give a finding a remark; blank takes it away."""
        self._replay(self._write("remark", {"id": finding.id, "text": text.strip()}))

    def verify(self, cell: Cell, on: bool = True) -> None:
        """Mark a figure as read against the source, or take the mark away: it is then no suspect."""
        self._replay(self._write("verify", self._mark(cell, on)))

    def rule_out(self, cell: Cell, on: bool = True) -> None:
        """Say that the slip is not in this figure, or take that back."""
        self._replay(self._write("rule-out", self._mark(cell, on)))

    def is_verified(self, cell: Cell) -> bool:
        """Whether the figure that stands in the cell was read against the source."""
        marked = self.marks.verified
        return cell in marked and figure_in(self.document, cell) == marked[cell]

    @property
    def verified(self) -> frozenset[Cell]:
        return standing(self.marks.verified, self.document)

    @property
    def ruled_out(self) -> frozenset[Cell]:
        return standing(self.marks.ruled_out, self.document)

    def explain(self, deadline_s: float) -> Explanation:
        """The likeliest slips behind the findings as far as they are found in the time."""
        return explain(self.check, trusted=self.verified, excluded=self.ruled_out, deadline_s=deadline_s)

    def search(self) -> Callable[[Callable[[], bool]], Explanation]:
        """The same without haste, for another thread: it looks at a copy and stops when its argument turns true."""
        document, trusted, excluded = self.document.copy(), self.verified, self.ruled_out

        def look(cancelled: Callable[[], bool]) -> Explanation:
            check = Check(document)
            return explain(check, trusted=trusted, excluded=excluded, deadline_s=PATIENCE_S, cancelled=cancelled)

        return look

    def note_paper(self, kind: str, body: dict[str, str]) -> None:
        """Note in the journal that a paper was written (``report``), printed (``print``) or signed (``sign``)."""
        self._replay(self._write(kind, body))

    def save_as(self, path: Path) -> None:
        """Give the case a name and a place and go on there; a draft that was named is no longer needed."""
        if path == self.file.path:
            return
        old, draft = self.file, self.is_draft
        self.file = old.copy_to(path)
        old.close()
        places.remember(path)
        if draft:
            old.path.unlink()

    def close(self) -> None:
        """Let go of the file; a draft in which nothing was done is not kept."""
        idle = self.is_draft and not self.file.has_work()
        self.file.close()
        if idle:
            self.file.path.unlink()

    def _apply(self, changes: Changes) -> Step:
        self._put(changes)
        cells = tuple(change.cell for change in changes)
        rechecked = {one.id: one for cell in cells for one in self.check.recheck(cell)}
        return Step(cells, tuple(rechecked.values()))

    def _put(self, changes: Changes) -> None:
        for change in changes:
            change.apply(self.document)

    def _mark(self, cell: Cell, on: bool) -> dict[str, Any]:
        return {"cell": list(cell), "figure": figure_in(self.document, cell), "on": on}

    def _write(self, kind: str, body: object) -> Entry:
        entry = Entry(datetime.now().astimezone().isoformat(timespec="seconds"), getpass.getuser(), kind, body)
        self.file.append(entry)
        return entry

    def _replay(self, entry: Entry) -> None:
        body = entry.body
        match entry.kind:
            case "change":
                self._done.append(tuple(_change_of(one) for one in body))
                self._undone.clear()
                self._put(self._done[-1])
            case "undo":
                self._undone.append(self._done.pop())
                self._put(_reverse(self._undone[-1]))
            case "redo":
                self._done.append(self._undone.pop())
                self._put(self._done[-1])
            case "tick":
                self.marks.ticks[body["id"]] = Tick(entry.who, entry.at, tuple(body["figures"]))
            case "untick":
                self.marks.ticks.pop(body["id"], None)
            case "remark":
                self.marks.remarks[body["id"]] = body["text"]
            case "verify":
                _set_mark(self.marks.verified, body)
            case "rule-out":
                _set_mark(self.marks.ruled_out, body)
            case "report" | "print" | "sign":
                self.papers.append(entry)
            case other:
                raise ValueError(f"unknown journal entry {other!r}")


def _reverse(changes: Changes) -> Changes:
    return tuple(change.reverse() for change in reversed(changes))


def _set_mark(marked: dict[Cell, int | None], body: dict[str, Any]) -> None:
    cell = Cell(*body["cell"])
    marked.pop(cell, None)
    if body["on"]:
        marked[cell] = body["figure"]


def _change_data(change: Change) -> dict[str, Any]:
    return {"cell": list(change.cell), "old": _content_data(change.old), "new": _content_data(change.new)}


def _change_of(data: dict[str, Any]) -> Change:
    return Change(Cell(*data["cell"]), _content_of(data["old"]), _content_of(data["new"]))


def _content_data(content: Content) -> list[int | None]:
    figure = content.figure
    return [figure.fen if figure else None, figure.decimals if figure else 0, int(content.origin)]


def _content_of(data: list[int | None]) -> Content:
    fen, decimals, origin = data
    return Content(None if fen is None else Figure(fen, decimals or 0), Origin(origin or 0))
