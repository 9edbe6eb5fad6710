"""What is printed across the page from beginning to end, as a check sheet and a notice are."""

from __future__ import annotations

from io import BytesIO

from reportlab.platypus import SimpleDocTemplate

from gouji import __version__
from gouji.paper import fonts
from gouji.paper.mark import CREATOR
from gouji.paper.style import BINDING, BOTTOM, LANDSCAPE, OUTER, TOP

PADDING = 6
"""Points that reportlab keeps free within the margins of such a document: they are ours, which tables reach."""


def landscape(paper: BytesIO, title: str) -> SimpleDocTemplate:
    """A document of a title on pages that lie, to be built into ``paper``; the same content gives the same bytes."""
    return SimpleDocTemplate(
        paper,
        pagesize=LANDSCAPE,
        leftMargin=BINDING - PADDING,
        rightMargin=OUTER - PADDING,
        topMargin=TOP - PADDING,
        bottomMargin=BOTTOM - PADDING,
        title=fonts.seen(title),
        creator=CREATOR,
        producer=f"Gouji {__version__}",
        invariant=1,
    )
