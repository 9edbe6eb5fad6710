"""``gouji`` and ``python -m gouji``: a command, else the window.

What a program brings in at its start stays. To look through it for garbage again and again takes a sixth of the start:
there is none to be found until all is there. Held by ``test_garbage_is_looked_for_once_all_is_there``.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from gouji import wording
from gouji.apart import PAINTER, READER, WORKER
from gouji.wording import say

COMMANDS = ("check", "batch", "report", "export", "annotate", "notice", "compare", "sign", "verify", "certificate")
"""Words that are a command even when they stand alone; any other lone word is a file."""

READING = ("check", "report", "sheet", "export", "annotate", "notice", "compare")
"""Those that read documents: their reader gets ready while they do."""

CASE = ".gouji"
"""How the name of a case ends; told here too, so that a reader can be started before anything is brought in."""

STANDARD_INPUT, PATTERN = "-", frozenset("*?[")
"""What names no file and yet may mean some: standard input, and signs of a pattern."""

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""One of these tells a program on Linux where to show its window."""


def main() -> None:
    """``gouji [FILE…]`` opens the window, several files as one document; anything else is a command."""
    gc.disable()
    wording.choose(os.environ.get("GOUJI_LANGUAGE", ""))
    words = sys.argv[1:]
    if words == [READER]:
        _read()
    if words == [PAINTER]:
        _paint()
    if words == [WORKER]:
        _judge()
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

    _all_is_there()
    return app.run([*map(Path, files)])


def _command(words: Sequence[str]) -> int:
    if words[0] in READING and any(map(_is_source, words[1:])):
        from gouji.apart.readers import READERS

        READERS.warm()
    from gouji import cli

    _all_is_there()
    return cli.main(words)


def _all_is_there() -> None:
    """From now on garbage is looked for, but not among what was brought in."""
    gc.freeze()
    gc.enable()


def _is_source(word: str) -> bool:
    """Whether a word may name a file that a reader would read: a case holds what was read."""
    if word.startswith("-"):
        return word == STANDARD_INPUT
    return Path(word).suffix.lower() != CASE and (os.path.exists(word) or not PATTERN.isdisjoint(word))  # noqa: PTH110


def _read() -> NoReturn:
    from gouji.apart import serving, tasks

    serving.serve(tasks.get_ready, tasks.done)


def _paint() -> NoReturn:
    from gouji.apart import painting, serving

    serving.serve(painting.get_ready, painting.Painter().done, lasts=True)


def _judge() -> NoReturn:
    from gouji.apart import serving
    from gouji.batch.working import Worker

    worker = Worker()
    serving.serve(worker.get_ready, worker.done, lasts=True)


if __name__ == "__main__":
    main()
