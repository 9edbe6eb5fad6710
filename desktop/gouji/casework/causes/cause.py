"""A cause, as data: what went wrong, what would put it right, and the findings that this settles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from gouji.explaining.explanation import Correction, NewFigure, Solution
from gouji.model.change import Retelling
from gouji.model.document import Cell
from gouji.model.source import Source
from gouji.review.states import State


class Spoken(NamedTuple):
    """Where in the text something stands: the number of its paragraph, and the letter."""

    paragraph: int
    at: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A figure, or words, of the text that are wrong: what stands there, and what should."""

    place: Spoken
    where: Source
    file: int
    subject: str
    """What it is of, or the words themselves."""
    stated: str
    """The figure with its unit; "" of words that tell none."""
    should: str = ""
    """"" where nobody knows it."""
    retelling: Retelling | None = None
    """What puts it right."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that went wrong, or findings of which nobody found out yet what."""

    place: Cell | Spoken
    """Where it stands among the others, and where its first finding is: the same before and after an answer is found,
    and once it is adopted."""
    settles: tuple[str, ...]
    """Ids of the findings that its correction settles, or that it is all that is known of."""
    answers: tuple[Solution, ...] = ()
    """Equally good ones, the likeliest first; none where none was found."""
    why: str | None = None
    """Message id: why the answer is not the only one, or why there is none."""
    sought: bool = False
    """An answer is still looked for."""
    weighs: bool = True
    """Something differs that must not: it counts as an error. Else it is only to be explained."""
    state: State = State.PENDING
    """That of all its findings, or that what was suggested stands in the document."""
    group: int | None = None
    """The group of the explanation, counted from 1."""
    solution: int | None = None
    """Its solution in that group which comes first, counted from 1."""

    said: tuple[str, ...] = ()
    """Ids of sentences of the text that it settles too, or that are wrong by themselves."""
    words: tuple[Wording, ...] = ()
    """The places of the text that are wrong; none where a figure of a table is."""
    reason: str = ""
    """Message id of what is wrong with these words."""
    sure: bool = False
    """Of words: a table prints what they should say."""
    puts_back: bool = False
    """Its answer is what the source prints: another figure was typed over that, which is likely what went wrong."""
    printed_so: bool = False
    """A person read its wrong figures against the source: they stand there, so that the document is wrong, and not
    what was read of it."""
    rivals: tuple[int, ...] = ()
    """Positions among all causes, from 0, of those that would put another figure into a place of this one, or did."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Of all that it settles: findings of the tables, then sentences of the text."""
        return self.settles + self.said

    @property
    def answer(self) -> Solution | None:
        """What would settle it, where one answer alone was found; whether it is certain ``unique`` tells."""
        return self.answers[0] if len(self.answers) == 1 else None

    @property
    def unique(self) -> bool:
        """Whether no other answer is as good."""
        return self.sure or (self.answer is not None and self.answer.unique)

    @property
    def retellings(self) -> tuple[Retelling, ...]:
        """What puts the words right, where it is known of all of them."""
        made = tuple(one.retelling for one in self.words if one.retelling is not None)
        return made if len(made) == len(self.words) else ()

    @property
    def figures(self) -> tuple[NewFigure, ...]:
        """The figures of the only answer, old and new."""
        return tuple(one for made in self.corrections for one in made.figures)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Those of the only answer."""
        return self.answer.corrections if self.answer else ()

    @property
    def culprits(self) -> tuple[Cell, ...]:
        """The figures that are wrong, where that is known."""
        return tuple(one.cell for one in self.figures)

    @property
    def leads_to(self) -> Cell | None:
        """The figure to go to: the wrong one, else the likeliest, else that of the first finding; None of words."""
        answers = (figure.cell for one in self.answers for made in one.corrections for figure in made.figures)
        return next(answers, self.place if isinstance(self.place, Cell) else None)

    @property
    def key(self) -> tuple[object, ...]:
        """What tells a cause from the others of a list, whatever is found of it later."""
        return self.place, self.ids, self.culprits

    @property
    def is_open(self) -> bool:
        return self.state.is_open

    @property
    def is_for_a_person(self) -> bool:
        """Whether a person says what became of it: not of what is still looked for, or stands corrected."""
        return not self.sought and self.state is not State.CORRECTED


def in_order(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """As they are worked through: errors before what is only to be explained, the tables before the text.

    Two that would put different figures into one place exclude each other, and each knows that of the other: whoever
    adopts one is told. Held by ``test_causes_that_exclude_each_other_say_so``.
    """
    ordered = sorted(causes, key=lambda one: (not one.weighs, isinstance(one.place, Spoken), one.place))
    wanted = [{one.cell: one.suggested for one in cause.figures} for cause in ordered]
    places: defaultdict[Cell, list[int]] = defaultdict(list)
    for position, figures in enumerate(wanted):
        for cell in figures:
            places[cell].append(position)

    def rivals(position: int) -> tuple[int, ...]:
        mine = wanted[position].items()
        met = {other for cell, figure in mine for other in places[cell] if wanted[other][cell] != figure}
        return tuple(sorted(met))

    return tuple(replace(cause, rivals=rivals(position)) for position, cause in enumerate(ordered))
