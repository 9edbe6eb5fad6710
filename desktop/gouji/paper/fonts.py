"""The faces of the paper: the embedded ones, an installed 宋体 or 仿宋, and what stands in for a lacking glyph."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import accumulate, groupby, takewhile
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from gouji import resources
from gouji.errors import UserError

REGULAR, BOLD, RARE = "GoujiSans-Regular", "GoujiSans-Bold", "GoujiSans-Rare"
UNEMBEDDED = "STSong-Light"
"""Adobe's named Chinese face, drawn by the reader: only for characters that no embedded face has."""

EMBEDDED = "sans"
INSTALLED = {
    "song": ("simsun.ttc", "simsun.ttf", "stsong.ttf", "fzssk.ttf", "songti.ttc", "uming.ttc"),
    "fangsong": ("simfang.ttf", "stfangso.ttf", "fzfsk.ttf", "fangsong.ttf"),
}
"""Files under which each system installs 宋体 and 仿宋; only TrueType outlines can be embedded."""


UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What is no letter and would steer whoever shows it: controls, turns of direction, halves of a character."""


def seen(text: str) -> str:
    """The text without what is no letter."""
    return UNSEEN.sub("", text)


@dataclass(frozen=True, slots=True)
class Faces:
    """What a paper is set in: the text face, the bold face of its heads, and the faces to fall back on."""

    text: str
    bold: str = BOLD

    def runs(self, text: str, bold: bool = False) -> Iterator[tuple[str, str]]:
        """The text in pieces, each with the first face that has its characters."""
        text = seen(text)
        face = self.bold if bold else self.text
        known = _characters(face)
        if known.issuperset(text):
            yield face, text
            return
        for name, run in groupby(text, key=lambda char: face if char in known else self._other(char)):
            yield name, "".join(run)

    def markup(self, text: str) -> str:
        """Text for a Paragraph, characters that the face lacks set in another face."""
        return "".join(
            escape(run) if face == self.text or run.isspace() else f'<font name="{face}">{escape(run)}</font>'
            for face, run in self.runs(text)
        )

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """How wide the text is in points."""
        return sum(float(pdfmetrics.stringWidth(run, face, size)) for face, run in self.runs(text, bold))

    def fitting(self, text: str, size: float, room: float, bold: bool = False) -> int:
        """How many characters of the text fit a line, one at least."""
        widths = accumulate(self.width(char, size, bold) for char in text)
        return max(sum(1 for _ in takewhile(lambda width: width <= room, widths)), 1)

    def cut(self, text: str, size: float, room: float, bold: bool = False) -> str:
        """The text as far as a line holds it, with an ellipsis for what it does not."""
        fits = self.fitting(text, size, room, bold)
        return text if fits >= len(text) else f"{text[: fits - 1]}…"

    def _other(self, char: str) -> str:
        return next((face for face in (REGULAR, RARE) if char in _characters(face)), UNEMBEDDED)


SIGNS = Faces(REGULAR)
"""Tick marks and their legend look alike whatever face the text is set in."""


@cache
def register() -> None:
    """Make the embedded faces known to reportlab; raises UserError when the installation lacks them."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    try:
        for name in (REGULAR, BOLD, RARE):
            pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", f"{name}.ttf"))))
    except (resources.MissingResourceError, TTFError) as error:
        raise UserError(
            "no-font", "The report's font is missing from the installation. Install Gouji again."
        ) from error
    pdfmetrics.registerFont(UnicodeCIDFont(UNEMBEDDED))
    _family(REGULAR)


def faces(choice: str = EMBEDDED) -> Faces:
    """The faces of a choice; raises UserError when the face is not installed or cannot be embedded."""
    register()
    if choice == EMBEDDED:
        return Faces(REGULAR)
    file = find(choice)
    if file is None:
        raise UserError("no-font", "The font {face} is not installed here. Choose another font.", face=choice)
    name = f"Gouji-{choice}-{file.stem}"
    if name not in pdfmetrics.getRegisteredFontNames():
        try:
            pdfmetrics.registerFont(TTFont(name, str(file)))
        except (TTFError, OSError) as error:
            raise UserError(
                "no-font", "The font file {name} cannot be embedded. Choose another font.", name=file.name
            ) from error
        _family(name)
    return Faces(name)


def version(choice: str) -> str:
    """Which one of a face there is here: the embedded one is of this program, an installed one goes by its digest."""
    file = None if choice == EMBEDDED else find(choice)
    return sha256(file.read_bytes()).hexdigest()[:16] if file else EMBEDDED


def find(choice: str) -> Path | None:
    """The file of an installed face; the names are in order of preference."""
    installed = _files(tuple(folders()))
    return next((installed[name] for name in INSTALLED.get(choice, ()) if name in installed), None)


def folders() -> list[Path]:
    """Where this system and this user keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts"]
    shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/System/Library/Fonts")]
    return [*shared, home / ".local/share/fonts", home / ".fonts", home / "Library/Fonts"]


@cache
def _files(places: tuple[Path, ...]) -> dict[str, Path]:
    files = (file for place in places if place.is_dir() for file in sorted(place.rglob("*.tt?")))
    return {file.name.lower(): file for file in files}


def _family(name: str) -> None:
    pdfmetrics.registerFontFamily(name, normal=name, bold=BOLD, italic=name, boldItalic=BOLD)


@cache
def _characters(face: str) -> frozenset[str]:
    return frozenset(map(chr, pdfmetrics.getFont(face).face.charToGlyph))
