"""What is said of a claim of the text: its words, what became of it, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from gouji.casework.telling.parts import file_of, where
from gouji.casework.telling.sentences import place
from gouji.checking.check import Check
from gouji.checking.families.family import AGREES, UNCHECKABLE, state_of
from gouji.checking.prose import amounts
from gouji.checking.prose.text import held, hints_of
from gouji.checking.prose.verdict import Held
from gouji.model.document import Document
from gouji.model.source import Source
from gouji.wording import say


def statement(document: Document, one: Held) -> str:
    """What became of a claim, in one sentence; nothing where it agrees."""
    if not one.message:
        return ""
    cell = one.cells[0] if one.cells else None
    known = {"place": place(document, cell), "figure": amounts.in_table(document, cell)} if cell else {}
    return say(one.message, **known, **one.params)


def state(one: Held) -> str:
    """The word for what became of it."""
    return state_of(one.outcome, one.severity)


def counted(check: Check) -> Counter[str]:
    """How many claims came out how, by the words of their states."""
    return Counter(state(one) for one in held(check))


def told_of_text(check: Check, beneath: Collection[Held] = ()) -> Iterator[str]:
    """A line for each claim that is not as it should be, and for each hint of wording; none for those ``beneath``."""
    document, told = check.document, {id(one) for one in beneath}
    for one in held(check):
        if one.outcome not in (AGREES, UNCHECKABLE) and id(one) not in told:
            yield told_of_claim(document, one)
    for words in hints_of(document):
        yield f"{say('hint')}  {_quoted(document, words.source, words.file, words.text, say(words.message))}"


def told_of_claim(document: Document, one: Held) -> str:
    """What became of a claim, with its words and where they stand, as one line."""
    claim, told = one.claim, statement(document, one)
    return f"{say(state(one))}  {_quoted(document, claim.source, claim.file, claim.text, told)}"


def sentence(check: Check) -> str:
    """How many claims of the text came out how, in one line: what nobody could check is told too; nothing where it
    claims nothing."""
    if not held(check):
        return ""
    counts = counted(check)
    return say(
        "Text: {agrees} agree, {differs} differ, {explain} to explain, {hints} hints, {rounding} rounding, "
        "{grey} not checked",
        agrees=counts["agrees"],
        differs=counts["differs"],
        explain=counts["to explain"],
        hints=counts["hint"] + len(hints_of(check.document)),
        rounding=counts["rounding"],
        grey=counts["uncheckable"],
    )


def _quoted(document: Document, source: Source, file: int, text: str, told: str) -> str:
    """What is told of words of the text, with the place where they stand."""
    return say("{where}, “{text}”: {told}", where=where(source, file_of(document, file)), text=text, told=told)
