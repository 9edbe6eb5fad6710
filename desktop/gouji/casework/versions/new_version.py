"""The next version of the document of a case, as a case of its own that takes over what still stands.

What was laid beside the old one, which rules were chosen and what was said of the year stands for the new one too, each
as an entry of its own; then all that was said is taken over in one, which one undo takes back. The case before stays as
it is. Held by ``tests/casework/versions/test_new_version.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from gouji.casework.belonging import may_be_beside
from gouji.casework.case import Case
from gouji.casework.versions.taking_over import taken_over
from gouji.model.document import Beside
from gouji.reading.original import Original, refuse_the_same


def new_version(before: Path, original: Original, beside: Mapping[Beside, Original] | None = None) -> Case:
    """Start a draft on the next version of the document of the case in a file, with other documents ``beside`` it.

    Raises UserError, also where it is the very file that this case is of.
    """
    with closing(Case.look_at(before)) as old:
        refuse_the_same((*old.document.all_files, *original.document.files))
        case = Case.begin(original, beside)
        try:
            _judge_as(old, case)
            case.take_over(taken_over(old, case))
        except BaseException:
            case.close()
            raise
    return case


def _judge_as(old: Case, case: Case) -> None:
    """Hold the new version against what the old one was held against, by the same rules."""
    if case.document.year is None and old.document.year is not None:
        case.state_year(old.document.year)
    for beside, document in old.document.beside.items():
        if beside not in case.document.beside and beside in may_be_beside(case.document, document):
            case.join(Original(document, tuple(map(old.file.source, document.digests))), beside)
    if old.journal.rules is not None:
        case.judge_by_pack(old.journal.rules.pack)
    case.look_before_publication(old.document.before_publication)
