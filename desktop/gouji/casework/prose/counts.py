"""How much of the text is open, in one count for the list of tables, the verdict and the paper.

What is told in a sentence counts what is ticked off with the rest and tells how much that is, as the count of the
tables does. Held by ``test_what_is_ticked_off_is_counted_of_text_and_tables_alike``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gouji.casework.prose.said import Said, all_said
from gouji.checking.check import Check
from gouji.checking.families.family import STATES
from gouji.prose.text import text_of
from gouji.wording import say


@dataclass(frozen=True, slots=True)
class TextCounts:
    """What the text says by the words of its states, all of it, and but for what is ticked off."""

    every: Counter[str]
    open: Counter[str]

    @property
    def ticked(self) -> int:
        """How much is ticked off."""
        return self.every.total() - self.open.total()

    @property
    def differing(self) -> int:
        """How much contradicts, ticked off or not: a tick makes nothing right."""
        return self.every["differs"]

    @property
    def differing_ticked(self) -> int:
        """How much of that is ticked off."""
        return self.every["differs"] - self.open["differs"]

    @property
    def worst(self) -> str | None:
        """The worst state that is open; None where nothing is."""
        return next((state for state in STATES if state != "agrees" and self.open[state]), None)

    @property
    def sentence(self) -> str:
        """In one line, as it stands behind the count of the tables."""
        told = say(
            "Text: {agrees} agree, {differs} differ, {explain} to explain, {hints} hints, {rounding} rounding, "
            "{grey} not checked",
            agrees=self.every["agrees"],
            differs=self.every["differs"],
            explain=self.every["to explain"],
            hints=self.every["hint"],
            rounding=self.every["rounding"],
            grey=self.every["uncheckable"],
        )
        return told + (say("; {ticked} dealt with", ticked=self.ticked) if self.ticked else "")


def text_counts(check: Check, ticked: Callable[[Said], object] = lambda _: None) -> TextCounts:
    """Count what the text says; ``ticked`` tells whether it is ticked off."""
    return _counts(all_said(check), ticked)


def form_counts(check: Check, ticked: Callable[[Said], object]) -> list[TextCounts]:
    """The same of each form to fill in, in the order of the forms."""
    text = text_of(check.document)
    number_of = {id(line): number for number, form in enumerate(text.forms) for line in form.paragraphs}
    said: list[list[Said]] = [[] for _ in text.forms]
    for one in all_said(check):
        number = number_of.get(id(text.paragraphs[one.paragraph]))
        if number is not None:
            said[number].append(one)
    return [_counts(one, ticked) for one in said]


def _counts(said: Sequence[Said], ticked: Callable[[Said], object]) -> TextCounts:
    left = (one for one in said if one.agrees or not ticked(one))
    return TextCounts(Counter(one.state for one in said), Counter(one.state for one in left))
