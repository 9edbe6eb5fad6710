"""What may stand at a place of a formula, with what the open document calls it: tables, their rows, their columns.

Only what is understood as just that row or column is offered. Held by ``tests/casework/test_completing.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gouji.casework.telling.parts import beside_called
from gouji.checking.check import Check
from gouji.checking.lowering.ground import Ground, spending_side
from gouji.checking.lowering.printed import bare_column
from gouji.checking.rules.choosing import NO_TABLE
from gouji.checking.rules.formula import is_address
from gouji.model.document import BY_WORD, bare_label
from gouji.model.kinds import kind_named, kinds
from gouji.model.table import Table
from gouji.wording import say

MOST = 200
"""So many are offered at once; what is typed narrows them."""

_ENDS = r"\s!()\[\]=<>≤≥＝+＋×,，:："
_WORD = re.compile(rf"[^{_ENDS}*]*$")
_ADDRESS = re.compile(rf"(?P<kind>[^{_ENDS}*]+)!(?P<rest>(?:[^{_ENDS}]|\([^\s()]*\)?)*)$")
_EACH = re.compile(r"\s*(each\b|每科目|每类)")
_BESIDE = re.compile(rf"(?P<document>{'|'.join(BY_WORD)})[:：]$")

WORDS = {
    "每科目: ": "for every code, with * as the row",
    "每类: ": "for every class by its name, with * as the row",
    "sum(": "all rows of a code: sum(table!code.column by code)",
    "round(": "as it is told in a unit: round(table!row.column, 万元)",
}
"""What a formula may begin or go on with, and what it means as a message id."""


@dataclass(frozen=True)
class Offer:
    """What may stand there."""

    text: str
    called: str
    """What that is."""


@dataclass(frozen=True)
class Offers:
    """What may take the place of the text from ``start`` to the caret."""

    start: int
    offers: tuple[Offer, ...]


class Completing:
    """Completion for the document of a check."""

    def __init__(self, check: Check) -> None:
        self._document = check.document
        self._ground = Ground(check.document, check.choice.pack)
        self._others = {word: Completing._in(ground) for word, ground in self._ground.beside.items()}
        self._rows_of: dict[str, Sequence[Offer]] = {}

    @classmethod
    def _in(cls, ground: Ground) -> Completing:
        """Completion in another document, as a ground sees it."""
        made = cls.__new__(cls)
        made._document, made._ground, made._others, made._rows_of = ground.document, ground, {}, {}
        return made

    def at(self, text: str, caret: int) -> Offers:
        """What may stand where the caret is."""
        line = text[:caret].rpartition("\n")[2]
        found = _ADDRESS.search(line)
        if found is None:
            typed = _WORD.search(line)[0]  # type: ignore[index]  # it may be empty, and is always found
            before = line[: len(line) - len(typed)]
            other = _BESIDE.search(before)
            tables = self._of(other)._tables() if other is None or other["document"] in self._others else ()
            others = () if other else (*self._documents(), *_words(not before.strip()))
            return self._offers(caret - len(typed), typed, (*tables, *others))
        home = self._of(_BESIDE.search(line[: found.start()]))
        kind, rest = kind_named(found["kind"]), found["rest"]
        table, (row, dot, column) = home._ground.table_of(kind), rest.rpartition(".")
        if table is None:
            return Offers(caret, ())
        if not dot:
            each = _EACH.match(line) is not None
            rows = (Offer("*.", say("every row")),) if each else home._rows(table, kind)
            return self._offers(caret - len(rest), rest, rows)
        return self._offers(caret - len(column), column, home._columns(table, kind, row))

    def _of(self, other: re.Match[str] | None) -> Completing:
        """Where an address is completed: in the other document that stands before it, if one does and is open."""
        return self._others.get(other["document"], self) if other else self

    def _documents(self) -> Iterator[Offer]:
        """The documents that stand beside this one."""
        for beside in self._document.beside:
            yield Offer(f"{beside.word}:", beside_called(self._document, beside))

    def _offers(self, start: int, typed: str, every: Iterable[Offer]) -> Offers:
        """Of all that may stand there what begins as it is typed, then what holds that in its name."""
        found = [one for one in every if typed.casefold() in f"{one.text} {one.called}".casefold()]
        found.sort(key=lambda one: not one.text.startswith(typed))
        return Offers(start, tuple(found[:MOST]))

    def _tables(self) -> Iterator[Offer]:
        """Each table as forms call its kind, then by its id in this document, then by its kind as data has it."""
        printed = [one for one in dict.fromkeys(table.kind for table in self._document.tables) if one not in NO_TABLE]
        for kind in printed:
            if called := kinds()[kind].called:
                own = self._ground.pack.called_of(kind)
                yield Offer(f"{own if own in called else called[0]}!", say(kind))
        for table in self._document.tables:
            yield Offer(f"{table.id}!", table.title or say(table.kind))
        yield from (Offer(f"{kind}!", say(kind)) for kind in printed)

    def _rows(self, table: Table, kind: str) -> Sequence[Offer]:
        """The rows of a table, looked through once."""
        if kind not in self._rows_of:
            self._rows_of[kind] = (*self._looked_through(table, kind),)
        return self._rows_of[kind]

    def _looked_through(self, table: Table, kind: str) -> Iterator[Offer]:
        for number, row in enumerate(table.rows):
            for key in dict.fromkeys((row.code or bare_label(row.name), table.keys[number])):
                if key and self._ground.row_of(table, key) == number and is_address(kind, key, "x"):
                    yield Offer(f"{key}.", row.name or say("the only row"))
                    break

    def _columns(self, table: Table, kind: str, row: str) -> Iterator[Offer]:
        number = self._ground.row_of(table, row)
        if number is None and row != "*":
            return
        side = table.sides[spending_side(table)] if number is None else table.row_columns(number)
        for column in side:
            printed = table.columns[column]
            for text in dict.fromkeys((bare_column(printed), bare_label(printed))):
                if self._ground.column_of(table, text, side) == column and is_address(kind, row, text):
                    yield Offer(text, printed)
                    break


def _words(begins: bool) -> Iterator[Offer]:
    """What says each stands at the beginning of a formula, and nowhere else."""
    yield from (Offer(word, say(told)) for word, told in WORDS.items() if begins or not word.startswith("每"))
