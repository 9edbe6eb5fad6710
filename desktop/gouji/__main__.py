"""``gouji`` and ``python -m gouji``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    from gouji import cli

    sys.exit(cli.main(sys.argv[1:]))


if __name__ == "__main__":
    main()
