"""``gouji`` and ``python -m gouji``: a command, else the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from gouji import wording
from gouji.apart import READER
from gouji.wording import say

COMMANDS = ("check", "report", "export", "sign", "verify", "certificate")
"""Words that are a command even when they stand alone; any other lone word is a file."""

READING = ("check", "report", "sheet", "export")
"""Those that read documents: their reader gets ready while they do."""

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""One of these tells a program on Linux where to show its window."""


def main() -> None:
    """``gouji [FILE…]`` opens the window, several files as one document; anything else is a command."""
    wording.choose(os.environ.get("GOUJI_LANGUAGE", ""))
    words = sys.argv[1:]
    if words == [READER]:
        _read()
    sys.exit(_show(words) if _are_files(words) else _command(words))


def _are_files(words: Sequence[str]) -> bool:
    """Whether the words name files; several do where the first one is there, else a command may be misspelt."""
    if not words:
        return True
    if words[0] in COMMANDS or any(word.startswith("-") for word in words):
        return False
    return len(words) == 1 or Path(words[0]).exists()


def _show(files: Sequence[str]) -> int:
    if sys.platform.startswith("linux") and not any(map(os.environ.get, SCREENS)):
        print(say("There is no screen to show the window on. On a terminal use: gouji check FILE"), file=sys.stderr)
        return 2
    from gouji import app

    return app.run([*map(Path, files)])


def _command(words: Sequence[str]) -> int:
    if words[0] in READING:
        from gouji.apart.readers import READERS

        READERS.warm()
    from gouji import cli

    return cli.main(words)


def _read() -> NoReturn:
    from gouji.apart import serving

    serving.serve()


if __name__ == "__main__":
    main()
