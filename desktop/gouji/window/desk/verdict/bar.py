"""The verdict over a desk: a chip an outcome, which lists what it counts; below it what was not checked, and a remedy.

A chip counts tables and text together, and its tip tells them apart, as the boxes of the paper do. What is being judged
again is counted once it was. Where all agrees and nothing was left out it says so, and leads to the paper. Held by
``test_a_chip_counts_tables_and_text_together_and_its_tip_tells_them_apart``,
``test_no_false_number_is_shown_while_something_is_judged``, ``test_a_clean_document_leads_to_the_paper``,
``test_what_is_ticked_off_stays_in_sight``, ``test_nothing_is_called_clean_where_something_was_not_checked``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.casework.prose.counts import TextCounts
from gouji.casework.telling.doubts import told_of_doubt
from gouji.casework.telling.gaps import Gap, gap_of_text, gaps
from gouji.casework.telling.packs import rules_in_short
from gouji.casework.telling.reach import told_of_reach
from gouji.casework.telling.unchecked import told_of_rules
from gouji.checking.families.family import Outcome
from gouji.window.looks import colour_of_state, shape_of_state
from gouji.window.plain import Label, as_is, one_line
from gouji.wording import say

CHIPS = ("differs", "to explain", "rounding", "hint", "uncheckable", "agrees")
"""The words of states, as their chips stand."""

TOLD = {
    "to explain": "{count} to explain",
    "rounding": "{count} of rounding",
    "hint": "{count} hints told",
    "uncheckable": "{count} not checked",
    "agrees": "{count} agree",
}


MANY = 88


class VerdictBar(QWidget):
    """``wanted`` carries the word of the state whose findings are to be listed, ``remedied`` the Gap to be seen to."""

    wanted = Signal(str)
    remedied = Signal(object)
    paper_wanted = Signal()
    rules_wanted = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.chips = {state: _Chip(state, self._widest(state)) for state in CHIPS}
        self.ticked = Label()
        self.ready = QPushButton()
        self.ready.clicked.connect(self.paper_wanted)
        self.rules = QToolButton()
        self.rules.setAutoRaise(True)
        self.rules.clicked.connect(self.rules_wanted)
        self.banner = QWidget()
        self._gaps: list[Gap] = []
        self._gaps_of_tables: list[Gap] = []
        self._of_tables: Counter[str] = Counter()
        """What is open in them by the words of states."""
        self._how_far: list[str] = []
        """What of the tables was not judged, or only in itself, a sentence each."""
        self._errors: int | None = None
        """None while the causes are looked for."""
        self._text: TextCounts | None = None
        """None until the text was judged first."""
        self._is_judged = False
        """Whether the text was judged as the figures stand: until then nothing is counted with it or called clean."""
        row = QHBoxLayout()
        for chip in self.chips.values():
            chip.wanted.connect(self.wanted)
            row.addWidget(chip)
        row.addWidget(self.ticked)
        row.addWidget(self.ready)
        row.addStretch(1)
        row.addWidget(self.rules)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(6, 2, 6, 2)
        self._box.setSpacing(2)
        self._box.addLayout(row)
        self._box.addWidget(self.banner)

    @staticmethod
    def _widest(state: str) -> tuple[str, ...]:
        """What a chip says of as many as it usually counts: it has the room for that before it counts."""
        if state == "differs":
            looking = say("{count} differ: looking for the causes…", count=MANY)
            return say("{causes} errors ({count} differ)", causes=MANY, count=MANY), looking
        return (say(TOLD[state], count=MANY),)

    def show_errors(self, errors: int | None) -> None:
        """How many errors are open among the causes; None while these are looked for."""
        self._errors = errors
        self._show()

    def show_text(self, counts: TextCounts) -> None:
        """What became of the text."""
        self._text, self._is_judged = counts, True
        self._show()

    def wait_for_text(self) -> None:
        """The text is being judged again, for something is another."""
        self._is_judged = False
        self._show()

    def show_verdict(self) -> None:
        """Count what was found of the tables as they stand."""
        check = self.case.check
        self._of_tables = Counter[str]()
        for kind, count in self.case.listed.counts.items():
            if not kind.ticked:
                self._of_tables[kind.state] += count
        self._of_tables["agrees"] = check.counts()[Outcome.AGREES]
        self._how_far = [*told_of_doubt(check), *told_of_reach(check)]
        if set_aside := check.counts()[Outcome.NOT_APPLICABLE]:
            self._how_far.append(
                say("Not applicable: {count}. What the rule asks for is not in this document.", count=set_aside)
            )
        self._gaps_of_tables = [*gaps(check)]
        self.rules.setText(one_line(rules_in_short(check)).replace("&", "&&"))
        self.rules.setToolTip(as_is("\n".join(told_of_rules(check))))
        self._show()

    def _show(self) -> None:
        """Tell what was counted, as far as it is known by now."""
        of_the_text = self._text.open if self._text else Counter[str]()
        states = self._of_tables + of_the_text
        of_text = gap_of_text(self._text) if self._text else None
        found = [*self._gaps_of_tables, *filter(None, (of_text,))]
        clean = (
            self._is_judged
            and self._errors == 0
            and not found
            and not any(states[state] for state in CHIPS[:-1])
            and states["agrees"] > 0
        )
        for state, chip in self.chips.items():
            count = states[state]
            if self._is_judged:
                told = self._differing(count) if state == "differs" else say(TOLD[state], count=count)
            else:
                told = say("Being checked…") if state == "differs" else say(TOLD[state], count="…")
            always = state in ("differs", "uncheckable", "agrees")
            chip.show_count(count, told, shown=not clean if always else count > 0)
            chip.setToolTip(as_is("\n".join(self._parts(state, of_the_text[state]))))
        self._show_ticked()
        self.ready.setVisible(clean)
        self.ready.setText(say("{count} relations agree: to the paper →", count=states["agrees"]))
        if found != self._gaps:
            self._gaps = found
            self._show_banner()
        self.banner.setVisible(bool(found))

    def _parts(self, state: str, of_text: int) -> Iterator[str]:
        """Of what a chip counts, how much is of the tables and how much of the text; and how far was checked."""
        if self._is_judged and self._text and self._text.every:
            yield say("Tables: {tables}, text: {text}", tables=self._of_tables[state], text=of_text)
        if state in ("uncheckable", "agrees"):
            yield from self._how_far

    def _show_ticked(self) -> None:
        """What is ticked off stays in sight: a tick makes nothing right, and the paper tells it."""
        kinds, text = self.case.listed.counts.items(), self._text if self._is_judged else None
        count = self.case.listed.ticked + (text.ticked if text else 0)
        differing = sum(number for kind, number in kinds if kind.ticked and kind.state == "differs")
        differing += text.differing_ticked if text else 0
        told = say("✓ {count} dealt with, {differing} of them differ", count=count, differing=differing)
        self.ticked.setText(told)
        self.ticked.setVisible(count > 0)

    def _differing(self, count: int) -> str:
        """How many errors there are; of how many it is not known yet, what differs alone."""
        if self._errors is None and count:
            return say("{count} differ: looking for the causes…", count=count)
        return say("{causes} errors ({count} differ)", causes=self._errors or 0, count=count)

    def _show_banner(self) -> None:
        """What was not checked, each with its button; made anew only where it is another."""
        banner = QWidget()
        banner.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        banner.setAutoFillBackground(True)
        row = QHBoxLayout(banner)
        row.setContentsMargins(6, 2, 6, 2)
        for gap in self._gaps:
            row.addWidget(self._told(gap))
            button = _RemedyButton(gap)
            button.remedied.connect(self.remedied)
            row.addWidget(button)
            row.addSpacing(12)
        row.addStretch(1)
        self._box.replaceWidget(self.banner, banner)
        self.banner.hide()
        self.banner.deleteLater()
        self.banner = banner

    def _told(self, gap: Gap) -> Label:
        """What was found wrong is told with its mark and colour, what was not judged with the mark of doubt."""
        told = Label(f"{shape_of_state(gap.state) if gap.state else '◇'} {gap.told}")
        if gap.state:
            palette = told.palette()
            palette.setColor(QPalette.ColorRole.WindowText, colour_of_state(gap.state, self.palette()))
            told.setPalette(palette)
        return told


class _Chip(QToolButton):
    wanted = Signal(str)

    """Keeps its place while what it counts is counted again."""

    def __init__(self, state: str, widest: tuple[str, ...]) -> None:
        super().__init__()
        self.state, self._widest = state, [f"{shape_of_state(state)} {text}" for text in widest]
        self._shown: tuple[int, str, bool] | None = None
        """What it shows; None where its colours may be others."""
        self._keep_room()
        self.setAutoRaise(True)
        self.clicked.connect(self._want)

    def _keep_room(self) -> None:
        shown, wide = self.text(), []
        for text in self._widest:
            self.setText(text)
            wide.append(self.sizeHint().width())
        self.setText(shown)
        self.setMinimumWidth(max(wide))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_room()
        elif event.type() is QEvent.Type.PaletteChange:
            self._shown = None

    def show_count(self, count: int, told: str, *, shown: bool) -> None:
        """A chip that counts nothing is quiet, or is not there."""
        if self._shown == (count, told, shown):
            return
        self._shown = count, told, shown
        self.setVisible(shown)
        text, palette = f"{shape_of_state(self.state)} {told}", self.palette()
        colour = colour_of_state(self.state, palette)
        worn = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)
        if (text, count > 0, colour) == (self.text(), self.isEnabled(), worn):
            return
        self.setText(text)
        self.setEnabled(count > 0)
        palette.setColor(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText, colour)
        palette.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.ButtonText, colour)
        self.setPalette(palette)

    def _want(self) -> None:
        self.wanted.emit(self.state)


class _RemedyButton(QPushButton):
    remedied = Signal(object)

    def __init__(self, gap: Gap) -> None:
        super().__init__(say(gap.remedy))
        self._gap = gap
        self.clicked.connect(self._remedy)

    def _remedy(self) -> None:
        self.remedied.emit(self._gap)
