"""How far apart what belongs together may stand: the tolerances by which columns are told from words, in one place."""

from __future__ import annotations

from dataclasses import dataclass

TOUCH = 0.5
"""Points by which words of two columns may overlap, on whatever page."""

GUTTER = 4.0
"""Points that tables side by side are apart at least."""

LETTER, HEIGHT, PITCH = 4.0, 6.0, 7.0
"""Points that a letter of half width, and a line, take on the page that text is laid out on."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Tolerances in points, of a page whose words stand where they were set, or of one that text was laid out on."""

    edge: float
    """How far the edges of words that begin or end at one may differ."""
    centred: float
    """How far the middles of two words of a header may be apart of which one goes on below the other."""
    clear: float
    """How far a header must stand from columns that are not its own, or a name may reach below the next header."""
    shift: float
    """How far words of one column may be set apart from line to line."""
    stacked: int
    """Lines that the words of one header cell are apart at most: words of other cells stand between them."""


POINTS = Measures(edge=1.0, centred=3.0, clear=3.0, shift=0.0, stacked=8)
LETTERS = Measures(edge=LETTER, centred=1.01 * LETTER, clear=2 * LETTER, shift=4 * LETTER, stacked=3)
