"""Habits of those who fill forms in: columns and rows that no form has, names set in, dashes where nothing stands.

The truth of a table is the same, whatever its office makes of the form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

from tests.generated.paper import Paper
from tests.generated.sheets import ABOVE, LEFT, Blank, Sheet

Write = Callable[[Paper, Path, Random], None]

_REMARKS = ("", "", "", "含上年结转", "详见说明", "按政策调整")


@dataclass(frozen=True)
class Habits:
    """What one office does in all its tables."""

    indents: bool
    """款, 项 and numbered lines are set in by spaces."""
    dashes: str
    """What stands where a row has no amount; "" for nothing."""
    remarks: bool
    """A column 备注 at the right."""
    numbered: bool
    """A column 序号 at the left, where a table has codes."""
    spare: int
    """Rows of the form that nothing is written in."""


def with_habits(write: Write) -> Write:
    """A writer whose office has some habits, by chance."""

    def written(paper: Paper, path: Path, rng: Random) -> None:
        own = Random(f"habits {rng.random()}")
        how = Habits(
            own.random() < 0.2,
            own.choice(("", "", "", "-", "—", "－")),
            own.random() < 0.1,
            own.random() < 0.1,
            own.choice((0, 0, 0, 1, 4)),
        )
        printed = replace(paper, sheets=[_as_filled(sheet, how, own) for sheet in paper.sheets])
        write(printed, path, rng)
        paper.traits |= asdict(how)

    return written


def _as_filled(sheet: Sheet, how: Habits, rng: Random) -> Sheet:
    roles, header = sheet.roles, [list(row) for row in sheet.header]
    body = [_filled(row, roles, how) for row in sheet.body]
    width = len(roles)
    if body:
        body += [[""] * width for _ in range(how.spare)]
    if how.remarks:
        roles += "t"
        header = [[*row, ABOVE if number else "备注"] for number, row in enumerate(header)]
        body = [[*row, rng.choice(_REMARKS) if any(row) and row[0] != "栏次" else ""] for row in body]
    if how.numbered and len(sheet.blank.sides) == 1 and roles[0] == "c" and all(row[0] != "栏次" for row in body):
        roles = f"t{roles}"
        header = [[ABOVE if number else "序号", *row] for number, row in enumerate(header)]
        body = [[str(number) if row[0] else "", *row] for number, row in enumerate(body, 1)]
    return replace(sheet, blank=Blank(tuple(map(tuple, header)), roles), body=body)


def _filled(row: list[str], roles: str, how: Habits) -> list[str]:
    """A row with its name set in, and dashes in place of the amounts that it lacks."""
    amounts = [text for text, role in zip(row, roles, strict=True) if role == "a"]
    dashed = how.dashes and any(map(str.isdecimal, "".join(amounts)))
    code = "".join(text for text, role in zip(row, roles, strict=True) if role == "c")
    depth = max(0, (len(code) - 3) // 2) if code.isdecimal() else 0
    found = []
    for text, role in zip(row, roles, strict=True):
        if role == "a" and not text and dashed:
            found.append(how.dashes)
        elif how.indents and text not in ("", LEFT, ABOVE) and (role == "n" or (role == "l" and text[0].isdecimal())):
            found.append("　" * (depth if role == "n" else 1) + text)
        else:
            found.append(text)
    return found
