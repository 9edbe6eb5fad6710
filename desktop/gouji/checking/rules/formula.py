"""The language of formulas, used by laws and by whoever writes one: ``left (= | <= | >=) right``.

A side adds and subtracts terms with whole coefficients: ``2 * T5!2080506.基本支出 - T7!30109.合计``. A term is

- an address, ``kind!row.column`` or ``T3!row.column``, led by what another document is called (``上年:``, ``预算:``); a
  kind of table may be called as forms call it: ``支出总表!合计.基本支出``;
- ``sum(kind!row.column by code)``: all rows that print the code, as where each of several units lists it;
- ``round(address, 万元)``: the figure as it is told in that unit;
- any of these in square brackets: it counts as nothing where the table prints no such row or column, for forms differ
  in that. It is nothing that was read either: what may stand in text that found no place is not judged.

Before it ``each code:`` or ``each class:``, or ``每科目:`` or ``每类:``, says that it holds for every code, or 类 by
its name, that the tables print; the row of its addresses is ``*``. Signs may be those of a Chinese keyboard.

No term holds another, so that each place allows a few signs and words, which are asked for by their names: what is
not understood is told with those that would be (``tests/checking/rules/test_formula.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from gouji.errors import Misread
from gouji.model.kinds import kind_named

Each = Literal["", "code", "class"]

_PART = r"(?:[^\s(),，[\]=<>≤≥＝+＋×]|\([^\s()]*\))+"
"""A row and a column, with the dot between them."""

SIGNS = {
    "ADDRESS": rf"(?!每(?:科目|类)[:：])(?:[^\s!:：,，()[\]=<>≤≥＝+＋×]+[:：])?\w[\w-]*!{_PART}",
    "EACH": "each",
    "EVERY": "每科目|每类",
    "KEY": "code|class",
    "COLON": "[:：]",
    "SENSE": "<=|>=|[=≤≥＝]",
    "SIGN": "[-+＋－−]",
    "TIMES": "[*×]",
    "NUMBER": "[0-9]+",
    "SUM": "sum",
    "ROUND": "round",
    "BY": "by",
    "CODE": "code",
    "UNIT": "元|千元|万元|百万元|亿元",
    "_COMMA": "[,，]",
    "LPAR": r"\(",
    "RPAR": r"\)",
    "LSQB": r"\[",
    "RSQB": r"\]",
    "$END": r"\Z",
}
"""What a formula is written with, how it is called → how it looks; where two fit the first is meant. ``-`` between two
addresses stands apart from them, because kinds of table and labels have it inside."""

_PATTERNS = {name: re.compile(pattern) for name, pattern in SIGNS.items()}

_FIGURE = ("ADDRESS", "SUM", "ROUND")
_TERM = ("NUMBER", "LSQB", *_FIGURE)
"""What each may begin with."""

MOST_OFTEN = 1000
"""A figure counts at most so often, as in what is told in ‰: no sum of published amounts is then too large."""

_EVERY: dict[str, Each] = {"code": "code", "class": "class", "每科目": "code", "每类": "class"}
_SENSES = {"≤": "<=", "≥": ">=", "＝": "="}
_MINUS = frozenset("-－−")


class Address:
    """The figure of a row in a column of a table; ``*`` stands for every row, or column, that a law is about.

    ``kind`` is a kind of table or the id of one (``T3``), ``row`` a code, a label or ``#1``; ``document`` is what
    another document is called whose figure it is; ``start`` is where it stands in its formula and no part of what it
    is. No dataclass, so that a data file has to write it as a text.
    """

    __slots__ = ("column", "document", "kind", "row", "start")

    def __init__(self, kind: str, row: str, column: str, document: str = "", start: int = 0) -> None:
        self.kind, self.row, self.column, self.document, self.start = kind, row, column, document, start

    def __str__(self) -> str:
        return f"{self.document and self.document + ':'}{self.kind}!{self.row}.{self.column}"

    def __repr__(self) -> str:
        return f"Address({self})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Address) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def with_column(self, column: str) -> Address:
        """The same row in another column."""
        return Address(self.kind, self.row, column, self.document, self.start)

    def of_row(self, row: str) -> Address:
        """The same column in another row."""
        return Address(self.kind, row, self.column, self.document, self.start)


@dataclass(frozen=True, slots=True)
class Term:
    """A figure, or the sum of those of one code, times a coefficient with its sign."""

    address: Address
    coefficient: int = 1
    by_code: bool = False
    rounded: str = ""
    """The unit that it is told in."""
    optional: bool = False
    """It counts as nothing where its table prints no such row or column."""


class Formula:
    """``left sense right``, once or for each code or class; no dataclass for the reason of Address."""

    __slots__ = ("each", "left", "right", "sense", "text")

    def __init__(
        self, left: tuple[Term, ...], sense: str, right: tuple[Term, ...], each: Each = "", text: str = ""
    ) -> None:
        self.left, self.sense, self.right, self.each, self.text = left, sense, right, each, text

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.left + self.right

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of table that it names in the document itself."""
        return tuple(dict.fromkeys(term.address.kind for term in self.terms if not term.address.document))


