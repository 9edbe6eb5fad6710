"""A printed code, by itself or in front of a name: in one or in pieces, in brackets, with the decimals of its cell.

Held by ``test_a_code_before_its_name``, ``test_what_is_printed_where_codes_stand``.
"""

from __future__ import annotations

import re

from gouji.model.codes import PRINTED, composed, level_of
from gouji.reading.terms.figures import joined_words, plain

_CODE = re.compile(PRINTED)
_PART = re.compile(rf"{PRINTED}|\d{{1,2}}")
_DISPLAYED = re.compile(rf"\s*({PRINTED})\.0{{1,2}}\s*")
_BEFORE_NAME = re.compile(
    rf"\s*(?:[\[【(（](?P<within>{PRINTED})[\]】)）]|(?P<code>{PRINTED})(?=\s|\D))[\s\-—_]*(?P<name>[^\d\s.,，．].*)?",
    re.DOTALL,
)
_PIECES = re.compile(r"[\d.·-]*")


def code_of(text: str) -> str | None:
    """The code that a text is, ``208 05 06`` → ``2080506``; None for any other text."""
    found = _CODE.fullmatch(plain(text).strip())
    code = composed(found[0].split()) if found else ""
    return code if level_of(code) else None


def is_code_part(text: str) -> bool:
    """Whether a text may be a code or the part of one that its 款 or 项 adds."""
    return _PART.fullmatch(plain(text)) is not None


def bare_code(text: str) -> str:
    """A code without the decimals that the number format of its cell displays: ``201.00`` is ``201``."""
    found = _DISPLAYED.fullmatch(text)
    return found[1] if found else text


def before_name(text: str) -> tuple[str, str] | None:
    """``208 05 06 职业年金``, ``[2080501]离退休`` in plain digits → the code and the name, perhaps blank; else None."""
    found = _BEFORE_NAME.fullmatch(text)
    code = composed((found["code"] or found["within"]).split()) if found else ""
    return (code, (found["name"] or "").strip()) if found and level_of(code) else None


def split_code(text: str) -> tuple[str, str] | None:
    """A cell with a code and its name → both; None for a name without a code, and for a code without a name."""
    found = before_name(plain(joined_words(text)))
    return found if found and found[1] else None


def is_in_pieces(word: str) -> bool:
    """Whether a text where codes stand is made of digits, perhaps parted by strokes."""
    return _PIECES.fullmatch(plain(word)) is not None


def code_pieces(text: str) -> list[str]:
    """The digits of a printed code, parted where strokes or spaces part them; not where each stands apart."""
    if text.isdecimal() and text.isascii():
        return [text]
    pieces = re.sub(r"[^\d\s]", " ", bare_code(plain(text))).split()
    spaced = len(pieces) > 2 and all(len(piece) == 1 for piece in pieces)
    return ["".join(pieces)] if spaced else pieces
