"""The pictures of a case on its paper: the tie map with its list, expenditure by class, basic expenditure and projects.

Of several tables that tell expenditure by class it is that of all money. The list of classes goes down to 款: every 项
stands in the table itself, which the paper prints too. Held by ``tests/paper/test_pictures.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.casework.case import Case
from gouji.casework.pictures.shown import Shown, ShownClasses, ShownNature, ShownTies
from gouji.paper.content import PictureSection
from gouji.pictures.listed import Listing
from gouji.pictures.shapes import Picture, Surface

DEEPEST = 2
"""How deep the rows stand that the list of classes shows: 类 1, 款 2."""


def pictures_on_paper(case: Case) -> Iterator[PictureSection]:
    """Those that the document has anything for."""
    ties, classes, nature = ShownTies(case), ShownClasses(case), ShownNature(case)
    if case.document.tables:
        yield _section(ties, ties.listing())
    if classes.spending is not None:
        whole = classes.listing()
        yield _section(classes, whole._replace(rows=[row for row in whole.rows if row.level <= DEEPEST]))
    if nature.spending is not None:
        yield _section(nature, None)


def _section(shown: Shown, listing: Listing | None) -> PictureSection:
    def lay_out(on: Surface) -> Picture:
        return shown.drawn(on) or Picture(on.width, 0)

    return PictureSection(shown.called, shown.caption, lay_out, listing)
