"""Who looks on sees how far the work is; a pipe and a log do not."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from gouji import cli, streams
from tests.commands.little import LITTLE, SLIPPED

COLUMNS = 30


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def screen(self) -> list[str]:
        """The lines as they stand at last."""
        return [line.split("\r")[-1] for line in self.getvalue().split("\n")]


def run(terminal: io.StringIO, *words: str) -> io.StringIO:
    """A command that prints onto one terminal, as in a window, or into one pipe."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stderr", terminal)
        patch.setattr(sys, "stdout", terminal)
        patch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((COLUMNS, 24)))
        cli.main(words)
    return terminal


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    monkeypatch.delenv("TERM", raising=False)
    monkeypatch.chdir(tmp_path)
    Path("预算.txt").write_text(LITTLE, encoding="utf-8")
    Path("差额.txt").write_text(SLIPPED, encoding="utf-8")
    return Terminal()


def test_a_terminal_shows_how_far_it_is_and_keeps_nothing_of_that(terminal: Terminal) -> None:
    """What is told stands as it does without; no line is longer than the terminal, where a Chinese letter takes two
    columns, for what is wrapped cannot be taken away."""
    files = ["预算.txt", "差额.txt", "没有.txt"]
    run(terminal, "check", *files)
    shown = re.findall(r"\r(\[\d/3\][^\r\n]*)", terminal.getvalue())
    assert {one[:5] for one in shown} == {"[1/3]", "[2/3]", "[3/3]"}
    assert max(map(streams._columns, shown)) < COLUMNS
    assert not any("%" in line for line in terminal.screen())
    plain = run(io.StringIO(), "check", *files).getvalue()
    assert "\n".join(terminal.screen()) == plain
    assert "\r" not in plain


@pytest.mark.parametrize("words", [["report", "-o", "底稿.pdf"], ["check", "--together"], ["compare", "预算.txt"]])
def test_every_command_that_reads_shows_it(words: list[str], terminal: Terminal) -> None:
    run(terminal, *words, "预算.txt")
    assert "100%" in terminal.getvalue()
    assert not any("%" in line for line in terminal.screen())


@pytest.mark.parametrize("way", ["quiet", "dumb"])
def test_who_wants_none_gets_none(way: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    run(terminal, "check", *(["-q"] if way == "quiet" else []), "预算.txt", "差额.txt")
    assert "\r" not in terminal.getvalue()
