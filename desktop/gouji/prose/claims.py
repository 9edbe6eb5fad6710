"""A claim: what one quantity, or one word of comparison, of the text says of what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gouji.model.source import Source
from gouji.prose.paragraphs import Paragraph
from gouji.prose.quantities import Quantity


class Role(StrEnum):
    """What a claim tells of its subject."""

    VALUE = "value"
    CHANGE = "change"
    RATE = "rate"
    SHARE = "share"
    COMPLETION = "completion"
    COUNT = "count"
    FLAT = "flat"
    """As much as another figure."""
    ORDER = "order"
    """More, less or as much as was budgeted."""
    UNDECIDED = "undecided"
    """A form's own words: more (less), of which nobody struck out one."""
    ABSENCE = "absence"
    """There is none of it."""
    LIST = "list"
    """What an amount is made of, by name."""
    UNTIL = "until"
    """The day to which it is told."""
    TITLE = "title"
    """The year that a heading names."""
    FIELD = "field"
    """What a field of a form to fill in holds."""


class Measure(StrEnum):
    """Of which stage a figure is; a document's own where the text names none."""

    OWN = ""
    BUDGET = "预算"
    ADJUSTED = "调整预算"
    EXECUTED = "执行数"
    FINAL = "决算"


@dataclass(frozen=True, slots=True)
class Base:
    """What is compared with: a stage of a year; None is the year of the claim itself."""

    year: int | None
    measure: Measure
    named: str
    """As it is printed."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a claim is about: a phrase, or names of codes from 类 to 项, each with its level, 0 where it tells none."""

    phrase: str = ""
    chain: tuple[tuple[int, str], ...] = ()

    @property
    def named(self) -> str:
        return self.phrase or "".join(name for _, name in self.chain)


@dataclass(frozen=True, slots=True)
class Claim:
    """``start`` and ``end`` are its place in the paragraph: from its subject or its words to its quantity.

    ``whole`` is the number of the claim, among those of the document, of which this is a part. ``sign`` is 1 for
    more, -1 for
    less, 0 for neither, None where no word tells it. ``about`` numbers the claims of one subject in one run of text:
    what is compared belongs to one of them.
    """

    paragraph: Paragraph
    role: Role
    subject: Subject
    start: int
    end: int
    about: int
    quantity: Quantity | None = None
    measure: Measure = Measure.OWN
    year: int | None = None
    base: Base | None = None
    of: str = ""
    """The whole that a share names; what there is none of; the names of a list."""
    whole: int | None = None
    sign: int | None = None
    nearly: bool = False
    """Whether it is said to be so more or less (基本持平)."""
    complete: bool = False
    """Whether the list that it is part of, or that it is, says that it names every part."""
    torn: bool = False
    """Whether figures of its paragraph were not read, so that it may be another's."""

    @property
    def text(self) -> str:
        return self.paragraph.text[self.start : self.end]

    @property
    def called(self) -> str:
        """What it is of in a few words: the last name of a chain, a phrase, or its own words."""
        chain = self.subject.chain
        return chain[-1][1] if chain else self.subject.phrase or self.text

    @property
    def source(self) -> Source:
        """The line in which its quantity stands."""
        at = self.quantity.start if self.quantity else self.start
        return self.paragraph.passage(at).source

    @property
    def file(self) -> int:
        return self.paragraph.passage(self.start).file
