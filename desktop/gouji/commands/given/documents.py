"""The documents that a command is given: files, folders, patterns, and - for standard input.

A Unix shell puts the files that it means in place of a pattern, those of Windows hand it on: here it means the same on
every system. What is there by the very name that is given is that file, whatever signs its name is made of. A folder
means the documents in it and in the folders within it, put in order so that numbers count; what is hidden, or was left
there by an office, is not looked at, and what else is passed over is told. Held by
``tests/commands/test_documents_given.py``.
"""

from __future__ import annotations

import glob
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gouji.batch.gathering import LOCK, once, within
from gouji.commands.given.standard_input import STANDARD_INPUT, as_file
from gouji.errors import UserError
from gouji.keeping import places
from gouji.paper.mark import is_paper
from gouji.reading.sources.endings import ENDINGS
from gouji.streams import note
from gouji.wording import listed, say

_PATTERN = re.compile(r"[*?]|\[[^\]]+\]")
"""What a word may hold that means other files than one of its own name."""

NAMED = 5
"""So many of the files that are passed over are named."""

Tell = Callable[[str], None]


def documents(words: Sequence[str], *, cases: bool = True, tell: Tell = note) -> list[Path]:
    """All of the documents that the ``words`` of a command mean, in their order. Raises UserError for the first word
    that means none."""
    return [path for word in words for path in documents_of(word, cases=cases, tell=tell)]


@dataclass(frozen=True, slots=True)
class Meant:
    """One of the documents, or a word that means none."""

    name: str
    told: str
    """Where it lies, as it was named."""
    _path: Path | UserError

    @property
    def path(self) -> Path:
        """Where it is. Raises UserError where the word means none."""
        if isinstance(self._path, UserError):
            raise self._path
        return self._path

    @property
    def is_there(self) -> bool:
        """Whether the word means one."""
        return isinstance(self._path, Path)

    @property
    def is_source(self) -> bool:
        """Whether it is to be read, and no case, which holds what was read."""
        return isinstance(self._path, Path) and self._path.suffix.lower() != places.SUFFIX


def meant(words: Sequence[str], *, cases: bool = True, tell: Tell = note) -> list[Meant]:
    """The same, but that a word that means none costs no other: it stands among them, to be told in its turn."""
    return [one for word in words for one in _meant(word, cases, tell)]


def _meant(word: str, cases: bool, tell: Tell) -> list[Meant]:
    try:
        paths = documents_of(word, cases=cases, tell=tell)
        return [Meant(path.name, word if word == STANDARD_INPUT else str(path), path) for path in paths]
    except UserError as error:
        return [Meant(word, word, error)]


def documents_of(word: str, *, cases: bool = True, tell: Tell = note) -> list[Path]:
    """The documents that one word means, at least one; a file that is not there is refused by whoever reads it.

    Of a folder or a pattern the ``cases`` among them, where the command takes any; what is passed over is ``tell`` told
    of. Raises UserError where nothing is left.
    """
    if word == STANDARD_INPUT:
        return [as_file()]
    path = Path(word)
    folder = _is_folder(path)
    if not folder and (_is_there(path) or _PATTERN.search(word) is None):
        return [path]
    found = once(within(path) if folder else _like(path))
    kinds = (*ENDINGS, places.SUFFIX) if cases else ENDINGS
    taken: list[Path] = []
    passed: list[Path] = []
    for one in found:
        (taken if one.suffix.lower() in kinds and not is_paper(one) else passed).append(one)
    if not taken:
        raise _nothing(word, passed)
    if passed:
        told = "{name}: {count} files were passed over: {names}."
        tell(say(told, name=word, count=len(passed), names=_names(passed)))
    return taken


def _nothing(word: str, passed: Sequence[Path]) -> UserError:
    if not passed:
        return UserError("no-match", "There is no document that goes by {name}.", name=word)
    told = "No document that is read goes by {name}; there are {count} other files: {names}."
    return UserError("no-match", told, name=word, count=len(passed), names=_names(passed))


def _names(paths: Sequence[Path]) -> str:
    more = ["…"] if len(paths) > NAMED else []
    return listed([*(one.name for one in paths[:NAMED]), *more])


def _like(pattern: Path) -> Iterator[Path]:
    """The files that a pattern means, and those in the folders that it means. Its beginning may be a folder whose name
    holds signs of a pattern, and how Windows is told a long path does."""
    root, parts = Path(pattern.anchor), pattern.parts[1 if pattern.anchor else 0 :]
    while parts and _is_folder(root / parts[0]):
        root, parts = root / parts[0], parts[1:]
    # unlike Path.glob this one leaves out what is hidden, and lets ** mean files too
    for one in glob.iglob(str(Path(*parts)), root_dir=root, recursive=True):  # noqa: PTH207
        path = root / one
        if not path.name.startswith(LOCK):
            yield from within(path) if _is_folder(path) else (path,)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # whoever reads it tells why it is out of reach
        return True


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
