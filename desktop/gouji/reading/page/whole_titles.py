"""Lines of a page, each title that was broken over several of them on one line."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.reading.page.page import Line
from gouji.reading.terms.figures import joined_words
from gouji.reading.terms.titles import title_runs
from gouji.reading.terms.vocabulary import Vocabulary


def whole_titles(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """Lines, a title that was broken over several of them on one."""
    rest = {run.start: run for run in title_runs([line.text for line in lines], words) if len(run) > 1}
    held = {at for run in rest.values() for at in run}
    return tuple(
        Line(line.source, "".join(joined_words(lines[one].text) for one in rest[at])) if at in rest else line
        for at, line in enumerate(lines)
        if at in rest or at not in held
    )
