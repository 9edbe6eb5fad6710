"""What an opening is at: nothing, reading, asking, making, handing over; or ending what was given up.

Each state holds what belongs to it and nothing else, and ``NEXT`` says which may follow which
(``tests/window/test_opening_states.py`` walks through all of them).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gouji.casework.case import Case
    from gouji.reading.read import Original
    from gouji.window.opening.loading import Loader, Making


@dataclass(frozen=True, slots=True)
class CaseWanted:
    """A case file to open again."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name


@dataclass(frozen=True, slots=True)
class SourceWanted:
    """A source to read: what it is called, and how it is read."""

    name: str
    read: Callable[..., Original]

    def unlocked(self, password: str) -> SourceWanted:
        """The same with its password."""
        return replace(self, read=partial(self.read, password=password))


Wanted = CaseWanted | SourceWanted


@dataclass(slots=True)
class Idle:
    """Nothing is under way."""


@dataclass(slots=True)
class Reading:
    """A thread reads a source."""

    wanted: SourceWanted
    work: Loader


@dataclass(slots=True)
class Asking:
    """The thread has ended, and a question stands: its answer counts as long as this very state does."""


@dataclass(slots=True)
class MakingCase:
    """A thread makes a case of what was read, or opens one."""

    work: Making
    is_pasted: bool
    """Its source is nowhere else."""


@dataclass(slots=True)
class HandingOver:
    """A case is made; it waits while a dialog stands that speaks of the one before."""

    case: Case
    is_pasted: bool


@dataclass(slots=True)
class GivenUp:
    """A thread was told to stop and has not ended yet: nothing comes of it. ``wanted`` begins after it."""

    work: Loader | Making
    wanted: Wanted | None = field(default=None)


@dataclass(slots=True)
class Closed:
    """The window is gone."""


State = Idle | Reading | Asking | MakingCase | HandingOver | GivenUp | Closed

NEXT: dict[type[State], frozenset[type[State]]] = {
    Idle: frozenset((Reading, MakingCase, Closed)),
    Reading: frozenset((Idle, Asking, GivenUp, Closed)),
    Asking: frozenset((Idle, Reading, MakingCase, Closed)),
    MakingCase: frozenset((Idle, HandingOver, GivenUp, Closed)),
    HandingOver: frozenset((Idle, Closed)),
    GivenUp: frozenset((Idle, Closed)),
    Closed: frozenset(),
}
"""What may follow what."""
