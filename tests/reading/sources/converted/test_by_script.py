"""How Word and WPS are asked: by a script that goes on only where it is sure.

Word is not here to be tried: held is the order in which the script asks, and that nothing in it is answered by silence.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from gouji.reading.sources.converted.by_script import ByScript
from gouji.reading.sources.converted.office import TARGET
from gouji.reading.sources.converted.started import Started

WORD = ByScript("powershell", "Word.Application", "Word")


@pytest.fixture
def script(tmp_path: Path) -> str:
    command, _ = WORD.command(tmp_path / "converted.doc", tmp_path)
    return base64.b64decode(command[-1]).decode("utf-16-le")


def test_no_name_of_a_file_is_part_of_the_script(tmp_path: Path) -> None:
    source = tmp_path / "预算'; Remove-Item.doc"
    command, added = WORD.command(source, tmp_path)
    script = base64.b64decode(command[-1]).decode("utf-16-le")
    assert (command[0], "-NonInteractive" in command, "Remove-Item" in script) == ("powershell", True, False)
    assert added["GOUJI_SOURCE"] == str(source)
    assert Path(added["GOUJI_TARGET"]) == tmp_path / TARGET


def test_the_document_is_opened_only_when_all_that_could_do_harm_was_asked(script: str) -> None:
    steps = [
        "$ErrorActionPreference = 'Stop'",
        "$before = @(Get-Process",
        "New-Object -ComObject",
        "if ($app.Visible -or $app.UserControl -or $app.Documents.Count -ne 0) { throw",
        "$app.AutomationSecurity = 3",
        "if ($app.AutomationSecurity -ne 3) { throw",
        "$app.Documents.Add()",
        "GetWindowThreadProcessId([IntPtr]$blank.ActiveWindow.Hwnd",
        "$theirs = $owner -eq 0 -or $before -contains [int]$owner",
        "if ($theirs) { throw",
        "Set-Content -LiteralPath $env:GOUJI_STARTED",
        "$app.Options.UpdateLinksAtOpen = $false",
        "if ($app.Options.UpdateLinksAtOpen) { throw",
        "$app.Documents.Open($env:GOUJI_SOURCE, $false, $true, $false, 'no password')",
    ]
    places = [script.find(step) for step in steps]
    assert -1 not in places
    assert places == sorted(places)


def test_however_it_ends_documents_are_closed_and_what_was_set_is_put_back(script: str) -> None:
    last = script.rpartition("} finally {\n")[2]
    steps = [
        "$document.Close([ref]0)",
        "$blank.Close([ref]0)",
        "$app.Options.UpdateLinksAtOpen = $links",
        "$app.AutomationSecurity = $security",
        "if (-not ($theirs -or $app.Visible) -and $app.Documents.Count -eq 0) { $app.Quit([ref]0) }",
        "if (-not $process.WaitForExit(20000)) { throw",
    ]
    places = [last.find(step) for step in steps]
    assert -1 not in places
    assert places == sorted(places)
    assert last.count("finally") == 4, "one that fails does not keep the next from being done"


def test_no_failure_is_passed_over_and_nothing_is_ended_by_its_name(script: str) -> None:
    assert not re.search(r"catch|trap|SilentlyContinue|Stop-Process|taskkill|-Name '", script, re.IGNORECASE)
    assert script.count("{") == script.count("}")
    assert script.count("(") == script.count(")")


@pytest.mark.parametrize(
    ("told", "processes"),
    [
        ("12 134000000000000000\r\n", [Started(12, 134000000000000000)]),
        ("", []),
        ("12", []),
        ("12 34 56 78", []),
        ("12 now", []),
    ],
)
def test_the_process_of_word_is_told_in_a_file(tmp_path: Path, told: str, processes: list[Started]) -> None:
    assert WORD.started(tmp_path) == []
    (tmp_path / "started").write_text(told, "ascii")
    assert WORD.started(tmp_path) == processes
