"""Settings: how the window looks, in which unit amounts are shown, who works here, the face of the paper, phrases.

Every choice holds at once and is kept for this user; there is nothing to confirm, and Esc closes. Another language
closes too, for the window that speaks it opens the settings again; only while a file is being read it waits for the
next start, which is told. Held by ``tests/window/test_settings.py``, ``tests/window/test_language.py``.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gouji.casework.phrases import keep, phrases
from gouji.errors import UserError, reason_of
from gouji.keeping.user import person
from gouji.keeping.user.preferences import prefer, preferred, preferred_word
from gouji.model.money import Unit
from gouji.paper.signatures.roles import ROLE_NAMES
from gouji.window import theme
from gouji.window.papers.faces import FACE, FACES, face
from gouji.window.plain import Label
from gouji.window.tree.read_sheet import UNIT
from gouji.wording import LANGUAGE, say

LANGUAGES = {"zh_CN": "中文", "en": "English"}
"""What each language calls itself."""

WIDE = 60
"""Digits across, at least."""

LINES = 6
"""Of phrases that are seen at one time."""

UNITS = ("", Unit.YUAN.value, Unit.WAN.value)

THEMES = {theme.Theme.SYSTEM: "As the system", theme.Theme.LIGHT: "Light", theme.Theme.DARK: "Dark"}


class SettingsDialog(QDialog):
    """``changed`` tells that something is otherwise now, ``refused`` carries the UserError of what was not kept;
    ``spoken`` carries the language that the window is to speak, after which the dialog is gone."""

    changed = Signal()
    refused = Signal(object)
    spoken = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, at_once: bool = False) -> None:
        """``at_once`` says that the window can speak another language without a new start."""
        super().__init__(parent)
        self._at_once = at_once
        self.setWindowTitle(say("Settings"))
        self.theme = _choices({one.value: say(name) for one, name in THEMES.items()}, theme.chosen().value)
        self.letters = QSpinBox()
        self.letters.setRange(theme.SMALLEST, theme.LARGEST)
        self.letters.setValue(preferred(theme.LETTERS, theme.standard_points(_application())))
        self.language = _choices(LANGUAGES, preferred_word("language", LANGUAGE.get()))
        self.unit = _choices({unit: unit or say("As printed") for unit in UNITS}, preferred_word(UNIT, ""))
        self.face = _choices({one: say(name) for one, name in FACES.items()}, face())
        self.people = {role: QLineEdit(preferred_word(role, "")) for role in ROLE_NAMES}
        self.people["preparer"].setText(person.name())
        self.told = Label(say("Another language shows at the next start."))
        self.told.setVisible(not at_once and self.language.currentData() != LANGUAGE.get())
        layout = QVBoxLayout(self)
        window = (("Theme", self.theme), ("Font size", self.letters), ("Language", self.language))
        layout.addWidget(self._group("Window", window, self.told))
        layout.addWidget(
            self._group("Tables and paper", (("Unit of amounts", self.unit), ("Font of the paper", self.face)))
        )
        people = [(ROLE_NAMES[role], field) for role, field in self.people.items()]
        told = Label(
            say("The preparer's name stands with what is said and noted; the others are offered for signatures.")
        )
        told.setWordWrap(True)
        layout.addWidget(self._group("People", people, told))
        self.phrases = QPlainTextEdit("\n".join(phrases()))
        self.phrases.setTabChangesFocus(True)
        self.phrases.setFixedHeight(LINES * self.fontMetrics().lineSpacing())
        layout.addWidget(self._group("Phrases for remarks", (("One a line", self.phrases),)))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(say("Close"))
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        wide = self.fontMetrics().horizontalAdvance("0") * WIDE
        self.setMinimumWidth(wide)
        self.resize(wide, layout.totalHeightForWidth(wide))  # what is told there takes several lines
        self._connect()

    def _group(self, title: str, rows: Iterable[tuple[str, QWidget]], told: Label | None = None) -> QGroupBox:
        group = QGroupBox(say(title))
        form = QFormLayout(group)
        for name, field in rows:
            label = Label(say(name))
            label.setBuddy(field)
            field.setAccessibleName(say(name))
            form.addRow(label, field)
        if told is not None:
            form.addRow(told)
        return group

    def _connect(self) -> None:
        self.theme.currentIndexChanged.connect(self._keep_looks)
        self.letters.valueChanged.connect(self._keep_looks)
        self.language.currentIndexChanged.connect(self._keep_language)
        self.unit.currentIndexChanged.connect(self._keep_rest)
        self.face.currentIndexChanged.connect(self._keep_rest)
        for field in self.people.values():
            field.editingFinished.connect(self._keep_people)

    def _keep_looks(self) -> None:
        prefer(theme.THEME, self.theme.currentData())
        prefer(theme.LETTERS, self.letters.value())
        theme.wear(_application())
        self.changed.emit()

    def _keep_language(self) -> None:
        prefer("language", self.language.currentData())
        if not self._at_once:
            self.told.setVisible(self.language.currentData() != LANGUAGE.get())
        elif self.language.currentData() != LANGUAGE.get():
            self.accept()
            self.spoken.emit(self.language.currentData())

    def _keep_rest(self) -> None:
        prefer(UNIT, self.unit.currentData())
        prefer(FACE, self.face.currentData())
        self.changed.emit()

    def _keep_people(self) -> None:
        for role, field in self.people.items():
            if role != "preparer":
                prefer(role, " ".join(field.text().split()))
        named = self.people["preparer"].text()
        if named == person.name():
            return
        try:
            person.rename(named)
        except OSError as error:
            told = "The name cannot be kept ({reason}). Free some space or mend the rights of the data folder."
            self.refused.emit(UserError("not-written", told, reason=reason_of(error)))

    def done(self, result: int) -> None:
        """What is still being typed is kept too."""
        self._keep_people()
        keep(self.phrases.toPlainText())
        super().done(result)


def _choices(named: dict[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    for value, name in named.items():
        box.addItem(name, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
