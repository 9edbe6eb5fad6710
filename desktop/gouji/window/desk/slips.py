"""最可能的错处: what would settle the findings, each with its figures, its reason and two answers to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from html import escape
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.casework.suspecting import reasons
from gouji.casework.telling.sentences import place, reason
from gouji.casework.telling.slips import amount, gathered, lost_row, reason_sentence, tails_told
from gouji.casework.telling.slips_on_paper import MOST_FIGURES, MOST_SOLUTIONS
from gouji.checking.families.family import Outcome
from gouji.checking.findings import Finding
from gouji.explaining.explanation import Correction, Explanation, Group, Solution
from gouji.model.document import Cell
from gouji.window.plain import Label
from gouji.window.renewed import RenewedArea
from gouji.wording import say

MOST_GROUPS, MOST_FINDINGS, MOST_REASONS = 12, 5, 8
"""What is shown before "and so many more": a list longer than this is not read."""


class SuspectPanel(RenewedArea):
    """``adopted`` carries a Solution, ``chosen`` a Cell to show, ``ruled_out`` one that is not the slip.

    ``taken_back`` carries a Cell that was ruled out and may be the slip after all.
    """

    adopted = Signal(object)
    ruled_out = Signal(Cell)
    taken_back = Signal(Cell)
    chosen = Signal(Cell)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._explanation = Explanation()
        self._searching = False
        self._finding: Finding | None = None
        self._draw()

    def show_explanation(self, explanation: Explanation, searching: bool) -> None:
        """Show the newest suspicion, which may not be the last word; the scroll stays where it was."""
        self._explanation, self._searching = explanation, searching
        self._draw()

    def show_finding(self, finding: Finding | None) -> None:
        """Only what concerns this finding; everything for None."""
        if finding != self._finding:
            self._finding = finding
            self._draw()

    def _draw(self) -> None:
        wanted = self._explanation.groups
        if self._finding is not None:
            wanted = tuple(group for group in wanted if self._finding.id in group.findings) or wanted
        if not self._searching:
            wanted = gathered(wanted)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(6, 6, 6, 6)
        for group in wanted[:MOST_GROUPS]:
            self._draw_group(group, layout)
        if len(wanted) > MOST_GROUPS:
            layout.addWidget(_quiet(say("and {count} more groups", count=len(wanted) - MOST_GROUPS)))
        if not wanted:
            layout.addWidget(_quiet(self._nothing()))
        if self._finding is not None:
            layout.addWidget(_quiet(say("Because: {reason}", reason=reason(self._finding))))
            self._draw_reasons(self._finding, layout)
        self._draw_ruled_out(layout)
        layout.addStretch()
        self.renew(content)

    def _nothing(self) -> str:
        """What is told while no group is known."""
        if self._searching:
            return say("Looking for what would settle the findings…")
        if not self.case.check.counts()[Outcome.AGREES]:
            return say("Nothing could be checked, so nothing can be said of slips.")
        if self.case.check.in_doubt:
            return say("Of what is read without doubt and could be checked nothing differs.")
        return say("Of what could be checked nothing differs.")

    def _draw_group(self, group: Group, layout: QVBoxLayout) -> None:
        if self._searching and not group.solutions:
            layout.addWidget(
                _quiet(say("Still looking for what would settle {count} findings…", count=len(group.findings)))
            )
            return
        if group.why_open:
            head = say("{count} findings:", count=len(group.findings)) + say(group.why_open)
            layout.addWidget(_quiet(head))
            if not group.solutions:
                for text in self._places(group.findings):
                    layout.addWidget(_quiet(f"· {text}"))
        for solution in group.solutions[:MOST_SOLUTIONS]:
            layout.addWidget(self._card(solution))
        if len(group.solutions) > MOST_SOLUTIONS:
            layout.addWidget(_quiet(say("and {count} more possibilities", count=len(group.solutions) - MOST_SOLUTIONS)))

    def _draw_reasons(self, finding: Finding, layout: QVBoxLayout) -> None:
        """差额诊断: the classic reasons for the chosen finding's difference."""
        standing = self.case.listed.find(finding.id)
        found = reasons(self.case, standing) if standing else []
        if found:
            layout.addWidget(_rich(f"<b>{escape(say('Reasons for this difference'))}</b>"))
        for one in found[:MOST_REASONS]:
            layout.addWidget(_rich("· " + escape(reason_sentence(self.case.document, one))))

    def _card(self, solution: Solution) -> QFrame:
        card = QFrame()
        card.setFrameShape(QFrame.Shape.StyledPanel)
        card.setBackgroundRole(QPalette.ColorRole.Base)
        card.setAutoFillBackground(True)
        lines = QVBoxLayout(card)
        for correction in solution.corrections:
            for text in self._told(correction):
                lines.addWidget(self._linked(text))
        outcome = say("settles {count} findings", count=len(solution.settles))
        if solution.unique:
            outcome = say("The only single answer;") + outcome
        settled = _quiet("，".join(filter(None, (outcome, tails_told(solution)))))
        lines.addWidget(settled)
        for text in self._places(solution.settles):
            lines.addWidget(_quiet(f"✓ {text}"))
        lines.addLayout(self._answers(solution))
        return card

    def _told(self, correction: Correction) -> Iterable[str]:
        """Where, the old figure and the new with the changed digits marked, and the name of the slip."""
        document = self.case.document
        name = say(correction.pattern)
        if correction.lost_row is not None:
            yield escape(lost_row(document, correction.lost_row))
        for one in correction.figures[:MOST_FIGURES]:
            table = document.tables[one.cell.table]
            old, new = (amount(figure, table.unit) for figure in (one.stated, one.suggested))
            elsewhere = _link("ruled_out", one.cell, say("Not here"))
            yield _link("chosen", one.cell, f"{place(document, one.cell)}")
            yield f"{marked(old, new)} → {marked(new, old)}　<i>{escape(name)}</i>　{elsewhere}"
        if len(correction.figures) > MOST_FIGURES:
            yield escape(say("and {count} more", count=len(correction.figures) - MOST_FIGURES))
        if not correction.figures and correction.lost_row is None:
            yield escape(name)

    def _answers(self, solution: Solution) -> QHBoxLayout:
        row = QHBoxLayout()
        adopt = _Adopt(solution)
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

    def _places(self, ids: Iterable[str]) -> list[str]:
        """Where the findings stand that would turn green."""
        document = self.case.document
        told = [place(document, one.cells[0]) for one in self.case.listed.among(set(ids)) if one.cells]
        more = len(told) - MOST_FINDINGS
        return told[:MOST_FINDINGS] + ([say("and {count} more", count=more)] if more > 0 else [])


class _Adopt(QPushButton):
    adopted = Signal(object)

    def __init__(self, solution: Solution) -> None:
        super().__init__(say("Adopt"))
        self._solution = solution
        self.clicked.connect(self._adopt)

    def _adopt(self) -> None:
        self.adopted.emit(self._solution)


def marked(text: str, other: str) -> str:
    """``text`` as HTML with the digits underlined that ``other`` does not print in their place."""
    mine, theirs = (re.sub(r"\D", "", one) for one in (text, other))
    if len(mine) == len(theirs):
        changed = [a != b for a, b in zip(mine, theirs, strict=True)]
    else:
        changed = [True] * len(mine)
        for at, _, size in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks():
            changed[at : at + size] = [False] * size
    digits = iter(changed)
    runs = groupby(text, key=lambda char: char.isdigit() and next(digits))
    return "".join(_underlined("".join(run)) if differs else escape("".join(run)) for differs, run in runs)


def _underlined(digits: str) -> str:
    return f"<u><b>{digits}</b></u>"


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
