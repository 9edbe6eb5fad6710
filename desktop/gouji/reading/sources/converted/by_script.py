"""Word and WPS, driven by a script of PowerShell, which Windows brings along.

The script goes on only where it can be sure, and ends badly where it cannot: the program that it got shows no window
and holds no document, the process behind its window was not there before, macros are forbidden and links are not
brought up to date, each asked again after it was set. That process, by its number and the time at which it began, is
told in a file, so that just it is ended where the program hangs. What ran before is not asked to go, nor is what shows
a window or holds a document; what did not tell which process it is, is never ended: where a program hangs before that,
it stays. A document with a password is refused and asks nobody.

Not promised: that WPS goes along with all that; one that does not is refused, and the next program is asked. Held by
``tests/reading/sources/converted/test_by_script.py``.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gouji.reading.sources.converted.office import TARGET
from gouji.reading.sources.converted.started import TOLD, Started, told_in

_SCRIPT = """
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2
$call = '[DllImport("user32.dll")] public static extern uint GetWindowThreadProcessId(IntPtr window, out uint owner);'
Add-Type -Namespace Gouji -Name Window -MemberDefinition $call
$before = @(Get-Process | ForEach-Object { $_.Id })
$app = New-Object -ComObject $env:GOUJI_PROGRAM
if ($app.Visible -or $app.UserControl -or $app.Documents.Count -ne 0) { throw 'somebody works in it' }
$theirs = $false; $blank = $null; $document = $null; $links = $null; $security = $null
try {
  $security = $app.AutomationSecurity
  $app.AutomationSecurity = 3
  if ($app.AutomationSecurity -ne 3) { throw 'macros are not forbidden' }
  $app.DisplayAlerts = 0
  $blank = $app.Documents.Add()
  $owner = [uint32]0
  [void][Gouji.Window]::GetWindowThreadProcessId([IntPtr]$blank.ActiveWindow.Hwnd, [ref]$owner)
  $theirs = $owner -eq 0 -or $before -contains [int]$owner
  if ($theirs) { throw 'it ran before' }
  $process = Get-Process -Id $owner
  $told = '{0} {1}' -f $owner, $process.StartTime.ToFileTimeUtc()
  Set-Content -LiteralPath $env:GOUJI_STARTED -Value $told -Encoding Ascii
  $links = $app.Options.UpdateLinksAtOpen
  $app.Options.UpdateLinksAtOpen = $false
  if ($app.Options.UpdateLinksAtOpen) { throw 'links are not forbidden' }
  $document = $app.Documents.Open($env:GOUJI_SOURCE, $false, $true, $false, 'no password')
  $target = $env:GOUJI_TARGET
  $document.SaveAs([ref]$target, [ref]12)
} finally {
  try { if ($null -ne $document) { $document.Close([ref]0) } }
  finally {
    try { if ($null -ne $blank) { $blank.Close([ref]0) } }
    finally {
      try { if ($null -ne $links) { $app.Options.UpdateLinksAtOpen = $links } }
      finally {
        try { if ($null -ne $security) { $app.AutomationSecurity = $security } }
        finally { if (-not ($theirs -or $app.Visible) -and $app.Documents.Count -eq 0) { $app.Quit([ref]0) } }
      }
    }
  }
}
if (-not $process.WaitForExit(20000)) { throw 'it does not end' }
"""
"""3 forbids macros, 12 is the docx of Word, 0 saves nothing; 20,000 ms are given to go.

One in which somebody opened a document meanwhile is not asked to go.
"""


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
        told = {"PROGRAM": self.program, "SOURCE": source, "TARGET": folder / TARGET, "STARTED": folder / TOLD}
        return [self.powershell, *how], {f"GOUJI_{key}": str(value) for key, value in told.items()}

    def started(self, folder: Path) -> list[Started]:
        """What the script told."""
        return told_in(folder)
