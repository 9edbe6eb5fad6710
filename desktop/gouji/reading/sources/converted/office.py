"""The office programs of this computer that write a docx: Word and WPS on Windows, LibreOffice everywhere.

LibreOffice works in a profile folder of its own, so that one which the user has open is neither asked nor closed. Word
and WPS are driven by a script of PowerShell, which Windows brings along: what it started it tells in a file, so that
just that is ended; a Word that the user has open is left alone. Macros are not run, a document with a password is
refused and asks nobody. Held by ``tests/reading/sources/converted/test_office.py``.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

TARGET = "converted.docx"
"""What the docx is called in the folder in which a program works."""

_SCRIPT = """
$ErrorActionPreference = 'Stop'
$names = 'WINWORD', 'wps'
$before = @(Get-Process -Name $names -ErrorAction SilentlyContinue | ForEach-Object { $_.Id })
$app = New-Object -ComObject $env:GOUJI_PROGRAM
$started = @(Get-Process -Name $names -ErrorAction SilentlyContinue | ForEach-Object { $_.Id } |
  Where-Object { $before -notcontains $_ })
Set-Content -LiteralPath $env:GOUJI_STARTED -Value $started -Encoding Ascii
try {
  if ($started.Count) { $app.Visible = $false; $app.DisplayAlerts = 0 }
  try { $app.AutomationSecurity = 3 } catch { }
  $source = $env:GOUJI_SOURCE; $target = $env:GOUJI_TARGET
  $document = $app.Documents.Open($source, $false, $true, $false, 'no password')
  $document.SaveAs([ref]$target, [ref]12)
  $document.Close([ref]0)
} finally {
  if ($started.Count) { $app.Quit([ref]0) }
}
"""
"""12 is the docx of Word, 3 forbids macros, 0 saves nothing."""


class Office(Protocol):
    """A program that writes a docx."""

    @property
    def name(self) -> str:
        """As it is told to the user."""

    def command(self, source: Path, folder: Path) -> tuple[list[str], Mapping[str, str]]:
        """What is run in ``folder``, and what is added to its environment; it leaves ``TARGET`` there."""

    def started(self, folder: Path) -> list[int]:
        """The processes that it started and that are no children of its own."""


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """LibreOffice, or an office of its family, by the place of its program."""

    program: str
    name: str = "LibreOffice"

    def command(self, source: Path, folder: Path) -> tuple[list[str], Mapping[str, str]]:
        """It names what it writes after the source."""
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        how = ["--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"]
        return [self.program, profile, *how, "--convert-to", "docx", "--outdir", str(folder), str(source)], {}

    def started(self, folder: Path) -> list[int]:
        """All that it starts are its children."""
        return []


@dataclass(frozen=True, slots=True)
class ByScript:
    """Word or WPS, driven by PowerShell under the name that it has among programs."""

    powershell: str
    program: str
    name: str

    def command(self, source: Path, folder: Path) -> tuple[list[str], Mapping[str, str]]:
        """Paths go through the environment: no letter of a name is read as script."""
        script = base64.b64encode(_SCRIPT.encode("utf-16-le")).decode()
        how = ["-NoLogo", "-NoProfile", "-NonInteractive", "-EncodedCommand", script]
        told = {"PROGRAM": self.program, "SOURCE": source, "TARGET": folder / TARGET, "STARTED": folder / "started"}
        return [self.powershell, *how], {f"GOUJI_{key}": str(value) for key, value in told.items()}

    def started(self, folder: Path) -> list[int]:
        """What the script told; nothing where it did not come so far."""
        try:
            text = (folder / "started").read_text("ascii", errors="replace")
        except OSError:
            return []
        return [int(word) for word in text.split() if word.isdecimal()]
