"""The causes of an open case, with what was adopted in it and said of findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gouji.casework.case import Case
from gouji.casework.causes.adopted import adopted_causes, adopted_words
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.causes import causes_of
from gouji.casework.causes.explained import Explained
from gouji.casework.causes.of_text import with_text
from gouji.casework.causes.put_back import known_as_put_back
from gouji.casework.prose.said import said_by_id
from gouji.casework.suspecting import explained
from gouji.explaining.explanation import Explanation
from gouji.review.marks import Markable


def of_case(case: Case, explanation: Explanation, *, searching: bool = False, text: bool = True) -> tuple[Cause, ...]:
    """The causes as the case stands; ``searching`` tells that the explanation is not the last word, and without
    ``text`` that this was not judged yet."""
    causes = causes_of(
        case.document,
        case.listed,
        explanation,
        state_of=case.state_on,
        adopted=tuple(adopted_causes(case.document, case.changes)),
        searching=searching,
    )
    causes = tuple(known_as_put_back(one, case.document, case.printed) for one in causes)
    causes = tuple(replace(one, printed_so=_is_printed_so(case, one)) for one in causes)
    if not text:
        return causes
    adopted = adopted_words(case.document, case.journal.retellings)
    return with_text(case.check, (*causes, *adopted), case.state_on)


def _is_printed_so(case: Case, cause: Cause) -> bool:
    return cause.is_open and bool(cause.culprits) and all(map(case.is_verified, cause.culprits))


def settled_by(case: Case, causes: Iterable[Cause]) -> list[Markable]:
    """What causes settle of what stands, each once: findings of the tables, then what the text says."""
    many = list(causes)
    sentences = said_by_id(case.check) if any(cause.said for cause in many) else {}
    ids = dict.fromkeys(name for cause in many for name in cause.settles)
    said = dict.fromkeys(name for cause in many for name in cause.said if name in sentences)
    return [*case.listed.among(ids), *(sentences[name] for name in said)]


def of_open(case: Case) -> Explained:
    """A case as it stands, with all that is found of it."""
    explanation = explained(case)
    return Explained(case.check, explanation, of_case(case, explanation), case)
