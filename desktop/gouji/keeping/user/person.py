"""Who works here: the name under which ticks and remarks are noted, the login name until another is given."""

from __future__ import annotations

import getpass
from pathlib import Path

from gouji import whole_files
from gouji.keeping.places import data_folder
from gouji.model.persons import seen


def name() -> str:
    """What the person who works here is called."""
    try:
        given = seen(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        given = ""
    return given or _login()


def rename(given: str) -> None:
    """Be called so from now on; blank means the login name. Raises OSError."""
    _file().parent.mkdir(parents=True, exist_ok=True)
    whole_files.write(_file(), seen(given).encode())


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"  # an account without a name


def _file() -> Path:
    return data_folder() / "person.txt"
