"""One rule: its name, formula, how binding it is, its reason, and whether it must be explained."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from gouji.casework.ruling.completing import Completing
from gouji.checking.rules.laws import Severity
from gouji.checking.rules.own import Draft
from gouji.window.plain import Label
from gouji.window.ruling.formula_edit import FormulaEdit
from gouji.wording import say


class RuleForm(QWidget):
    """``changed`` tells that something else is said of the rule."""

    changed = Signal()

    def __init__(self, completing: Completing) -> None:
        super().__init__()
        self.name, self.why = QLineEdit(), QLineEdit()
        self.why.setPlaceholderText(say("told with every finding"))
        self.formula = FormulaEdit(completing)
        self.formula.setPlaceholderText(say("T3!208.total = T5!208.total: Ctrl+Space shows what may stand here"))
        self.severity = QComboBox()
        for one in Severity:
            self.severity.addItem(say(one.value), one.value)
        self.must_explain = QCheckBox(
            say("Must be explained: nobody signs what differs or cannot be checked until a remark stands")
        )
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for called, field in (
            ("Name of the rule", self.name),
            ("Formula", self.formula),
            ("Severity", self.severity),
            ("Reason", self.why),
        ):
            label = Label(say(called))
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow(self.must_explain)
        self._id = ""
        for signal in (self.name.textEdited, self.why.textEdited, self.formula.typed, self.must_explain.toggled):
            signal.connect(self._tell)
        self.severity.currentIndexChanged.connect(self._tell)

    def _tell(self) -> None:
        self.changed.emit()

    def show_draft(self, draft: Draft) -> None:
        """Show a rule as it was written."""
        with QSignalBlocker(self):
            self._id = draft.id
            self.name.setText(draft.name)
            self.formula.setPlainText(draft.text)
            self.severity.setCurrentIndex(self.severity.findData(draft.severity.value))
            self.why.setText(draft.why)
            self.must_explain.setChecked(draft.must_explain)

    def draft(self) -> Draft:
        """The rule as it stands in the form."""
        return Draft(
            self.name.text(),
            self.formula.toPlainText(),
            Severity(self.severity.currentData()),
            self.why.text(),
            self.must_explain.isChecked(),
            self._id,
        )
