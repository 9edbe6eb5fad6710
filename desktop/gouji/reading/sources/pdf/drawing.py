"""The drawing of a page, cut into its words by one pattern.

The library that parses a PDF goes through a drawing letter by letter. One pattern tells at once what nearly all of it
is: numbers, names, strings and operators; whatever it does not tell, such as a string with marks in it, a comment or a
word that the next piece of the drawing may go on with, is left to the library. So a page is parsed in three fifths of
the time, and into the same words, be the drawing sound or broken. Held by ``tests/reading/test_drawing.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import Any

from pdfminer import pdfinterp
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.psparser import KWD, LIT, PSKeyword, PSLiteral

_WORD = re.compile(
    rb"""\s*+(?:
      ([-+]?[0-9]{1,99}+)(?=[^0-9.])
    | ([-+]?(?:[0-9]{1,99}+\.[0-9]*+|\.[0-9]++))(?=[^0-9])
    | ([A-Za-z][^\#/%\[\]()<>{}\s]*+)(?=[\#/%\[\]()<>{}\s])
    | ([]['"])
    | /([^\#/%\[\]()<>{}\s]*+)(?=[/%\[\]()<>{}\s])
    | <((?:[0-9A-Fa-f]{2})*+)>(?=[^>])
    | \(([^()\\]*+)\)
    )""",
    re.VERBOSE,
)
"""A word with what tells that it ends there."""

_TRUTHS = {b"true": True, b"false": False}

_NO_OPERATORS = (*_TRUTHS, b"BI", b"ID")
"""Words that look like one: the truths, and what begins a picture within a drawing."""


def _operator(word: bytes) -> bool | PSKeyword:
    return _TRUTHS[word] if word in _TRUTHS else KWD(word)


def _name(word: bytes) -> PSLiteral:
    try:
        return LIT(word.decode())
    except UnicodeDecodeError:
        return LIT(word)


def _digits(word: bytes) -> bytes:
    return bytes.fromhex(word.decode())


_SAID: tuple[Callable[[bytes], Any], ...] = (int, float, _operator, KWD, _name, _digits, bytes)
"""What a word says, by its kind as their groups stand in the pattern."""

_SIGN, _MARKED = 4, 5
"""The kind of single signs, and the first of those behind a mark that is no part of what they say."""


class Drawing(PDFContentParser):
    """The words of a drawing one by one, and what they make."""

    BUFSIZ = 2**20
    """Bytes that are looked through at once."""

    def nexttoken(self) -> tuple[int, Any]:
        return self._word(()) or super().nexttoken()

    def nextobject(self) -> tuple[int, Any]:
        if self.results or self.curstack or self.context:
            return super().nextobject()
        return self._word(_NO_OPERATORS, _SIGN) or super().nextobject()

    def _word(self, but: Container[bytes], kind_but: int = 0) -> tuple[int, Any] | None:
        """Where the next word begins, and what it says, if the pattern tells it and it is not left to the library."""
        if self.eof or self._tokens or self._parse1 != self._parse_main:
            return None
        found = _WORD.match(self.buf, self.charpos)
        if found is None or (kind := found.lastindex or 0) == kind_but or (word := found[kind]) in but:
            return None
        self.charpos = found.end()
        return self.bufpos + found.start(kind) - (kind >= _MARKED), _SAID[kind - 1](word)


def cut_quickly() -> None:
    """From now on the library cuts every drawing so; it can be told nowhere else."""
    pdfinterp.PDFContentParser = Drawing  # type: ignore[misc]
