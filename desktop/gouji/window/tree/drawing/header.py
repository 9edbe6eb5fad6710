"""The header of a table: columns under what they have in common, as they are printed, and names on several lines.

A name of several levels (``公务用车/购置费``) stands below its group, which is drawn once over all its columns. Held by
``test_levels_of_a_header_are_drawn_over_all_their_columns``, ``test_no_name_of_a_group_is_cut``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

LEVELS = "/"
"""What stands between the levels of a name."""

MOST_LINES = 3
"""That the name of a column takes by itself."""

MARGIN = 4
"""Pixels at each side of a name."""

WRAPPED = Qt.TextFlag.TextWrapAnywhere
CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def height_of(text: str, metrics: QFontMetrics, wide: int) -> int:
    """Pixels that a name takes downwards in a column of a width."""
    room = QRect(0, 0, max(wide - 2 * MARGIN, metrics.horizontalAdvance("中")), 10_000)
    return metrics.boundingRect(room, WRAPPED, text).height()


def width_of(text: str, metrics: QFontMetrics, lines: int) -> int:
    """The least width in which a name takes no more than so many lines."""
    letter, most = metrics.horizontalAdvance("中"), metrics.lineSpacing() * (lines + 0.7)
    whole = metrics.horizontalAdvance(text)
    wide = max(whole // lines, letter)
    while wide < whole and height_of(text, metrics, wide + 2 * MARGIN) > most:
        wide += letter // 2
    return min(wide, whole) + 2 * MARGIN


class Header(QHeaderView):
    """The names of the columns, level by level; ``figures`` are those that hold amounts and stand at the right.
    ``dragged`` carries the column that the user made wider or narrower."""

    dragged = Signal(int)

    def __init__(self, names: Sequence[str], figures: Sequence[bool], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.levels = [
            tuple(name.split(LEVELS)) if figure else (name,) for name, figure in zip(names, figures, strict=True)
        ]
        self._figures = figures
        self._before: list[int] = []
        self._measured: tuple[tuple[int, ...], str, list[int]] | None = None
        self.deep = max(map(len, self.levels), default=1)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before = [self.sectionSize(section) for section in range(self.count())]
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        for section, wide in enumerate(self._before):
            if section < self.count() and self.sectionSize(section) != wide:
                self.dragged.emit(section)
        self._before = []

    def group(self, section: int, level: int) -> range:
        """The sections that stand side by side under one name down to a level."""
        name = self.levels[section][: level + 1]

        def is_of(other: int) -> bool:
            return len(self.levels[other]) > level + 1 and self.levels[other][: level + 1] == name

        if not is_of(section):
            return range(section, section + 1)
        first = last = section
        while first > 0 and is_of(first - 1):
            first -= 1
        while last + 1 < len(self.levels) and is_of(last + 1):
            last += 1
        return range(first, last + 1)

    def sizeHint(self) -> QSize:
        """As high as the names need, level by level, in the widths that the columns have."""
        return QSize(super().sizeHint().width(), sum(self._heights()) + 2 * MARGIN)

    def _heights(self) -> list[int]:
        """Pixels of each level, measured once for the widths that the columns have."""
        wide = tuple(map(self.sectionSize, range(self.count())))
        if self._measured is None or self._measured[:2] != (wide, self.font().key()):
            self._measured = wide, self.font().key(), self._measure(wide)
        return self._measured[2]

    def _measure(self, wide: Sequence[int]) -> list[int]:
        """As many lines as the longest name of a level takes: one of several columns over all of these, and one that
        stands above nothing in what the levels below it leave."""
        metrics = self.fontMetrics()
        common = height_of("中", metrics, 0) + MARGIN
        heights = [common] * (self.deep - 1)
        shown = [(section, names) for section, names in enumerate(self.levels[: len(wide)]) if wide[section]]
        for section, names in shown:
            for level, name in enumerate(names[:-1]):
                over = sum(wide[one] for one in self.group(section, level))
                heights[level] = max(heights[level], height_of(name, metrics, over) + MARGIN)
        last = max(
            (height_of(names[-1], metrics, wide[section]) - sum(heights[len(names) - 1 :]) for section, names in shown),
            default=0,
        )
        return [*heights, max(last, common - MARGIN)]

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette = self.palette()
        heights = self._heights()
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Button))
        top, names = rect.top() + MARGIN, self.levels[section]
        for level, name in enumerate(names):
            is_last = level == len(names) - 1
            high = sum(heights[level:]) if is_last else heights[level]
            group = self.group(section, level)
            left = rect.left() - sum(self.sectionSize(one) for one in range(group.start, section))
            cell = QRect(left, top, sum(map(self.sectionSize, group)), high)
            painter.setPen(palette.color(QPalette.ColorRole.ButtonText))
            inner = cell.adjusted(MARGIN, 0, -MARGIN, 0)
            along = CENTRE if not is_last else RIGHT if self._figures[section] else LEFT
            painter.drawText(inner, along | WRAPPED, name)
            painter.setPen(palette.color(QPalette.ColorRole.Mid))
            painter.drawLine(cell.topRight(), cell.bottomRight())
            if not is_last:
                painter.drawLine(cell.bottomLeft(), cell.bottomRight())
            top += high
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
