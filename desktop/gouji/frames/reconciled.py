"""A document that was read and judged, or a case as it stands, as scripts see it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gouji.casework.case import Case
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.of_case import of_open
from gouji.casework.telling.parts import names_of, subject_of
from gouji.checking.check import Check
from gouji.frames.amounts import In
from gouji.model.document import Document

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it is published."""

    id: str
    """``T3``: the number among the published tables."""
    kind: str
    """What it is, such as ``expenditure``; ``other`` where no rule knows it."""
    title: str
    unit: str
    """In which it is printed: 元 or 万元. Frames tell every amount in 元 or 分."""
    columns: tuple[str, ...]
    rows: int
    in_doubt: bool
    """Whether it may not have been read as it is printed: nothing is judged of it then."""


class Reconciled:
    """What ``gouji.read`` gives. Frames are made when they are asked for, and are the caller's own."""

    def __init__(self, case: Case) -> None:
        self._case = case

    @property
    def document(self) -> Document:
        """All that was read, as the program itself holds it: prose, forms and what found no place too."""
        return self._case.document

    @property
    def check(self) -> Check:
        """The verdict on it, relation by relation."""
        return self._case.check

    @property
    def entity(self) -> str:
        """Whose document it is, as it tells."""
        return self.document.entity

    @property
    def year(self) -> int | None:
        """Of which year it is; None where it does not tell."""
        return self.document.year

    @property
    def tables(self) -> tuple[Published, ...]:
        """The published tables in their order."""
        in_doubt = self.check.in_doubt
        return tuple(
            Published(one.id, one.kind, one.title, one.unit.value, one.columns, len(one.rows), number in in_doubt)
            for number, one in enumerate(self.document.tables)
        )

    def frame(self, table: str | None = None, amounts: In = "yuan", *, blanks: bool = False) -> DataFrame:
        """The figures of a table by its id or kind, or of all tables, one a row.

        ``amounts`` are Decimal in 元 (``yuan``) or whole numbers of 分 (``fen``), in whatever unit a table is printed.
        With ``blanks`` the cells that print nothing have a row too. Raises KeyError where there is no such table.
        """
        from gouji.frames.figures import figures

        every = self.document.tables
        wanted = [number for number, one in enumerate(every) if table in (None, one.id, one.kind)]
        if table is not None and not wanted:
            raise KeyError(table)
        return figures(self.document, wanted, amounts, blanks=blanks)

    def findings(self, amounts: In = "yuan") -> DataFrame:
        """What does not agree in tables and text, rounding and what could not be checked included: ``state`` tells."""
        from gouji.frames.findings import findings

        return findings(self.check, self._case.findings(), amounts)

    def causes(self, amounts: In = "yuan") -> DataFrame:
        """What went wrong, with what would put it right; the first call looks for it, which may take seconds."""
        from gouji.frames.causes import causes

        return causes(self.check, self._causes, amounts)

    @cached_property
    def _causes(self) -> tuple[Cause, ...]:
        return of_open(self._case).causes

    def __repr__(self) -> str:
        return f"<gouji.Reconciled {subject_of(self.document) or names_of(self.document)}: {len(self.tables)} tables>"
