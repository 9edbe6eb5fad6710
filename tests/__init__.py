"""Every promise of the program, tried on real documents, files and windows.

Nothing is promised of how long a disk or a compiler takes, so the tests wait for neither, whatever the environment
says: what Python compiles is kept, for the programs that tests start too, and their files lie in memory where there is
room. A file is synced there as anywhere; only nobody waits for it.
"""

import os
import shutil
import sys
from pathlib import Path

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

MEMORY, ROOM = Path("/dev/shm"), 2**30
"""Where Linux keeps files in memory, and how many bytes must be free there."""

if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM and "TMPDIR" not in os.environ:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
