"""Where the data files are: beside the package in a wheel or a frozen program, at the top of a checkout otherwise."""

from __future__ import annotations

from functools import cache
from pathlib import Path


class MissingResourceError(RuntimeError):
    """A data file of the program itself is not there: the installation is damaged."""


@cache
def root() -> Path:
    """The folder that holds ``rules``, ``reading``, ``translations`` and ``fonts``."""
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parents[1] / "resources"):
        if (folder / "rules").is_dir():
            return folder
    raise MissingResourceError(f"no resources beside {package}")


def path(*parts: str) -> Path:
    """The path of one data file; raises MissingResourceError when it is not there."""
    file = root().joinpath(*parts)
    if not file.exists():
        raise MissingResourceError(str(file))
    return file
