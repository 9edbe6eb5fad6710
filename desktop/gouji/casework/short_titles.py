"""What the titles of the tables of one document tell apart: without the year, the entity and what all begin with.

A title that is long loses the words that the tables of every budget repeat, the least telling first, until it is short;
never one by which it differs from another. The whole title stands above the table. Held by
``test_long_titles_are_told_by_what_they_differ_in``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.casework.telling.parts import called, title_of
from gouji.model.document import Document
from gouji.wording import say

_OWNER = re.compile(r"部门|单位")

ENOUGH = 8
"""Letters of a title that is short."""

_LESS = [
    (re.compile(pattern), short)
    for pattern, short in (
        (r"^(?:公开|附)?表?\d{1,2}表?\s*[:：]\s*", ""),  # the id of the table stands before it
        (r"^(?:一般公共预算)?(?:财政拨款)?(?=“三公”)", ""),
        (r"情况(?=表$)", ""),
        (r"[预决]算(?=(?:总|明细)?表$)", ""),
        (r"(?:功能|经济)分类(?:科目)?", ""),
        (r"明细(?=表$)", ""),
        (r"(?<=预算)财政拨款", ""),
        (r"收入支出", "收支"),
        (r"(?:支出)?和机关运行经费(?:支出)?", ""),
        (r"(?<=.{7})表$", ""),
        (r"(一般公共|政府性基金|国有资本经营)预算", r"\1"),
    )
]
"""What is left out, and what stands in its place."""


def short_titles(document: Document) -> list[str]:
    """Short titles of the tables, then of those that were not recognised, then of the forms."""
    titles = [table.title or say(table.kind) for table in document.tables]
    titles += [title_of(grid, document.grids) for grid in document.grids]
    titles += [form.subject or called(form) for form in document.forms]
    before = "|".join(re.escape(text) for text in (document.entity, str(document.year or "")) if text)
    told = [re.sub(rf"^(?:\s|年度?|{before})+", "", title) if before else title for title in titles]
    if len({found[0] for title in told if (found := _OWNER.match(title))}) == 1:
        told = [_OWNER.sub("", title, count=1) if _OWNER.match(title) else title for title in told]
    told = [short or title for short, title in zip(told, titles, strict=True)]
    count = len(document.tables)
    return [*shortened(told[:count]), *told[count:]]


def shortened(titles: list[str]) -> list[str]:
    """Titles without what is in the way of telling them apart at a glance; no two that differed are one."""
    for pattern, short in _LESS:
        less = [pattern.sub(short, one) if len(one) > ENOUGH else one for one in titles]
        titles = [new if _alone(new, place, titles, less) else old for place, (old, new) in _each(titles, less)]
    return titles


def _each(titles: list[str], less: list[str]) -> Iterator[tuple[int, tuple[str, str]]]:
    return enumerate(zip(titles, less, strict=True))


def _alone(new: str, place: int, titles: list[str], less: list[str]) -> bool:
    """Whether a shorter title is that of no other table, neither as that is now nor as it would be."""
    others = {one for each in (titles, less) for at, one in enumerate(each) if at != place}
    return bool(new) and new not in others
