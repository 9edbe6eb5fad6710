"""What the titles of the tables of one document tell apart: without the year, the entity and what all begin with."""

from __future__ import annotations

import re

from gouji.casework.telling.parts import called, title_of
from gouji.model.document import Document
from gouji.wording import say

_OWNER = re.compile(r"部门|单位")


def short_titles(document: Document) -> list[str]:
    """Short titles of the tables, then of those that were not recognised, then of the forms."""
    titles = [table.title or say(table.kind) for table in document.tables]
    titles += [title_of(grid, document.grids) for grid in document.grids]
    titles += [form.subject or called(form) for form in document.forms]
    before = "|".join(re.escape(text) for text in (document.entity, str(document.year or "")) if text)
    told = [re.sub(rf"^(?:\s|年度?|{before})+", "", title) if before else title for title in titles]
    if len({found[0] for title in told if (found := _OWNER.match(title))}) == 1:
        told = [_OWNER.sub("", title, count=1) if _OWNER.match(title) else title for title in told]
    return [short or title for short, title in zip(told, titles, strict=True)]
