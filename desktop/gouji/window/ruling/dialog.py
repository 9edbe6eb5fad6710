"""Rules of the user's own: their list, the one that is being written, and what it would find in the open document.

What is kept judges the open case at once; a rule that is written and not kept is asked about before it is lost. A case
that began with other rules stays with them until its user takes those of today. Held by
``tests/window/test_ruling.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gouji.casework.case import Case
from gouji.casework.ruling.completing import Completing
from gouji.casework.ruling.faults import Fault
from gouji.casework.ruling.trying import Trial, fault_in
from gouji.casework.telling.unchecked import left_out
from gouji.checking.rules.own import Draft, OwnRules
from gouji.errors import Misread, UserError
from gouji.keeping import own_rules, places
from gouji.model.document import Cell
from gouji.window.asking import ask_file, ask_save, pose
from gouji.window.plain import Box, Label, one_line
from gouji.window.ruling.rule_form import RuleForm
from gouji.window.ruling.trial_view import TrialView
from gouji.window.ruling.trials import Trials
from gouji.wording import listed, say

ROOM = QSize(1000, 680)
LIST_WIDTH = 240

SETTLED_MS = 250
"""How long after the last key a rule is tried."""

NEW = Draft("", "")


class RulesDialog(QDialog):
    """``judged`` carries the Step of a case that is judged by other rules, ``chosen`` a figure to show."""

    judged = Signal(object)
    chosen = Signal(Cell)

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Rules of your own"))
        self.resize(ROOM)
        self.case = case
        self.rules = own_rules.as_far_as_understood()
        self._is_changed = False
        self.list = QListWidget()
        self.list.setAccessibleName(say("Rules of your own"))
        self.form = RuleForm(Completing(case.check))
        self.trial = TrialView()
        self.trials = Trials(self)
        self.trials.tried.connect(self.trial.show_trial)
        self.told = Label()
        self.told.setWordWrap(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLED_MS)
        self._timer.timeout.connect(self.try_now)
        self.apart = Label(say("This case is judged by other rules of your own than those of today."))
        self.other = _button("Judge this case by the rules of today", self._take_todays)
        self._lay_out()
        self.list.currentRowChanged.connect(self._choose)
        self.form.changed.connect(self._note_change)
        self.trial.chosen.connect(self.chosen)
        self._show_rules()
        if self.rules.fault:
            self.told.setText(left_out(self.rules.fault))

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        for side, widgets in ((left, (self.list, self._buttons_of_list())), (right, (self.form, self.trial))):
            layout = QVBoxLayout(side)
            layout.setContentsMargins(0, 0, 0, 0)
            for widget in widgets:
                layout.addWidget(widget, int(widget in (self.list, self.trial)))
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([LIST_WIDTH, ROOM.width() - LIST_WIDTH])
        whole = QVBoxLayout(self)
        whole.addWidget(split, 1)
        whole.addWidget(self.told)
        row = QHBoxLayout()
        row.addWidget(self.apart)
        row.addWidget(self.other)
        row.addStretch(1)
        self.keep = _button("&Keep the rule", self._keep)
        self.keep.setShortcut("Ctrl+S")
        for button in (self.keep, _button("Close", self.reject)):
            row.addWidget(button)
        whole.addLayout(row)

    def _buttons_of_list(self) -> QWidget:
        held = QWidget()
        layout = QVBoxLayout(held)
        layout.setContentsMargins(0, 0, 0, 0)
        self.remove = _button("Take the rule &away", self._remove)
        for button in (
            _button("&New rule", self._begin),
            self.remove,
            _button("Take rules from a file…", self._ask_import),
            _button("Share the rules as a file…", self._ask_export),
        ):
            layout.addWidget(button)
        return held

    def _show_rules(self, current: str = "") -> None:
        """List what is kept, with the rule of an id current; a new one where there is none."""
        self.drafts = [*self.rules.drafts()]
        ids = [draft.id for draft in self.drafts]
        row = ids.index(current) if current in ids else 0 if ids else -1
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems([one_line(draft.name) for draft in self.drafts])
        self._select(row)
        self._show(self.drafts[row] if ids else NEW)
        self._show_apart()

    def _show(self, draft: Draft) -> None:
        self.form.show_draft(draft)
        self._is_changed = False
        self.remove.setEnabled(bool(draft.id))
        self.told.clear()
        self.try_now()

    def _choose(self, row: int) -> None:
        before = self.form.draft().id
        if 0 <= row < len(self.drafts) and self.drafts[row].id != before:
            if self._may_leave():
                self._show(self.drafts[row])
            else:
                ids = [draft.id for draft in self.drafts]
                self._select(ids.index(before) if before in ids else -1)

    def _select(self, row: int) -> None:
        """Put the cursor of the list somewhere without showing what is there."""
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(row)

    def _begin(self) -> None:
        if self._may_leave():
            self._select(-1)
            self._show(NEW)
            self.form.name.setFocus()

    def _note_change(self) -> None:
        self._is_changed = True
        self.trials.cancel()
        self._timer.start()

    def try_now(self) -> None:
        """Try the rule as it stands: why it is not understood is told at once, what it finds once that is known."""
        self._timer.stop()
        self.trials.cancel()
        draft = self.form.draft()
        written = bool(draft.text.strip())
        fault = fault_in(self.rules, draft) if written else None
        self.form.formula.mark(fault)
        if written and fault is None:
            self.trial.show_pending()
            self.trials.start(self.case.check, self.rules, draft)
        else:
            self.trial.show_trial(Trial(fault=fault) if fault else None)

    def _keep(self) -> None:
        """Keep the rule and judge the case by it; what is not understood is told, and nothing typed is lost."""
        self.try_now()
        draft = self.form.draft()
        try:
            rules, own = self.rules.with_rule(draft)
        except Misread as error:
            self.told.setText(say("The rule is not kept: {reason}.", reason=Fault.of(error).sentence))
            (self.form.formula if draft.name.strip() else self.form.name).setFocus()
            return
        except UserError as error:
            self.told.setText(say(error.message, **error.params))
            return
        self._adopt(rules, own, say("“{name}” is kept.", name=draft.name.strip()))

    def _remove(self) -> None:
        """Take the rule away; it stands in the form until another is shown, so that it can be kept again."""
        draft = self.form.draft()
        told = say("“{name}” is taken away. Keep it again if that was not meant.", name=draft.name.strip())
        if self._adopt(self.rules.without(draft.id), "", told):
            self._select(-1)
            self._show(draft)
            self.remove.setEnabled(False)
            self.told.setText(told)

    def _adopt(self, rules: OwnRules, current: str, told: str) -> bool:
        """Keep these rules and judge the case by them; whether that was done."""
        try:
            own_rules.keep(rules)
            self.rules = own_rules.kept()
            self._judge()
        except UserError as error:
            self.told.setText(say(error.message, **error.params))
            return False
        self._show_rules(current)
        self.told.setText(told)
        return True

    def _judge(self) -> None:
        self.trials.stop()
        if self.case.own_rules.data != self.rules.data:
            self.judged.emit(self.case.judge_by_own(self.rules))

    def _take_todays(self) -> None:
        try:
            self._judge()
        except UserError as error:
            self.told.setText(say(error.message, **error.params))
        self._show_apart()

    def _show_apart(self) -> None:
        """Whether the case is judged by other rules than those of today."""
        is_apart = self.case.own_rules.data != self.rules.data and not self.rules.fault
        for widget in (self.apart, self.other):
            widget.setVisible(is_apart)

    def _ask_import(self) -> None:
        kinds = f"{say('Rules')} (*.toml)"
        if name := ask_file(self, say("Take rules from a file…"), str(places.folder()), kinds):
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take the rules of a file that somebody shared; one that stands here otherwise stays, and that is told."""
        try:
            rules, twice = self.rules.and_also(own_rules.taken(path), path.name)
        except UserError as error:
            self.told.setText(say(error.message, **error.params))
            return
        new = rules.laws[len(self.rules.laws) :]
        told = say("{count} rules were taken from {name}.", count=len(new), name=path.name)
        if twice:
            told += say("Of these, other versions stood here and stay beside them: {names}.", names=listed(twice))
        self._adopt(rules, new[0].id if new else self.form.draft().id, told)

    def _ask_export(self) -> None:
        path = ask_save(self, say("Share the rules as a file…"), say("Rules of your own"), ".toml")
        if path is not None:
            self.share(path)

    def share(self, path: Path) -> None:
        """Write the rules that are kept into a file."""
        try:
            own_rules.share(self.rules, path)
        except UserError as error:
            self.told.setText(say(error.message, **error.params))
        else:
            self.told.setText(say("The rules were written to {path}.", path=path))

    def _may_leave(self) -> bool:
        """Whether what is written and not kept may go: it is asked about."""
        return not self._is_changed or self._asked()

    def _asked(self) -> bool:
        box = Box(say("What you changed of this rule is not kept yet."), Box.Icon.Question, self)
        stay = box.addButton(say("Go on writing"), Box.ButtonRole.RejectRole)
        leave = box.addButton(say("Leave it"), Box.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        pose(box)
        return box.clickedButton() is leave

    def reject(self) -> None:
        if self._may_leave():
            super().reject()

    def event(self, event: QEvent) -> bool:
        goes = event.type() in (QEvent.Type.Hide, QEvent.Type.Close) and not event.spontaneous()
        if goes:  # the document may change from now on
            self._timer.stop()
            self.trials.stop()
        return super().event(event)


def _button(called: str, slot: Callable[[], object]) -> QPushButton:
    """A button that Enter in another field never presses."""
    made = QPushButton(say(called))
    made.setAutoDefault(False)
    made.clicked.connect(slot)
    return made
