"""The language of formulas, used by laws and by whoever writes one: ``left (= | <= | >=) right``.

A side adds and subtracts terms with whole coefficients: ``2 * T5!2080506.基本支出 - T7!30109.合计``. A term is

- an address, ``kind!row.column`` or ``T3!row.column``, led by what another document is called (``上年:``, ``预算:``); a
  kind of table may be called as forms call it: ``支出总表!合计.基本支出``;
- ``sum(kind!row.column by code)``: all rows that print the code, as where each of several units lists it;
- ``round(address, 万元)``: the figure as it is told in that unit;
- any of these in square brackets: it counts as nothing where the table prints no such row or column, for forms differ
  in that. It is nothing that was read either: what may stand in text that found no place is not judged.

Before it ``each code:`` or ``each class:``, or ``每科目:`` or ``每类:``, says that it holds for every code, or 类 by
its name, that the tables print; the row of its addresses is ``*``. Signs may be those of a Chinese keyboard. The only
place that knows lark, and it is imported when the first formula is read: the program's start does not wait for it
(``tests/checking/rules/test_formula.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from gouji.errors import Misread
from gouji.model.kinds import kind_named

if TYPE_CHECKING:
    from lark import Lark

Node = Any
"""A tree or a token of lark, which leaves open what hangs below."""

Each = Literal["", "code", "class"]

_PART = r"(?:[^\s(),，[\]=<>≤≥＝+＋×]|\([^\s()]*\))+"
"""A row and a column, with the dot between them."""

_GRAMMAR = r"""
formula: [each] side SENSE side
each: ("each" KEY | EVERY) COLON
side: [SIGN] term (SIGN term)*
term: [NUMBER TIMES] (_figure | optional)
_figure: address | sum | round
optional: "[" _figure "]"
sum: "sum" "(" address "by" "code" ")"
round: "round" "(" address _COMMA UNIT ")"
address: ADDRESS

KEY: "code" | "class"
EVERY: "每科目" | "每类"
COLON: ":" | "："
SENSE: "<=" | ">=" | "=" | "≤" | "≥" | "＝"
SIGN: "+" | "-" | "＋" | "－" | "−"
TIMES: "*" | "×"
NUMBER: /[0-9]+/
UNIT: "元" | "千元" | "万元" | "百万元" | "亿元"
_COMMA: "," | "，"
ADDRESS.2: /(?!每(科目|类)[:：])([^\s!:：,，()[\]=<>≤≥＝+＋×]+[:：])?\w[\w-]*!PART/
%ignore /\s+/
"""
"""``-`` between two addresses stands apart from them, because kinds of table and labels have it inside."""

MOST_OFTEN = 1000
"""A figure counts at most so often, as in what is told in ‰: no sum of published amounts is then too large."""

_EVERY: dict[str, Each] = {"每科目": "code", "每类": "class"}
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
    tree = _tree(text, "formula")
    each, left, sense, right = tree.children
    of: Each = "" if each is None else _EVERY.get(str(each.children[0]), each.children[0].value)
    made = (Tie if of else Formula)(_side(left, text), _SENSES.get(sense, str(sense)), _side(right, text), of, text)
    for term in made.terms:
        if (term.address.row == "*") is not bool(of):
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
    return _address(_tree(text, "address"), text)


def pointing(error: Misread, text: str, at: int) -> Misread:
    """The same error with the place in ``text`` that it is about, as its line and column."""
    lines = text[:at].split("\n")
    return Misread(error.message, **{**error.params, "line": len(lines), "column": len(lines[-1]) + 1})


def _tree(text: str, start: str) -> Node:
    from lark import UnexpectedInput
    from lark.exceptions import UnexpectedEOF, UnexpectedToken

    try:
        return _parser().parse(text, start)
    except UnexpectedInput as error:
        ended = isinstance(error, UnexpectedEOF) or (isinstance(error, UnexpectedToken) and error.token.type == "$END")
        at = len(text.rstrip()) if ended else error.pos_in_stream or 0
        wanted = error.accepts if isinstance(error, UnexpectedToken) else getattr(error, "allowed", None)
        found = "{formula}: not understood at line {line}, column {column}"
        raise pointing(Misread(found, formula=text, wanted=frozenset(wanted or ())), text, at) from error


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(_GRAMMAR.replace("PART", _PART), parser="lalr", start=["formula", "address"], maybe_placeholders=True)


def _side(tree: Node, text: str) -> tuple[Term, ...]:
    """Signs and terms by turns; the first sign may be wanting."""
    signs, terms = tree.children[::2], tree.children[1::2]
    return tuple(_term(term, -1 if sign in _MINUS else 1, text) for sign, term in zip(signs, terms, strict=True))


def _term(tree: Node, sign: int, text: str) -> Term:
    number, _, what = tree.children
    if number is not None and not 0 < int(number[:5]) <= MOST_OFTEN:
        error = Misread("a figure counts 1 to {most} times", most=MOST_OFTEN)
        raise pointing(error, text, number.start_pos or 0)
    optional = what.data == "optional"
    figure = what.children[0] if optional else what
    address = figure if figure.data == "address" else figure.children[0]
    rounded = str(figure.children[1]) if figure.data == "round" else ""
    return Term(_address(address, text), sign * int(number or 1), figure.data == "sum", rounded, optional)


def _address(tree: Node, text: str) -> Address:
    token = str(tree.children[0])
    place, _, rest = token.partition("!")
    *document, kind = place.replace("：", ":").split(":")
    row, _, column = rest.rpartition(".")
    start: int = tree.children[0].start_pos or 0
    if not row or not column:
        raise pointing(Misread("{address} is no address: kind!row.column", address=token), text, start)
    return Address(kind_named(kind), row, column, document[0] if document else "", start)
