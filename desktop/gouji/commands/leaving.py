"""The commands that write a document or a case in another form: each is the function of its name in the file of its
name in ``exports``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.casework.binding import differs
from gouji.casework.told_of_file import told_first
from gouji.commands.files_together import case_on
from gouji.commands.given.documents import documents
from gouji.commands.given.output import called, destination
from gouji.commands.options import LEAVING
from gouji.commands.said_of_files import put_into
from gouji.commands.status import DIFFERS, GOOD
from gouji.paper.mark import refuse_paper
from gouji.streams import done, warn
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case import Case

NAMES = {"export": "Figures", "annotate": "Annotated", "notice": "Notice of corrections"}
"""What each is called in a folder, as the window offers it."""


def run(options: argparse.Namespace) -> int:
    """Write a document or a case in another form: export, annotate, notice."""
    place = destination(options.output, [f".{one}" for one in LEAVING[options.command].split("|")])
    sources = documents(options.files)
    with closing(_case_of(sources, options)) as case:
        warn(*told_first(case))
        done(*_written(case, sources, options.command, called(place, say(NAMES[options.command]), case.document)))
        return DIFFERS if differs(case.check) else GOOD


def _case_of(sources: Sequence[Path], options: argparse.Namespace) -> Case:
    """The case on the files that are named, with what is said of it. Raises UserError."""
    for source in sources:
        refuse_paper(source)
    case, _ = case_on(sources, options.anyway)
    try:
        put_into(case, options)
    except BaseException:
        case.close()
        raise
    return case


def _written(case: Case, sources: Sequence[Path], command: str, place: Path) -> list[str]:
    """Write it; tells where it is, and what else is to be known of it. Raises UserError."""
    write = getattr(import_module(f"gouji.exports.{command}"), command)
    told: list[str] = write(case, place, sources)
    return told
