"""How much of the text is open, in one count for the list of tables, the verdict and the paper."""

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
    """What the text says by the words of its states, but for what is ticked off, and how much of it that is."""

    open: Counter[str]
    ticked: int
    differing: int
    """How much contradicts, ticked off or not: a tick makes nothing right."""

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
            agrees=self.open["agrees"],
            differs=self.open["differs"],
            explain=self.open["to explain"],
            hints=self.open["hint"],
            rounding=self.open["rounding"],
            grey=self.open["uncheckable"],
        )
        return told + (say("; {ticked} ticked off", ticked=self.ticked) if self.ticked else "")


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
    done = {one.id for one in said if not one.agrees and ticked(one)}
    differing = sum(one.state == "differs" for one in said)
    return TextCounts(Counter(one.state for one in said if one.id not in done), len(done), differing)
