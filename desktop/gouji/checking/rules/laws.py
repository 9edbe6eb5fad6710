"""The forms that a law may have, a type each; ``resources/rules/laws/*.toml`` holds them by subject.

They name kinds of table, columns and rows by their names, never table numbers. What the names, kinds, conditions and
formulas in them may be is told by ``Library.makers``; a key that a form does not have is refused.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from gouji.checking.rules.applying import Applies
from gouji.checking.rules.conditions import ConditionId
from gouji.checking.rules.formula import Address, Formula, Tie
from gouji.checking.rules.names import Name
from gouji.errors import Misread
from gouji.model.kinds import KindId

Bound = Literal["", "<=", ">="]

GENERAL_KNOWLEDGE = "this is generally known of the form and was never seen printed"
"""What is told of a law that nobody verified on a document: a message id."""

TO_EXPLAIN = "what differs or cannot be checked must be explained before the paper is signed"
"""What is told of a law whose findings stop a signature: a message id."""


class Severity(StrEnum):
    """How binding a law is."""

    MUST = "must"
    EXPLAIN = "explain"
    HINT = "hint"


class Law(Applies, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab", tag_field="form"):
    """What every law says of itself; it applies to budgets and bodies as it asks."""

    id: str
    name: str = ""
    """What the law holds together, in few words; a message id."""
    why: str = ""
    """Why it holds, in one line; a message id. It is told with every finding."""
    general_knowledge: bool = False
    """It was never seen printed, but follows from what is generally known of the form."""
    severity: Severity = Severity.MUST
    must_explain: bool = False
    """Nobody signs while something differs by it, or could not be checked, that no remark explains."""
    unless: tuple[ConditionId, ...] = ()
    """The conditions that set it aside; of a tie only where the totals of its tables are not the same money."""

    @property
    def reason(self) -> tuple[str, ...]:
        """Why it holds, as message ids; a law of a user's own may tell no more than what it is called."""
        why = [self.why or self.name or self.id]
        why += [GENERAL_KNOWLEDGE] if self.general_knowledge else []
        return (*why, TO_EXPLAIN) if self.must_explain else tuple(why)

    @property
    def together(self) -> frozenset[str]:
        """The kinds of table that it holds together, and that must be there."""
        return frozenset()

    @property
    def compares(self) -> bool:
        """Whether it compares figures, so that another figure may settle what it finds."""
        return True


class CastingLaw(Law, frozen=True, kw_only=True, tag="casting"):
    """A total of every row is the sum of its parts."""

    kinds: tuple[KindId, ...]
    total: Name
    parts: tuple[Name, ...]
    beside: tuple[Name, ...] = ()
    """Columns that stand beside the parts of a total without being parts of it."""
    needs: tuple[Name, ...] = ()
    """Columns of which one must be printed, or a part of the total is missing."""
    requires: tuple[Name, ...] = ()
    """Columns that must all be printed."""


class FootingLaw(Law, frozen=True, kw_only=True, tag="footing"):
    """Every row that holds others is their sum, in every column."""

    kinds: tuple[KindId, ...]


class ListingLaw(Law, frozen=True, kw_only=True, tag="listing"):
    """What a side of a table lists without a total of its own adds up to a total that another side prints.

    So spending stands by functions and, once more, by what it is for, with one total.
    """

    kinds: tuple[KindId, ...]
    total: Name


class FormulaLaw(Law, frozen=True, kw_only=True, tag="formula"):
    """Single figures are held together."""

    formulas: tuple[Formula, ...]
    shown_by_sums: tuple[KindId, ...] = ()
    """Kinds of table in which a blank bound is nothing only where the sums of its row show it."""
    bound: Bound = ""
    """What is true even where a condition would set it aside."""

    @property
    def together(self) -> frozenset[str]:
        return frozenset(kind for one in self.formulas for kind in one.kinds)


class TieLaw(Law, frozen=True, kw_only=True, tag="tie"):
    """Tables are held together code by code, or class by class."""

    tie: Tie
    columns: tuple[Name, ...] = ()
    """What a column ``*`` of the tie stands for, one after the other."""
    optional: tuple[KindId, ...] = ()
    """Kinds of table that need not be there. A term in brackets is another thing: its table must be there, and a column
    that this does not print counts as nothing; without them it is told (``test_optional.py`` holds both)."""
    bound: Bound = ""
    """What is true even where a condition would set it aside."""
    codes: tuple[str, ...] = ()
    """What the codes begin with that it holds for; blank where it holds for all, and for the totals."""
    equal_while_blank: tuple[Address, ...] = ()
    """Money from outside the treasury, with which the whole is only an upper bound of its parts."""
    else_told: tuple[Address, ...] = ()
    """Where another table tells the money of the optional ones: while one is not there, it makes the whole a bound."""

    @property
    def together(self) -> frozenset[str]:
        return frozenset(self.tie.kinds).difference(self.optional)

    def __post_init__(self) -> None:
        if any(term.address.column == "*" for term in self.tie.terms) is not bool(self.columns):
            raise Misread("{formula}: a column is * where the law names columns, and only there", formula=self.tie.text)


class CodesLaw(Law, frozen=True, kw_only=True):
    """What is told of the rows of coded tables, whatever their figures are."""

    kinds: tuple[KindId, ...]

    @property
    def compares(self) -> bool:
        return False


class NamesLaw(CodesLaw, frozen=True, kw_only=True, tag="names"):
    """Rows are called what the catalogue of the year calls their codes."""

    printed: bool
    """Whether it tells what rests on printed documents, or what is known besides."""


class OutlineLaw(CodesLaw, frozen=True, kw_only=True, tag="outline"):
    """Codes stand below their parents, in order."""


AnyLaw = CastingLaw | FootingLaw | ListingLaw | FormulaLaw | TieLaw | NamesLaw | OutlineLaw
