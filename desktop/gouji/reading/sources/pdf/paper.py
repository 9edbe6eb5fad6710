"""The paper of a page: the part of it that every viewer shows, from whose upper left corner all places are counted.

What a page prints beyond it nobody sees: the other half of a spread, a table that ran off the foot of its page and is
printed again overleaf. Letters whose middle is not on the paper are not read; cells are taken as they are drawn, also
where they reach over the edge. A notice names the pages beyond whose paper amounts stand that no page shows: words
alone are missed by nobody who reckons (``tests/reading/test_paper.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gouji.model.source import Box
from gouji.reading.terms.figures import is_money

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet


def lay_on_paper(page: Sheet) -> frozenset[str]:
    """Set what a page draws on its paper, and leave out letters beyond it; the amounts that these print."""
    left, top, right, bottom = _paper_of(page)
    paper = (0, 0, right - left, bottom - top)
    if left or top:
        for items in page.objects.values():
            for one in items:
                one.update(x0=one["x0"] - left, x1=one["x1"] - left, top=one["top"] - top, bottom=one["bottom"] - top)
                if "pts" in one:
                    one["pts"] = [(x - left, y - top) for x, y in one["pts"]]
    page.bbox = page.mediabox = paper
    beyond = [one for one in page.chars if not _is_on(paper, one)]
    if not beyond:
        return frozenset()
    shown = [one for one in page.chars if _is_on(paper, one)]
    page.objects["char"] = beyond
    amounts = frozenset(word["text"] for word in page.extract_words() if is_money(word["text"]))
    page.objects["char"] = shown
    return amounts


def in_order(box: Sequence[float]) -> Box:
    """A box that names any two opposite corners, by its lower left and upper right one."""
    (left, right), (lower, upper) = sorted(box[::2]), sorted(box[1::2])
    return left, lower, right, upper


def _paper_of(page: Sheet) -> Box:
    """What viewers show of a page: as much of it as its crop box leaves, where that leaves any."""
    whole, cut = in_order(page.page_obj.mediabox), in_order(page.page_obj.cropbox)
    left, lower = max(0, cut[0] - whole[0]), max(0, cut[1] - whole[1])
    right, upper = max(0, whole[2] - cut[2]), max(0, whole[3] - cut[3])
    margins = [left, upper, right, lower]
    if left + right >= whole[2] - whole[0] or lower + upper >= whole[3] - whole[1]:
        margins = [0, 0, 0, 0]
    turns = page.rotation // 90
    x0, y0, x1, y1 = (*margins[-turns:], *margins[:-turns]) if turns else margins
    return page.bbox[0] + x0, page.bbox[1] + y0, page.bbox[2] - x1, page.bbox[3] - y1


def _is_on(paper: Box, letter: Mapping[str, Any]) -> bool:
    """Whether the middle of a letter is shown."""
    _, _, right, bottom = paper
    x, y = letter["x0"] + letter["x1"], letter["top"] + letter["bottom"]
    return bool(0 <= x <= 2 * right and 0 <= y <= 2 * bottom)
