"""What a person said of the version before of a document and of which the next one took over: from which case, and what
was not taken over, each with its reason.

Nothing vanishes: whatever was said is taken over or stands here. Held by ``tests/casework/versions/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why something was not taken over, as message ids."""

    CHANGED = "a figure of it is another"
    MOVED = "its row goes by another code or belongs to another"
    GONE = "the new version prints no such figure"
    UNSURE = "nobody can tell which figure of the new version it is"
    UNREAD = "the new version does not tell what stands there"
    SETTLED = "its figures are others, and nothing is found there any more"
    NOT_FOUND = "nothing of the kind is found there any more"
    ANOTHER = "what is found there is another"
    OTHERS = "it is held against other figures now"
    REWORDED = "the text has other words there"
    NEW = "it is found in the new version alone"
    FELL = "it stood no longer in the case before"
    OTHER_GROUND = "what the answer rests on is another"
    OF_THE_SOURCE = "it was said of the file before"
    NEVER = "a sign-off is never taken over"
    PRINTED_NOW = "the new version prints this figure"
    PRINTED_STILL = "the new version prints the figure still that was changed"


class Sort(StrEnum):
    """What was said."""

    STATE = "state"
    REMARK = "remark"
    MARK = "mark"
    RULED_OUT = "ruled-out"
    ANSWER = "answer"
    CONFIRMED = "confirmed"
    CHANGE = "change"
    ROWS = "rows"
    TEXT = "text"
    BESIDE = "beside"
    SIGN_OFF = "sign-off"
    FOUND = "found"
    """Nobody said it: the program finds it in the new version."""


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that was not taken over: what it was (a word of the program where ``sort`` has such, else as it was
    typed), where, given by whom and when, and why not."""

    sort: Sort
    why: Why
    where: str
    """In the words of the document in which it stood."""
    what: str = ""
    text: str = ""
    """The remark or the explanation that was given with it."""
    who: str = ""
    at: str = ""
    now: str = ""
    """The address of the figure of the new version to look at; "" where there is none."""
    of: str = ""
    """The id of what is found there in the new version, or of the line of the check sheet."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """From which case, by its name, its files and the digest of its journal; how much, and what was left."""

    case: str
    files: tuple[str, ...]
    head: str
    count: int
    left: tuple[Left, ...]

    @property
    def found(self) -> int:
        """How much of what was left nobody said: it is found anew."""
        return sum(one.sort is Sort.FOUND for one in self.left)
