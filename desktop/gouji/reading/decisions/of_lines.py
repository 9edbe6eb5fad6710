"""What the lines of a page without cells are taken for, and why. Held by ``tests/reading/test_decisions.py``."""

from __future__ import annotations

from gouji.model.reason import Reason, quoted
from gouji.reading.decisions.decision import Begins, GoesOn, OfLines, Prose, Raw
from gouji.reading.making import Draft
from gouji.reading.tables.lines.line_table import Lines, TextDraft, begin
from gouji.reading.tables.lines.strange_lines import begins_with_rows, foreign, print_codes, printed_money
from gouji.reading.terms.vocabulary import Vocabulary

LOST = Reason("pages before it were not read: a table may begin there")


def judge_lines(
    lines: Lines, last: Draft | None, goes_on: bool, words: Vocabulary, lost: int = 0, *, amid: bool = False
) -> list[tuple[Lines, OfLines]]:
    """What the lines of a page without cells are taken for, which may go on with the last table.

    ``goes_on`` tells that no title and no sentence stands between the last table and these, and that it does not end
    there; ``lost`` pages before them were not read. ``amid`` tables, be they understood or not, figures are no text.
    """
    draft = begin(lines, words)
    if not isinstance(draft, Reason):
        told = {"title": quoted(draft.title)}
        return [(lines, Begins(draft, (Reason("a unit or rows stand with the title {title}", told),)))]
    before = last if isinstance(last, TextDraft) else None
    if (strange := foreign(lines, draft)) is not None:
        return [(lines, Raw((strange,), before if goes_on and begins_with_rows(lines) else None))]
    noes = [draft]
    if before is not None:
        told = {"title": quoted(before.title)}
        unlike = before.unlike(lines, words) or before.ended(lines, words)
        if unlike is None and (lost > 1 or (lost and before.repeats(lines))):
            unlike = LOST
        if unlike is None:
            return [(lines, GoesOn(before, (Reason("rows coded as those of {title} follow, or its total", told),)))]
        noes.append(unlike)
    parts = any(line.term.is_title or line.term.parts_tables for line in lines)
    figures = printed_money(lines) if not parts and (amid or print_codes(lines)) else ()
    rest = tuple(line for line in lines if line not in figures)
    judged: list[tuple[Lines, OfLines]] = [(figures, Raw(tuple(noes), last if goes_on else None))] if figures else []
    return [*judged, (rest, Prose(tuple(noes), parts))] if rest or not figures else judged
