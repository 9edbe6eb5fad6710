"""The open case: open → change → recheck → keep, undo and redo. Every action is durable when its call returns."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from gouji.checking.check import Check, Rechecked
from gouji.checking.findings import Finding
from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.casefile import CaseFile, Entry
from gouji.model.change import Change, edit
from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from gouji.model.table import Content, Origin
from gouji.reading.read import Progress, read_document
from gouji.review.marks import Marks, Tick, figures_of

SUFFIX = ".gouji"


@dataclass(frozen=True, slots=True)
class Step:
    """What one action did: the cell that changed and the relations whose verdict changed with it."""

    cell: Cell
    rechecked: tuple[Rechecked, ...]


class Case:
    """One document under review. The journal in its file is the truth; everything else follows from it."""

    def __init__(self, file: CaseFile, document: Document) -> None:
        self.file = file
        self.document = document
        self.marks = Marks()
        self._done: list[Change] = []
        self._undone: list[Change] = []
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
        change = edit(self.document, cell, figure)
        if change.old.figure == figure and change.old.origin is not Origin.UNDECIDED:
            return None
        self._write("change", _change_data(change))
        self._done.append(change)
        self._undone.clear()
        return self._apply(change)

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
        change = self._done.pop()
        self._undone.append(change)
        return self._apply(change.reverse())

    def redo(self) -> Step | None:
        """Make the change again that was taken back last."""
        if not self._undone:
            return None
        self._write("redo", None)
        change = self._undone.pop()
        self._done.append(change)
        return self._apply(change)

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

    def _apply(self, change: Change) -> Step:
        change.apply(self.document)
        return Step(change.cell, tuple(self.check.recheck(change.cell)))

    def _write(self, kind: str, body: object) -> Entry:
        entry = Entry(datetime.now().astimezone().isoformat(timespec="seconds"), getpass.getuser(), kind, body)
        self.file.append(entry)
        return entry

    def _replay(self, entry: Entry) -> None:
        body = entry.body
        match entry.kind:
            case "change":
                change = _change_of(body)
                change.apply(self.document)
                self._done.append(change)
                self._undone.clear()
            case "undo":
                self._undone.append(self._done.pop())
                self._undone[-1].reverse().apply(self.document)
            case "redo":
                self._done.append(self._undone.pop())
                self._done[-1].apply(self.document)
            case "tick":
                self.marks.ticks[body["id"]] = Tick(entry.who, entry.at, tuple(body["figures"]))
            case "untick":
                self.marks.ticks.pop(body["id"], None)
            case "remark":
                self.marks.remarks[body["id"]] = body["text"]
            case other:
                raise ValueError(f"unknown journal entry {other!r}")


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
