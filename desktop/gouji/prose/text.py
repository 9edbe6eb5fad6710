"""The text of a document: as it was read, which is done once, and as it stands with the figures that were typed over.

What is typed changes no more than the figure: where paragraphs end, and what each figure is said of, stays as it was
read, so that a figure of other digits is never taken for something else. Held by ``tests/prose/test_text.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple
from weakref import WeakKeyDictionary

from gouji.model.document import Document, Letter
from gouji.prose.claims import Claim
from gouji.prose.forms.reading import read_forms
from gouji.prose.forms.shown import ShownForm, shown
from gouji.prose.paragraphs import Paragraph, paragraphs
from gouji.prose.quantities import Quantity, number_at
from gouji.prose.reading import read_claims
from gouji.prose.wording import Wording, wordings


class Figure(NamedTuple):
    """A figure of the text as it is printed: where it begins, and its number without the unit."""

    place: Letter
    printed: str


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs, what they claim, and hints of their words, each under one number as read and as it stands."""

    paragraphs: tuple[Paragraph, ...]
    claims: tuple[Claim, ...]
    wordings: tuple[Wording, ...]
    figures: tuple[Figure | None, ...]
    """As they are printed, of each claim; None where it tells none."""
    forms: tuple[ShownForm, ...]
    """The forms to fill in; their lines are the last of the paragraphs."""


_READ: WeakKeyDictionary[Document, tuple[int | None, Text]] = WeakKeyDictionary()
"""The text as it was read for a year, which may be said later."""
_STANDS: WeakKeyDictionary[Document, tuple[Text, Mapping[Letter, str], Text]] = WeakKeyDictionary()
"""What it was before anything was typed, what was typed, and the text with that."""


def printed_text(document: Document) -> Text:
    """The text of a document as it was read; when it is first asked for, and once."""
    known = _READ.get(document)
    if known is None or known[0] != document.year:
        read = tuple(paragraphs(document))
        claims = tuple(read_claims(read, document.year))
        hints, figures = tuple(wordings(document, read, claims)), tuple(_figures(document, claims))
        forms = tuple(map(shown, read_forms(document)))
        lines = tuple(one for form in forms for one in form.paragraphs)
        known = _READ[document] = (document.year, Text((*read, *lines), claims, hints, figures, forms))
    return known[1]


def text_of(document: Document) -> Text:
    """The text of a document as it stands."""
    printed = printed_text(document)
    if not document.retold:
        return printed
    known = _STANDS.get(document)
    if known is None or known[0] is not printed or known[1] is not document.retold:
        known = _STANDS[document] = (printed, document.retold, _standing(document))
    return known[2]


def _figures(document: Document, claims: Iterable[Claim]) -> Iterator[Figure | None]:
    numbers = {id(line): number for number, line in enumerate(document.prose)}
    for claim in claims:
        if claim.quantity is None:
            yield None
            continue
        line, at = claim.paragraph.printed_at(claim.quantity.start)
        yield Figure(Letter(numbers[id(line)], at), number_at(claim.paragraph.text, claim.quantity))


def _standing(document: Document) -> Text:
    read = printed_text(document)
    typed: dict[int, dict[int, Typed]] = defaultdict(dict)
    for claim, figure in zip(read.claims, read.figures, strict=True):
        if figure is not None and claim.quantity is not None and (new := document.retold.get(figure.place)) is not None:
            start = claim.quantity.start
            typed[id(claim.paragraph)][start] = Typed(start, start + len(figure.printed), new)
    stands = {
        id(one): _Retold(one, [typed[id(one)][start] for start in sorted(typed[id(one)])])
        for one in read.paragraphs
        if id(one) in typed
    }
    return Text(
        tuple(stands[id(one)].paragraph if id(one) in stands else one for one in read.paragraphs),
        tuple(stands[id(one.paragraph)].claim(one) if id(one.paragraph) in stands else one for one in read.claims),
        tuple(stands[id(one.paragraph)].wording(one) if id(one.paragraph) in stands else one for one in read.wordings),
        read.figures,
        read.forms,
    )


class Typed(NamedTuple):
    """Letters of a paragraph in place of which others were typed."""

    start: int
    end: int
    new: str


class _Retold:
    """A paragraph with what was typed into it; all that stands behind that moves with it."""

    def __init__(self, printed: Paragraph, typed: list[Typed]) -> None:
        self._typed = typed
        self._new = {one.start: one.new for one in typed}
        text, before = "", 0
        for one in typed:
            text += printed.text[before : one.start] + one.new
            before = one.end
        starts = tuple(map(self._moved, printed.starts))
        self.paragraph = replace(printed, text=text + printed.text[before:], starts=starts)

    def _moved(self, at: int) -> int:
        """Where a letter stands now; one that was typed over, where what was typed ends."""
        for one in reversed(self._typed):
            if at > one.start:
                return max(at, one.end) + self._by(one)
        return at

    def _by(self, last: Typed) -> int:
        """How far that has moved what stands behind one of what was typed, and all before it."""
        until = self._typed.index(last) + 1
        return sum(len(one.new) - (one.end - one.start) for one in self._typed[:until])

    def claim(self, printed: Claim) -> Claim:
        start, end = self._moved(printed.start), self._moved(printed.end)
        quantity = self._quantity(printed.quantity) if printed.quantity else None
        return replace(printed, paragraph=self.paragraph, start=start, end=end, quantity=quantity)

    def _quantity(self, printed: Quantity) -> Quantity:
        new = self._new.get(printed.start)
        stands = printed if new is None else printed.retold(new)
        return replace(stands, start=self._moved(printed.start), end=self._moved(printed.end))

    def wording(self, printed: Wording) -> Wording:
        start, end = self._moved(printed.start), self._moved(printed.end)
        return replace(printed, paragraph=self.paragraph, start=start, end=end)
