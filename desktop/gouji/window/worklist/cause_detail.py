"""What is to be known of a cause or a finding beside the list: answers with their figures, reasons, the way back."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.told import by_numeral, place_of, reason_of, rivals_of, slip_of, statement
from gouji.casework.prose import proof
from gouji.casework.prose.said import Said, said_by_id
from gouji.casework.suspecting import reasons
from gouji.casework.telling.sentences import place, reason, sentence
from gouji.casework.telling.slips import amount, lost_row, reason_sentence, tails_told
from gouji.checking.families.family import Outcome
from gouji.checking.findings import Finding
from gouji.explaining.explanation import Correction, Solution
from gouji.model.document import Cell
from gouji.window.plain import Label
from gouji.window.renewed import RenewedArea
from gouji.window.worklist.marked_digits import marked
from gouji.wording import clauses, say, statements

MOST_SOLUTIONS, MOST_FIGURES, MOST_REASONS = 6, 8, 8
"""What is shown before "and so many more": a list longer than this is not read."""


def kept_remark(case: Case, cause: Cause | None) -> str:
    """What was noted on a cause: the remark on the first of what it settles that has one."""
    return next((told for name in cause.ids if (told := case.marks.remarks.get(name))), "") if cause else ""


class CauseDetail(RenewedArea):
    """``adopted`` carries a Solution, ``chosen`` a Cell to show, ``ruled_out`` one that is not the slip.

    ``taken_back`` carries a Cell that was ruled out and may be the slip after all, ``retold`` Retellings of the text.
    """

    adopted = Signal(object)
    retold = Signal(object)
    ruled_out = Signal(Cell)
    taken_back = Signal(Cell)
    chosen = Signal(Cell)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(say("What is known of the cause"))
        self._cause: Cause | None = None
        self._finding: Finding | Said | None = None
        self._searching = False
        self._is_any_open = False
        self._draw()

    def show_row(self, cause: Cause | None, finding: Finding | Said | None, searching: bool, is_any_open: bool) -> None:
        """Show what concerns a cause, or one finding of it; the scroll stays where it was."""
        self._cause, self._finding, self._searching, self._is_any_open = cause, finding, searching, is_any_open
        self._draw()

    def _draw(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(6, 6, 6, 6)
        finding = self.case.listed.find(self._finding.id) if isinstance(self._finding, Finding) else None
        said = said_by_id(self.case.check).get(self._finding.id) if isinstance(self._finding, Said) else None
        if said is not None:
            layout.addWidget(_rich(escape(proof.sentence(self.case.document, said))))
            layout.addWidget(_quiet(say("“{text}”", text=proof.quoted(self.case.check, said))))
        if finding is not None:
            layout.addWidget(_rich(escape(sentence(self.case.document, finding))))
            layout.addWidget(_quiet(say("Because: {reason}", reason=reason(finding))))
        if self._cause is not None:
            self._draw_cause(self._cause, layout)
        elif self._finding is None:
            layout.addWidget(_quiet(self._nothing()))
        if finding is not None:
            self._draw_reasons(finding, layout)
        for tie in proof.ties(self.case.document, said) if said is not None else ():
            layout.addWidget(self._linked(_link("chosen", tie.cell, f"→ {tie.told}")))
        self._draw_ruled_out(layout)
        layout.addStretch()
        self.renew(content)

    def _nothing(self) -> str:
        """What is told while no cause is chosen."""
        if self._is_any_open or any(one.outcome is Outcome.DIFFERS for one in self.case.listed):
            return say("F4 goes to the next cause; Enter goes to its figure.")
        if self._searching:
            return say("Looking for what would settle the findings…")
        if not self.case.check.counts()[Outcome.AGREES]:
            return say("Nothing could be checked, so nothing can be said of slips.")
        if self.case.check.in_doubt:
            return say("Of what is read without doubt and could be checked nothing differs.")
        return say("Of what could be checked nothing differs.")

    def _draw_cause(self, cause: Cause, layout: QVBoxLayout) -> None:
        if cause.sought:
            count = len(cause.settles)
            layout.addWidget(_quiet(say("Still looking for what would settle {count} findings…", count=count)))
            return
        if not cause.is_open:
            standing = {one.id: one for one in self.case.listed.among(cause.settles)}
            told = statement(self.case.document, cause, standing, said_by_id(self.case.check) if cause.said else {})
            layout.addWidget(_rich(escape(told)))
            if remark := kept_remark(self.case, cause):
                layout.addWidget(_quiet(say("Remark: {text}", text=remark)))
            return
        if len(cause.answers) > 1:
            told = say("{count} answers are equally good", count=len(cause.answers))
            layout.addWidget(_rich(f"<b>{escape(told)}</b>"))
        if rivals := rivals_of(cause, by_numeral):
            layout.addWidget(_quiet(rivals))
        if cause.why:
            layout.addWidget(_quiet(say(cause.why)))
        if cause.retellings:
            layout.addWidget(self._words_card(cause))
        for solution in cause.answers[:MOST_SOLUTIONS]:
            layout.addWidget(self._card(solution, cause))
        if len(cause.answers) > MOST_SOLUTIONS:
            layout.addWidget(_quiet(say("and {count} more possibilities", count=len(cause.answers) - MOST_SOLUTIONS)))

    def _words_card(self, cause: Cause) -> QFrame:
        """What the text says and should say, with the digits marked that are others."""
        words = cause.words[0]
        card, lines = _framed()
        lines.addWidget(_rich(escape(place_of(self.case.document, cause))))
        lines.addWidget(_rich(f"{marked(words.stated, words.should)} → {marked(words.should, words.stated)}"))
        why = reason_of(self.case.document, cause)
        lines.addWidget(_quiet(why if cause.unique else say("perhaps: {reason}", reason=why)))
        row = QHBoxLayout()
        adopt = _Adopt(cause.retellings, say("Adopt"))
        adopt.adopted.connect(self.retold)
        row.addWidget(adopt)
        row.addStretch()
        lines.addLayout(row)
        return card

    def _draw_reasons(self, finding: Finding, layout: QVBoxLayout) -> None:
        """差额诊断: the classic reasons for the chosen finding's difference."""
        found = reasons(self.case, finding)
        if found:
            layout.addWidget(_rich(f"<b>{escape(say('Reasons for this difference'))}</b>"))
        for one in found[:MOST_REASONS]:
            layout.addWidget(_rich("· " + escape(reason_sentence(self.case.document, one))))

    def _card(self, solution: Solution, cause: Cause) -> QFrame:
        card, lines = _framed()
        for correction in solution.corrections:
            for text in self._told(correction, slip_of(self.case.document, cause, correction)):
                lines.addWidget(self._linked(text))
        outcome = say("settles {count} findings", count=len(solution.settles))
        if solution.unique:
            outcome = statements((say("The only single answer"), outcome))
        settled = _quiet(clauses((outcome, tails_told(solution))))
        lines.addWidget(settled)
        lines.addLayout(self._answers(solution, cause))
        return card

    def _told(self, correction: Correction, name: str) -> Iterable[str]:
        """Where, the old figure and the new with the changed digits marked, and the ``name`` of the slip."""
        document = self.case.document
        if correction.lost_row is not None:
            yield escape(lost_row(document, correction.lost_row))
        for one in correction.figures[:MOST_FIGURES]:
            table = document.tables[one.cell.table]
            old, new = (amount(figure, table.unit) for figure in (one.stated, one.suggested))
            elsewhere = _link("ruled_out", one.cell, say("Not here"))
            yield _link("chosen", one.cell, f"{place(document, one.cell)}")
            yield f"{marked(old, new)} → {marked(new, old)}　{escape(name)}　{elsewhere}"
        if len(correction.figures) > MOST_FIGURES:
            yield escape(say("and {count} more", count=len(correction.figures) - MOST_FIGURES))
        if not correction.figures and correction.lost_row is None:
            yield escape(name)

    def _answers(self, solution: Solution, cause: Cause) -> QHBoxLayout:
        row = QHBoxLayout()
        adopt = _Adopt(solution, say("Put it back" if cause.puts_back else "Adopt"))
        adopt.adopted.connect(self.adopted)
        if any(one.lost_row for one in solution.corrections) or not solution.changes:
            adopt.setEnabled(False)
            adopt.setToolTip(say("A row that is missing is added in the source; then open the file again."))
        elif any(one.bound for one in solution.corrections):
            adopt.setEnabled(False)
            adopt.setToolTip(say("The sums only set a limit here; enter the right figure in the table."))
        row.addWidget(adopt)
        row.addStretch()
        return row

    def _draw_ruled_out(self, layout: QVBoxLayout) -> None:
        """The figures of which the user said that the slip is not there, each with the way back."""
        for cell in sorted(self.case.ruled_out):
            told = escape(say("{place} is ruled out", place=place(self.case.document, cell)))
            layout.addWidget(self._linked(f"{told}　{_link('taken_back', cell, say('Suspect it again'))}"))

    def _linked(self, text: str) -> QLabel:
        label = _rich(text)
        label.linkActivated.connect(self._follow)
        return label

    def _follow(self, link: str) -> None:
        """A link names one of the signals and the cell that it carries."""
        name, _, cell = link.partition(":")
        getattr(self, name).emit(Cell(*map(int, cell.split(","))))


def _framed() -> tuple[QFrame, QVBoxLayout]:
    """A card, and where its lines go."""
    card = QFrame()
    card.setFrameShape(QFrame.Shape.StyledPanel)
    card.setBackgroundRole(QPalette.ColorRole.Base)
    card.setAutoFillBackground(True)
    return card, QVBoxLayout(card)


class _Adopt(QPushButton):
    adopted = Signal(object)

    def __init__(self, solution: object, told: str) -> None:
        super().__init__(told)
        self._solution = solution
        self.clicked.connect(self._adopt)

    def _adopt(self) -> None:
        self.adopted.emit(self._solution)


def _link(signal: str, cell: Cell, text: str) -> str:
    return f'<a href="{signal}:{cell.table},{cell.row},{cell.column}">{escape(text)}</a>'


def _rich(text: str) -> QLabel:
    label = Label(text)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    return label


def _quiet(text: str) -> QLabel:
    label = Label(text)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
