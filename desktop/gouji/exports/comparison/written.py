"""A comparison as a file of its own: a workbook, or a paper.

Held by ``tests/exports/test_comparison.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gouji.casework.made_from import MadeFrom
from gouji.comparing.comparing import Comparison
from gouji.paper.fonts import EMBEDDED
from gouji.wording import say

ENDINGS = (".xlsx", ".pdf")


def written(
    comparison: Comparison, output: Path, told: Sequence[str] = (), sources: Sequence[Path] = (), face: str = EMBEDDED
) -> str:
    """Write it as the ending of ``output`` tells, as a workbook where that tells nothing; returns where it is.

    ``told`` are lines of what else was found. Raises UserError.
    """
    made_from = MadeFrom.of((one.document for one in comparison.laid.checks), sources)
    path = made_from.place(output, ENDINGS)
    if path.suffix.lower() == ".pdf":
        from gouji.exports.comparison.on_paper import content
        from gouji.paper.comparisons.pdf import drawn

        data = drawn(content(comparison, told), face)
    else:
        from gouji.exports.comparison.workbook import workbook

        data = workbook(comparison, told)
    made_from.write(path, data)
    return say("The comparison was written to {path}.", path=path)
