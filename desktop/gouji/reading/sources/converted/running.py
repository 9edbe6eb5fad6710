"""A program run in a process of its own, which ends within a time, with all that it started, however it ends.

So does it where this process is ended by the system over its bounds: on POSIX the group of the program has a guard in
it, who waits at a pipe that only this process holds, and ends the group when that is closed; on Windows it is in a job.
Held by ``test_a_program_ends_with_whoever_runs_it``.

Not promised on Windows: that Word or WPS go, which are no children but were asked for; what is left of them is ended
when the next document is turned into docx or the program starts anew (``workplace.py``).

Held by ``tests/reading/sources/converted/test_reader.py``.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from gouji.bounds import unbounded
from gouji.job import Job
from gouji.reading.sources.converted.started import Started

LIMIT = 120.0
"""Seconds that a program is given: the first start of an office makes its profile, on an old computer within half a
minute."""

_BEAT = 0.05
"""Seconds between two looks at a process."""
_LAST_LOOK = 5.0
"""Seconds that a process that was ended has to be gone."""


_GUARDED = (
    ()
    if sys.platform == "win32"
    else (
        "/bin/sh",
        "-c",
        'exec 3<&0 </dev/null; { read -r _ <&3; kill -KILL 0; } & exec 3<&-; exec "$@"',
        "guarded",
    )
)
"""A shell that leaves a guard behind and becomes the program."""


class LateError(Exception):
    """The program did not end in time, and was ended."""


def run(
    command: Sequence[str], added: Mapping[str, str], folder: Path, started: Callable[[], Sequence[Started]]
) -> Generator[None, None, bool]:
    """Run a program in a folder; None again and again while it works, then whether it ended well.

    However it is left, the program is ended with its children and with what it ``started``, be it that it ended well.
    Raises LateError, and OSError where nothing can be started.
    """
    environment = {**os.environ, **added}
    quiet = subprocess.DEVNULL
    with unbounded():
        process = subprocess.Popen(
            [*_GUARDED, *command],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=quiet,
            stderr=quiet,
            start_new_session=True,
            creationflags=_unseen(),
        )
    together = Job(process)
    ends = time.monotonic() + LIMIT
    try:
        while process.poll() is None:
            if time.monotonic() > ends:
                raise LateError
            yield None
            try:
                process.wait(_BEAT)
            except subprocess.TimeoutExpired:
                continue
        return process.returncode == 0
    finally:
        _end(process, started())
        together.close()
        assert process.stdin is not None
        process.stdin.close()


def _unseen() -> int:
    """How Windows starts a program without a window of its own."""
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return 0


def _end(process: subprocess.Popen[bytes], others: Sequence[Started]) -> None:
    """End a process that may have ended, its children, and the others."""
    if sys.platform == "win32":
        if process.poll() is None:
            taskkill = Path(os.environ.get("SYSTEMROOT", "C:/Windows"), "System32", "taskkill.exe")
            end = [str(taskkill), "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(end, capture_output=True, check=False, creationflags=_unseen())
    else:
        with suppress(ProcessLookupError):  # it and all its children ended by themselves
            os.killpg(process.pid, signal.SIGKILL)
    for other in others:
        other.end()
    with suppress(subprocess.TimeoutExpired):  # the system has not let it go: nothing more can be done from here
        process.wait(_LAST_LOOK)
