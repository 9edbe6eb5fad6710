"""Which office programs are found, and that none is one that only lies in the current folder."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from gouji.reading.sources.converted import installed
from gouji.reading.sources.converted.by_script import ByScript
from gouji.reading.sources.converted.libre_office import LibreOffice

INSTALLED = installed.installed
"""Before a test puts others in its place."""

_POWERSHELL = "System32/WindowsPowerShell/v1.0/powershell.exe"
_OFFICE = "LibreOffice/program/soffice.com"


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="there LibreOffice is not looked for on the path")
def test_libre_office_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = program(tmp_path / "soffice")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert INSTALLED()[0] == LibreOffice(str(made))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere programs are looked for beside the path too")
@pytest.mark.parametrize("path", ["{folder}", ".", "", ":bin", "bin:."])
def test_nothing_is_found_where_nothing_is_but_in_a_folder_that_is_not_told_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    (tmp_path / "nothing").mkdir()
    for place in ("soffice", "bin/soffice"):
        program(tmp_path / place)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path.format(folder=tmp_path / "nothing"))
    assert INSTALLED() == []


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """A Windows whose registry is this, and whose current folder holds programs that somebody put there."""
    held: dict[tuple[str, str], str] = {}

    def value(root: str, key: str) -> str:
        if (root, key) not in held:
            raise FileNotFoundError
        return held[root, key]

    roots = {name: name for name in ("HKEY_CLASSES_ROOT", "HKEY_LOCAL_MACHINE")}
    monkeypatch.setitem(sys.modules, "winreg", SimpleNamespace(QueryValue=value, **roots))
    monkeypatch.setattr(sys, "platform", "win32")
    for name in ("powershell.EXE", "soffice.EXE", "soffice.com", _POWERSHELL, _OFFICE):
        program(tmp_path / "put there" / name)
    monkeypatch.chdir(tmp_path / "put there")
    monkeypatch.setenv("PATHEXT", ".EXE")
    monkeypatch.setenv("PATH", str(tmp_path / "put there"))
    for name in ("SYSTEMROOT", "PROGRAMFILES", "PROGRAMFILES(X86)"):
        monkeypatch.delenv(name, raising=False)
    held["HKEY_CLASSES_ROOT", r"Word.Application\CLSID"] = "{000209FF}"
    return held


@pytest.mark.parametrize("told", ["", ".", "nowhere"])
def test_on_windows_no_program_of_the_current_folder_is_run(
    registry: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    for name in ("SYSTEMROOT", "PROGRAMFILES", "PROGRAMFILES(X86)"):
        monkeypatch.setenv(name, told)
    registry["HKEY_LOCAL_MACHINE", r"SOFTWARE\LibreOffice\UNO\InstallPath"] = told
    assert INSTALLED() == []


def test_on_windows_powershell_is_that_of_windows_and_word_one_that_is_registered(
    registry: dict[tuple[str, str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_windows = program(tmp_path / "Windows" / _POWERSHELL)
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path / "Windows"))
    assert INSTALLED() == [ByScript(str(of_windows), "Word.Application", "Word")]
    registry["HKEY_CLASSES_ROOT", r"KWPS.Application\CLSID"] = "{000209FF}"
    assert [one.name for one in INSTALLED()] == ["Word", "WPS"]


def test_on_windows_libre_office_is_where_its_installer_says_or_among_the_programs(
    registry: dict[tuple[str, str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = program(tmp_path / "Program Files" / _OFFICE)
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path / "Program Files"))
    assert INSTALLED() == [LibreOffice(str(usual))]
    chosen = program(tmp_path / "D" / "soffice.exe")
    registry["HKEY_LOCAL_MACHINE", r"SOFTWARE\LibreOffice\UNO\InstallPath"] = str(chosen.parent)
    assert INSTALLED() == [LibreOffice(str(chosen))]
