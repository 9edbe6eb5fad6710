"""What one printed line is, told once: every phase that meets the line asks its term and not its text again.

Each answer is found when it is first asked and kept with the line. Cells are asked one by one where they stand: of the
hundreds of thousands of a sheet most are asked once, and to keep the answers took longer than to find them. Held by
``test_a_line_is_told_once``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from gouji.model.money import Unit
from gouji.reading.terms.captions import stands_with_title, unit_of
from gouji.reading.terms.entities import entity_in, names_entity
from gouji.reading.terms.lines import CodedLine, bare_amounts, coded_line, labelled_line, total_line
from gouji.reading.terms.sentences import is_sentence
from gouji.reading.terms.vocabulary import TableForm, vocabulary

Answer = TypeVar("Answer")


class Kept(Generic[Answer]):
    """An answer that is found when it is first asked, and kept with its owner.

    As ``cached_property`` does it, without the lock that this takes each time until Python 3.12.
    """

    def __init__(self, find: Callable[[Any], Answer]) -> None:
        self._find, self._name, self.__doc__ = find, find.__name__, find.__doc__

    def __get__(self, owner: object, _: type) -> Answer:
        answer = owner.__dict__[self._name] = self._find(owner)
        return answer


@dataclass(frozen=True)
class Term:
    """The answers to what a line may be."""

    text: str

    @Kept
    def is_title(self) -> bool:
        """Whether it announces a table, be its kind known or not."""
        return vocabulary().is_title(self.text)

    @Kept
    def form(self) -> TableForm | None:
        """The kind of table that it announces."""
        return vocabulary().table_form(self.text) if self.is_title else None

    @Kept
    def unit(self) -> Unit | None:
        """The unit that it names."""
        return unit_of(self.text, vocabulary())

    @Kept
    def is_of_entity(self) -> bool:
        """Whether it stands for who compiled a table, be it filled in or left blank."""
        return names_entity(self.text, vocabulary())

    @property
    def entity(self) -> str:
        """Who compiled a table, as it says; "" where it names no one."""
        return entity_in(self.text, vocabulary()) if self.is_of_entity else ""

    @Kept
    def is_caption(self) -> bool:
        """Whether it stands above a table: its title, number, entity or unit."""
        return self.is_title or stands_with_title(self.text, vocabulary())

    @Kept
    def is_note(self) -> bool:
        """Whether it explains a table, or tells who filled it in."""
        return vocabulary().document.note.match(self.text) is not None

    @Kept
    def parts_tables(self) -> bool:
        """Whether it is of the text around the tables, which no table runs across; a note to a table is none."""
        return is_sentence(self.text) and not self.is_note

    @Kept
    def coded(self) -> CodedLine | None:
        """The row that it prints behind a code."""
        return coded_line(self.text)

    @Kept
    def total(self) -> CodedLine | None:
        """The row of a grand total that it prints."""
        return total_line(self.text)

    @property
    def row(self) -> CodedLine | None:
        """The row that it prints in a table of codes."""
        return self.coded or self.total

    @Kept
    def labels(self) -> list[tuple[str, tuple[str, ...]]]:
        """The numbered labels and totals that it prints, each with its figures."""
        return labelled_line(self.text)

    @Kept
    def figures(self) -> tuple[str, ...]:
        """Its figures, and dashes between them, where it prints nothing else."""
        return bare_amounts(self.text)
