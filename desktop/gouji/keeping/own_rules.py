"""The user's own rules, kept in a file of the data folder that reads like any rules in a file.

A file that is not understood stands as it is until its user mends it: nothing is written over it, no rule of it is
judged, and whoever checks something tells why. Held by ``tests/keeping/test_own_rules.py``.
"""

from __future__ import annotations

from pathlib import Path

from gouji import whole_files
from gouji.checking.rules import own
from gouji.checking.rules.own import NONE, OwnRules
from gouji.errors import UserError, unwritable
from gouji.keeping.places import data_folder


def path() -> Path:
    """Where they are kept."""
    return data_folder() / "own-rules.toml"


def kept() -> OwnRules:
    """The rules that are kept; raises UserError with file and place where they are not understood."""
    return own.read(path(), str(path())) if path().exists() else NONE


def as_far_as_understood() -> OwnRules:
    """The same; none, and why, where they are not understood."""
    try:
        return kept()
    except UserError as error:
        return OwnRules(fault=error)


def keep(rules: OwnRules) -> None:
    """Keep these instead; raises UserError, and where those that are kept are not understood."""
    kept()
    share(rules, path())


def share(rules: OwnRules, file: Path) -> None:
    """Write rules into a file of their own, which ``--rules`` takes; raises UserError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        whole_files.write(file, rules.written.encode())
    except OSError as error:
        raise unwritable("{name} cannot be written ({reason}). Choose another folder.", file.name, error) from error


def taken(file: Path) -> OwnRules:
    """The rules in a file that somebody shared; raises UserError with the place of what is not understood."""
    return own.read(file, file.name)
