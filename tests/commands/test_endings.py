"""What ends a command before it is done has a status of its own, and one sentence where somebody reads it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gouji import __main__ as program
from gouji import cli, whole_files
from gouji.commands import check
from gouji.streams import PIPE_CLOSED
from tests.commands.little import LITTLE

GOUJI = [sys.executable, "-m", "gouji"]

UNIX = pytest.mark.skipif(os.name != "posix", reason="signals and devices of Unix")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("预算.txt").write_text(LITTLE, encoding="utf-8")


class Refusing:
    """A stream that takes nothing."""

    encoding = "utf-8"

    def __init__(self, number: int) -> None:
        self.number = number

    def write(self, text: str) -> int:
        raise OSError(self.number, os.strerror(self.number))

    def flush(self) -> None:
        self.write("")

    def fileno(self) -> int:
        return os.open(os.devnull, os.O_WRONLY)

    def isatty(self) -> bool:
        return False


TOLD = [
    ("check --json", errno.EPIPE),
    ("check --format csv", errno.ENOSPC),
    ("sheet", errno.EPIPE),
    ("check", errno.EIO),
]


@pytest.mark.parametrize(("words", "number"), TOLD)
def test_what_cannot_be_told_ends_the_command(
    words: str, number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Quietly where nobody reads any more, else with a sentence; it is no fault of the file."""
    monkeypatch.setattr(sys, "stdout", Refusing(number))
    closed = number in PIPE_CLOSED
    assert cli.main([*words.split(), "预算.txt"]) == (cli.UNHEARD if closed else cli.NOT_WRITTEN)
    sentences = capsys.readouterr().err.splitlines()
    assert len(sentences) == (0 if closed else 1)
    assert all(one.startswith("结果无法输出（") for one in sentences)


def test_windows_says_in_two_ways_that_a_pipe_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.streams.PIPE_CLOSED", (errno.EPIPE, errno.EINVAL))
    monkeypatch.setattr(sys, "stdout", Refusing(errno.EINVAL))
    assert cli.main(["help"]) == cli.UNHEARD == 141


@pytest.mark.parametrize("both", [False, True])
def test_nobody_need_read_what_is_wrong(both: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Refusing(errno.ENOSPC))
    if both:
        monkeypatch.setattr(sys, "stdout", Refusing(errno.ENOSPC))
    assert cli.main(["check", "预算.txt", "没有.txt"]) == cli.NOT_WRITTEN == 74


@pytest.mark.parametrize("command", ["report -o 底稿.pdf", "export -o 数.csv", "sheet -o 表.json"])
def test_a_full_disk_is_told_and_has_its_own_status(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "x")

    monkeypatch.setattr(whole_files, "beside", full)
    assert cli.main([*command.split(), "预算.txt"]) == cli.NOT_WRITTEN
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "磁盘已满" in sentence


@UNIX
def test_a_process_ends_as_it_says() -> None:
    """What is left in a buffer is told nobody at exit either; also of the help, which argparse prints."""
    for words in (["check", "预算.txt"], ["--help"]):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run([*GOUJI, *words], stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr.count("\n")) == (74, 1), words
    for words in (["check", "预算.txt"], ["--help"]):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([*GOUJI, *words], stdout=writing, stderr=subprocess.PIPE, encoding="utf-8", check=False)
        os.close(writing)
        assert (done.returncode, done.stderr) == (141, "")


def raises_interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_an_interrupt_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "read_document", raises_interrupt)
    assert cli.main(["check", "预算.txt"]) == cli.INTERRUPTED
    assert capsys.readouterr() == ("", "已中断。\n")


def test_an_interrupt_before_the_program_is_all_there_is_told_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "_done", raises_interrupt)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with pytest.raises(SystemExit) as left:
        program.main()
    assert left.value.code == cli.INTERRUPTED
    assert capsys.readouterr() == ("", "已中断。\n")


@UNIX
@pytest.mark.usefixtures("heard")
def test_an_interrupted_process_leaves_what_it_has_told_and_no_trace() -> None:
    words = [*GOUJI, "check", *["预算.txt"] * 2_000]  # more than a pipe takes that nobody empties
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8") as run:
        assert run.stdout is not None
        assert run.stdout.readline().startswith("预算.txt")
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=60)
    assert (run.returncode, told) == (130, "已中断。\n")
