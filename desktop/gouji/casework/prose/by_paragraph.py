"""The text as it is shown: paragraph by paragraph under its headings, all of it or what bears one outcome, or is held
against one table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gouji.casework.prose.said import Said, all_said
from gouji.checking.check import Check
from gouji.prose.paragraphs import Paragraph, heading_rank
from gouji.prose.text import text_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph with what it says; ``rank`` is that of a heading, 0 the highest, None for what is none."""

    number: int
    paragraph: Paragraph
    rank: int | None
    said: tuple[Said, ...]


def by_paragraph(check: Check, state: str = "", table: int | None = None) -> Sequence[Shown]:
    """Every paragraph in its order; of one state, or one table by its number, only those that say such a thing, with
    the headings above them."""
    of = defaultdict(list)
    for one in all_said(check):
        if state in ("", one.state) and (table is None or any(cell.table == table for cell in one.cells)):
            of[one.paragraph].append(one)
    shown: list[Shown] = []
    wanted: set[str] = set()
    for number, paragraph in reversed([*enumerate(text_of(check.document).paragraphs)]):
        rank, said = heading_rank(paragraph.text), tuple(of.get(number, ()))
        over = rank is not None and paragraph.text in wanted
        if (not state and table is None) or said or over:
            shown.append(Shown(number, paragraph, rank, said))
            wanted.update(paragraph.headings)
        if over:
            wanted.discard(paragraph.text)
    return shown[::-1]
