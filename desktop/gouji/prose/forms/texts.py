"""The texts of a form: as values, as labels, as amounts and days, and lines cut where labels begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gouji.model.document import NUMBERING
from gouji.model.money import AmountError, Figure, Unit, parse_amount
from gouji.model.source import Source
from gouji.prose.forms.filled import Field, Found, Signature
from gouji.prose.forms.vocabulary import FormWords, Labelled
from gouji.prose.paragraphs import folded

AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
"""An amount in a line."""
AMOUNTS = re.compile(rf"(?:{AMOUNT})(?:\s(?:{AMOUNT}))*")
_OF_MONEY = ("amount", "part")
_BESIDE_WIDE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_DAY = re.compile(r"(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?")
_YEAR = re.compile(r"（?\s*(20\d\d)\s*年(?:度)?\s*）?")
_COUNTED = re.compile(r"[一二三四五六七八九十]+|\d+|[①-⑳]")
_MOST_OF_UNIT = re.compile(r"(?<=\d)\s*元$")


def squeezed(text: str) -> str:
    """A text as a label is compared: no white space, one width."""
    return folded("".join(text.split()))


def value_of(text: str) -> str:
    """What a field holds, without the spaces and line breaks that typesetting put between its letters."""
    return _BESIDE_WIDE.sub("", " ".join(text.split()))


def line_of(text: str) -> str:
    """A line in one width, with single spaces where any stood."""
    return " ".join(folded(text).split())


def depth_of(name: str) -> tuple[str, int]:
    """How a name of a list is numbered, whatever its number, and how far it is indented: the same for one depth."""
    found = NUMBERING.match(name)
    kind = _COUNTED.sub(lambda one: "一1①"[_kind(one[0])], "".join(found[0].split())) if found else ""
    return kind, len(name) - len(name.lstrip())


def _kind(number: str) -> int:
    return 1 if number.isdecimal() else 2 if number.isdigit() else 0


def figure_of(text: str, unit: Unit) -> Figure | None:
    """The amount that a text is; None for blank and for what is none."""
    try:
        return parse_amount(_MOST_OF_UNIT.sub("", folded(text).replace("，", ",")), unit)
    except AmountError:
        return None


def day_of(text: str) -> date | None:
    """The day that a text is; None for what is none."""
    found = _DAY.fullmatch(folded(text).strip())
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def year_of(text: str) -> int | None:
    """The year that a text is by itself, as under a title; None for any other."""
    found = _YEAR.fullmatch(squeezed(text))
    return int(found[1]) if found else None


def years_in(title: str) -> list[int]:
    """The years that a title names."""
    return [int(year) for year in re.findall(r"(20\d\d)年", squeezed(title))]


class Cut(NamedTuple):
    """A piece of a line: what stands behind a label, up to the next; no label before the first."""

    named: Labelled | None
    label: str
    unit: str
    text: str
    colon: bool = False
    of_which: bool = False
    """Whether its label is told to be of what stands before it."""


def cuts(line: str, words: FormWords) -> Iterator[Cut]:
    """A line cut where labels begin."""
    found = [
        one
        for one in words.labels.finditer(line)
        if one[0].endswith("：") or one.end() == len(line) or line[one.end()].isspace()
    ]
    ends = [*(one.start() for one in found), len(line)]
    if before := line[: ends[0]].strip():
        yield Cut(None, "", "", before)
    for one, end in zip(found, ends[1:], strict=True):
        label = one["label"]
        text, led = line[one.end() : end].strip(), one[0].startswith(words.of_which)
        yield Cut(words.field_of(label), label, one["unit"] or "", text, one[0].endswith("："), led)


def in_order(pieces: Sequence[Cut]) -> Sequence[Cut]:
    """Where a line prints labels of amounts and behind them as many amounts, each label has its own."""
    labels = [number for number, cut in enumerate(pieces) if cut.named is not None and cut.named.sort in _OF_MONEY]
    each = " ".join(pieces[number].text for number in labels).split()
    apart = len(labels) > 1 and any(not pieces[number].text for number in labels)
    if not apart or len(each) != len(labels) or not AMOUNTS.fullmatch(" ".join(each)):
        return pieces
    given = dict(zip(labels, each, strict=True))
    return [cut._replace(text=given.get(number, cut.text)) for number, cut in enumerate(pieces)]


def holding(field: Field, named: Labelled, text: str, unit: Unit | None, found: Found = Found.READ) -> Field:
    """A field that holds a text; one of an amount that is none is not known."""
    figure, day, value = None, None, value_of(text)
    if named.sort in ("amount", "part") and value:
        figure = figure_of(value, unit) if unit else None
        found = found if figure else Found.UNKNOWN
    elif named.sort == "date":
        day = day_of(value)
    return Field(field.key, field.label, field.source, value, found, figure, day, field.of, named.required)


def signed_by(line: str, words: FormWords) -> tuple[str, str, bool] | None:
    """The label of a place for a signature in a line, what is printed there, and whether other labels of the line
    print what is theirs; None where it has no such place."""
    place = words.signature.search(line)
    if place is None:
        return None
    pieces = [*cuts(line[place.end() :].lstrip("： "), words)]
    own = pieces[0].text if pieces and pieces[0].named is None else ""
    return place[0], own, any(piece.text for piece in pieces if piece.named is not None)


def signature_in(line: str, source: Source, words: FormWords, *, alone: bool) -> Signature | None:
    """The place for a signature in a line. That nobody signed is sure where the line prints what stands behind its
    other labels, or where it stands ``alone`` in a cell."""
    found = signed_by(line, words)
    if found is None:
        return None
    label, own, others = found
    return Signature(label, own if own or others or alone else None, source)
