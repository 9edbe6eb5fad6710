"""The eyes and hands of the trial: windows found by their titles, work done by keys, pictures of the screen."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from wine import Wine

PATIENCE_S = 90
LOOK_S = 0.1
KEY_S = 0.7
"""How long the program is given to answer a key."""


def until(true: Callable[[], bool], seconds: float = PATIENCE_S) -> bool:
    """Wait for something; whether it came true in time."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(LOOK_S)
    return True


class Screen:
    """The one screen of a wine."""

    def __init__(self, wine: Wine, pictures: Path) -> None:
        self.wine = wine
        self.pictures = pictures

    def shows(self, title: str) -> bool:
        """Whether a window whose title holds ``title`` (a regular expression) is seen."""
        return bool(self._windows(title))

    def _windows(self, title: str) -> list[str]:
        return self._ask("search", "--onlyvisible", "--name", title).split()

    def _ask(self, *question: str) -> str:
        command = ["xdotool", *question]
        return subprocess.run(command, env=self.wine.environment, capture_output=True, text=True, check=False).stdout

    def front(self, title: str) -> bool:
        """Wait for a window and give it the keyboard, by a click into its lower left corner, where nothing is."""
        if not until(lambda: self.shows(title)):
            return False
        time.sleep(KEY_S)
        window = self._windows(title)[-1]
        height = int(self._ask("getwindowgeometry", "--shell", window).split("HEIGHT=")[1].split()[0])
        self._do("mousemove", "--window", window, "4", str(height - 4), "click", "1")
        return True

    def press(self, *keys: str) -> None:
        """Keys, one after another, each answered before the next."""
        for key in keys:
            self._do("key", key)

    def type(self, text: str) -> None:
        """Plain characters, as fast as a person types."""
        self._do("type", "--delay", "60", text)

    def _do(self, *action: str) -> None:
        subprocess.run(["xdotool", *action], env=self.wine.environment, check=True, timeout=PATIENCE_S)
        time.sleep(KEY_S)

    def picture(self, name: str) -> None:
        """What is seen now."""
        target = str(self.pictures / f"{name}.png")
        subprocess.run(["import", "-window", "root", target], env=self.wine.environment, check=True)
