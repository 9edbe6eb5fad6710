"""The whole story on Windows, tried on Linux before a release: ``python packaging/windows/trial.py``.

Builds what is shipped, installs it silently over an older version, works in the window by keys, signs and verifies in
the window and on the command line, uninstalls, runs the tests on the Windows Python. Every step is logged; pictures lie
in ``dist/trial``. It is wine, not Windows: fonts, DPI, input methods, SmartScreen, printers, speed are not shown by it.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import build
from screen import Screen, until
from wine import TOP, Wine, install_tools, windows

PICTURES = build.DIST / "trial"
PLACE = "C:\\程序 与 空格\\勾稽"
SAMPLE = TOP / "seeds" / "sample-2017-with-slips.txt"
RIGHT = TOP / "seeds" / "sample-2017.txt"
OLDER = "0.0.1"
WALKS, FIGURE = 5, "464774531"
"""How often F4 leads to the swapped digits of the sample, and what is right there."""
PASSWORD = "trial-2017"

CLASSES = "HKCU\\Software\\Classes"
UNINSTALL = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall"
KINDS = (".pdf", ".docx", ".xlsx", ".xls", ".csv", ".txt", ".ods")


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
        self.screen = Screen(wine, PICTURES)
        self.drive = wine.prefix / "drive_c"
        self.folder = self.drive.joinpath(*PLACE.split("\\")[1:])
        self.program = self.folder / "gouji.exe"

    def run_through(self, folder: Path, installer: Path) -> None:
        """Everything but the tests."""
        self.install_older(folder)
        self.install(installer, build.version())
        self.upgraded()
        self.work()
        self.command_line()
        self.uninstall()

    def install_older(self, folder: Path) -> None:
        """The same program under a lower number, with one file that the present one has no more."""
        older = self.wine.work / "older" / "gouji"
        shutil.rmtree(older.parent, ignore_errors=True)
        shutil.copytree(folder, older, copy_function=os.link)
        (older / "_internal" / "只在旧版.txt").write_text(OLDER, encoding="utf-8")
        installer = older.parent / f"gouji-{OLDER}-setup.exe"
        build.make_installer(older, installer, OLDER, "-XSetCompressor /FINAL zlib")
        self.install(installer, OLDER)
        (self.folder / "案卷.gouji").write_bytes(b"a case kept among the files of the program")
        shutil.rmtree(older.parent)

    def install(self, installer: Path, number: str) -> None:
        """Silently, into a path with Chinese and spaces."""
        script = self.wine.work / "install.bat"  # NSIS wants the path unquoted
        script.write_bytes(f'"{windows(installer)}" /S /D={PLACE}\r\n'.encode("gbk"))
        self.wine.run("cmd", "/c", windows(script))
        hold(self.program.exists(), f"{number} is installed into {PLACE}")
        entry = self.registry(f"{UNINSTALL}\\Gouji")
        hold(number in entry and PLACE in entry, f"the list of programs names {number}")

    def upgraded(self) -> None:
        """Over the older version: nothing of it is left, nothing of the user's is gone, everything is there once."""
        hold((self.folder / "案卷.gouji").exists(), "a case among the files of the older version is still there")
        hold(not list(self.folder.rglob("只在旧版.txt")), "what only the older version had is gone")
        hold(self.registry(UNINSTALL).count("QuietUninstallString") == 1, "there is one entry in the list of programs")
        links = list(self.wine.prefix.rglob("勾稽.lnk"))
        aimed = [PLACE.encode("utf-16-le") in link.read_bytes() for link in links]
        hold(aimed == [True, True], "one link in the menu and one on the desktop, both to the program")
        hold(PLACE in self.registry(f"{CLASSES}\\Gouji.Case\\shell\\open\\command"), ".gouji opens with it")
        commands = [self.registry(self.offer(kind)) for kind in KINDS]
        hold(all(PLACE in command for command in commands), f"用勾稽打开 is offered for {' '.join(KINDS)}")

    def offer(self, kind: str) -> str:
        """The key of the context menu of a kind of file."""
        return f"{CLASSES}\\SystemFileAssociations\\{kind}\\shell\\Gouji"

    def registry(self, key: str) -> str:
        """What a key holds; empty where it is not there."""
        status, printed = self.wine.run("reg", "query", key, "/s")
        return "" if status else printed

    def work(self) -> None:
        """Open by the command of the context menu, correct, tick, print, sign; a second start hands its file over."""
        hold('gouji.exe" "%1"' in self.registry(self.offer(".txt")), "the context menu names the program and the file")
        screen = self.screen
        window = self.start(SAMPLE, "first")
        screen.press(*["F4"] * WALKS, "F2")
        screen.type(FIGURE)
        screen.press("Return", "F4", "ctrl+t")
        hold(until(lambda: "tick" in self.kinds()), f"correction and tick are in the draft at once: {self.kinds()}")
        screen.picture("worked")
        screen.press("ctrl+shift+p")
        hold(screen.front("底稿存为"), "the window asks where the paper goes")
        screen.press("ctrl+a")
        screen.type("C:\\paper.pdf")
        screen.press("Return")
        paper = self.drive / "paper.pdf"
        hold(until(paper.exists) and until(lambda: "report" in self.kinds()), "the window writes the working paper")
        screen.picture("printed")
        self.sign_in_window()
        status, _ = self.wine.run(self.program, windows(RIGHT), seconds=60)
        hold(status == 0 and window.poll() is None, "a second start hands its file to the window that runs")
        hold(until(lambda: screen.shows("sample-2017 ")), "the window shows the file it was handed")
        screen.picture("handed-over")
        self.leave(window)
        shutil.copyfile(max(self.drafts(), key=lambda path: path.stat().st_size), self.folder / "案卷.gouji")
        window = self.start(self.folder / "案卷.gouji", "second")
        self.leave(window)
        hold(not list(self.drive.rglob("faults.log")), "nothing went wrong to the end")

    def sign_in_window(self) -> None:
        """As the preparer, with a certificate of the command line."""
        self.certify("a.p12", "编制人")
        screen = self.screen
        screen.front("勾稽")
        screen.press("ctrl+shift+g")
        hold(screen.front("在底稿上签名"), "the window asks who signs")
        screen.press("Tab")
        screen.type("C:\\a.p12")
        screen.press("Tab", "Tab", "Tab")
        screen.type(PASSWORD)
        screen.picture("signing")
        screen.press("Return")
        hold(until(lambda: "sign" in self.kinds()), "the signature is in the journal of the case")
        hold(screen.front("底稿签名"), "the window tells what the signatures are worth")
        screen.picture("signed")
        screen.press("Escape")

    def start(self, file: Path, which: str) -> subprocess.Popen[bytes]:
        """Start on a file; how long until the window is up and until the case stands in it."""
        begun = time.monotonic()
        process = self.wine.start(self.program, windows(file))
        hold(until(lambda: self.screen.shows("勾稽")), "the window comes up")
        up = time.monotonic() - begun
        hold(until(lambda: self.screen.shows(f"{file.stem} ")), f"{file.name} stands in the window")
        log(f"{which} start: the window is up after {up:.1f} s, the case after {time.monotonic() - begun:.1f} s")
        self.screen.front("勾稽")
        self.screen.picture(f"{which}-start")
        hold(not list(self.drive.rglob("faults.log")), "nothing went wrong in the program")
        return process

    def leave(self, window: subprocess.Popen[bytes]) -> None:
        """Close the window by its key."""
        self.screen.front("勾稽")
        self.screen.press("ctrl+q")
        hold(until(lambda: window.poll() is not None), "the program ends with its window")

    def drafts(self) -> Iterator[Path]:
        """Cases in the user's data folder."""
        return self.drive.glob("users/*/AppData/Local/Gouji/drafts/*.gouji")

    def journal(self) -> list[tuple[str, str]]:
        """What was done in the draft of the sample with slips."""
        (draft,) = (path for path in self.drafts() if SAMPLE.stem in path.name)
        with closing(sqlite3.connect(draft)) as connection:
            return list(connection.execute("SELECT kind, body FROM journal ORDER BY number"))

    def kinds(self) -> list[str]:
        """The kinds of what was done."""
        return [kind for kind, _ in self.journal()]

    def run(self, *words: str) -> tuple[int, str]:
        """The command line, printing into a pipe under code page 936."""
        return self.wine.run(self.folder / "gouji-cli.exe", *words, GOUJI_P12_PASSWORD=PASSWORD)

    def certify(self, name: str, owner: str) -> None:
        """Make a certificate."""
        status, printed = self.run("certificate", owner, "-o", f"C:\\{name}")
        hold(status == 0 and (self.drive / name).exists(), f"gouji-cli certificate writes one: {printed.strip()}")

    def command_line(self) -> None:
        """Check every kind of file, write a paper, sign it twice, see what was changed."""
        status, printed = self.run("check", "--json", windows(SAMPLE))
        result = json.loads(printed)
        hold(status == 1 and result["summary"]["differs"] == 8, "gouji-cli check finds the planted slips, in UTF-8")
        _, printed = self.run("check", "--json", windows(self.folder / "案卷.gouji"))
        hold(json.loads(printed)["summary"]["differs"] == 4, "in the case four of them are settled by the correction")
        for file in self.made():
            status, printed = self.run("check", "--json", windows(file))
            tables = len(json.loads(printed).get("tables", ()))
            hold(status == 0 and tables == 1, f"gouji-cli check reads {file.name}")
        status, _ = self.run("check", "C:\\没有.txt")
        hold(status == 2, "a file that is not there gives exit status 2")
        paper = "C:\\底稿 一.pdf"
        status, _ = self.run("report", windows(SAMPLE), "-o", paper, "--roles", "preparer,reviewer")
        hold(status == 1 and (self.drive / "底稿 一.pdf").exists(), "gouji-cli report writes the paper")
        self.certify("b.p12", "复核人")
        for role, certificate in (("preparer", "a.p12"), ("reviewer", "b.p12")):
            status, _ = self.run("sign", paper, "--p12", f"C:\\{certificate}", "--role", role)
            hold(status == 0, f"gouji-cli sign signs as {role}")
        status, printed = self.run("verify", paper)
        hold(status == 0, f"gouji-cli verify: {printed.strip().splitlines()[0]}")
        signed = bytearray((self.drive / "底稿 一.pdf").read_bytes())
        signed[len(signed) // 3] ^= 1
        (self.drive / "改过.pdf").write_bytes(signed)
        status, printed = self.run("verify", "C:\\改过.pdf")
        hold(status != 0, f"gouji-cli verify sees one changed byte: {printed.strip().splitlines()[0]}")

    def made(self) -> Iterator[Path]:
        """A budget as PDF, as workbook and as Word document."""
        sys.path[:0] = [str(TOP), str(TOP / "desktop")]
        from tests.reading.making import EXPENDITURE, pdf, workbook
        from tests.reading.wordmaking import table, word

        title = "2025年部门支出预算总表"
        yield pdf(self.drive / "支出 总表.pdf", lambda page: page.caption(title).table(EXPENDITURE))
        yield workbook(self.drive / "支出 总表.xlsx", {"支出": [[title], ["单位：元"], *EXPENDITURE]})
        yield word(self.drive / "支出 总表.docx", title, "单位：元", table(EXPENDITURE))

    def uninstall(self) -> None:
        """Silently; the cases stay, the registry is clean."""
        before = len(list(self.drafts()))
        uninstaller = self.folder / "uninstall.exe"
        self.wine.run(uninstaller, "/S")  # goes on in a copy of itself
        until(lambda: not uninstaller.exists())
        time.sleep(2)
        rest = sorted(path.name for path in self.folder.iterdir())
        hold(rest == ["案卷.gouji"], f"only the user's case is left: {rest}")
        hold(before > 0 and len(list(self.drafts())) == before, f"{before} drafts are still there")
        keys = [f"{UNINSTALL}\\Gouji", f"{CLASSES}\\.gouji", f"{CLASSES}\\Gouji.Case", *map(self.offer, KINDS)]
        hold(not any(map(self.registry, keys)), "the registry is clean")
        hold(not list(self.wine.prefix.rglob("勾稽.lnk")), "no link is left")

    def tests(self) -> None:
        """The test suite on the Windows Python."""
        arguments = ["-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "--basetemp", "C:\\pytest"]
        arguments += ["-o", "qt_log_level_fail=CRITICAL"]  # wine answers every window that it cannot scale it
        # The import law is the same on every system, and the library that reads it does not load here.
        arguments += ["tests", "--ignore", "tests/bench", "--ignore", "tests/test_architecture.py"]
        path = ";".join(map(windows, (TOP / "desktop", self.wine.test_packages)))
        status, printed = self.wine.run_python(*arguments, cwd=TOP, seconds=3600, path=path)
        (PICTURES / "tests.txt").write_text(printed, encoding="utf-8")
        end = (printed.strip().splitlines() or ["nothing was printed"])[-1]
        hold(status == 0 and " passed" in end, "the tests pass on win32: " + end)


def main(work: Path, options: list[str]) -> None:
    """Build, then try; the prefix is made anew, so that nothing is there from before."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    shutil.rmtree(work / "prefix", ignore_errors=True)
    begun = time.monotonic()
    if "--no-build" not in options:
        build.build(work)
    folder, installer = work / "dist" / "gouji", build.DIST / f"gouji-{build.version()}-setup.exe"
    build.inspect(folder)
    log(f"built after {time.monotonic() - begun:.0f} s, {build.sizes(folder, installer)}; no file of wine is in it")
    log("from here on it is wine, not Windows")
    with Wine(work) as wine:
        wine.prepare()
        trial = Trial(wine)
        try:
            trial.run_through(folder, installer)
        except BaseException:
            trial.screen.picture("failed")
            raise
        if "--no-tests" not in options:
            trial.tests()
    log(f"everything holds, after {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    install_tools()
    folders = [word for word in sys.argv[1:] if not word.startswith("-")]
    main(Path(folders[0]) if folders else TOP / "build" / "windows", sys.argv[1:])
