"""``gouji`` and ``python -m gouji``: a command, else the window.

What a program brings in at its start stays. To look through it for garbage again and again takes a sixth of the start:
there is none to be found until all is there. Held by ``test_garbage_is_looked_for_once_all_is_there``.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from gouji.apart import PAINTER, READER, WORKER
from gouji.commands.status import INTERRUPTED

COMMANDS = (
    *("check", "batch", "report", "sheet", "export", "annotate", "notice", "compare", "sign", "verify"),
    *("journal", "certificate", "completion", "help"),
)
"""Words that are a command even when they stand alone; any other lone word is a file, unless it is one of them
misspelt."""

READING = frozenset(("check", "report", "sheet", "export", "annotate", "notice", "compare"))
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
    try:
        status = _done(sys.argv[1:])
    except KeyboardInterrupt:  # while the program was still being brought in
        from gouji.wording import say

        status = INTERRUPTED
        print(say("Interrupted."), file=sys.stderr)
    if status == INTERRUPTED:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is in a hurry has said so
    sys.exit(status)


def _done(words: list[str]) -> int:
    from gouji import wording

    wording.choose(os.environ.get("GOUJI_LANGUAGE", ""))
    if words == [READER]:
        _read()
    if words == [PAINTER]:
        _paint()
    if words == [WORKER]:
        _judge()
    return _show(words) if _are_files(words) else _command(words)


def _are_files(words: Sequence[str]) -> bool:
    """Whether the words name files; several do where the first one is there, else a command may be misspelt."""
    if not words:
        return True
    if words[0] in COMMANDS or any(word.startswith("-") for word in words):
        return False
    return _may_be_there(words[0]) or (len(words) == 1 and not _is_misspelt(words[0]))


def _is_misspelt(word: str) -> bool:
    """Whether a word is nearly a command, which whoever knows the commands tells."""
    from difflib import get_close_matches

    return word.isascii() and word.isalpha() and bool(get_close_matches(word, COMMANDS))


def _show(files: Sequence[str]) -> int:
    if sys.platform.startswith("linux") and not any(map(os.environ.get, SCREENS)):
        from gouji.wording import say

        print(say("There is no screen to show the window on. On a terminal use: gouji check FILE"), file=sys.stderr)
        return 2
    from gouji import app

    gc.freeze()  # the window looks for garbage itself
    return app.run([path for word in files for path in _meant(word)])


def _meant(word: str) -> Sequence[Path]:
    """The files that a word of the window means; a shell of Windows hands a pattern on as it is typed."""
    if PATTERN.isdisjoint(word) or Path(word).exists():
        return [Path(word)]
    from gouji.commands.given.documents import documents_of
    from gouji.errors import UserError

    try:
        return documents_of(word)
    except UserError:
        return [Path(word)]  # the window tells that there is none


def _command(words: Sequence[str]) -> int:
    if not READING.isdisjoint(words) and any(map(_is_source, words[1:])):
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
    return Path(word).suffix.lower() != CASE and _may_be_there(word)


def _may_be_there(word: str) -> bool:
    return not PATTERN.isdisjoint(word) or Path(word).exists()


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
