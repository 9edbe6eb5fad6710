"""The lines of the list of causes: every cause by its number, then what is gathered and counts as none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gouji.casework.causes.cause import Cause
from gouji.casework.causes.causes import is_error
from gouji.checking.findings import Finding

GATHERED = ("hint", "rounding", "uncheckable")
"""The states of findings that are no errors, in the order of their lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A cause with its number, or the findings of a state that are gathered."""

    key: object
    """The same while the cause, or the state, stands."""
    findings: tuple[str, ...]
    """Ids of those that are folded below it, and of sentences of the text."""
    cause: Cause | None = None
    number: int = 0
    """From 1, of a cause."""
    state: str = ""
    """The word of the state of what is gathered."""

    @property
    def folds(self) -> bool:
        """Whether anything is folded below: of a cause that is one finding and no more, nothing is."""
        return self.cause is None or bool(self.cause.answers) or len(self.findings) > 1

    @property
    def remedy(self) -> object:
        """What would put its cause right: the figures, or the words."""
        return self.cause and (self.cause.figures, self.cause.retellings)


def onward(rows: Sequence[int], at: float, by: int) -> list[int]:
    """The rows as they are walked from a place, forwards or back, all around; without a place it is -1."""
    if by >= 0:
        return [row for row in rows if row > at] + [row for row in rows if row <= at]
    before = [row for row in rows if row < at]
    return [*reversed(before), *reversed(rows[len(before) :])]


def lines_of(causes: Iterable[Cause], findings: Iterable[Finding]) -> list[Line]:
    """The lines in their order. Of two causes that stand in one place the one before has the lower key."""
    lines: list[Line] = []
    met: dict[object, int] = {}
    for number, cause in enumerate(causes, start=1):
        place = (cause.place, cause.ids[:1])
        met[place] = met.get(place, 0) + 1
        lines.append(Line((place, met[place]), cause.ids, cause, number))
    gathered: dict[str, list[str]] = {state: [] for state in GATHERED}
    for finding in findings:
        if not is_error(finding):
            gathered.setdefault(finding.state, []).append(finding.id)
    lines += [Line(state, tuple(ids), state=state) for state, ids in gathered.items() if ids]
    return lines
