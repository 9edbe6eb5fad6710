"""The drawing of a page, cut into its statements by one pattern: an operator with all that it takes.

The library that parses a PDF goes through a drawing sign by sign, and puts every word on a stack that the operators
take theirs from. One pattern tells at once what nearly all of a drawing is: numbers and an operator, a name and an
operator, a string or a row of strings that is shown. Whatever it does not tell, or what takes more or less than is
said before it, is left to the library, word by word, be the drawing sound or broken: so the statements are the very
ones that the library finds. Held by ``tests/reading/sources/pdf/drawn/test_printed.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.psparser import LIT, PSLiteral

_NUMBER = r"[-+]?(?:[0-9]{1,99}+(?:\.[0-9]*+)?+|\.[0-9]++)"
_NAME = r"[^\#/%\[\]()<>{}\s]*+"
_DIGITS = r"(?:[0-9A-Fa-f]{2})*+"
_STRING = r"[^()\\]*+(?:\\(?![4-7][0-7]{2}).[^()\\]*+)*+"
"""One without others in it, and without a code beyond all letters."""

_SHOWN = rf"(?:<({_DIGITS})>(?!>)|\(({_STRING})\))"
_ROW = rf"(?:\s*+(?:{_NUMBER}(?![0-9.])|<{_DIGITS}>(?!>)|\({_STRING}\)))*+"
_OPERATOR = r"([A-Za-z'\"][^\#/%\[\]()<>{}\s]*+)(?=[\#/%\[\]()<>{}\s])"
_TOLD = rf"/{_NAME}\s*+(?:[0-9]{{1,9}}(?![0-9.])|/{_NAME}|\([^()\\]*+\)|\[(?:\s*+/{_NAME})*+\s*+\])"
"""A name, and what is told by it of what is marked; nobody asks for that."""

_STATEMENT = re.compile(
    rf"""\s*+(?:
      ((?:{_NUMBER}\s++)*+) {_OPERATOR}
    | /({_NAME}) \s++ ((?:{_NUMBER}\s++)*+) {_OPERATOR}
    | {_SHOWN} \s*+ {_OPERATOR}
    | \[({_ROW}) \s*+\]\s*+ {_OPERATOR}
    | /({_NAME}) \s*+<<(?:\s*+{_TOLD})*+\s*+>>\s*+ (BDC) (?=\s)
    )""".encode(),
    re.VERBOSE | re.DOTALL,
)
"""A statement with what tells that it ends there."""

_IN_ROW = re.compile(f"{_SHOWN}|({_NUMBER})".encode(), re.DOTALL)

_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)

_SIGNS = {b"b": b"\b", b"t": b"\t", b"n": b"\n", b"f": b"\f", b"r": b"\r", b"(": b"(", b")": b")", b"\\": b"\\"}

_NUMBERS = {
    b"re": 4, b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4, b"h": 0, b"n": 0, b"W": 0, b"W*": 0,
    b"S": 0, b"s": 0, b"f": 0, b"F": 0, b"f*": 0, b"B": 0, b"B*": 0, b"b": 0, b"b*": 0,
    b"q": 0, b"Q": 0, b"cm": 6, b"w": 1, b"J": 1, b"j": 1, b"M": 1, b"i": 1,
    b"g": 1, b"G": 1, b"rg": 3, b"RG": 3, b"k": 4, b"K": 4,
    b"BT": 0, b"ET": 0, b"EMC": 0, b"Tc": 1, b"Tw": 1, b"Tz": 1, b"TL": 1, b"Ts": 1, b"Tr": 1,
    b"Td": 2, b"TD": 2, b"Tm": 6, b"T*": 0,
}  # fmt: skip
"""How many numbers each operator takes that takes nothing else."""

_NAMED = {b"Tf": 1, b"Do": 0, b"gs": 0, b"cs": 0, b"CS": 0, b"BMC": 0, b"ri": 0}
"""The same of those that take a name before."""

_COLOURED = (b"sc", b"scn", b"SC", b"SCN")
"""Those that take as many numbers as the colours in use are told by."""

_SHOWING = (b"Tj", b"'")

OPERATORS = (*_NUMBERS, *_NAMED, *_COLOURED, *_SHOWING, b"TJ", b"BDC")
"""Those of the statements that are told at once."""

Statement = tuple[bytes, list[Any]]
"""An operator and what it takes."""


class Drawing(PDFContentParser):
    """The words of a drawing one by one, and the statements that can be told at once."""

    BUFSIZ = 2**20
    """Bytes that are looked through at once."""

    def statements(self) -> Iterator[Statement]:
        """Statements from here on, up to what is left to the library. What is given out has been passed."""
        if self.eof or self._tokens or self.results or self.curstack or self.context:
            return
        if self._parse1 != self._parse_main:
            return
        while (found := _STATEMENT.match(self.buf, self.charpos)) and (statement := _statement(found)):
            self.charpos = found.end()
            yield statement


def _statement(found: re.Match[bytes]) -> Statement | None:
    """What a match says; None where the operator takes more or less."""
    kind = found.lastindex
    if kind == 2:
        told, operator = found.group(1, 2)
        numbers = [*map(float, told.split())] if told else []
        fit = _NUMBERS.get(operator) == len(numbers) or operator in _COLOURED
        return (operator, numbers) if fit else None
    if kind == 5:
        name, told, operator = found.group(3, 4, 5)
        numbers = [*map(float, told.split())] if told else []
        return (operator, [_name(name), *numbers]) if _NAMED.get(operator) == len(numbers) else None
    if kind == 8:
        digits, string, operator = found.group(6, 7, 8)
        return (operator, [_shown(digits, string)]) if operator in _SHOWING else None
    if kind == 10:
        told, operator = found.group(9, 10)
        return (operator, [[*_row(told)]]) if operator == b"TJ" else None
    return b"BDC", [_name(found[11]), None]


def _row(told: bytes) -> Iterator[bytes | float]:
    """Strings and the gaps between them."""
    for digits, string, number in _IN_ROW.findall(told):
        yield float(number) if number else _shown(digits, string)


def _shown(digits: bytes | None, string: bytes | None) -> bytes:
    if digits:
        return bytes.fromhex(digits.decode())
    return _ESCAPED.sub(_sign, string) if string and b"\\" in string else string or b""


def _sign(escaped: re.Match[bytes]) -> bytes:
    """The sign that is written with a mark before; like the library, none for what needs no mark."""
    told = escaped[1]
    return bytes((int(told, 8),)) if told[:1] in b"01234567" else _SIGNS.get(told, b"")


def _name(word: bytes) -> PSLiteral:
    try:
        return LIT(word.decode())
    except UnicodeDecodeError:
        return LIT(word)
