"""The journal as a case lives it: what every entry does to the document and the marks, when made and when replayed.

There is one way: an action becomes an entry, the entry is kept, and ``play`` does what it says. So a case that is
opened again stands exactly as it was left.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from gouji.keeping.casefile import Entry
from gouji.model.change import Change
from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from gouji.model.rawgrid import Answer
from gouji.model.table import Content, Origin
from gouji.reading.answers import with_table
from gouji.review.marks import Evidence, Marks, Tick, figure_in

Changes = tuple[Change, ...]
"""What one action changed; undone and redone together."""


class Journal:
    """The document and the marks as the entries so far have left them, and what can be undone and redone."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.printed = document.copy()
        self.marks = Marks()
        self.done: list[Changes] = []
        self.undone: list[Changes] = []
        self.papers: list[Entry] = []

    def play(self, entry: Entry) -> Changes:
        """Do what an entry says; returns the changes that it made to figures, in their order.

        Raises ValueError, KeyError, TypeError or IndexError for an entry that no case wrote.
        """
        body = entry.body
        match entry.kind:
            case "change":
                self.undone.clear()
                return self._put(tuple(_change_of(one) for one in body), self.done)
            case "undo":
                return self._put(reverse(self.done.pop()), self.undone)
            case "redo":
                return self._put(reverse(self.undone.pop()), self.done)
            case "tick":
                self.marks.ticks[body["id"]] = Tick(entry.who, entry.at, evidence_of(body["evidence"]))
            case "untick":
                self.marks.ticks.pop(body["id"], None)
            case "remark":
                self.marks.remarks[body["id"]] = body["text"]
            case "verify":
                _set_mark(self.marks.verified, body)
            case "rule-out":
                _set_mark(self.marks.ruled_out, body)
            case "describe":
                answer = _answer_of(body["answer"])
                self.document = with_table(self.document, body["grid"], answer)
                self.printed = with_table(self.printed, body["grid"], answer)
            case "report" | "print" | "sign":
                self.papers.append(entry)
            case other:
                raise ValueError(f"unknown journal entry {other!r}")
        return ()

    def mark(self, cell: Cell, on: bool) -> dict[str, Any]:
        """The body of an entry that marks a figure."""
        return {"cell": list(cell), "figure": figure_in(self.document, cell), "on": on}

    def _put(self, changes: Changes, onto: list[Changes]) -> Changes:
        """Apply changes and lay what they are on a pile: as made on ``done``, as taken back on ``undone``."""
        for change in changes:
            change.apply(self.document)
        onto.append(changes)
        return changes


def reverse(changes: Changes) -> Changes:
    """What takes changes back."""
    return tuple(change.reverse() for change in reversed(changes))


def changes_body(changes: Changes) -> list[dict[str, Any]]:
    """The body of an entry that changes figures."""
    return [{"cell": list(one.cell), "old": _content_data(one.old), "new": _content_data(one.new)} for one in changes]


def answer_body(grid: str, answer: Answer) -> dict[str, Any]:
    """The body of an entry that says what a table is."""
    return {"grid": grid, "answer": asdict(answer)}


def evidence_of(data: list[Any]) -> Evidence:
    """What a tick stands for, from its JSON."""
    outcome, difference, figures = data
    return Evidence(outcome, difference, tuple(tuple(one) for one in figures))


def _answer_of(data: dict[str, Any]) -> Answer:
    lists = {name: tuple(data[name]) for name in ("codes", "texts", "amounts", "names", "edges")}
    return Answer(kind=data["kind"], headers=data["headers"], **lists)


def _set_mark(marked: dict[Cell, int | None], body: dict[str, Any]) -> None:
    cell = Cell(*body["cell"])
    marked.pop(cell, None)
    if body["on"]:
        marked[cell] = body["figure"]


def _change_of(data: dict[str, Any]) -> Change:
    return Change(Cell(*data["cell"]), _content_of(data["old"]), _content_of(data["new"]))


def _content_data(content: Content) -> list[int | None]:
    figure = content.figure
    return [figure.fen if figure else None, figure.decimals if figure else 0, int(content.origin)]


def _content_of(data: list[int | None]) -> Content:
    fen, decimals, origin = data
    return Content(None if fen is None else Figure(fen, decimals or 0), Origin(origin or 0))
