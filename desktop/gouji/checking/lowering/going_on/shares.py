"""Laws are lowered in shares: what a law holds in one table, what one of its formulas holds, what one tie does.

Whatever is asked of the document for a share is kept with it (``premises.py``). Where the document is lowered again a
share is taken over as it is, its arrays too, unless something that it went by is another: nobody keeps a list of what
hangs on what. Held by ``tests/checking/lowering/test_lowered_again.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from gouji.checking.lowering.going_on.premises import Premises
from gouji.checking.rules.laws import Law
from gouji.checking.unread import Unread
from gouji.model.document import Cell, Document

Found = TypeVar("Found")


class _Share(NamedTuple):
    """What of a law was lowered together, and what was asked for it."""

    law: Law
    """Kept, so that no other has its identity."""
    found: Sequence[Any]
    premises: Premises


class Shares:
    """Every share that was lowered of the laws of a pack."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._given = _given(document)
        self._shares: dict[tuple[int, Hashable], _Share] = {}
        """By the identity of the law, and what of it they are."""
        self.premises = Premises(document)
        """What is asked for the share that is lowered now; beside them what is asked for all."""

    def are_of(self, document: Document) -> bool:
        """Whether they are of this document, and nothing but its tables and their figures is another since."""
        return self._document is document and self._given == _given(document)

    def of(self, law: Law, which: Hashable, lowered: Callable[[], Iterable[Found]]) -> Sequence[Found]:
        """What is ``lowered`` of a share of a law, or was before; a share may take in another."""
        key = (id(law), which)
        if key not in self._shares:
            around, self.premises = self.premises, Premises(self._document)
            self._shares[key] = _Share(law, [*lowered()], self.premises)
            self.premises = around
        self.premises.take_in(self._shares[key].premises)
        return self._shares[key].found

    def gone_by(self) -> Premises:
        """What all went by so far; what is asked from now on is nothing that was lowered by."""
        asked, self.premises = self.premises, Premises(self._document)
        return asked

    def standing(self, changed: Iterable[Cell], unread: Unread | None) -> Shares:
        """Those that still stand after these figures changed, tables took the place of others, and where other text is
        ``unread`` now."""
        others, cells = Shares(self._document), {*changed}
        others._shares = {key: one for key, one in self._shares.items() if one.premises.stand(cells, unread)}
        return others


def _given(document: Document) -> tuple[object, ...]:
    """What laws are lowered by that is neither table nor text."""
    kinds = [(table.kind, table.id) for table in document.tables]
    return document.year, document.stage, document.lost, [*document.beside.items()], kinds
