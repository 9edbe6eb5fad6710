"""``gouji journal``: what was done in a case, line by line."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from gouji.casework.told_of_file import told_of_case
from gouji.commands.options import asked_of
from gouji.commands.status import DIFFERS, GOOD
from gouji.streams import tell, warn


def run(options: argparse.Namespace) -> int:
    """What was done in a case, line by line; the status is that of its chain."""
    from gouji.casework.case import Case
    from gouji.casework.exchange.journal_lines import told_lines

    with closing(Case.look_at(Path(options.case))) as case:
        warn(*(broken := [*told_of_case(case)]))
        tell(*told_lines(case, asked_of(options), as_json=options.json))
    return DIFFERS if broken else GOOD
