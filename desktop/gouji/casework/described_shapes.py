"""What was said of printed tables, remembered for the next document of their shape.

A table that was described keeps its print (``Document.described``), also where it was read by a remembered
answer, and is described again in its place. Its title is not remembered, because it carries its year. Held by
``test_a_described_table_is_described_again``, ``test_a_table_read_by_what_was_said_before_is_described_again``.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from gouji.keeping.user import answers
from gouji.model.document import Document
from gouji.model.rawgrid import Answer

Said = dict[str, Answer]
"""The last answer by the shape of its table."""


def said_of_shapes(document: Document) -> Said:
    """What is said of the document's tables now; without their titles, for the next document has another year."""
    return {one.grid.shape: replace(one.answer, title="") for one in document.described.values()}


class Memory:
    """Follows one case: describing a table is remembered, and taking it back remembers what was known before."""

    def __init__(self) -> None:
        self._known_before: dict[str, Answer | None] = {}

    def follow(self, shape: str, before: Said, now: Said, *, anew: bool) -> None:
        """After something was said of a table (``anew``), or that was undone or redone.

        What another document has said since then stays.
        """
        known = answers.remembered().get(shape)
        if anew and shape not in before:
            self._known_before[shape] = known
        elif not anew and known != (before.get(shape) or self._known_before.get(shape)):
            return
        kept = now.get(shape) or self._known_before.get(shape)
        with suppress(OSError):  # what was said is kept in the case; only the next document is asked about again
            if kept is None:
                answers.forget(shape)
            else:
                answers.remember(shape, kept)
