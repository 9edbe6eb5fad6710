"""The rows of the page of the check sheet: each part, its lines, and below a line what was found and decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.problems import Problem
from gouji.wording import say


class Kind(Enum):
    """What a row tells."""

    PART = auto()
    LINE = auto()
    PROBLEM = auto()
    HINT = auto()
    NOTE = auto()
    """Why the program leaves a line open, or what a person decided."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``answer`` is None for a part alone."""

    kind: Kind
    key: tuple[str, ...]
    """The same while the row tells of the same."""
    text: str
    answer: Answer | None = None
    problem: Problem | None = None

    @property
    def copied(self) -> str:
        """What is copied of it: a problem exactly as it is told; a line as it would stand in a sheet."""
        if self.kind is Kind.LINE and self.answer is not None:
            told = (
                say("{line}: {answer}", line=self.text, answer=self.answer.told_counted or say("open")),
                self.answer.findings,
            )
            return "\n".join(filter(None, told))
        return self.problem.text if self.problem else self.text

    @property
    def spoken(self) -> str:
        """What is said of it to whoever does not see it."""
        if self.kind is not Kind.LINE or self.answer is None:
            return self.text
        one = self.answer
        program = say("the program: {answer}", answer=one.told_by_program or say("open"))
        by_hand = one.decision and (say("{answer}, {more}", answer=one.told, more=one.decision) if one.by_hand else "")
        return "\n".join(filter(None, (self.text, program, by_hand)))


def rows_of(answers: Sequence[Answer], *, only_open: bool = False) -> list[Row]:
    """All rows in the order of the sheet, or those of lines that are not settled."""
    shown = [one for one in answers if not (only_open and one.is_settled)]
    rows: list[Row] = []
    for number, (part, lines) in enumerate(groupby(shown, lambda one: one.line.group)):
        rows.append(Row(Kind.PART, (part, str(number)), part))
        rows += [row for one in lines for row in _of_line(one)]
    return rows


def _of_line(one: Answer) -> Iterator[Row]:
    name = one.line.id
    yield Row(Kind.LINE, (name,), one.line.text, one)
    for number, (text, problem) in enumerate(zip(one.numbered, one.problems, strict=True)):
        yield Row(Kind.PROBLEM, (name, str(number), problem.key), text, one, problem)
    if one.program is None:
        yield Row(Kind.NOTE, (name, "why"), one.reason, one)
    if one.decided is not None:
        yield Row(Kind.NOTE, (name, "decided"), one.decision, one)
    for number, problem in enumerate(one.hints):
        yield Row(Kind.HINT, (name, "hint", str(number), problem.key), problem.as_hint, one, problem)
