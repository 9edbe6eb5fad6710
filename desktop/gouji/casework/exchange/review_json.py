"""How a case is reviewed, in the JSON of ``gouji check --json``: its stage, sign-offs, what was said of findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gouji.casework.case_state import CaseState
from gouji.casework.history.record import OF_ENTRIES
from gouji.casework.prose.said import not_as_it_should_be
from gouji.casework.telling.review.handlings import written_by
from gouji.casework.telling.review.passed import passed_lines
from gouji.wording import say


def review(case: CaseState) -> dict[str, Any]:
    """``stands`` tells whether a sign-off still covers the figures, null where nothing is signed off; ``why`` what is
    another since, or speaks against it. ``handled`` holds the findings that a person said something of, by their ids,
    and ``unlawful`` what was done and was not to be, with the kinds of ``gouji journal``."""
    lines = passed_lines(case.journal)
    return {
        "stage": case.stage.value,
        "passed": [
            {
                "act": one.act.value,
                "role": one.act.role or None,
                "who": one.who,
                "at": one.at,
                "to": one.to or None,
                "remark": one.remark,
                "stands": line.is_standing if one.act.role else None,
                "why": list(line.why),
                "unlawful": line.is_unlawful,
            }
            for one, line in zip(case.passed, lines, strict=True)
        ],
        "unlawful": [
            {
                "at": one.entry.at,
                "who": one.entry.who,
                "kind": OF_ENTRIES[one.entry.kind].value,
                "why": say(one.why.message, **one.why.params),
            }
            for one in case.journal.unlawful
        ],
        "handled": [*_handled(case)],
    }


def _handled(case: CaseState) -> Iterator[dict[str, Any]]:
    for one in (*case.listed, *not_as_it_should_be(case.check)):
        given, remark = case.handling_on(one), case.marks.remarks.get(one.id, "")
        by = written_by(remark) or None
        if given:
            said = {"state": given.state.value, "who": given.who, "at": given.at}
            yield {"finding": one.id, **said, "remark": remark, "remark_by": by}
        elif remark:
            yield {"finding": one.id, "state": "pending", "who": None, "at": None, "remark": remark, "remark_by": by}
