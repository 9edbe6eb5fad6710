"""What the entries of a journal hold, as JSON: changed figures, what was said of a table, what a state was given on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from gouji.model.change import Change, Retelling, Slip
from gouji.model.document import Cell, Document, Letter
from gouji.model.money import Figure
from gouji.model.rawgrid import Answer
from gouji.model.table import Content, Origin
from gouji.prose.paragraphs import folded
from gouji.prose.quantities import is_number
from gouji.review.states import Evidence


def changes_body(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """The body of an entry that changes figures."""
    return [
        {"cell": list(one.cell), "old": _content_data(one.old), "new": _content_data(one.new)}
        | ({"by": one.by} if one.by else {})
        | ({"slip": asdict(one.slip)} if one.slip else {})
        for one in changes
    ]


def answer_body(grid: str, answer: Answer) -> dict[str, Any]:
    """The body of an entry that says what a table is."""
    return {"grid": grid, "answer": asdict(answer)}


def evidence_of(data: list[Any]) -> Evidence:
    """What a state was given on, from its JSON."""
    outcome, difference, figures = data
    return Evidence(outcome, difference, tuple(tuple(one) for one in figures))


def retellings_body(made: Iterable[Retelling]) -> list[dict[str, Any]]:
    """The body of an entry that changes figures of the text, each with what is printed in its place."""
    return [
        {"passage": one.place.passage, "at": one.place.at, "printed": one.printed, "old": one.old, "new": one.new}
        | ({"slip": asdict(one.slip)} if one.slip else {})
        for one in made
    ]


def retelling_of(data: dict[str, Any], document: Document) -> Retelling:
    """A change of a figure of the text, from its JSON; raises ValueError where the document does not print that there.

    A figure may go on in the next line: it is compared as far as its own line goes.
    """
    place, printed = Letter(int(data["passage"]), int(data["at"])), str(data["printed"])
    line = _bare(document.prose[place.passage].text[place.at :]) if min(place) >= 0 else ""
    length = min(len(line), len(_bare(printed)))
    if not length or line[:length] != _bare(printed)[:length]:
        raise ValueError(f"{printed!r} is not printed at {place}")
    if not is_number(folded(str(data["new"]))):
        raise ValueError(f"{data['new']!r} is no figure")
    return Retelling(place, printed, str(data["old"]), str(data["new"]), _slip_of(data))


def _bare(text: str) -> str:
    """Letters of the text in one width, without white space."""
    return folded("".join(text.split())).replace("，", ",")


def change_of(data: dict[str, Any], document: Document) -> Change:
    """The change of a figure, from its JSON; raises ValueError where there is no such cell."""
    cell, by = cell_of(data["cell"], document), str(data.get("by", ""))
    return Change(cell, _content_of(data["old"]), _content_of(data["new"]), by, _slip_of(data))


def cell_of(data: Iterable[int], document: Document) -> Cell:
    """A cell from its JSON; raises ValueError where there is none."""
    cell = Cell(*data)
    columns, rows = document.tables[refuse_no_table(document, cell.table)].values.shape
    if cell.row not in range(rows) or cell.column not in range(columns):
        raise ValueError(f"no such cell: {cell}")
    return cell


def refuse_no_table(document: Document, number: int) -> int:
    """The position of a table; raises ValueError where there is none."""
    if number not in range(len(document.tables)):
        raise ValueError(f"no such table: {number}")
    return number


def _slip_of(data: dict[str, Any]) -> Slip | None:
    told = data.get("slip")
    return Slip(told["pattern"], tuple(told["settles"]), told["unique"]) if told else None


def _content_data(content: Content) -> list[int | None]:
    figure = content.figure
    return [figure.fen if figure else None, figure.decimals if figure else 0, int(content.origin)]


def _content_of(data: list[int | None]) -> Content:
    fen, decimals, origin = data
    return Content(None if fen is None else Figure(fen, decimals or 0), Origin(origin or 0))
