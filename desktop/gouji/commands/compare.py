"""``gouji compare``: two documents held against each other, or a department against its units.

Exit status 2 if one could not be read, else 1 if they are of one year and stage, so that they should be the same, and a
figure is another one (of units: if they do not come to the department, or one is missing or there twice); else 0: from
one year to the next figures change. Held by ``tests/casework/comparing/test_on_the_command_line.py``.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from gouji.apart.readers import READERS
from gouji.apart.reading import read_document
from gouji.casework.comparing.members import doubles, missing_units
from gouji.casework.comparing.told import summary
from gouji.casework.comparing.units import told_of_units, units_told
from gouji.casework.exchange import check_json, compare_json
from gouji.checking.check import Check
from gouji.commands.given.documents import meant
from gouji.commands.given.output import called, destination
from gouji.commands.given.progress import progress
from gouji.commands.passwords import unlocked
from gouji.commands.status import DIFFERS, GOOD
from gouji.comparing.comparing import Comparison, compare
from gouji.comparing.culprits import culprits
from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.user.answers import remembered
from gouji.paper.mark import refuse_paper
from gouji.reading.original import Progress
from gouji.streams import done, put, tell
from gouji.wording import say

ENDINGS = (".xlsx", ".pdf")


def run(options: argparse.Namespace) -> int:
    """Run the command. Raises UserError for a file that cannot be read, and where the words do not go together."""
    files, units = meant(options.files), meant(options.units)
    if len(files) != (1 if units else 2):
        raise UserError(
            "compare-what", "Name two documents, the old one first; or one department, and its units behind --units."
        )
    given = [*units, *files]
    paths = [one.path for one in given]
    place = destination(options.output, ENDINGS) if options.output else None
    READERS.expect(len(paths))
    *olds, new = (_judged(path, progress(path.name, number, len(paths))) for number, path in enumerate(paths, 1))
    found = compare(new, *olds)
    told: list[str] = []
    status = DIFFERS if found.means_the_same and found.changes else GOOD
    if units:
        told, status = _of_units(found)
    if options.json:
        told_json = compare_json.compared(found, [one.told for one in (given[-1], *given[:-1])])
        put(check_json.line(told_json | (_units_json(found) if units else {})))
    else:
        tell(*summary(found), *told)
    if place is not None:
        from gouji.exports.comparison.written import written

        done(written(found, called(place, say("Comparison"), found.right.document), told, paths))
    return status


def _judged(path: Path, progress: Progress) -> Check:
    """A document, or a case as it stands."""
    refuse_paper(path)
    if path.suffix.lower() == places.SUFFIX:
        from contextlib import closing

        from gouji.casework.case import Case

        with closing(Case.look_at(path)) as case:
            return case.check
    document = unlocked(path.name, lambda given: read_document(path, progress, password=given, answers=remembered()))
    if not document.tables:
        raise UserError("no-table", "{name}: no table of it was recognised, so it cannot be compared.", name=path.name)
    return Check(document)


def _of_units(found: Comparison) -> tuple[list[str], int]:
    told = [*units_told(found)]
    wrong = told_of_units(found)
    return told, DIFFERS if found.changes or wrong else GOOD


def _units_json(found: Comparison) -> dict[str, Any]:
    units = [one.document for one in found.lefts]
    return {
        "units": {
            "missing": missing_units(found.right.document, units),
            "double": [[one + 1, other + 1] for one, other in doubles(units)],
            "culprits": [compare_json.culprit(found, one) for one in culprits(found)],
        }
    }
