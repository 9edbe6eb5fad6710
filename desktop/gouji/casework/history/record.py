"""One line of the journal as it is read, and what may be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What was done, as far as one asks for it."""

    FIGURES = "figures"
    ROWS = "rows"
    STATES = "states"
    REMARKS = "remarks"
    MARKS = "marks"
    READING = "reading"
    FILES = "files"
    RULES = "rules"
    SHEET = "sheet"
    TAKEN_OVER = "taken-over"
    PASSING = "passing"
    PAPERS = "papers"
    TURNING = "turning"

    @property
    def message(self) -> str:
        """The message id of its word."""
        return _WORDS[self]


_WORDS = {
    Kind.FIGURES: "figures changed",
    Kind.ROWS: "rows changed",
    Kind.STATES: "states of findings",
    Kind.REMARKS: "remarks given",
    Kind.MARKS: "marks on figures",
    Kind.READING: "reading told",
    Kind.FILES: "files taken in",
    Kind.RULES: "rules and year",
    Kind.SHEET: "lines of the check sheet",
    Kind.TAKEN_OVER: "taken over",
    Kind.PASSING: "handing over",
    Kind.PAPERS: "papers and signatures",
    Kind.TURNING: "undone and redone",
}

OF_ENTRIES = {
    "change": Kind.FIGURES,
    "retell": Kind.FIGURES,
    "insert-row": Kind.ROWS,
    "delete-rows": Kind.ROWS,
    "recode-row": Kind.ROWS,
    "tick": Kind.STATES,
    "untick": Kind.STATES,
    "tick-all": Kind.STATES,
    "handle": Kind.STATES,
    "remark": Kind.REMARKS,
    "verify": Kind.MARKS,
    "mark": Kind.MARKS,
    "rule-out": Kind.MARKS,
    "rule-out-all": Kind.MARKS,
    "confirm": Kind.READING,
    "describe": Kind.READING,
    "described": Kind.READING,
    "begin": Kind.FILES,
    "join": Kind.FILES,
    "beside": Kind.FILES,
    "not-beside": Kind.FILES,
    "paste": Kind.FILES,
    "year": Kind.RULES,
    "rules": Kind.RULES,
    "own-rules": Kind.RULES,
    "publication": Kind.RULES,
    "renewed": Kind.RULES,
    "decide": Kind.SHEET,
    "take-over": Kind.TAKEN_OVER,
    "pass": Kind.PASSING,
    "report": Kind.PAPERS,
    "print": Kind.PAPERS,
    "sign": Kind.PAPERS,
    "undo": Kind.TURNING,
    "redo": Kind.TURNING,
}
"""Of the kinds of entries."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line: of an entry, or of one figure or finding of it, in words; ``number`` is that of the entry."""

    number: int
    at: str
    who: str
    kind: Kind
    what: str
    where: str = ""
    old: str = ""
    new: str = ""
    tables: tuple[str, ...] = ()
    """The ids of the tables that it names."""

    @property
    def time(self) -> str:
        """When, as it is read."""
        return self.at[:19].replace("T", " ")

    @property
    def texts(self) -> tuple[str, ...]:
        """The line as it is shown and copied."""
        return self.time, self.who, self.what, self.where, self.old, self.new


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line must be to be shown; blank asks for nothing."""

    who: str = ""
    kind: str = ""
    table: str = ""
    text: str = ""
    since: str = ""
    """A day, or a time (ISO 8601): from then on."""
    until: str = ""
    """Likewise: until then, the day itself with it."""

    def holds(self, one: Record) -> bool:
        """Whether a line is as asked."""
        if self.who not in ("", one.who) or self.kind not in ("", one.kind.value):
            return False
        if self.table and self.table not in one.tables:
            return False
        if self.since and one.at < self.since:
            return False
        if self.until and one.at[: len(self.until)] > self.until:
            return False
        text = self.text.casefold()
        return not text or any(text in told.casefold() for told in one.texts)
