"""The causes of an open case, with what was adopted and ticked off in it."""

from __future__ import annotations

from gouji.casework.case import Case
from gouji.casework.causes.adopted import adopted_causes, adopted_words
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.causes import causes_of
from gouji.casework.causes.explained import Explained
from gouji.casework.causes.of_text import with_text
from gouji.casework.causes.put_back import known_as_put_back
from gouji.casework.suspecting import explained
from gouji.explaining.explanation import Explanation


def of_case(case: Case, explanation: Explanation, *, searching: bool = False, text: bool = True) -> tuple[Cause, ...]:
    """The causes as the case stands; ``searching`` tells that the explanation is not the last word, and without
    ``text`` that this was not judged yet."""
    causes = causes_of(
        case.document,
        case.listed,
        explanation,
        ticked=case.tick_on,
        adopted=tuple(adopted_causes(case.document, case.changes)),
        searching=searching,
    )
    causes = tuple(known_as_put_back(one, case.document, case.printed) for one in causes)
    if not text:
        return causes
    adopted = adopted_words(case.document, case.journal.retellings)
    return with_text(case.check, (*causes, *adopted), case.tick_on)


def of_open(case: Case) -> Explained:
    """A case as it stands, with all that is found of it."""
    explanation = explained(case)
    return Explained(case.check, explanation, of_case(case, explanation))
