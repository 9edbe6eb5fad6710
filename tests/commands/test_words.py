"""The words of the command line, as people know them from other programs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gouji import __main__ as program
from gouji import app, cli
from gouji.commands.options import parser
from gouji.usage import actions_of, commands_of
from tests.commands.little import LITTLE, SLIPPED


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("好.txt", LITTLE), ("错.txt", SLIPPED)):
        Path(name).write_text(text, encoding="utf-8")


def left(*words: str) -> int | str | None:
    """The status of a command that argparse ends."""
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    return left.value.code


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["chekc", "x.txt"], "没有 chekc 这个命令。是不是 check？"),
        (["--lang", "en", "reprot", "x"], "there is no command reprot. Did you mean report"),
        (["check", "--jsno", "x.txt"], "没有 --jsno 这个选项。是不是 --json？"),
        (["report", "x.txt", "--outptu=y.pdf"], "没有 --outptu 这个选项。是不是 --output？"),
        (["check", "--zzz", "x.txt"], "没有 --zzz 这个选项\n"),
        (["--verison"], "没有 --verison 这个选项。是不是 --version？"),
        (["help", "chek"], "没有 chek 这个命令。是不是 check？"),
        (["check", "--year", "今年", "x.txt"], "参数 --year：'今年' 不是数字"),
        (["check", "--format", "pdf", "x.txt"], "没有 'pdf' 这个选择（可选：'text', 'json', 'csv', 'xlsx'）"),
    ],
)
def test_a_mistyped_word_is_told_with_what_may_be_meant(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert left(*words) == cli.UNREADABLE
    assert told in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_what_begins_as_an_option_is_that_one_and_behind_two_dashes_all_are_files(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["check", "--js", "好.txt"]) == cli.GOOD
    assert capsys.readouterr().out.startswith("{")
    assert cli.main(["check", "--", "--jsno"]) == cli.UNREADABLE
    assert "--jsno" in capsys.readouterr().err


def test_help_is_asked_for_in_two_ways(capsys: pytest.CaptureFixture[str]) -> None:
    for words, same in ((["help", "check"], ["check", "--help"]), (["help"], ["--help"])):
        assert cli.main(words) == cli.GOOD
        told = capsys.readouterr().out
        assert left(*same) == cli.GOOD
        assert capsys.readouterr().out == told


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = set()
    for word in ("-V", "--version"):
        assert left(word) == cli.GOOD
        told.add(capsys.readouterr().out)
    assert len(told) == 1


@pytest.mark.usefixtures("here")
def test_a_language_is_asked_for_once(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--lang", "en", "check"], ["check", "--lang=en"]):
        assert cli.main([*words, "好.txt", "没有.txt"]) == cli.UNREADABLE
        told = capsys.readouterr()
        assert "was not found" in told.err
        assert "2 documents: 1 without differences, 1 not read." in told.out
    assert left("check", "--help", "--lang", "en") == cli.GOOD
    assert "show this help message and exit" in capsys.readouterr().out
    assert left("--lang", "fr", "check", "x") == cli.UNREADABLE
    assert "没有 'fr' 这个选择" in capsys.readouterr().err
    assert cli.main(["check", "没有.txt"]) == cli.UNREADABLE
    assert "找不到" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_who_asks_for_quiet_is_told_only_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "-q", "好.txt", "错.txt", "没有.txt"]) == cli.UNREADABLE
    told = capsys.readouterr()
    assert told.out.startswith("错.txt")
    assert "共 3 份" not in told.out
    assert told.err.count("\n") == 1
    assert cli.main(["report", "-q", "错.txt", "-o", "底稿.pdf"]) == cli.DIFFERS
    assert capsys.readouterr() == ("", "")


def test_every_command_is_known_where_it_stands_alone() -> None:
    assert set(program.COMMANDS) == set(cli.COMMANDS) == set(commands_of(parser()))


@pytest.mark.parametrize(
    ("words", "file"),
    [(["没有.txt"], True), (["预算"], True), (["chekc"], False), (["sheet"], False), (["xyzzy"], True)],
)
def test_a_lone_word_is_a_file_unless_it_is_nearly_a_command(words: list[str], file: bool) -> None:
    assert program._are_files(words) == file


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "files"),
    [(["*.txt"], ["好.txt", "错.txt"]), (["好*", "错.txt"], ["好.txt", "错.txt"]), (["没有*"], ["没有*"])],
)
def test_the_window_takes_patterns_too(words: list[str], files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def run(paths: list[Path]) -> int:
        opened.extend(paths)
        return 0

    monkeypatch.setattr(app, "run", run)
    monkeypatch.setattr(sys, "argv", ["gouji", *words])
    with pytest.raises(SystemExit):
        program.main()
    assert opened == [*map(Path, files)]


def test_every_word_is_explained() -> None:
    for name, command in commands_of(parser()).items():
        assert [one.dest for one in actions_of(command) if not one.help and one.dest != "about"] == [], name


def test_help_brings_in_nothing_heavy() -> None:
    """A completion, a version, a mistyped word answer at once."""
    program = "import sys\nfrom gouji import cli\ntry: cli.main(['check', '--help'])\nexcept SystemExit: pass\n"
    heavy = "print({'numpy', 'pandas', 'gouji.checking.check', 'gouji.reading.read'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", program + heavy], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.endswith("set()\n")
