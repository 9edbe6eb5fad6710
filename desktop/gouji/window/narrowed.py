"""What alone is shown of a list, told over it on a button that takes that back.

Held by ``test_a_tie_shows_its_relations_alone_until_that_is_taken_back``,
``test_the_text_shows_what_is_held_against_one_table_until_that_is_taken_back``.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from gouji.window.plain import as_is, one_line
from gouji.wording import say


class Narrowed(QPushButton):
    """Seen while a list shows a part alone; ``widened`` tells that all is wanted again."""

    widened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_part("")
        self.clicked.connect(self.widened)

    def show_part(self, called: str) -> None:
        """Only what is called so is shown; all where that is blank."""
        self.setText(one_line(say("Only {part}　✕", part=called)).replace("&", "&&"))
        told = say("Only {part}; press to show all", part=called) if called else say("Show all again")
        self.setAccessibleName(one_line(told))
        self.setToolTip(as_is(say("Show all again")))
        self.setVisible(bool(called))
