"""A shell completes the words that the command line takes."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from gouji import cli
from gouji.commands.options import SHELLS, parser
from gouji.usage import actions_of, commands_of


@pytest.fixture
def script(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> str:
    assert cli.main(["completion", request.param]) == cli.GOOD
    return capsys.readouterr().out


@pytest.mark.parametrize("script", SHELLS, indirect=True)
def test_every_word_is_in_the_script_of_every_shell(script: str) -> None:
    for name, command in commands_of(parser()).items():
        assert name in script
        for action in actions_of(command):
            for one in action.option_strings:
                assert one.lstrip("-") in script, (name, one)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize("script", ["bash"], indirect=True)
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["ch"], ["check"]),
        (["--v"], ["--version"]),
        (["check", "--fo"], ["--format"]),
        (["check", "--format", ""], ["text", "json", "csv", "xlsx"]),
        (["check", "--lang", "e"], ["en"]),
        (["check", "预"], []),
        (["check", "--rules", ""], []),
        (["completion", "z"], ["zsh"]),
        (["help", "rep"], ["report"]),
        (["没有.txt", ""], []),
    ],
)
def test_bash_offers_what_fits(script: str, words: list[str], offered: list[str]) -> None:
    """Nothing where a file is meant: bash offers those itself."""
    asked = f"COMP_WORDS=(gouji {' '.join(one or repr('') for one in words)}); COMP_CWORD={len(words)}; _gouji"
    told = f'{script}\n{asked}; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "--norc", "-c", told], capture_output=True, encoding="utf-8", check=True)
    assert (done.stdout.split(), done.stderr) == (offered, "")


@pytest.mark.parametrize("shell", ["zsh", "fish", "pwsh"])
@pytest.mark.parametrize("script", ["zsh"], indirect=True)
def test_other_shells_understand_theirs(script: str, shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell}")
    cli.main(["completion", {"pwsh": "powershell"}.get(shell, shell)])
    mine = capsys.readouterr().out
    check = {"zsh": ["zsh", "-n"], "fish": ["fish", "--no-execute"], "pwsh": ["pwsh", "-NoProfile", "-Command", "-"]}
    done = subprocess.run(check[shell], input=mine, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
