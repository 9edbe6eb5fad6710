"""The embedded Chinese faces of the paper, and what stands in for a glyph that they lack."""

from __future__ import annotations

from functools import cache
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from gouji import resources
from gouji.errors import UserError

REGULAR, BOLD = "GoujiSans-Regular", "GoujiSans-Bold"
FALLBACK = "STSong-Light"
"""Adobe's named Chinese face: not embedded, drawn by the reader; only for glyphs outside GBK."""


@cache
def register() -> None:
    """Make the faces known to reportlab; raises UserError when the installation lacks them."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    try:
        for name in (REGULAR, BOLD):
            pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", f"{name}.ttf"))))
    except (resources.MissingResourceError, TTFError) as error:
        raise UserError(
            "no-font", "The report's font is missing from the installation. Install Gouji again."
        ) from error
    pdfmetrics.registerFont(UnicodeCIDFont(FALLBACK))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def markup(text: str) -> str:
    """Text for a Paragraph, glyphs that the face lacks set in the fallback face."""
    glyphs = pdfmetrics.getFont(REGULAR).face.charToGlyph
    pieces = (char if ord(char) in glyphs or char.isspace() else _fallback(char) for char in escape(text))
    return "".join(pieces)


def _fallback(char: str) -> str:
    return f'<font name="{FALLBACK}">{char}</font>'
