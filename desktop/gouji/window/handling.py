"""What a person says of findings: a remark, with phrases that are written often, and a state."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from gouji.casework.phrases import phrases
from gouji.casework.telling.review.handlings import SHAPES
from gouji.review.states import GIVEN, State
from gouji.window.plain import one_line
from gouji.wording import say

BETWEEN = "；"
"""Between a remark and the phrase that is put behind it."""


class HandlingBar(QWidget):
    """``given`` carries the State that is chosen; the remark that goes with it stands in ``remark``. Of what was
    corrected only the remark is left to be given: ``noted`` carries it."""

    given = Signal(State)
    noted = Signal(str)

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self._state = State.PENDING
        self._about: frozenset[str] = frozenset()
        """Ids of what the remark is about, and that which is kept of them."""
        self._kept = ""
        self.remark = QLineEdit()
        self.remark.setPlaceholderText(placeholder)
        self.remark.setAccessibleName(placeholder)
        self.phrases = QToolButton()
        self.phrases.setText(say("Phrases"))
        self.phrases.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._offered = QMenu(self)
        self._offered.aboutToShow.connect(self._offer)
        self._offered.triggered.connect(self._put)
        self.phrases.setMenu(self._offered)
        self.button = QToolButton()
        """Checked, or back to do; its menu has every state."""
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.button.clicked.connect(self.turn)
        self._states = QMenu(self)
        self.actions_of = {state: self._states.addAction(_named(state)) for state in (*GIVEN, State.PENDING)}
        for state, action in self.actions_of.items():
            action.setData(state.value)
        self._states.triggered.connect(self._give)
        self.button.setMenu(self._states)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.remark, 1)
        row.addWidget(self.phrases)
        row.addWidget(self.button)
        self.show_state(State.PENDING)

    def show_state(self, state: State, *, may: bool = True) -> None:
        """Show the state of what is looked at; where it ``may`` not be changed, nothing can be said."""
        self._state = state
        corrected = state is State.CORRECTED
        self.button.setText(say("Keep the remark") if corrected else _named(self.turned))
        for one, action in self.actions_of.items():
            action.setEnabled(one is not state and not corrected)
        for part in (self.remark, self.phrases, self.button):
            part.setEnabled(may)

    def show_remark(self, names: Iterable[str], kept: str) -> None:
        """Show the remark that is kept of what is looked at, by its ids; what is being typed about any of that stays
        until another is kept."""
        about = frozenset(names)
        if kept != self._kept or about.isdisjoint(self._about):
            self.remark.setText(kept)
        self._about, self._kept = about, kept

    @property
    def typed(self) -> str:
        """The remark where it is another than is kept; "" else."""
        text = self.remark.text().strip()
        return text if text != self._kept else ""

    @property
    def turned(self) -> State:
        """What the button, or the key, makes of it."""
        return State.CHECKED if self._state.is_open else State.PENDING

    def ask_for_text(self) -> None:
        """A state was refused that needs a text: it is written here."""
        self.remark.setFocus()

    def turn(self) -> None:
        """Do what the button says."""
        if self._state is State.CORRECTED:
            self.noted.emit(self.remark.text())
        else:
            self.given.emit(self.turned)

    def _give(self, action: QAction) -> None:
        self.given.emit(State(action.data()))

    def _offer(self) -> None:
        self._offered.clear()
        for phrase in phrases():
            self._offered.addAction(one_line(phrase).replace("&", "&&")).setData(phrase)

    def _put(self, action: QAction) -> None:
        """Put a phrase into the remark, behind what stands there."""
        phrase, text = str(action.data()), self.remark.text().strip()
        self.remark.setText(f"{text}{BETWEEN}{phrase}" if text else phrase)
        self.remark.setModified(True)
        self.remark.setFocus()


def _named(state: State) -> str:
    """A state as a button gives it."""
    shape = SHAPES.get(state, "")
    return f"{shape} {say(state.message)}".strip()
