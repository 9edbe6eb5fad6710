"""``gouji sheet``: the check sheet of a published document, answered."""

from __future__ import annotations

import argparse
from contextlib import closing

from gouji.casework.binding import differs
from gouji.casework.told_of_file import told_first
from gouji.commands.files_together import case_on
from gouji.commands.given.documents import documents
from gouji.commands.given.output import STANDARD_OUTPUT, called, destination
from gouji.commands.status import DIFFERS, GOOD
from gouji.streams import done, tell, warn
from gouji.wording import say

SHEETS = (".xlsx", ".pdf", ".json")


def run(options: argparse.Namespace) -> int:
    """Answer the check sheet, on the terminal or as a file."""
    from gouji.casework.sheet import printing

    sources, output = documents(options.files), options.output
    place = destination(output, SHEETS) if output != STANDARD_OUTPUT else None
    case, _ = case_on(sources, options.anyway)
    warn(*told_first(case))
    with closing(case):
        if place is not None:
            output = str(called(place, say("Check sheet"), case.document))
        told = printing.printed(case, output, options.into, sources, pictures=options.pictures)
        (tell if place is None else done)(*told)
    return DIFFERS if differs(case.check) else GOOD
