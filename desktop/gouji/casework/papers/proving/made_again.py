"""The paper made again from its case as it stands, to be held against the one at hand.

What a paper shows follows from the case, the program that wrote it, the language and the face; all these stand in the
paper. So one that was altered before anyone signed it differs from the one that is made again, whatever the paper says
of itself and whatever the journal was made to say of it. The head of the journal is that of the paper, and how the
case had been passed on is what the journal tells until there: it has gone on since. The paper may have been printed
without its charts: so it is drawn twice at most. A paper of
another version of the program cannot be made again: the journal alone tells then whether it is the one that the case
wrote. Held by
``tests/casework/test_made_again.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gouji.casework.case import Case
from gouji.casework.history.history import lines_until
from gouji.casework.papers.drawn_once import drawn_once
from gouji.casework.papers.working_paper import workpaper
from gouji.casework.playing import journal_until
from gouji.casework.telling.review.passed import passed_lines, told_of_unlawful
from gouji.errors import UserError
from gouji.paper.content import Workpaper
from gouji.paper.likeness import shows_the_same
from gouji.paper.signatures.imprint import journal_of
from gouji.paper.signatures.verdict import Verdict
from gouji.paper.workpaper import LOGGED, Maker
from gouji.wording import speaking


def as_made_again(case: Case, verdict: Verdict) -> bool | None:
    """Whether a paper shows what the case writes; None where this program, here, would not write it the same, or where
    the case has nothing of what was done until the paper was written."""
    maker, head = Maker.of(verdict.made), journal_of(verdict.paper)
    if maker is None or not maker.is_at_hand:
        return None
    number = case.file.number_of(head) if head else 0
    if number is None:
        return None
    try:
        with speaking(maker.language):
            history = lines_until(case, head) if f"/{LOGGED}".encode() in verdict.paper else ()
            then = journal_until(case, number)
            passed, unlawful = tuple(passed_lines(then)), tuple(told_of_unlawful(then.unlawful))
            content = workpaper(case, verdict.roles)
            content = replace(content, journal=head, history=history, passed=passed, unlawful=unlawful)
            made = (drawn_once(one, maker.face) for one in _perhaps(content))
            return any(one == verdict.paper or shows_the_same(one, verdict.paper) for one in made)
    except UserError:  # the face is not installed here
        return None


def _perhaps(content: Workpaper) -> Iterator[Workpaper]:
    """What the paper may show: it may have been printed without charts."""
    yield content
    if content.pictures:
        yield replace(content, pictures=())
