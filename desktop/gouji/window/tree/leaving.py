"""Where the cursor goes once what was typed into a cell stands: as in spreadsheets.

Tab goes right and Shift+Tab left, to the next cell into which something is to be typed: an amount, or a code or name
that is blank yet; what the catalogue has filled in is passed over. Enter goes down. Held by
``test_the_key_that_ends_the_typing_of_a_code_tells_where_to_go_on``.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt

from gouji.window.tree.columns import What
from gouji.window.tree.view import TreeView

KEYS = Qt.Key
ACROSS = {KEYS.Key_Tab: 1, KEYS.Key_Backtab: -1}
DOWN = (KEYS.Key_Return, KEYS.Key_Enter)
LEAVES = (*ACROSS, *DOWN)
"""The keys by which what was typed is taken over."""


def go_on(view: TreeView, index: QModelIndex, key: int) -> None:
    """Go from a cell to the next one by the key that ended the typing; stay where there is none."""
    by = ACROSS.get(Qt.Key(key))
    if by is None:
        target = index.siblingAtRow(index.row() + 1)
    else:
        target = index.siblingAtColumn(index.column() + by)
        while target.isValid() and not _is_next(view, target):
            target = target.siblingAtColumn(target.column() + by)
    if target.isValid():
        view.go_to(target)
        view.scrollTo(target)


def _is_next(view: TreeView, index: QModelIndex) -> bool:
    """Whether something is to be typed into a cell."""
    if view.isColumnHidden(index.column()) or not index.flags() & Qt.ItemFlag.ItemIsEditable:
        return False
    return view.tree.columns[index.column()].what is What.AMOUNT or not index.data(Qt.ItemDataRole.EditRole)
