"""The number that a page carries, by which text tells where its pages end: no row and no amount.

``- 3 -`` may also be a figure between two dashes: it numbers a page where the pages beside it are numbered alike.
Held by ``test_page_marks_part_pages_and_are_no_amounts``, ``test_a_figure_between_dashes_is_no_page_mark``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_N = r"\d{1,4}"
_DASHES = r"[-–—―─]{0,3}\s*"
_CERTAIN = re.compile(
    rf"{_DASHES}(?:(?:page\s*)?{_N}\s*(?:of|[/／])\s*{_N}|page\s*{_N}"
    rf"|第\s*{_N}\s*页(?:\s*[,，/／]?\s*共\s*{_N}\s*页)?|共\s*{_N}\s*页\s*[,，/／]?\s*第\s*{_N}\s*页)\s*{_DASHES}",
    re.IGNORECASE,
)
_DASHED = re.compile(rf"(?P<dashes>[-–—―─]{{1,3}})\s*(?P<number>{_N})\s*(?P=dashes)")


def page_marks(lines: Sequence[str]) -> frozenset[int]:
    """The places of lines that print nothing but the number of their page."""
    texts = [line.strip() for line in lines]
    certain = {at for at, text in enumerate(texts) if _CERTAIN.fullmatch(text)}
    dashed = [(at, int(match["number"])) for at, text in enumerate(texts) if (match := _DASHED.fullmatch(text))]
    numbers = [number for _, number in dashed]
    told = {
        at
        for place, (at, number) in enumerate(dashed)
        if number - 1 in numbers[max(place - 1, 0) : place] or number + 1 in numbers[place + 1 : place + 2]
    }
    return frozenset(certain | told)
