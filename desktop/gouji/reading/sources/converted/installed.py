"""The office programs of this computer, each by the whole path of its program.

Windows looks for a program that is called by its bare name in the current folder first, which may be the folder that a
stranger's document came in: so PowerShell is taken from the folder of Windows, LibreOffice from where its installer
says that it is, and elsewhere only folders of the search path count that are told whole. Held by
``tests/reading/sources/converted/test_installed.py``.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from gouji.reading.sources.converted.by_script import ByScript
from gouji.reading.sources.converted.libre_office import LibreOffice
from gouji.reading.sources.converted.office import Office

_WORD, _WPS = "Word.Application", "KWPS.Application"
_OFFICES = ("soffice", "libreoffice")
_ON_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")

_POWERSHELL = "System32/WindowsPowerShell/v1.0/powershell.exe"
_PROGRAMS = ("soffice.com", "soffice.exe")
"""Of LibreOffice on Windows; the first waits until the second is done."""
_TOLD = r"SOFTWARE\LibreOffice\UNO\InstallPath"
"""Where its installer tells its folder, in the part of the registry that only an administrator writes."""


def installed() -> list[Office]:
    """The programs that are there, those that know the kinds of file best first."""
    if sys.platform == "win32":
        return [*_scripted(), *_libre_offices(_places())]
    return [*_libre_offices(_on_path())]


def _scripted() -> Iterator[Office]:
    powershell = Path(os.environ.get("SYSTEMROOT", ""), _POWERSHELL)
    if powershell.is_absolute() and powershell.is_file():
        for program, name in ((_WORD, "Word"), (_WPS, "WPS")):
            if _registered("HKEY_CLASSES_ROOT", rf"{program}\CLSID") is not None:
                yield ByScript(str(powershell), program, name)


def _places() -> Iterator[Path]:
    """Where LibreOffice may be on Windows."""
    roots = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    folders = [_registered("HKEY_LOCAL_MACHINE", _TOLD), *(root and f"{root}/LibreOffice/program" for root in roots)]
    yield from (Path(folder, program) for folder in folders if folder for program in _PROGRAMS)


def _registered(root: str, key: str) -> str | None:
    """What the registry of Windows holds under a key itself; None where there is no such key."""
    if sys.platform != "win32":
        return None
    import winreg

    try:
        return winreg.QueryValue(getattr(winreg, root), key)
    except OSError:
        return None


def _on_path() -> Iterator[Path]:
    """Where LibreOffice may be on other systems."""
    told = os.environ.get("PATH", os.defpath).split(os.pathsep)
    whole = os.pathsep.join(folder for folder in told if Path(folder).is_absolute())
    yield from (Path(found) for name in _OFFICES if (found := shutil.which(name, path=whole)))
    if sys.platform == "darwin":
        yield _ON_MAC


def _libre_offices(places: Iterator[Path]) -> Iterator[Office]:
    """The first that is found."""
    found = [str(place) for place in places if place.is_absolute() and place.is_file()]
    yield from (LibreOffice(program) for program in found[:1])
