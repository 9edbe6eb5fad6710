"""``gouji verify``: what stands of a paper, or of every paper of a case."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from gouji.casework.telling.review.passed import told_of_passing
from gouji.casework.told_of_file import told_of_beginning, told_of_case, told_of_journal
from gouji.commands.status import DIFFERS, GOOD, UNREADABLE
from gouji.errors import UserError
from gouji.keeping import places
from gouji.streams import tell
from gouji.wording import say


def run(options: argparse.Namespace) -> int:
    """Tell what stands of a paper, or of all papers of a case."""
    from gouji.casework.papers.paper_state import standing, told
    from gouji.paper.signatures.named import named_in

    path, named = Path(options.file), named_in([*map(Path, options.trust)])
    if path.suffix.lower() == places.SUFFIX:
        return _verify_papers_of(path, named)
    found = standing(path, named)
    tell(*told(found))
    return GOOD if found.good else DIFFERS


def _verify_papers_of(path: Path, named: dict[str, str]) -> int:
    """Each paper that the case knows, found or not; the status is that of the worst."""
    from gouji.casework.case import Case
    from gouji.casework.papers.paper_state import Lost, standing_of, standings_of, told

    with closing(Case.look_at(path)) as case:
        broken = [*told_of_case(case)]
        tell(*broken, *told_of_beginning(case.proof), *told_of_journal(case), *told_of_passing(case))
        found = list(standings_of(case, named)) or [standing_of(case, named=named)]
        status = DIFFERS if broken or case.journal.unlawful else GOOD
    for one in found:
        if isinstance(one, UserError):
            tell(say(one.message, **one.params), stream=sys.stderr)
            status = UNREADABLE
        elif isinstance(one, Lost):
            tell(one.told)
            status = max(status, DIFFERS)
        else:
            tell(*told(one, among_others=len(found) > 1, of_file=False))
            status = max(status, GOOD if one.good else DIFFERS)
    return status
