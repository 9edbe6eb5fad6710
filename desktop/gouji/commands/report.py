"""``gouji report``: the working paper of files or of a case."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing

from gouji.casework.binding import differs
from gouji.casework.made_from import MadeFrom
from gouji.casework.told_of_file import told_first
from gouji.commands.files_together import case_on
from gouji.commands.given.documents import documents
from gouji.commands.given.output import called, destination
from gouji.commands.said_of_files import put_into
from gouji.commands.status import DIFFERS, GOOD
from gouji.paper.mark import refuse_paper
from gouji.paper.signatures.roles import chosen
from gouji.streams import done, tell, warn
from gouji.wording import say

ENDINGS = (".pdf",)


def run(options: argparse.Namespace) -> int:
    """Write the working paper; the status is that of what it tells."""
    from gouji.casework.papers.working_paper import print_report

    roles, sources, output = chosen(options.roles), documents(options.files), destination(options.output, ENDINGS)
    for source in sources:
        refuse_paper(source)
    made_from = MadeFrom(tuple(sources))
    if not output.is_dir():
        output = made_from.place(output, ENDINGS)
    case, noted = case_on(sources, options.anyway)
    warn(*told_first(case))
    with closing(case):
        put_into(case, options)
        if output.is_dir():
            what = say("Budget reconciliation working paper")
            output = made_from.place(called(output, what, case.document), ENDINGS)
        paper = print_report(case, output, options.font, roles, sources, noted=noted, history=options.journal)
    done(say("The working paper was written to {path}.", path=output), paper.conclusion)
    if not noted:
        unnoted = say(
            "{name} is open in a window: the paper tells what is kept of it, and is not noted in it until it is "
            "signed.",
            name=sources[0].name,
        )
        tell(unnoted, stream=sys.stderr)
    return DIFFERS if differs(case.check) else GOOD
