"""The commands that write a document or a case in another form: each is the function of its name in the file of its
name in ``exports``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.casework.told_of_file import told_first
from gouji.commands.files_together import case_on
from gouji.commands.given.documents import documents
from gouji.commands.options import refuse_other_endings
from gouji.commands.said_of_files import put_into
from gouji.commands.status import DIFFERS, GOOD, differs
from gouji.paper.mark import refuse_paper
from gouji.streams import tell, warn

if TYPE_CHECKING:
    from gouji.casework.case import Case


def run(options: argparse.Namespace) -> int:
    """Write a document or a case in another form: export, annotate, notice."""
    refuse_other_endings(options)
    sources = documents(options.files)
    with closing(_case_of(sources, options)) as case:
        warn(*told_first(case))
        tell(*_written(case, sources, options))
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


def _written(case: Case, sources: Sequence[Path], options: argparse.Namespace) -> list[str]:
    """Write it; tells where it is, and what else is to be known of it. Raises UserError."""
    command: str = options.command
    write = getattr(import_module(f"gouji.exports.{command}"), command)
    told: list[str] = write(case, Path(options.output), sources)
    return told
