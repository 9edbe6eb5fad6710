"""The proof of one claim: what became of it in a sentence, and the figures of tables that it is tied to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gouji.casework.prose.retelling import with_unit
from gouji.casework.prose.said import Said
from gouji.casework.telling.claims import statement
from gouji.casework.telling.parts import file_of, where
from gouji.casework.telling.sentences import place
from gouji.checking.check import Check
from gouji.checking.prose import amounts
from gouji.model.document import Cell, Document, Passage
from gouji.prose.text import text_of
from gouji.wording import say

AROUND = 60
"""Letters that a quotation has at most."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A figure of a table: where it stands, and what is printed there."""

    cell: Cell
    place: str
    figure: str

    @property
    def told(self) -> str:
        return say("{place}: {figure}", place=self.place, figure=self.figure)


def sentence(document: Document, one: Said) -> str:
    """What became of it."""
    if one.wording is not None:
        return say(one.wording.message)
    if one.held is not None and (told := statement(document, one.held)):
        return told
    return say("The text agrees with the tables.") if one.cells else say("The text agrees with its own figures.")


def printed(one: Said) -> str:
    """What the source prints where a figure was typed over; "" where none was."""
    quantity = one.held.claim.quantity if one.held else None
    return (
        say("the source prints {printed}", printed=with_unit(one.printed, quantity)) if quantity and one.printed else ""
    )


def ties(document: Document, one: Said) -> list[Tie]:
    """The figures of tables that it is held against."""
    return ties_of(document, one.cells)


def ties_of(document: Document, cells: Iterable[Cell]) -> list[Tie]:
    """Figures of tables, each where it stands: once, where a table prints one in several columns that are called alike,
    as the total of both its sides."""
    every = (Tie(cell, place(document, cell), amounts.in_table(document, cell)) for cell in cells)
    told: dict[str, Tie] = {}
    for tie in every:
        told.setdefault(tie.told, tie)
    return [*told.values()]


def passages(check: Check, one: Said) -> list[Passage]:
    """The lines of the source in which it stands: that of what is underlined first."""
    paragraph = text_of(check.document).paragraphs[one.paragraph]
    leading = paragraph.passage(one.mark[0])
    within = [paragraph.passage(at) for at in (one.start, *paragraph.starts) if one.start <= at < one.end]
    return list(dict.fromkeys((leading, *within)))


def stands_at(check: Check, one: Said) -> str:
    """Where in the source it stands, in words."""
    line = passages(check, one)[0]
    return where(line.source, file_of(check.document, line.file))


def quoted(check: Check, one: Said) -> str:
    """Its words around what is underlined, sixty letters at most, with dots where more stands before or after."""
    text = text_of(check.document).paragraphs[one.paragraph].text
    start, end = one.start, one.end
    if end - start > AROUND:
        start, end = max(start, one.mark[1] - AROUND), max(one.mark[1], start + AROUND)
        start = max(start, end - AROUND)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
