"""Files that are part of no document: cases and working papers.

The window asks before a case and what it needs are loaded. Held by ``test_a_case_is_no_part_of_files_together``,
``test_a_case_among_files_is_told``, ``test_the_window_is_up_before_what_a_case_needs``.
"""

from __future__ import annotations

from pathlib import Path

from gouji.errors import UserError
from gouji.keeping import places
from gouji.paper.mark import is_paper


def stands_alone(path: Path) -> bool:
    """Whether a file is a case or a working paper."""
    return path.suffix.lower() == places.SUFFIX or is_paper(path)


def refuse_what_stands_alone(path: Path) -> None:
    """Raises UserError for a case or a working paper among files that are to be one document."""
    if stands_alone(path):
        raise UserError(
            "case-among-files",
            "{name} is a case or a working paper and no file that others are read together with. Open it by itself.",
            name=path.name,
        )
