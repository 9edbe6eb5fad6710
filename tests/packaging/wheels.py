"""Asks the package index whether the wheels of the Windows build are there: once a session, whoever asks first.

The index takes its time, so it is asked as soon as the session begins and answers while other tests run.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

WINDOWS = Path(__file__).resolve().parents[2] / "packaging" / "windows"
LOCKS = ("shipped", "builder", "tests", "wheel")


def resolve(folder: Path) -> tuple[int, str]:
    """The status and the complaints of pip, kept in a folder of the session.

    All at once: what stands in several locks is asked for once.
    """
    told = folder / "wheels.json"
    with FileLock(f"{told}.lock"):
        if not told.exists():
            told.write_text(json.dumps(_asked(folder)), encoding="utf-8")
        status, complaints = json.loads(told.read_text(encoding="utf-8"))
    return status, complaints


def _asked(folder: Path) -> tuple[int, str]:
    texts = ((WINDOWS / "locks" / f"{name}.txt").read_text(encoding="utf-8") for name in LOCKS)
    locks = folder / "locks.txt"
    locks.write_text("\n".join(sorted({line for text in texts for line in text.splitlines()})), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "-q", "--no-deps", "--ignore-installed"]
    command += ["--platform", "win_amd64", "--python-version", "3.11", "--only-binary", ":all:"]
    command += ["--target", str(folder / "wheels"), "--require-hashes", "-r", str(locks)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr
