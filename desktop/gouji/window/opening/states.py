"""What an opening is at: nothing, reading, asking, making, handing over; or ending what was given up.

Each state holds what belongs to it and nothing else, and ``NEXT`` says which may follow which
(``tests/window/test_opening_states.py`` walks through all of them).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gouji.errors import UserError

if TYPE_CHECKING:
    from gouji.casework.case import Case
    from gouji.reading.original import Original
    from gouji.window.opening.loading import Loader, Making


@dataclass(frozen=True, slots=True)
class CaseWanted:
    """A case file to open again."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name


class FileWanted(NamedTuple):
    """A file to read: what it is called, and how it is read."""

    name: str
    read: Callable[..., Original]


class Came(NamedTuple):
    """What was read of a file, and the cases that were worked on with it, the last one first."""

    original: Original
    kept: list[Path]


@dataclass(frozen=True, slots=True)
class SourceWanted:
    """A source to read, file by file: those that are left, and what came of the ones before."""

    files: tuple[FileWanted, ...]
    joins: bool = False
    """The files join the case that is open."""
    follows: Path | None = None
    """The file of the case on the version before of their document."""
    came: tuple[Came, ...] = ()
    refused: tuple[UserError, ...] = ()
    """Why the other ones were not read."""

    @property
    def name(self) -> str:
        return self.files[0].name

    @property
    def read(self) -> Callable[..., Original]:
        return self.files[0].read

    @property
    def is_one_of_several(self) -> bool:
        """Whether the next file is not the only one."""
        return len(self.files) + len(self.came) + len(self.refused) > 1

    def unlocked(self, password: str) -> SourceWanted:
        """The same with the password of the file that is next."""
        name, read = self.files[0]
        return replace(self, files=(FileWanted(name, partial(read, password=password)), *self.files[1:]))

    def by_itself(self) -> SourceWanted:
        """The same as a case of its own."""
        return replace(self, joins=False)

    def after(self, came: Came | UserError | None) -> SourceWanted:
        """What is left once the next file was read, refused, or given up."""
        left = replace(self, files=self.files[1:])
        match came:
            case Came():
                return replace(left, came=(*self.came, came))
            case UserError():
                return replace(left, refused=(*self.refused, came))
        return left


Wanted = CaseWanted | SourceWanted


@dataclass(slots=True)
class Idle:
    """Nothing is under way."""


@dataclass(slots=True)
class Reading:
    """A thread reads a file of a source."""

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
    Reading: frozenset((Idle, Reading, Asking, GivenUp, Closed)),
    Asking: frozenset((Idle, Reading, Asking, MakingCase, Closed)),
    MakingCase: frozenset((Idle, HandingOver, GivenUp, Closed)),
    HandingOver: frozenset((Idle, Closed)),
    GivenUp: frozenset((Idle, Closed)),
    Closed: frozenset(),
}
"""What may follow what."""


def files_wanted(paths: Sequence[Path], *, alone: bool) -> tuple[FileWanted, ...]:
    """Files to read, each ``alone`` or as one of several."""
    from gouji.apart.reading import read_original

    return tuple(FileWanted(path.name, partial(read_original, path, password=None, alone=alone)) for path in paths)
