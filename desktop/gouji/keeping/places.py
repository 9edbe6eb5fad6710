"""The user's data folder: drafts of cases not yet named, and which cases were open last."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path, user_documents_path

from gouji import whole_files
from gouji.model.names import legal

SUFFIX = ".gouji"
"""How the name of a case ends."""

MOST_RECENT = 12


def data_folder() -> Path:
    """Where this user's drafts live; ``GOUJI_DATA`` names another folder."""
    return Path(os.environ.get("GOUJI_DATA") or user_data_path("Gouji", appauthor=False))


def new_draft(source: str, now: datetime) -> Path:
    """A free path for the draft of a case on ``source``."""
    stem = f"{legal(Path(source).stem)}-{now:%Y%m%d-%H%M%S-%f}"
    return data_folder() / "drafts" / f"{stem}.gouji"


def title(path: Path) -> str:
    """What a person calls a case: its file name, for a draft that of its source."""
    return path.stem.rsplit("-", 3)[0] if is_draft(path) else path.stem


def is_draft(path: Path) -> bool:
    """Whether a case has no name of its own yet."""
    return path.parent == data_folder() / "drafts"


def recent() -> list[Path]:
    """Cases opened last, the newest first, each once; those that are gone are left out."""
    try:
        names = json.loads(_list().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    paths = [Path(name) for name in names if isinstance(name, str) and Path(name).exists()]
    return _once(paths)


def remember(path: Path) -> None:
    """Put a case at the head of the recent ones; a list that cannot be written stops nobody's work."""
    kept = _once([path.absolute(), *recent()])[:MOST_RECENT]
    _write(_list(), json.dumps([str(one) for one in kept], ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class Left:
    """How a case was left: what it is about, how many errors were open in it, and which line of the list of tables was
    in view."""

    subject: str
    errors: int
    line: int


def note_left(path: Path, left: Left) -> None:
    """Note how a case was left, for the first page and for the next time; of those that are recent only."""
    named = {str(one) for one in recent()}
    kept = {name: told for name, told in _lefts().items() if name in named}
    kept[str(path.absolute())] = [left.subject, left.errors, left.line]
    _write(_left_file(), json.dumps(kept, ensure_ascii=False))


def left(path: Path) -> Left | None:
    """How a case was left; None where that is not known."""
    match _lefts().get(str(path.absolute())):
        case [str(subject), int(errors), int(line)]:
            return Left(subject, errors, line)
    return None


def _lefts() -> dict[str, object]:
    try:
        kept = json.loads(_left_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def folder() -> Path:
    """Where the user opened or saved last, for the next dialog to begin with; else where documents are."""
    with suppress(OSError, ValueError):
        kept = Path(_folder().read_text(encoding="utf-8"))
        if kept.is_dir():
            return kept
    return user_documents_path()


def remember_folder(path: Path) -> None:
    """Note the folder of a file that the user named; drafts are nowhere to go back to."""
    if not is_draft(path):
        _write(_folder(), str(path.absolute().parent))


def _once(paths: Iterable[Path]) -> list[Path]:
    """Each file once, under the path it was met by first."""
    met: dict[str, Path] = {}
    for path in paths:
        met.setdefault(os.path.normcase(_resolved(path)), path)
    return list(met.values())


def _resolved(path: Path) -> Path:
    """The path without links; as it is on drives and shares that do not tell."""
    try:
        return path.resolve()
    except OSError:
        return path.absolute()


def _write(path: Path, text: str) -> None:
    """Put a small file in place whole; one that cannot be written stops nobody's work."""
    with suppress(OSError, UnicodeError):
        path.parent.mkdir(parents=True, exist_ok=True)
        whole_files.write(path, text.encode())


def _folder() -> Path:
    return data_folder() / "folder.txt"


def _left_file() -> Path:
    return data_folder() / "left.json"


def _list() -> Path:
    return data_folder() / "recent.json"
