"""Try every attack: ``python -m tests.paper.attacks [WORD]``, or those in whose name the word stands.

Exit status 1 where ``gouji verify`` finds nothing wrong with a paper after an attack.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
from pathlib import Path

from tests.paper.attacks.every import attacks, refused
from tests.paper.attacks.stages import made


def main() -> int:
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    accepted = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        case, alone = Path(folder) / "case", Path(folder) / "alone"
        case.mkdir()
        alone.mkdir()
        os.environ["GOUJI_DATA"] = str(Path(folder) / "data")
        stages = made(case)
        os.environ["GOUJI_DATA"] = str(Path(folder) / "elsewhere")
        for name, attack in attacks(stages):
            if word not in name:
                continue
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                why = refused(attack(), alone)
            tried += 1
            accepted += not why
            print(f"{'refused ' if why else 'ACCEPTED'}  {name}: {why}", flush=True)
    print(f"{tried} attacks, {accepted} accepted")
    return int(accepted > 0)


if __name__ == "__main__":
    sys.exit(main())
