"""The embedded Chinese faces of the paper, and what stands in for a glyph that they lack."""

from __future__ import annotations

from functools import cache
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from gouji import resources
from gouji.errors import UserError

REGULAR, BOLD, RARE = "GoujiSans-Regular", "GoujiSans-Bold", "GoujiSans-Rare"
UNEMBEDDED = "STSong-Light"
"""Adobe's named Chinese face, drawn by the reader: only for characters that no embedded face has."""


@cache
def register() -> None:
    """Make the faces known to reportlab; raises UserError when the installation lacks them."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    try:
        for name in (REGULAR, BOLD, RARE):
            pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", f"{name}.ttf"))))
    except (resources.MissingResourceError, TTFError) as error:
        raise UserError(
            "no-font", "The report's font is missing from the installation. Install Gouji again."
        ) from error
    pdfmetrics.registerFont(UnicodeCIDFont(UNEMBEDDED))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def markup(text: str) -> str:
    """Text for a Paragraph, characters that the face lacks set in another face."""
    glyphs = _glyphs(REGULAR)
    return "".join(
        char if ord(char) in glyphs or char.isspace() else f'<font name="{_other_face(char)}">{char}</font>'
        for char in escape(text)
    )


def _other_face(char: str) -> str:
    return RARE if ord(char) in _glyphs(RARE) else UNEMBEDDED


def _glyphs(face: str) -> dict[int, int]:
    glyphs: dict[int, int] = pdfmetrics.getFont(face).face.charToGlyph
    return glyphs
