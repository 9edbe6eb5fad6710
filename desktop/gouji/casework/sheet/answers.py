"""The lines of a check sheet with their answers: no from what was found, yes only where all was looked at, else open.

No is what any finding that must be mended or explained says; one that was ticked off is called so and says no all the
same, for only what a person decides of the line turns its answer. Yes needs every source of a line: its tables
were read without doubt and judged, the text under its headings was held against something, what it asks for is there.
Hints stand below a line and turn nothing. What a person decided stands, and tells when its ground changed. Held by
``tests/casework/sheet/test_answers.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gouji.casework.case import Case
from gouji.casework.prose.said import all_said
from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.ground import evidence_of, mark_of, table_of
from gouji.casework.sheet.lines import Kind, Line, lines
from gouji.casework.sheet.problems import Problem, TickedOff, TickOf, of_finding, of_text
from gouji.casework.telling.reach import Reach, reaches
from gouji.checking.check import Check
from gouji.checking.families.family import DIFFERS, UNCHECKABLE
from gouji.checking.families.unheld import Lacking
from gouji.checking.findings import Finding
from gouji.checking.rules.laws import Severity
from gouji.model.document import Passage
from gouji.model.rawgrid import RawGrid
from gouji.model.reason import Reason
from gouji.prose.claims import Role
from gouji.prose.text import text_of
from gouji.reading.original import NOT_FOUND
from gouji.review.decisions import Decision, Given
from gouji.review.marks import Markable
from gouji.wording import say

_BLANK_NOTE = re.compile(
    r"空表|表为空|无数据|不涉及|无相关(?:收支|预算|支出|内容)|没有使用.+安排的|[（(](?:本(?:部门|单位|年度?))?无[^（）()]{3,30}[）)]"
)
"""How a note below a table, or in the place of its rows, tells that there is nothing to print."""
_CONTENTS = re.compile("目录$")
_LONGEST = 60
"""Letters of a line that may be a heading, the dots of a contents list among them."""
_AMOUNT = re.compile(r"[\d,]+\.\d+")
_OFTEN_BLANK = {"government-fund": "政府性基金", "state-capital": "国有资本", "three-public": "三公"}
"""Kinds of tables that are printed blank, and the words by which a note tells that there is none of it."""


def sheet_of(
    check: Check,
    tick_of: TickOf = lambda _: None,
    decisions: Mapping[str, Decision] | None = None,
) -> tuple[Answer, ...]:
    """The sheet of a document as it stands; what was ticked off is called so."""
    sheet = _Sheet(check, tick_of)
    found = (sheet.answer(line, (decisions or {}).get(line.id)) for line in lines(check.document.stage))
    return tuple(one for one in found if not one.line.rest or one.line.asks or one.problems or one.hints)


def sheet_of_case(case: Case) -> tuple[Answer, ...]:
    """The sheet of a case as it stands, with what was decided in it."""

    def tick_of(one: Markable) -> TickedOff | None:
        given = case.handling_on(one)
        return TickedOff(given.state, given.who, given.at, case.marks.remarks.get(one.id, "")) if given else None

    return sheet_of(case.check, tick_of, case.marks.decided)


def is_published(check: Check) -> bool:
    """Whether a document has text that tells amounts: a sheet is of such, not of tables alone."""
    return any(claim.quantity for claim in text_of(check.document).claims)


def _folded(line: Passage) -> str:
    """A line that may be a heading."""
    text = "".join(line.text.split())
    return text if len(text) <= _LONGEST else ""


def _holds_money(grid: RawGrid) -> bool:
    return any(_AMOUNT.fullmatch(cell) for row in grid.cells for cell in row)


@dataclass(slots=True)
class _Own:
    """What belongs to one line."""

    problems: list[Problem] = field(default_factory=list)
    rests_on: list[str] = field(default_factory=list)
    """Marks of what was looked at for it."""
    claims: int = 0
    unchecked: int = 0


class _Sheet:
    """One document, its findings given to the lines that they belong to."""

    def __init__(self, check: Check, tick_of: TickOf) -> None:
        self._check, self._document = check, check.document
        self._ground = check.ground
        self._lines = lines(check.document.stage)
        self._own = {line.id: _Own() for line in self._lines}
        self._unjudged: dict[str, set[str]] = {}
        """By the kind of a table what could not be judged of it."""
        text = text_of(check.document)
        self._headings = [*map(_folded, self._document.prose)]
        self._contents = next((one for one in self._headings if _CONTENTS.search(one)), None)
        self._notes = [one.text for one in text.paragraphs if _BLANK_NOTE.search(one.text)]
        for finding in check.findings():
            self._give_finding(finding, tick_of(finding))
        for left in check.unchecked:
            for kind in left.law.together if left.family is not None else ():
                self._unjudged.setdefault(kind, set()).add(left.law.id)
        for problem in of_text(check, tick_of):
            self._give(problem)
        for one in all_said(check):
            claim = one.held.claim if one.held else None
            line = self._line_of(claim.paragraph.headings) if claim else None
            if line is not None and claim is not None and claim.role is not Role.TITLE:
                own = self._own[line.id]
                own.claims += 1
                own.unchecked += one.outcome is UNCHECKABLE
                own.rests_on.append(evidence_of(self._document, one))

    def answer(self, line: Line, decided: Decision | None) -> Answer:
        own = self._own[line.id]
        missing = [*self._missing(line)]
        problems = (*missing, *(one for one in own.problems if one.severity is not Severity.HINT))
        hints = tuple(one for one in own.problems if one.severity is Severity.HINT)
        why = None if problems else next(self._open(line, own), None)
        program = Given.NO if problems else None if why else Given.YES
        numbers = (number for kind in line.tables if (number := self._ground.number_of(kind)) is not None)
        rests_on = (*own.rests_on, *(table_of(self._document, number) for number in numbers))
        ground = mark_of(program, why, (*problems, *hints), rests_on)
        return Answer(line, program, why, ground, problems, hints, decided)

    def _give_finding(self, finding: Finding, ticked: TickedOff | None) -> None:
        kinds = {self._document.tables[number].kind for number in finding.tables}
        if finding.outcome is DIFFERS:
            self._give(of_finding(self._document, finding, ticked))
        elif finding.outcome is UNCHECKABLE:
            for kind in kinds:
                self._unjudged.setdefault(kind, set()).add(finding.rule)

    def _give(self, problem: Problem) -> None:
        found = [line for line in self._lines if set(line.tables) & set(problem.kinds)]
        if not found:
            titled = (line for line in self._lines if line.cover) if problem.is_title else iter(())
            line = next(titled, None) or self._line_of(problem.headings)
            found = [line] if line else []
        for line in found:
            self._own[line.id].problems.append(problem)

    def _line_of(self, headings: tuple[str, ...]) -> Line | None:
        """The line of what stands under headings, by the innermost that any line names."""
        for heading in reversed(headings):
            for line in self._lines:
                if line.headings is not None and line.headings.search(heading):
                    return line
        return next((line for line in self._lines if line.rest), None)

    def _missing(self, line: Line) -> Iterator[Problem]:
        """Tables that the line asks for and that are not there; a page that was not read may hold any of them."""
        whole = not self._document.lost and not any(map(_holds_money, self._document.grids))
        for kind in line.tables:
            number = self._ground.number_of(kind)
            if number is None and whole and self._ground.absence is Lacking.TABLE:
                told = say("{table} is missing", table=line.text)
                yield Problem(f"missing:{kind}", Severity.EXPLAIN, "", "", told)
            elif number is not None and reaches(self._check)[number] is Reach.BLANK and not self._is_noted(kind):
                told = say("the table is blank, and no note says so")
                table = self._document.tables[number]
                places = ((table.file, table.place),)
                yield Problem(f"blank:{kind}", Severity.EXPLAIN, self._called(number), "", told, places=places)

    def _called(self, number: int) -> str:
        table = self._document.tables[number]
        return f"{table.id} {table.title or say(table.kind)}"

    def _has(self, asked: re.Pattern[str]) -> bool:
        """Whether a heading names it: in the body, not in the contents alone."""
        if self._contents is not None and asked.search(self._contents):
            return True
        return sum(1 for one in self._headings if asked.search(one)) > (self._contents is not None)

    def _is_noted(self, kind: str) -> bool:
        """Whether a note tells of a blank table, or there are as many notes as blank tables."""
        word = _OFTEN_BLANK.get(kind, "")
        blank = sum(reach is Reach.BLANK for reach in reaches(self._check))
        return len(self._notes) >= blank or any(word in note for note in self._notes if word)

    def _open(self, line: Line, own: _Own) -> Iterator[Reason]:
        """Why a line without problems is not answered yes."""
        if line.kind is Kind.MANUAL:
            yield Reason("not checked: it is not told by the document")
        for kind in line.tables:
            yield from self._open_table(kind)
        if line.asks is not None and not self._has(line.asks):
            yield Reason("not checked: no such section was read")
        if line.asks is not None and line.asks.fullmatch("目录"):
            yield from (Reason(one.message, one.params) for one in self._document.notices if one.message == NOT_FOUND)
        if own.unchecked:
            yield Reason(
                "not checked: {count} of {all} statements of the text",
                {"count": str(own.unchecked), "all": str(own.claims)},
            )
        if line.rest and not own.claims:
            yield Reason("not checked: no statement was read")
        if line.cover and not (self._document.year and self._document.entity):
            yield Reason("not checked: no title was read")

    def _open_table(self, kind: str) -> Iterator[Reason]:
        number = self._ground.number_of(kind)
        if number is None:
            yield Reason("not checked: the table was not read")
            return
        match reaches(self._check)[number]:
            case Reach.DOUBT:
                yield Reason("not checked: the reading of the table is in doubt")
            case Reach.NOTHING:
                yield Reason("not checked: nothing of the table could be judged")
        if unjudged := self._unjudged.get(kind):
            yield Reason("not checked: {count} laws of the table could not be judged", {"count": str(len(unjudged))})