class Tie(Formula):
    """A formula that holds for each code or class."""

    __slots__ = ()


def parse(text: str) -> Formula:
    """Read a formula, which is a Tie where it says each; raises Misread that says where it is not understood."""
    reading = _Reading(text)
    each: Each = ""
    first = reading.take("EACH", "EVERY", "SIGN", *_TERM)
    if first.name in ("EACH", "EVERY"):
        each = _EVERY[reading.take("KEY").text if first.name == "EACH" else first.text]
        reading.take("COLON")
        first = reading.take("SIGN", *_TERM)
    left, sense = reading.side(first, "SENSE")
    right, _ = reading.side(reading.take("SIGN", *_TERM), "$END")
    made = (Tie if each else Formula)(left, _SENSES.get(sense.text, sense.text), right, each, text)
    for term in made.terms:
        if (term.address.row == "*") is not bool(each):
            error = Misread("{formula}: the row of an address is * after each, and only there", formula=text)
            raise pointing(error, text, term.address.start)
    if all(term.address.document for term in made.terms):
        error = Misread("{formula}: it names no figure of the document itself", formula=text)
        raise pointing(error, text, made.terms[0].address.start)
    return made


def is_address(kind: str, row: str, column: str) -> bool:
    """Whether these parts are read as they are, where an address is made of them."""
    return "." not in column and re.fullmatch(_PART, f"{row}.{column}") is not None and "!" not in kind


def address(text: str) -> Address:
    """Read one address; raises Misread."""
    reading = _Reading(text)
    made = reading.address(reading.take("ADDRESS"))
    reading.take("$END")
    return made


def pointing(error: Misread, text: str, at: int) -> Misread:
    """The same error with the place in ``text`` that it is about, as its line and column."""
    lines = text[:at].split("\n")
    return Misread(error.message, **{**error.params, "line": len(lines), "column": len(lines[-1]) + 1})


class _Token(NamedTuple):
    """What stands at a place, by what it is called."""

    name: str
    text: str
    start: int


class _Reading:
    """A text while it is read from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0

    def take(self, *wanted: str) -> _Token:
        """The next of the text, which is one of what is wanted; raises Misread where it is none."""
        at = len(self._text) - len(self._text[self._at :].lstrip())
        for name in SIGNS:
            if name in wanted and (found := _PATTERNS[name].match(self._text, at)):
                self._at = found.end()
                return _Token(name, found[0], at)
        at = min(at, len(self._text.rstrip()))
        error = Misread(
            "{formula}: not understood at line {line}, column {column}", formula=self._text, wanted=frozenset(wanted)
        )
        raise pointing(error, self._text, at)

    def side(self, first: _Token, end: str) -> tuple[tuple[Term, ...], _Token]:
        """Signs and terms by turns, of which the first sign may be wanting, and what ends them."""
        terms: list[Term] = []
        while True:
            sign = -1 if first.text in _MINUS else 1
            terms.append(self._term(self.take(*_TERM) if first.name == "SIGN" else first, sign))
            first = self.take("SIGN", end)
            if first.name == end:
                return tuple(terms), first

    def _term(self, first: _Token, sign: int) -> Term:
        times = 1
        if first.name == "NUMBER":
            times = int(first.text[:5])
            if not 0 < times <= MOST_OFTEN:
                error = Misread("a figure counts 1 to {most} times", most=MOST_OFTEN)
                raise pointing(error, self._text, first.start)
            self.take("TIMES")
            first = self.take("LSQB", *_FIGURE)
        optional = first.name == "LSQB"
        if optional:
            first = self.take(*_FIGURE)
        at, rounded = first, ""
        if first.name != "ADDRESS":
            self.take("LPAR")
            at = self.take("ADDRESS")
            for word in ("BY", "CODE") if first.name == "SUM" else ("_COMMA", "UNIT"):
                rounded = self.take(word).text
            self.take("RPAR")
        if optional:
            self.take("RSQB")
        unit = rounded if first.name == "ROUND" else ""
        return Term(self.address(at), sign * times, first.name == "SUM", unit, optional)

    def address(self, at: _Token) -> Address:
        """The parts of an address; raises Misread where it names no row or no column."""
        place, _, rest = at.text.partition("!")
        *document, kind = place.replace("：", ":").split(":")
        row, _, column = rest.rpartition(".")
        if not row or not column:
            error = Misread("{address} is no address: kind!row.column", address=at.text)
            raise pointing(error, self._text, at.start)
        return Address(kind_named(kind), row, column, document[0] if document else "", at.start)
