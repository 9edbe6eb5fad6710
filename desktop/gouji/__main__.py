"""``gouji`` and ``python -m gouji``: a command, else the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gouji import wording

COMMANDS = ("check", "report", "sign", "verify", "certificate")
"""Words that are a command even when they stand alone; any other lone word is a file."""


def main() -> None:
    """``gouji [FILE]`` opens the window; anything else is a command."""
    wording.choose(os.environ.get("GOUJI_LANGUAGE", ""))
    words = sys.argv[1:]
    if not words or (len(words) == 1 and not words[0].startswith("-") and words[0] not in COMMANDS):
        from gouji import app

        sys.exit(app.run(Path(words[0]) if words else None))
    from gouji import cli

    sys.exit(cli.main(words))


if __name__ == "__main__":
    main()
