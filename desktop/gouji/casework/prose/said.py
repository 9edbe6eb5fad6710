"""What the text says of figures, place by place, with what became of it: claims and hints of wording alike.

The id of one is what it says of which place of which paragraph as it is printed, so that ticks and remarks hang on it
while the text stands: no running number, which another claim before it would move. Held by
``tests/casework/prose/test_said.py``.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gouji.casework.prose.retelling import retold
from gouji.casework.telling.claims import state
from gouji.checking.check import Check
from gouji.checking.families.family import AGREES, DIFFERS, Outcome
from gouji.checking.prose.budgeted import PLANNED
from gouji.checking.prose.text import held, hints_of
from gouji.checking.prose.twice import ELSEWHERE
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.document import Cell, Document, Letter
from gouji.prose.claims import Claim, Role
from gouji.prose.paragraphs import Paragraph
from gouji.prose.text import printed_text, text_of
from gouji.prose.wording import Wording

TEXT = "text:"
"""How the ids begin: those of findings begin with their rule."""

_TOLD_SINGLY = ("differs", "to explain", "hint", "rounding")

_DIGITS = 12
"""Of the digest of a paragraph."""

_WORDS = 24
"""Letters by which a place of the text is told."""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim as one thing of it was judged, or one hint of wording; it can bear a tick like a finding.

    ``start`` and ``end`` are its place in the paragraph of a number, ``mark`` the letters that are underlined.
    """

    id: str
    state: str
    """The word for what became of it."""
    outcome: Outcome
    severity: Severity
    paragraph: int
    start: int
    end: int
    mark: tuple[int, int]
    cells: tuple[Cell, ...] = ()
    """The figures of tables that it is held against."""
    held: Held | None = None
    wording: Wording | None = None
    difference: int | None = None
    """What a tick stands for besides outcome and tables: of a figure that was typed over what it is, in its last place.
    """
    printed: str = ""
    """What is printed where its figure was typed over; "" where none was."""
    rests_on: str = ""
    """The figures of the text that it rests on, where it rests on none of a table, and what would be right."""
    figure: Letter | None = None
    """Where its figure begins; None of words that tell none."""

    @property
    def agrees(self) -> bool:
        return self.outcome is AGREES


def all_said(check: Check) -> Sequence[Said]:
    """Everything that was held against something or could not be, and every hint, in the order of the text."""
    return check.once(_all_said)


def _all_said(check: Check) -> Sequence[Said]:
    text, printed = text_of(check.document), printed_text(check.document)
    numbers = {id(paragraph): number for number, paragraph in enumerate(text.paragraphs)}
    names = _names(printed.paragraphs)
    starts = {id(one): was.start for one, was in zip(text.claims, printed.claims, strict=True)}

    typed_over = {id(one.claim): one.printed for one in retold(check.document)}
    told_at = {id(one): figure and figure.place for one, figure in zip(text.claims, text.figures, strict=True)}

    told_about: defaultdict[int, list[Claim]] = defaultdict(list)
    parts: defaultdict[int, list[Claim]] = defaultdict(list)
    number_of = {id(each): number for number, each in enumerate(text.claims)}
    for each in text.claims:
        told_about[each.about].append(each)
        if each.whole is not None:
            parts[each.whole].append(each)

    def rests_on(one: Held) -> str:
        """What a claim that is worked out from others is held against: of the same, of its whole and its parts; of a
        figure what another document prints of it, or another place of the text."""
        said = one.claim
        if one.cells or said.role is Role.VALUE:
            return one.params.get(PLANNED, "") or one.params.get(ELSEWHERE, "")
        whole = [text.claims[said.whole]] if said.whole is not None else []
        others = (*told_about[said.about], *whole, *parts.get(number_of.get(id(said), -1), ()))
        return "|".join((one.should, *(str(each.quantity.value) for each in others if each.quantity is not None)))

    def claim(one: Held) -> Said:
        number, said = numbers[id(one.claim.paragraph)], one.claim
        mark = (said.quantity.start, said.quantity.end) if said.quantity else (said.start, said.end)
        start, figure = starts.get(id(said), said.start), told_at.get(id(said))
        name = f"{names[number]}:{start}:{said.role.value}{':' if one.aspect else ''}{one.aspect}"
        printed, told = typed_over.get(id(said), ""), said.quantity
        out = int(told.value / told.step) if printed and told else None
        place = (number, said.start, said.end, mark)
        return Said(
            name,
            state(one),
            one.outcome,
            one.severity,
            *place,
            one.cells,
            one,
            None,
            out,
            printed,
            rests_on(one),
            figure,
        )

    def hint(one: Wording) -> Said:
        number = numbers[id(one.paragraph)]
        name, mark = f"{names[number]}:{one.start}:{one.kind}", (one.start, one.end)
        return Said(name, "hint", DIFFERS, Severity.HINT, number, *mark, mark, wording=one)

    found = [*map(claim, held(check)), *map(hint, hints_of(check.document))]
    return sorted(found, key=lambda one: (one.paragraph, one.mark))


def _names(paragraphs: Sequence[Paragraph]) -> list[str]:
    """What tells each paragraph from others: its words and, of words that are printed again, which time it is."""
    met: Counter[str] = Counter()

    def name(paragraph: Paragraph) -> str:
        digest = hashlib.sha256(paragraph.text.encode()).hexdigest()[:_DIGITS]
        met[digest] += 1
        return f"{TEXT}{digest}" + (f"~{met[digest]}" if met[digest] > 1 else "")

    return [name(one) for one in paragraphs]


def words_at(document: Document, name: str) -> str:
    """The words of the printed text at which something stands, by its id; "" where the text has them no longer."""
    digest, _, rest = name.removeprefix(TEXT).partition(":")
    printed = printed_text(document).paragraphs
    start = rest.partition(":")[0]
    found = next((one for one, told in zip(printed, _names(printed), strict=True) if told == f"{TEXT}{digest}"), None)
    if found is None or not start.isdigit():
        return ""
    words = found.text[int(start) :]
    return words[:_WORDS] + ("…" if len(words) > _WORDS else "")


def said_by_id(check: Check) -> Mapping[str, Said]:
    """The same by their ids."""
    return check.once(_by_id)


def _by_id(check: Check) -> Mapping[str, Said]:
    return {one.id: one for one in all_said(check)}


def told_singly(check: Check) -> list[Said]:
    """What is told line by line; what could not be checked is counted, for the text says much of other years."""
    return [one for one in all_said(check) if one.state in _TOLD_SINGLY]


def not_as_it_should_be(check: Check) -> Iterator[Said]:
    """What is listed among what was found: all but what agrees."""
    return (one for one in all_said(check) if not one.agrees)
