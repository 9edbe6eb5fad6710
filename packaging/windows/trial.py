"""The whole story on Windows, tried on Linux before a release: ``python packaging/windows/trial.py`` (10 minutes).

Builds what is shipped, runs the tests on the Windows Python, installs silently, works in the window by mouse
and keys, uses the command line, uninstalls. Every step is logged; pictures lie in ``dist/trial``. It is wine, not
Windows: fonts, DPI, input methods, SmartScreen, printers and speed are not shown by it.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import build
from wine import TOP, Wine, install_tools, windows

PICTURES = build.DIST / "trial"
PLACE = "C:\\程序 与 空格\\勾稽"
SAMPLE = TOP / "seeds" / "sample-2017-with-slips.txt"
FIGURE, TICK_BOX, NOWHERE = (634, 326), (18, 690), (900, 55)
"""T3 20801 基本支出, the box of the second finding, and an empty part of the toolbar, on a screen of 1440 × 900."""

CLASSES = "HKCU\\Software\\Classes"
UNINSTALL = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Gouji"
KINDS = (".pdf", ".xlsx", ".xls", ".csv", ".txt", ".ods")


def log(sentence: str) -> None:
    """One line of what happened, with the time."""
    line = f"{time.strftime('%H:%M:%S')}  {sentence}"
    print(line, flush=True)
    with (PICTURES / "log.txt").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def hold(truth: bool, sentence: str) -> None:
    """What must be true; the trial ends where it is not."""
    log(("holds   " if truth else "FAILS   ") + sentence)
    if not truth:
        raise SystemExit(1)


class Trial:
    """The steps, in order, in one Windows."""

    def __init__(self, wine: Wine) -> None:
        self.wine = wine
        self.drive = wine.prefix / "drive_c"
        self.folder = self.drive.joinpath(*PLACE.split("\\")[1:])

    def tests(self) -> None:
        """The test suite on the Windows Python."""
        arguments = ["-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "--basetemp", "C:\\pytest"]
        arguments += ["-o", "qt_log_level_fail=CRITICAL"]  # wine answers every window that it cannot scale it
        # The import law is the same on every system, and the library that reads it does not load here.
        arguments += ["tests", "--ignore", "tests/bench", "--ignore", "tests/test_architecture.py"]
        path = ";".join(map(windows, (TOP / "desktop", self.wine.test_packages)))
        status, printed = self.wine.run_python(*arguments, cwd=TOP, seconds=1800, path=path)
        (PICTURES / "tests.txt").write_text(printed, encoding="utf-8")
        end = (printed.strip().splitlines() or ["nothing was printed"])[-1]
        hold(status == 0 and " passed" in end, "the tests pass on win32: " + end)

    def install(self, installer: Path) -> None:
        """Silently, into a path with Chinese and spaces."""
        script = self.wine.work / "install.bat"  # NSIS wants the path unquoted
        script.write_bytes(f'"{windows(installer)}" /S /D={PLACE}\r\n'.encode("gbk"))
        self.wine.run("cmd", "/c", windows(script))
        hold((self.folder / "gouji.exe").exists(), f"installed into {PLACE}")
        hold(PLACE in self.registry(f"{CLASSES}\\Gouji.Case\\shell\\open\\command"), ".gouji opens with it")
        commands = [
            self.registry(f"{CLASSES}\\SystemFileAssociations\\{kind}\\shell\\Gouji\\command") for kind in KINDS
        ]
        hold(all(PLACE in command for command in commands), f"用勾稽打开 is offered for {' '.join(KINDS)}")

    def registry(self, key: str) -> str:
        """What a key holds; empty where it is not there."""
        status, printed = self.wine.run("reg", "query", key, "/s")
        return "" if status else printed

    def work(self) -> None:
        """Open by the command of the context menu, edit, tick, print; a second start hands its file over."""
        command = self.registry(f"{CLASSES}\\SystemFileAssociations\\.txt\\shell\\Gouji\\command")
        hold('gouji.exe" "%1"' in command, "the command of the context menu names the program and the file")
        window = self.start(SAMPLE, "first")
        self.hand("mousemove", *map(str, FIGURE), "click", "1")
        self.keys("F2")
        self.hand("type", "--delay", "60", "464774531")
        self.keys("Return")
        self.hand("mousemove", *map(str, TICK_BOX), "click", "1")
        self.picture("worked")
        kinds = self.journal()
        hold("change" in kinds and "tick" in kinds, f"edit and tick are in the draft at once: {kinds}")
        self.keys("ctrl+shift+p")
        self.keys("ctrl+a")
        self.hand("type", "--delay", "60", "C:\\paper.pdf")
        self.keys("Return")
        time.sleep(6)
        self.picture("printed")
        paper = self.drive / "paper.pdf"
        hold(paper.exists() and paper.read_bytes().startswith(b"%PDF"), "the working paper was written by the window")
        status, _ = self.wine.run(self.folder / "gouji.exe", windows(TOP / "seeds" / "sample-2017.txt"), seconds=60)
        hold(status == 0 and window.poll() is None, "a second start hands its file to the window that runs")
        time.sleep(3)
        self.picture("handed-over")
        self.keys("alt+F4")
        window.wait(30)
        self.keep_case_in_program_folder()
        window = self.start(self.folder / "案卷.gouji", "second")
        self.picture("case")
        self.keys("alt+F4")
        window.wait(30)

    def start(self, file: Path, which: str) -> subprocess.Popen[bytes]:
        """Start on a file and wait for the window."""
        begun = time.monotonic()
        process = self.wine.start(self.folder / "gouji.exe", windows(file))
        while not self.has_window():
            if time.monotonic() - begun > 60:
                hold(False, "the window is up within a minute")
            time.sleep(0.1)
        log(f"{which} start: the window is up after {time.monotonic() - begun:.1f} s")
        time.sleep(6)
        self.hand("mousemove", *map(str, NOWHERE), "click", "1")
        self.picture(f"{which}-start")
        return process

    def has_window(self) -> bool:
        """Whether a window shows the program's name."""
        command = ["xdotool", "search", "--onlyvisible", "--name", "勾稽"]
        return (
            subprocess.run(command, env=self.wine.environment, stdout=subprocess.DEVNULL, check=False).returncode == 0
        )

    def hand(self, *action: str) -> None:
        """Mouse and keyboard."""
        subprocess.run(["xdotool", *action], env=self.wine.environment, check=True)
        time.sleep(1)

    def keys(self, key: str) -> None:
        """Press a key."""
        self.hand("key", key)

    def picture(self, name: str) -> None:
        """What is on the screen."""
        subprocess.run(
            ["import", "-window", "root", str(PICTURES / f"{name}.png")], env=self.wine.environment, check=True
        )

    def drafts(self) -> Iterator[Path]:
        """Cases in the user's data folder."""
        return self.drive.glob("users/*/AppData/Local/Gouji/drafts/*.gouji")

    def journal(self) -> list[str]:
        """What was done in the newest draft."""
        newest = max(self.drafts(), key=lambda path: path.stat().st_mtime)
        with closing(sqlite3.connect(newest)) as connection:
            return [row[0] for row in connection.execute("SELECT kind FROM journal ORDER BY number")]

    def keep_case_in_program_folder(self) -> None:
        """As a user might: it must survive the uninstaller too."""
        shutil.copyfile(max(self.drafts(), key=lambda path: path.stat().st_size), self.folder / "案卷.gouji")

    def command_line(self) -> None:
        """Check as JSON and write a paper, output through a pipe under code page 936."""
        program = self.folder / "gouji-cli.exe"
        status, printed = self.wine.run(program, "check", "--json", windows(SAMPLE))
        result = json.loads(printed)
        hold(status == 1 and result["summary"]["differs"] == 8, "gouji-cli check finds the planted slips, in UTF-8")
        status, _ = self.wine.run(program, "report", windows(SAMPLE), "-o", "C:\\底稿 一.pdf")
        hold(status == 1 and (self.drive / "底稿 一.pdf").exists(), "gouji-cli report writes the paper")
        status, _ = self.wine.run(program, "check", "C:\\没有.txt")
        hold(status == 2, "a file that is not there gives exit status 2")

    def uninstall(self) -> None:
        """Silently; the cases stay, the registry is clean."""
        before = len(list(self.drafts()))
        uninstaller = self.folder / "uninstall.exe"
        self.wine.run(uninstaller, "/S")  # goes on in a copy of itself
        until = time.monotonic() + 60
        while uninstaller.exists() and time.monotonic() < until:
            time.sleep(0.5)
        time.sleep(2)
        rest = sorted(path.name for path in self.folder.iterdir())
        hold(
            set(rest) <= {"案卷.gouji", "uninstall.exe"} and "案卷.gouji" in rest,
            f"only the user's case is left: {rest}",
        )
        hold(before > 0 and len(list(self.drafts())) == before, f"{before} drafts are still there")
        keys = [UNINSTALL, f"{CLASSES}\\.gouji", f"{CLASSES}\\Gouji.Case"]
        keys += [f"{CLASSES}\\SystemFileAssociations\\{kind}\\shell\\Gouji" for kind in KINDS]
        hold(not any(map(self.registry, keys)), "the registry is clean")
        hold(not list(self.drive.rglob("勾稽.lnk")), "no link is left")


def main(work: Path) -> None:
    """Build, then try; the prefix is made anew, so that nothing is there from before."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    shutil.rmtree(work / "prefix", ignore_errors=True)
    begun = time.monotonic()
    build.build(work)
    log(f"built in {time.monotonic() - begun:.0f} s; no file of wine is in it (wine, not Windows, from here on)")
    installer = build.DIST / f"gouji-{build.version()}-setup.exe"
    with Wine(work) as wine:
        trial = Trial(wine)
        trial.install(installer)
        trial.install(installer)
        log("an upgrade over an installed version goes through")
        trial.work()
        trial.command_line()
        trial.uninstall()
        if "--no-tests" not in sys.argv:
            trial.tests()
    log(f"everything holds, after {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    install_tools()
    folders = [word for word in sys.argv[1:] if not word.startswith("-")]
    main(Path(folders[0]) if folders else TOP / "build" / "windows")
