"""``gouji sheet``: the check sheet of a published document, answered."""

from __future__ import annotations

import argparse
from contextlib import closing

from gouji.casework.told_of_file import told_first
from gouji.commands.files_together import case_on
from gouji.commands.given.documents import documents
from gouji.commands.status import DIFFERS, GOOD, differs
from gouji.streams import tell, warn


def run(options: argparse.Namespace) -> int:
    """Answer the check sheet, on the terminal or as a file."""
    from gouji.casework.sheet import printing

    sources = documents(options.files)
    case, _ = case_on(sources, options.anyway)
    warn(*told_first(case))
    with closing(case):
        tell(*printing.printed(case, options.output, options.into, sources, pictures=options.pictures))
    return DIFFERS if differs(case.check) else GOOD
