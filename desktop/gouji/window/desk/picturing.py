"""The ways between the pictures and the rest of the desk: their page and its line among the tables, to the figure that
a part stands for, to the relations that tie two parts, and back.

Held by ``tests/window/pictures/test_picturing.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.casework.pictures.titles import titles_of
from gouji.casework.prose.said import all_said
from gouji.casework.step import Step
from gouji.pictures.ties import Node, Sort, Tie, ties_of
from gouji.prose.text import text_of
from gouji.window.desk.own_page import OwnPage
from gouji.window.pictures.page import PicturesPage

if TYPE_CHECKING:
    from gouji.window.desk.desk import Desk


class Picturing(OwnPage):
    """The pictures of a desk."""

    def __init__(self, desk: Desk) -> None:
        self.page = PicturesPage(desk.case)
        super().__init__(desk, self.page)
        self.page.tied.connect(self._list)
        self.page.reached.connect(self._go_to)
        desk.text.counted.connect(self.page.look_again)

    def show(self) -> None:
        """Go to the pictures."""
        self._open()
        self.page.take_focus()

    def show_step(self, step: Step) -> None:
        """Figures or rules have changed; once the text was judged too, they are looked at again."""
        if step.touches_relations:
            self.page.look_again()

    def _list(self, tie: Tie) -> None:
        """Show what ties two parts, and nothing else, where that is listed."""
        desk = self._desk
        titles = titles_of(desk.case.document, ties_of(desk.case.check))
        one, other = tie
        if other.sort is Sort.TEXT:
            desk.text.page.show_table(one.number, titles[one])
            desk.text.show()
        elif other.sort is Sort.FORMS:
            desk.tables.setCurrentRow(self._line_of_form(one.number))
        else:
            desk.relating.show_tie((one.end, other.end), f"{titles[one]} — {titles[other]}")

    def _go_to(self, node: Node) -> None:
        """To the table, the text, the first form, or the first table of what stands beside."""
        desk = self._desk
        match node.sort:
            case Sort.TABLE:
                desk.tables.setCurrentRow(node.number)
            case Sort.TEXT:
                desk.text.show()
            case Sort.FORMS:
                desk.tables.setCurrentRow(self._line_of_form(None))
            case Sort.BESIDE:
                lines = [row for row, beside in desk.tables.beside.items() if beside.value == node.beside]
                desk.tables.setCurrentRow(next(iter(lines[1:]), lines[0]))

    def _line_of_form(self, table: int | None) -> int:
        """The line of the first form that is held against a table; of the first of all where none is."""
        document = self._desk.case.document
        forms = text_of(document).forms
        first = len(document.tables) + len(document.grids)
        number_of = {id(line): number for number, form in enumerate(forms) for line in form.paragraphs}
        paragraphs = text_of(document).paragraphs
        for one in all_said(self._desk.case.check):
            number = number_of.get(id(paragraphs[one.paragraph]))
            if number is not None and any(cell.table == table for cell in one.cells):
                return first + number
        return first
