"""The list of tables at the left, each with what is open in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu

from gouji.casework.case import Case
from gouji.casework.prose.counts import TextCounts
from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.printing import counted
from gouji.casework.short_titles import short_titles
from gouji.casework.telling.doubts import vouched
from gouji.casework.telling.notes import notes
from gouji.casework.telling.parts import because, called, file_of, title_of
from gouji.casework.telling.reach import Reach, reaches, uncast
from gouji.casework.telling.review.passed import stage_told
from gouji.checking.families.family import Outcome
from gouji.model.document import Beside
from gouji.review.decisions import Given
from gouji.window.desk.beside import lines_beside
from gouji.window.desk.table_line import PARTS, Parts, TableLine, width_of, write
from gouji.window.looks import SHAPES, colour_of_state, colours, look_of_state, shape_of_state, worst
from gouji.window.plain import as_is, one_line
from gouji.wording import clauses, say

MARKS = {Reach.BLANK: "blank", Reach.NOTHING: "–", Reach.SUMS: "(✓)", Reach.TIES: "✓", Reach.DOUBT: "in doubt"}
"""Of a table without findings, as message ids: ✓ says that it was held against another table or side and agrees, and
its rows against their totals where it prints such a column."""

MEANINGS = {
    Reach.BLANK: "This table is published blank.",
    Reach.NOTHING: "Nothing in this table could be checked.",
    Reach.SUMS: "Only sums within this table were checked; nothing against another table or between two sides.",
}


OPEN = ("differs", "to explain", "rounding", "uncheckable", "hint")
"""The states of findings by which they are counted for who rests on a line, the worst first."""

MOST = 210
"""Pixels that the list asks for at most; longer titles lose letters."""

NOTHING = Parts("", "", "")


class TableList(QListWidget):
    """One line a table, then one a table that was not recognised, one a form; then the documents that stand beside, one
    for the text, the check sheet, all relations and the pictures, and the last for what is told of all."""

    unlaid = Signal(object)
    """Carries as what a document stands beside that is wanted no longer."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.beside: dict[int, Beside] = {}
        """By its line what stands beside there."""
        self.setUniformItemSizes(True)
        self.setItemDelegate(TableLine(self))
        height = self.fontMetrics().height() * 2
        self._titles = [one_line(title) for title in short_titles(case.document)]
        for table in case.document.tables:
            item = QListWidgetItem()
            item.setToolTip(as_is(table.title or say(table.kind)))
            self.addItem(item)
        document, below = case.document, self._titles[len(case.document.tables) :]
        for grid, short in zip(document.grids, below[: len(document.grids)], strict=True):
            full = title_of(grid, document.grids)
            told = "\n".join(filter(None, (full, file_of(document, grid.file), because(grid.why))))
            self._add(Parts(grid.id, SHAPES["uncheckable"], short), "uncheckable", told)
        for form, short in zip(document.forms, below[len(document.grids) :], strict=True):
            told = say("{title}: a form to fill in", title=called(form))
            told = "\n".join(filter(None, (told, file_of(document, form.printed.file))))
            self._add(Parts(form.id, "–", short), "uncheckable", told)
        for line in lines_beside(document):
            self._add(Parts("", "", one_line(line.text)), "beside", line.told)
            self.beside[self.count() - 1] = line.beside
            if line.table is None:
                self.item(self.count() - 1).setFlags(Qt.ItemFlag.NoItemFlags)
        self._add(NOTHING, "amber", say("The text, and which of its figures agree with the tables"))
        self._add(NOTHING, "amber", say("The lines of the check sheet, and how each is answered"))
        self._add(NOTHING, "amber", say("Every relation that was checked, by table and rule"))
        self._add(Parts("", "", say("Charts")), "beside", say("Ties, expenditure by class, basic and projects"))
        self._add(NOTHING, "beside", say("From hand to hand, and everything that was done in the case"))
        self._add(NOTHING, "amber")
        for number in range(self.count()):
            self.item(number).setSizeHint(QSize(0, height))
        self.show_counts()
        self.setMinimumWidth(min(MOST, self._needed))
        self.show_text(None)
        self.show_check_sheet(())

    def sizeHint(self) -> QSize:
        return QSize(self._needed, super().sizeHint().height())

    @property
    def _needed(self) -> int:
        """Pixels in which every title is whole."""
        lines = (Parts(*told) for row in range(self.count()) if (told := self.item(row).data(PARTS)))
        widest = max(width_of(parts, self.fontMetrics()) for parts in lines)
        return widest + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()

    def _add(self, parts: Parts, look: str, told: str = "") -> None:
        item = QListWidgetItem()
        write(item, parts)
        item.setToolTip(as_is(told))
        palette = QGuiApplication.palette()
        item.setForeground(palette.text() if look == "beside" else colours(look, palette)[0])
        self.addItem(item)

    def show_counts(self) -> None:
        """Mark each table with the look of its worst open finding and the number of all that are open."""
        palette = QGuiApplication.palette()
        reach, open_rows = reaches(self.case.check), set(uncast(self.case.check))
        for number, table in enumerate(self.case.document.tables):
            item = self.item(number)
            counts = self.case.listed.by_table[number]
            look = worst({look_of_state(kind.state) for kind, count in counts.items() if count and not kind.ticked})
            ticked = sum(count for kind, count in counts.items() if kind.ticked)
            item.setToolTip(as_is("\n".join(self._told(number, reach[number], number in open_rows))))
            if reach[number] is Reach.DOUBT:
                mark = f"{SHAPES['doubt']} {say(MARKS[Reach.DOUBT])}"
                item.setForeground(colours("doubt", palette)[0])
            elif look is None:
                shown = Reach.SUMS if reach[number] is Reach.TIES and number in open_rows else reach[number]
                mark = say("{count} dealt with", count=ticked) if ticked else say(MARKS[shown])
                item.setForeground(palette.text())
            else:
                mark = f"{SHAPES[look]} {counts.total() - ticked}"
                item.setForeground(colours(look, palette)[0])
            write(item, Parts(table.id, mark, self._titles[number]))
        item, check = self.item(self.text_row + 2), self.case.check
        applying = check.counts()
        del applying[Outcome.NOT_APPLICABLE]
        write(item, Parts("", f"∑ {applying.total() + check.rows_told}", say("All relations")))
        item.setForeground(palette.text())
        self._show_notes(len([*notes(self.case.check)]))
        self.show_stage()

    def show_stage(self) -> None:
        """The line of review and journal: where the case is, once it was handed over."""
        case = self.case
        write(
            self.item(self.count() - 2),
            Parts("", stage_told(case.stage) if case.passed else "", say("Review, journal")),
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu_at(self.indexAt(event.pos()).row())
        if menu.actions():
            menu.popup(event.globalPos())

    def menu_at(self, row: int) -> QMenu:
        """What can be done on a line: a document that stands beside is taken away."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if (beside := self.beside.get(row)) is not None:
            menu.addAction(say("No longer beside")).triggered.connect(partial(self.unlaid.emit, beside))
        return menu

    @property
    def text_row(self) -> int:
        """The line of the text: before those of the check sheet, of all relations, the pictures, review and notes."""
        return self.count() - 6

    def show_text(self, counts: TextCounts | None, forms: Sequence[TextCounts] = ()) -> None:
        """The line of the text, and that of each form: the worst of what is open in it and how often, as far as it was
        judged yet."""
        self._show_said(self.item(self.text_row), "", say("Text"), counts)
        first = len(self.case.document.tables) + len(self.case.document.grids)
        for number, (form, own) in enumerate(zip(self.case.document.forms, forms, strict=False), first):
            self._show_said(self.item(number), form.id, self._titles[number], own)
        if counts is not None:
            self.item(self.text_row).setToolTip(as_is(counts.sentence))

    def _show_said(self, item: QListWidgetItem, name: str, title: str, counts: TextCounts | None) -> None:
        state = counts.worst if counts else None
        if counts is None:
            mark = "…"
        elif state is None:
            mark = "✓" if counts.open["agrees"] or counts.ticked else "–"
        else:
            mark = f"{shape_of_state(state)} {counts.open[state]}"
        write(item, Parts(name, mark, title))
        item.setForeground(colour_of_state(state or "agrees", QGuiApplication.palette()))

    def show_check_sheet(self, answers: Sequence[Answer]) -> None:
        """The line of the check sheet: how many of its lines are answered no, else how many are open; dots until
        they are answered."""
        item, palette = self.item(self.text_row + 1), QGuiApplication.palette()
        no, undone = (sum(one.counted is given for one in answers) for given in (Given.NO, None))
        state = "differs" if no else "uncheckable" if undone else "agrees"
        mark = f"{shape_of_state(state)} {no or undone or ''}".strip() if answers else "…"
        write(item, Parts("", mark, say("Check sheet")))
        item.setForeground(colour_of_state(state, palette))
        if answers:
            item.setToolTip(as_is(counted(answers)))

    def _show_notes(self, count: int) -> None:
        """The last line: how much is to be told beside the findings; with nothing of that, the page of the rules."""
        item, palette = self.item(self.count() - 1), QGuiApplication.palette()
        mark, called = (f"{SHAPES['amber']} {count}", "Notes of the reading") if count else ("", "Rules used")
        write(item, Parts("", mark, say(called)))
        item.setForeground(colours("amber", palette)[0] if count else palette.text())

    def _told(self, number: int, reach: Reach, is_uncast: bool) -> Iterator[str]:
        """The full title, and what was not checked."""
        table = self.case.document.tables[number]
        yield table.title or say(table.kind)
        if name := file_of(self.case.document, table.file):
            yield name
        if reach in MEANINGS:
            yield say(MEANINGS[reach])
        counts: Counter[str] = Counter()
        for kind, count in self.case.listed.by_table[number].items():
            counts["ticked" if kind.ticked else kind.state] += count
        told = [f"{say(state)} {counts[state]}" for state in OPEN if counts[state]]
        told += [say("{count} dealt with", count=ticked)] if (ticked := counts["ticked"]) else []
        if told:
            yield clauses(told)
        if is_uncast:
            yield say("The total of its rows was not held against their columns.")
        if table.doubts:
            yield from vouched(self.case.check, number)
