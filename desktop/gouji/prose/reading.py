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
from itertools import pairwise

from gouji.prose import grammar
from gouji.prose.claims import Base, Claim, Measure, Role, Subject
from gouji.prose.events import NEXT, Event, are_told_by_turns, events, role_of
from gouji.prose.paragraphs import Paragraph, heading_rank
from gouji.prose.phrases import is_class, phrase_of
from gouji.prose.quantities import Quantity, Sort, lost

_SILENT = re.compile(r"名词解释|主要职[能责]|机构设置|部门概况|单位构成|工作任务|目录")
"""Parts of a document that claim nothing of its figures."""

_STOPS = "。！？"
_SPENT_FOR = re.compile(r"(?:主要|全部|均)?用于|主要是|主要原因|原因")
_COMPARED = (Role.CHANGE, Role.RATE, Role.SHARE)
_SAID_OF_NOBODY = re.compile(r"(?:其中|分别|各|共|约|为|是|达到?|：|、|和|及|，)*")


def read_claims(paragraphs: Sequence[Paragraph], year: int | None) -> list[Claim]:
    """The claims of a document of a year, in their order."""
    claims: list[Claim] = []
    for paragraph in paragraphs:
        if heading_rank(paragraph.text) is not None:
            claims += _titles(paragraph)
            continue
        if any(map(_SILENT.search, paragraph.headings)):
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
        self._subject, self._named_at = Subject(), 0
        self._told: int | None = year
        self._base: Base | None = None
        self._whole: int | None = None
        self._complete = False
        self._parted = ""
        """By what the parts of the open list are parted: one that is parted by less ends at a semicolon."""
        self._about = first
        self._torn = lost(self._text)
        self._events = events(self._text)
        self._each: list[str] = []
        """Names of which each has its own of the quantities that follow, those that are still to come."""
        if topic := grammar.TOPIC.match(self._text):
            self._subject = Subject(topic["name"])
        self._planned = False
        """Whether the last amount was the budget of which a share follows."""
        self._shared = ""
        """What the last amount is of, where a share of it follows."""
        self._of_nobody = False
        """Whether what follows tells several subjects by turns, and is not told of which."""

    def claims(self) -> list[Claim]:
        before = 0
        for number, event in enumerate(self._events):
            lead = self._text[before : event.start]
            if not NEXT.fullmatch(lead):
                self._each = self._respective(number, lead)
                self._of_nobody = not self._each and are_told_by_turns(self._text, self._events, number, lead)
            self._read(event, before)
            before = event.end
        return self._claims

    def _respective(self, number: int, lead: str) -> list[str]:
        """The names before 分别, where as many amounts follow it."""
        named = grammar.RESPECTIVELY.search(lead)
        if named is None:
            return []
        amounts = 1
        for before, after in pairwise(self._events[number:]):
            if not after.quantity or not NEXT.fullmatch(self._text[before.end : after.start]):
                break
            amounts += 1
        names = [name for name in re.split("以及|[和与及、]", named["names"]) if name]
        return names if len(names) == amounts else []

    def _read(self, event: Event, before: int) -> None:
        lead = self._text[before : event.start]
        stop = max(lead.rfind(one) for one in _STOPS)
        if stop >= 0:
            self._whole, self._complete, self._base = None, False, None
        own = lead[stop + 1 :]
        if found := grammar.base_in(own, self._told_in(own)):
            self._base = found
        if event.words is not None:
            self._compare(event, event.words, self._told_in(own) if grammar.told_years(own) else self._told)
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
        if role in _COMPARED and words is not None and grammar.names_another(own[: words.start()], self._subject):
            self._add(event, role, before, about=-1, subject=Subject(), sign=0, of=words.groupdict().get("of") or "")
            return
        match role:
            case Role.CHANGE | Role.RATE if words is not None:
                size = words.groupdict().get("size")
                word = words["word"] or ("增" if size == "增幅" else "减")
                self._add(event, role, before, base=self._base, sign=grammar.direction(word))
            case Role.UNDECIDED:
                self._add(event, role, before, base=self._base)
            case Role.SHARE if words is not None:
                self._add(event, role, before, of=words["of"], whole=self._whole)
            case Role.COMPLETION:
                self._add(event, role, before)
            case _:
                self._value(event, lead, own, before)

    def _told_in(self, text: str) -> int | None:
        years = grammar.told_years(text)
        return years[0] if years else self._year

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
        named = groups["base"]
        base = grammar.base_named(named, self._year) if named else self._base
        self._add(event, Role.FLAT, event.start, base=base, sign=0, nearly=bool(groups["nearly"]))

    def _value(self, event: Event, lead: str, own: str, before: int) -> None:
        """An amount or a count: of a subject that is named before it, or of the one that was named last."""
        if opened := next(reversed([*grammar.LIST.finditer(own)]), None):
            self._open(opened)
            own = own[opened.end() :]
            self._parted = ""
        elif self._whole is not None and "；" in own and self._nested():
            self._whole, self._parted = self._claims[self._whole - self._first].whole, "；"
        elif self._whole is not None:
            self._parted = self._parted or ("；" if "；" in own else "，")
            if "；" in own and self._parted != "；":
                self._whole = None
        clause = re.split("[，；]", own)[-1]
        if (compared := grammar.BASE_VALUE.search(clause)) and self._subject.named:
            self._base = base = grammar.base_named(compared["named"], self._year) or self._base
            if base is not None:
                self._add(event, Role.VALUE, before, measure=base.measure, year=base.year)
                return
        if self._plan(event, clause, before) or self._share(event, clause, before):
            return
        years = grammar.told_years(clause) or grammar.told_years(own)
        measured = grammar.MEASURE.search(clause)
        measure = grammar.measure_of(measured["stage"]) if measured else Measure.OWN
        subject = Subject(self._each.pop(0)) if self._each else self._named(lead, clause, measured)
        if subject is not None and grammar.WITH_PARTS.match(self._text, event.end) and is_class(subject.phrase):
            subject = Subject(chain=((1, subject.phrase),))
        if event.quantity is not None and event.quantity.sort is Sort.COUNT:
            whole, subject = self._whole_of_count(event.quantity), subject or self._subject
            self._add(event, Role.COUNT, before, subject=subject, whole=whole, complete=self._complete)
            return
        if subject is not None:
            self._subject, self._about = subject, self._first + len(self._claims)
            self._told = None
        elif _SPENT_FOR.search(clause):
            subject, self._subject = Subject(), Subject()
        if years:
            self._told = years[-1]
        self._add(
            event,
            Role.VALUE,
            before,
            measure=measure,
            year=years[-1] if years else self._told,
            whole=self._whole,
            complete=self._complete,
        )

    def _plan(self, event: Event, clause: str, before: int) -> bool:
        """Whether an amount is the budget of which a share was spent, as the words right behind it tell."""
        words = grammar.PLANNED.search(clause)
        if words is None:
            return False
        if named := phrase_of(clause[: words.start()]):
            self._subject, self._about = Subject(named), self._first + len(self._claims)
        self._planned = bool(self._subject.named)
        if self._planned:
            adjusted = "调整" in words[0]
            self._add(event, Role.VALUE, before, measure=Measure.ADJUSTED if adjusted else Measure.BUDGET)
        return self._planned

    def _share(self, event: Event, clause: str, before: int) -> bool:
        """Whether an amount is a whole of which a share is told; what is shared stays the subject."""
        words = grammar.SHARED.search(clause)
        if words is None or event.quantity is None or event.quantity.sort is not Sort.MONEY:
            return False
        self._shared = words["of"]
        self._add(event, Role.VALUE, before, subject=Subject(words["of"]), about=self._first + len(self._claims))
        return True

    def _open(self, words: re.Match[str]) -> None:
        """A list of parts begins: of the last amount before it."""
        for number in range(len(self._claims) - 1, -1, -1):
            if self._claims[number].role in (Role.VALUE, Role.COUNT):
                self._whole = self._first + number
                break
        self._complete = bool(words["every"])

    def _whole_of_count(self, counted: Quantity) -> int | None:
        """What a counted part is of: the head of the open list, or what was counted in its unit before that."""
        if self._whole is None:
            return None
        for number in range(self._whole - self._first, -1, -1):
            one = self._claims[number]
            if one.role is Role.COUNT and one.quantity is not None and one.quantity.unit == counted.unit:
                return self._first + number
            if not self._paragraph.is_one_sentence(one.end, self._claims[self._whole - self._first].start):
                break
        return self._whole

    def _nested(self) -> bool:
        """Whether the open list is one within another."""
        at = (self._whole or 0) - self._first
        return 0 <= at < len(self._claims) and self._claims[at].whole is not None

    def _named(self, lead: str, clause: str, measured: re.Match[str] | None) -> Subject | None:
        """The subject that stands before a quantity; None where the one before it goes on."""
        chain = grammar.chain_in(lead)
        if chain is not None:
            subject, _, end = chain
            rest = lead[end:].lstrip("”“")
            if _SPENT_FOR.search(re.split("[。；]", rest)[-1]):
                return Subject() if not grammar.MEASURE.search(rest) else subject
            return subject
        phrase = clause[: measured.start()] if measured else grammar.bare_phrase(clause)
        if quoted := grammar.QUOTED.search(phrase):
            return Subject(chain=((0, quoted["name"]),))
        phrase = phrase_of(phrase)
        if measured and (phrase or not self._subject.named):
            sort = re.search("支出|收入", measured[0])
            phrase += sort[0] if sort and not phrase.endswith(sort[0]) else ""
            if "总计" in measured[0] and phrase.endswith(grammar.BOTH_SIDES):
                phrase += "总计"
        if not phrase or _SAID_OF_NOBODY.fullmatch(phrase) or _SPENT_FOR.search(phrase):
            return None
        return Subject(phrase)

    def _add(self, event: Event, role: Role, start: int, **said: object) -> None:
        text = self._text
        while start < event.start and text[start] in "，。；：、 ":
            start += 1
        claim = Claim(self._paragraph, role, self._subject, start, event.end, self._about, event.quantity)
        if self._torn:
            said["torn"] = True
        said.setdefault("year", self._told)
        self._claims.append(replace(claim, **said))  # type: ignore[arg-type]
