"""The elements of a Word document by the names that its XML has for them, and the settings that they bear."""

from __future__ import annotations

import re

from gouji.reading.sources.xml import Attributes

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
MATHS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OBJECTS = "urn:schemas-microsoft-com:office:office"

NOT_READ = (
    *("delText", "instrText", "delInstrText", "rt", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblPrEx", "numPr", "tabs"),
    *("pPrChange", "rPrChange", "tblGridChange", "trPrChange", "tcPrChange"),
)
"""Parts that print nothing: codes, settings, and what settings were before they were changed."""

LOOKS = re.compile(
    rb"<w:(?:[bi](?:Cs)?|color|ind|jc|kern|lang|noWrap|rFonts|shd|spacing|sz|szCs|tcW|trHeight|vAlign)(?: [^<>]*)?/>"
)
"""Settings of looks. They are most of a file: without them it is read in half the time."""

SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "□"}
"""Elements that stand for signs; one of a font of its own is shown as a box, so that no figure closes over it."""

_OFF = ("0", "false", "off", "baseline")


def setting(attributes: Attributes, name: str = "val") -> str:
    """A setting, in either of Word's namespaces; "" where it is not made."""
    return next((value for space in WORD if (value := attributes.get(f"{space} {name}"))), "")


def is_on(attributes: Attributes) -> bool:
    """Whether what may be set or not is set, as it is where nothing more is said."""
    return setting(attributes) not in _OFF


def number(attributes: Attributes, name: str = "val") -> int:
    """A setting that is a whole number; 0 for what is none."""
    text = setting(attributes, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
