"""Rules as data (``resources/rules/*.toml``). They name kinds of table and columns, never table numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from gouji import resources

DEFAULT_PACK = "shanghai-2017"

_TERM = re.compile(r"\s*(?P<table>[\w-]+)!(?P<row>.+?)\.(?P<column>[^.]+?)\s*")


class Severity(StrEnum):
    """How binding a rule is."""

    MUST = "must"
    EXPLAIN = "explain"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Term:
    """One address of a formula: kind of table, row key or bare label, column."""

    kind: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Formula:
    """``stated = Σ expected`` or ``stated <= Σ expected``."""

    stated: Term
    expected: tuple[Term, ...]
    at_most: bool


@dataclass(frozen=True)
class Rule:
    """One rule of a pack; which fields are set depends on ``form``: casting, footing, tie or formula."""

    id: str
    form: str
    severity: Severity
    name: str = ""
    """What the rule holds together, in few words; for rules between tables."""
    kinds: tuple[str, ...] = ()
    total: str = ""
    parts: tuple[str, ...] = ()
    by: str = ""
    whole: str = ""
    columns: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()
    equal_while_blank: tuple[Term, ...] = ()
    formulas: tuple[Formula, ...] = ()
    until: int | None = None
    stage: str = ""
    """``budget`` or ``final-accounts`` where a rule holds for one of them only."""
    unless: tuple[Term, ...] = ()
    """Rows whose money, carried over from or to another year, sets the rule aside; labels are parted by ``|``."""
    beside: tuple[str, ...] = ()
    """Columns that stand beside the parts of a total without being parts of it."""
    needs: tuple[str, ...] = ()
    """Columns of which one must be printed, or a part of the total is missing."""


@cache
def leading(name: str = DEFAULT_PACK) -> frozenset[str]:
    """What the leading amount column of a table may be called: a rule that names one of them means that column."""
    return frozenset(resources.toml("rules", f"{name}.toml")["leading"])


@cache
def treasury(name: str = DEFAULT_PACK) -> frozenset[str]:
    """Columns of the revenue table that hold money from the treasury."""
    return frozenset(resources.toml("rules", f"{name}.toml")["treasury"])


@cache
def load(name: str = DEFAULT_PACK) -> tuple[Rule, ...]:
    """The rules of a pack; raises ValueError for a rule that cannot be understood."""
    return tuple(_rule(entry) for entry in resources.toml("rules", f"{name}.toml")["rule"])


def _rule(entry: dict[str, Any]) -> Rule:
    if entry["form"] not in ("casting", "footing", "tie", "formula"):
        raise ValueError(f"rule {entry['id']}: unknown form {entry['form']!r}")
    return Rule(
        id=entry["id"],
        name=entry.get("name", ""),
        form=entry["form"],
        severity=Severity(entry.get("severity", "must")),
        kinds=tuple(entry.get("kinds", ())),
        total=entry.get("total", ""),
        parts=tuple(entry.get("parts", ())),
        by=entry.get("by", ""),
        whole=entry.get("whole", ""),
        columns=tuple(entry.get("columns", ())),
        optional=frozenset(entry.get("optional", ())),
        equal_while_blank=tuple(_term(text) for text in entry.get("equal-while-blank", ())),
        formulas=tuple(formula(text) for text in entry.get("formula", ())),
        until=entry.get("until"),
        stage=entry.get("stage", ""),
        unless=tuple(_term(text) for text in entry.get("unless", ())),
        beside=tuple(entry.get("beside", ())),
        needs=tuple(entry.get("needs", ())),
    )


def formula(text: str) -> Formula:
    """Read ``A!row.column = B!row.column + …``; raises ValueError with the text that is not understood."""
    at_most = "<=" in text
    stated, sign, expected = text.partition("<=" if at_most else "=")
    if not sign:
        raise ValueError(f"no = or <= in {text!r}")
    return Formula(_term(stated), tuple(_term(part) for part in re.split(r"\s\+\s", expected)), at_most)


def _term(text: str) -> Term:
    match = _TERM.fullmatch(text)
    if match is None:
        raise ValueError(f"not an address: {text!r}")
    return Term(match["table"], match["row"], match["column"])
