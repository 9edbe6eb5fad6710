"""One table on the desk: its title and unit over its tree, to be read."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from gouji.keeping.user.preferences import preferred_word
from gouji.model.money import Unit
from gouji.window.plain import Label
from gouji.window.tree.drawing.header import Header
from gouji.window.tree.hand_widths import HandWidths
from gouji.window.tree.head import TableHead
from gouji.window.tree.model import TreeModel
from gouji.window.tree.outline import Outline
from gouji.window.tree.view import TreeView
from gouji.window.tree.widths import Widths, longest_labels
from gouji.window.zoom import zoom_by, zoomed_font
from gouji.wording import in_order, say

UNIT = "unit of amounts"
"""By which the unit is kept that amounts are shown in; blank for that of each table."""


class Sheet(QWidget):
    """The view of one table, to be read."""

    def __init__(self, model: TreeModel, *, show_unit: bool = True) -> None:
        super().__init__()
        model.setParent(self)
        table = model.table
        self.view = TreeView(model, self.finish_editing)
        self.view.take_font(zoomed_font())
        self.by_hand = HandWidths(table.kind, model.heads)
        self._labels = longest_labels(model)
        """Looked for once: rows never change, and every unit and size of letters asks for them."""
        self.widths = self._measure()
        levels = model.outline.levels if model.folds else 0
        title = table.title or say(table.kind)
        self.view.setAccessibleName(in_order(title))
        self.over = TableHead(title, table.unit, levels, checked=model.differences, show_unit=show_unit)
        self.over.levelled.connect(self._show_levels)
        self.over.filtered.connect(self._filter)
        self.over.converted.connect(self._convert)
        self.view.zoomed.connect(self._zoom)
        header = self.view.horizontalHeader()
        assert isinstance(header, Header)
        header.dragged.connect(self._keep_width)
        header.sectionHandleDoubleClicked.connect(self._give_width_up)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.box.addWidget(self.over)
        self.box.addWidget(self.view)
        if not table.rows:
            self.box.addWidget(Label(say("This table is published blank.")), 1)

    def _measure(self) -> Widths:
        """What the columns need now."""
        widths = Widths.of(self.view.tree, self.view.font(), self.view.indentation, self._labels)
        self.view.least = widths.least
        return widths.fixed(self.by_hand.of(widths.letter))

    def _keep_width(self, place: int) -> None:
        """The user gave a column its width."""
        self.by_hand.keep(place, self.view.columnWidth(place), self.widths.letter)
        self.widths = self._measure()

    def _give_width_up(self, place: int) -> None:
        """A column is as wide again as its figures and the room ask."""
        self.by_hand.keep(place, None, self.widths.letter)
        self._measure_again()

    @property
    def wanted_width(self) -> int:
        """Pixels in which every amount is seen."""
        return self.widths.wanted + self._beside

    @property
    def _beside(self) -> int:
        return self.view.verticalScrollBar().sizeHint().width() + 2 * self.view.frameWidth()

    def _fit(self) -> None:
        """Give the columns the room that there is."""
        for place, width in enumerate(self.widths.fit(self.width() - self._beside)):
            if width:
                self.view.setColumnWidth(place, width)

    def _show_levels(self, count: int) -> None:
        self._reshape(self.view.tree.outline.to_level(count))

    def _filter(self, on: bool) -> None:
        self._reshape(self.view.tree.outline.keeping(self.view.tree.rows_with_findings() if on else None))

    def _reshape(self, outline: Outline) -> None:
        """Show other rows; the cursor stays in its row or, where that is hidden, in the one that it stands below."""
        if not self.finish_editing():
            return
        tree, index = self.view.tree, self.view.currentIndex()
        row, column = (tree.row_of(index), index.column()) if index.isValid() else (None, 0)
        tree.reshape(outline)
        if row is not None:
            shown = next((one for one in (row, *outline.over(row)) if tree.line_of(one) is not None), None)
            if shown is not None:
                self.view.go_to(tree.index_of(shown, column))

    def _convert(self, unit: Unit) -> None:
        if self.finish_editing():
            self.view.tree.show_in(unit)
            self.over.show_unit(unit)
            self._measure_again()

    def take_preferences(self) -> None:
        """Show the amounts in the unit that the user likes, and letters as large as they are now."""
        kept = preferred_word(UNIT, "")
        self._convert(Unit(kept) if kept in {unit.value for unit in Unit} else self.view.tree.table.unit)
        self._take_zoom()

    def _zoom(self, steps: int | None) -> None:
        zoom_by(steps)
        self._take_zoom()

    def _take_zoom(self) -> None:
        font = zoomed_font()
        if font.pointSizeF() != self.view.font().pointSizeF():
            self.view.take_font(font)
            self._measure_again()

    def _measure_again(self) -> None:
        self.widths = self._measure()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        self._take_zoom()
        super().showEvent(event)

    def show_from(self, row: int) -> None:
        """Scroll until a row of the table is the uppermost."""
        tree = self.view.tree
        if row < len(tree.table.rows):
            tree.reveal(row)
            self.view.scrollTo(tree.index_of(row, tree.branches[0]), QAbstractItemView.ScrollHint.PositionAtTop)

    def finish_editing(self) -> bool:
        """Take over what stands in an open editor; False when it is refused and stays open."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
