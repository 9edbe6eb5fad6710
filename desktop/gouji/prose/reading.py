"""Paragraphs → claims: each quantity is said of the subject that its sentence names, or that was named before it.

A subject holds within its paragraph until another is named; a bare amount after a full stop is nobody's, and so is one
after what money is spent for. A paragraph may begin with what it is of, as a sentence of its own. A list (其中) makes
parts of what follows to the end of the sentence. What a sentence compares with (比2016年预算) holds for the words of
comparison that follow it. Held by ``tests/prose/test_reading.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.prose import grammar
from gouji.prose.claims import Claim, Measure, Role, Subject
from gouji.prose.context import Context, asides
from gouji.prose.events import NEXT, Event, are_told_by_turns, events, role_of
from gouji.prose.naming import SPENT_FOR, is_class, named, phrase, respectively
from gouji.prose.paragraphs import Paragraph, heading_rank
from gouji.prose.quantities import Quantity, Sort, lost

_STOPS = "。！？"
_COMPARED = (Role.CHANGE, Role.RATE, Role.SHARE)


def read_claims(paragraphs: Sequence[Paragraph], year: int | None) -> list[Claim]:
    """The claims of a document of a year, in their order."""
    claims: list[Claim] = []
    for paragraph in paragraphs:
        if heading_rank(paragraph.text) is not None:
            claims += _titles(paragraph)
            continue
        if any(map(grammar.SILENT.search, paragraph.headings)):
            continue
        claims += _Reader(paragraph, year, len(claims)).claims()
    return claims


def _titles(heading: Paragraph) -> Iterator[Claim]:
    """The years that a heading of the document names; those of its parts alone, for a section may be of any year."""
    for found in grammar.TITLE.finditer(heading.text):
        yield Claim(heading, Role.TITLE, Subject(), found.start(), found.end(), -1, year=int(found["year"]))


class _Reader:
    """One paragraph, read from its beginning to its end."""

    def __init__(self, paragraph: Paragraph, year: int | None, first: int) -> None:
        self._paragraph, self._text, self._year, self._first = paragraph, paragraph.text, year, first
        self._claims: list[Claim] = []
        self._now = Context(about=first, told=year)
        self._outside: list[tuple[int, Context, str]] = []
        """Of each bracket that is open where it ends, what is spoken of outside, and the words before it."""
        self._torn = lost(self._text)
        self._events = events(self._text)
        self._asides = [*asides(self._text, self._events)]
        self._topics = [*grammar.TOPIC.finditer(self._text)]
        self._each: list[str] = []
        """Names of which each has its own of the quantities that follow, those that are still to come."""
        self._opened_at = -1
        """Where the last bracket begins that lists the parts of the figure before it."""
        self._planned = False
        """Whether the last amount was the budget of which a share follows."""
        self._shared = ""
        """What the last amount is of, where a share of it follows."""
        self._of_nobody = False
        """Whether what follows tells several subjects by turns, and is not told of which."""

    def claims(self) -> list[Claim]:
        before = 0
        for number, event in enumerate(self._events):
            before, words = self._into(event, before)
            lead = words + self._text[before : event.start]
            if not NEXT.fullmatch(lead):
                self._each = respectively(self._text, self._events[number:], lead)
                self._of_nobody = not self._each and are_told_by_turns(self._text, self._events, number, lead)
            self._read(event, lead, before)
            before = event.end
        return self._claims

    def _into(self, event: Event, before: int) -> tuple[int, str]:
        """Where the words begin that lead to what comes next, once brackets on the way are closed and opened, and the
        words before a bracket that go on behind it."""
        words = ""
        while self._outside and self._outside[-1][0] < event.start:
            end, self._now, words = self._outside.pop()
            before = max(before, end + 1)
            words = "" if self._text[before] in grammar.STOPS else words
        while self._asides and self._asides[0][0] < event.start:
            start, end = self._asides.pop(0)
            if end < event.start:
                continue
            self._outside.append((end, replace(self._now), words + self._text[before:start]))
            words = ""
            if self._claims and start == self._claims[-1].end and self._claims[-1].role in (Role.VALUE, Role.COUNT):
                self._open(complete=False)
                self._opened_at = start + 1
            before = start + 1
        return before, words

    def _read(self, event: Event, lead: str, before: int) -> None:
        own = self._sentence(lead, event)
        if event.words is not None:
            self._compare(event, event.words, self._told_in(own) if grammar.told_years(own) else self._now.told)
            return
        quantity = event.quantity
        assert quantity is not None
        role, words = role_of(quantity, own)
        planned, shared = self._planned, self._shared
        self._planned, self._shared = False, ""
        behind = quantity.sort is Sort.RATE and grammar.OF_THAT.fullmatch(lead)
        if planned and behind:
            role = Role.COMPLETION
        if shared and behind:
            self._add(event, Role.SHARE, before, of=shared)
            return
        if self._of_nobody or (role is not Role.VALUE and "分别" in re.split("[，；]", own)[-1]):
            self._of_nobody = True
            self._add(event, role if role is not Role.VALUE else Role.SHARE, before, about=-1, subject=Subject())
            return
        if role in _COMPARED and words is not None and grammar.names_another(own[: words.start()], self._now.subject):
            self._add(event, role, before, about=-1, subject=Subject(), sign=0, of=words.groupdict().get("of") or "")
            return
        match role:
            case Role.CHANGE | Role.RATE if words is not None:
                size = words.groupdict().get("size")
                word = words["word"] or ("增" if size == "增幅" else "减")
                self._add(event, role, before, base=self._now.base, sign=grammar.direction(word))
            case Role.UNDECIDED:
                self._add(event, role, before, base=self._now.base)
            case Role.SHARE if words is not None:
                self._add(event, role, before, of=words["of"], whole=self._now.whole)
            case Role.COMPLETION:
                self._add(event, role, before)
            case _:
                self._value(event, lead, own, before)

    def _sentence(self, lead: str, event: Event) -> str:
        """The words before an event that are of its sentence, once what ends and what begins before them is noted."""
        stop = max(lead.rfind(one) for one in _STOPS)
        if stop >= 0:
            item, self._now.base, self._now.of_year = grammar.sort_of_item(lead[stop + 1 :]), None, None
            self._now.whole, self._now.complete = (None, False) if item is None else self._now.listed(item)
        if grammar.ITEM.search(lead):
            self._speak_of(Subject())
        while self._topics and self._topics[0].end() <= event.start:
            self._speak_of(Subject(self._topics.pop(0)["name"]))
        own = lead[stop + 1 :]
        if found := grammar.base_in(own, self._told_in(own)):
            self._now.base = found
        return own

    def _told_in(self, text: str) -> int | None:
        return next(iter(grammar.told_years(text)), self._year)

    def _compare(self, event: Event, words: re.Match[str], year: int | None) -> None:
        groups = words.groupdict()
        match event.role:
            case Role.ABSENCE:
                self._add(event, Role.ABSENCE, event.start, of=groups["what"], year=year)
                return
            case Role.LIST:
                self._add(event, Role.LIST, event.start, of=groups["names"], complete=not groups["mainly"])
                return
            case Role.UNTIL:
                self._add(event, Role.UNTIL, event.start, year=int(groups["year"]))
                return
        if event.role is Role.ORDER:
            word = groups["word"]
            sign = 1 if word in grammar.MORE else -1 if word in grammar.LESS else 0
            if word == "与" and not groups["flat"]:
                return
            self._add(event, Role.ORDER, event.start, sign=sign, nearly=bool(groups["nearly"]))
            return
        compared = groups["base"]
        base = grammar.base_named(compared, self._year) if compared else self._now.base
        self._add(event, Role.FLAT, event.start, base=base, sign=0, nearly=bool(groups["nearly"]))

    def _value(self, event: Event, lead: str, own: str, before: int) -> None:
        """An amount or a count: of a subject that is named before it, or of the one that was named last."""
        own = self._listed(own, before)
        clause = re.split("[，；]", own)[-1]
        if (compared := grammar.BASE_VALUE.search(clause)) and self._now.subject.named:
            self._now.base = base = grammar.base_named(compared["named"], self._year) or self._now.base
            if base is not None:
                self._add(event, Role.VALUE, before, measure=base.measure, year=base.year)
                return
        if self._plan(event, clause, before) or self._share(event, clause, before):
            return
        year = grammar.told_year(clause, own, self._year)
        measured = grammar.MEASURE.search(clause)
        measure = grammar.measure_of(measured["stage"]) if measured else Measure.OWN
        subject = Subject(self._each.pop(0)) if self._each else named(lead, clause, measured, self._now.subject)
        if subject is not None and grammar.WITH_PARTS.match(self._text, event.end) and is_class(subject.phrase):
            subject = Subject(chain=((1, subject.phrase),))
        if event.quantity is not None and event.quantity.sort is Sort.COUNT:
            whole, subject = self._whole_of_count(event.quantity), subject or self._now.subject
            self._add(event, Role.COUNT, before, subject=subject, whole=whole, complete=self._now.complete)
            return
        if subject is not None:
            self._speak_of(subject)
            if year is not None:
                self._now.of_year = year if year != self._year else None
            elif "；" in own:
                self._now.of_year = None
            self._now.told = self._now.of_year
        elif SPENT_FOR.search(clause):
            subject, self._now.subject = Subject(), Subject()
        if year is not None:
            self._now.told = year
        self._add(
            event,
            Role.VALUE,
            before,
            measure=measure,
            year=self._now.told,
            whole=self._now.whole,
            complete=self._now.complete,
        )

    def _listed(self, own: str, before: int) -> str:
        """The words of a part alone, once the list that it is of is opened, goes on, or is over."""
        if opened := next(reversed([*grammar.LIST.finditer(own)]), None):
            if self._now.whole is None or not opened["on"]:
                self._open(complete=bool(opened["every"]))
            own = own[opened.end() :]
            self._now.parted = ""
            if (item := grammar.sort_of_item(own)) is not None:
                self._now.items[item] = self._now.whole, self._now.complete
        elif self._now.whole is not None and "；" in own and self._nested():
            self._now.whole, self._now.parted = self._claims[self._now.whole - self._first].whole, "；"
        elif self._now.whole is not None and self._opened_at != before:
            self._now.parted = self._now.parted or ("；" if "；" in own else "，")
            if "；" in own and self._now.parted != "；":
                self._now.whole = None
        return own

    def _plan(self, event: Event, clause: str, before: int) -> bool:
        """Whether an amount is the budget of which a share was spent, as the words right behind it tell."""
        words = grammar.PLANNED.search(clause)
        if words is None:
            return False
        if called := phrase(clause[: words.start()]):
            self._speak_of(Subject(called))
        self._planned = bool(self._now.subject.named)
        if self._planned:
            adjusted = "调整" in words[0]
            self._add(event, Role.VALUE, before, measure=Measure.ADJUSTED if adjusted else Measure.BUDGET)
        return self._planned

    def _share(self, event: Event, clause: str, before: int) -> bool:
        """Whether an amount is a whole of which a share is told; what is shared stays the subject."""
        words = grammar.SHARED.search(clause)
        if words is None or event.quantity is None:
            return False
        role = Role.VALUE if event.quantity.sort is Sort.MONEY else Role.COUNT
        self._shared = words["of"]
        self._add(event, role, before, subject=Subject(words["of"]), about=self._first + len(self._claims))
        return True

    def _speak_of(self, subject: Subject) -> None:
        self._now.subject, self._now.about = subject, self._first + len(self._claims)

    def _open(self, *, complete: bool) -> None:
        """A list of parts begins: of the last amount before it."""
        for number in range(len(self._claims) - 1, -1, -1):
            if self._claims[number].role in (Role.VALUE, Role.COUNT):
                self._now.whole = self._first + number
                break
        self._now.complete = complete

    def _whole_of_count(self, counted: Quantity) -> int | None:
        """What a counted part is of: the head of the open list, or what was counted in its unit before that."""
        if self._now.whole is None:
            return None
        for number in range(self._now.whole - self._first, -1, -1):
            one = self._claims[number]
            if one.role is Role.COUNT and one.quantity is not None and one.quantity.unit == counted.unit:
                return self._first + number
            if not self._paragraph.is_one_sentence(one.end, self._claims[self._now.whole - self._first].start):
                break
        return self._now.whole

    def _nested(self) -> bool:
        """Whether the open list is one within another."""
        at = (self._now.whole or 0) - self._first
        return 0 <= at < len(self._claims) and self._claims[at].whole is not None

    def _add(self, event: Event, role: Role, start: int, **said: object) -> None:
        text = self._text
        while start < event.start and text[start] in "，。；：、 ":
            start += 1
        claim = Claim(self._paragraph, role, self._now.subject, start, event.end, self._now.about, event.quantity)
        if self._torn:
            said["torn"] = True
        said.setdefault("year", self._now.told)
        self._claims.append(replace(claim, **said))  # type: ignore[arg-type]
