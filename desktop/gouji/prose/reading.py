"""Paragraphs → claims: each quantity is said of the subject that its sentence names, or that was named before it.

A subject holds within its paragraph until another is named; a bare amount after a full stop is nobody's, and so is one
after what money is spent for. A list (其中) makes parts of what follows to the end of the sentence. What a sentence
compares with (比2016年预算) holds for the words of comparison that follow it. Held by ``tests/prose/test_reading.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gouji.prose import grammar
from gouji.prose.claims import Base, Claim, Measure, Role, Subject
from gouji.prose.paragraphs import Paragraph, heading_rank
from gouji.prose.quantities import Quantity, Sort, lost, quantities

_SILENT = re.compile(r"名词解释|主要职[能责]|机构设置|部门概况|单位构成|工作任务|目录")
"""Parts of a document that claim nothing of its figures."""

_STOPS = "。！？"
_SPENT_FOR = re.compile(r"(?:主要|全部|均)?用于|主要是|主要原因|原因")
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


@dataclass(frozen=True, slots=True)
class _Event:
    """A quantity, or words that claim something without one, where they stand."""

    start: int
    end: int
    quantity: Quantity | None = None
    words: re.Match[str] | None = None
    role: Role = Role.VALUE


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
        self._about = first
        self._torn = lost(self._text)

    def claims(self) -> list[Claim]:
        before = 0
        for event in _events(self._text):
            self._read(event, before)
            before = event.end
        return self._claims

    def _read(self, event: _Event, before: int) -> None:
        lead = self._text[before : event.start]
        stop = max(lead.rfind(one) for one in _STOPS)
        if stop >= 0:
            self._whole, self._complete, self._base = None, False, None
        own = lead[stop + 1 :]
        if found := grammar.base_in(own, self._told_in(own)):
            self._base = found
        if event.words is not None:
            self._compare(event, event.words)
            return
        quantity = event.quantity
        assert quantity is not None
        role, words = _role(quantity, own)
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

    def _compare(self, event: _Event, words: re.Match[str]) -> None:
        groups = words.groupdict()
        match event.role:
            case Role.ABSENCE:
                self._add(event, Role.ABSENCE, event.start, of=groups["what"])
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

    def _value(self, event: _Event, lead: str, own: str, before: int) -> None:
        """An amount or a count: of a subject that is named before it, or of the one that was named last."""
        if opened := next(reversed([*grammar.LIST.finditer(own)]), None):
            self._open(opened)
            own = own[opened.end() :]
        elif self._whole is not None and re.search("；", own) and self._nested():
            self._whole = self._claims[self._whole - self._first].whole
        clause = re.split("[，；]", own)[-1]
        years = grammar.told_years(clause) or grammar.told_years(own)
        measured = grammar.MEASURE.search(clause)
        measure = grammar.measure_of(measured["stage"]) if measured else Measure.OWN
        subject = self._named(lead, clause, measured)
        counted = event.quantity is not None and event.quantity.sort is Sort.COUNT
        if counted:
            self._add(
                event, Role.COUNT, before, subject=subject or self._subject, whole=self._whole, complete=self._complete
            )
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

    def _open(self, words: re.Match[str]) -> None:
        """A list of parts begins: of the last amount before it."""
        for number in range(len(self._claims) - 1, -1, -1):
            if self._claims[number].role in (Role.VALUE, Role.COUNT):
                self._whole = self._first + number
                break
        self._complete = bool(words["every"])

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
        phrase = re.sub(r"^.*20\d\d年度?|^(?:\d{1,2}[.、]|（[一二三四五六七八九十\d]+）)", "", phrase)
        phrase = re.sub(r"^[，、：]+|[，、：]+$", "", phrase)
        phrase = phrase.lstrip("”") if "“" not in phrase else phrase
        if measured and (phrase or not self._subject.named):
            sort = re.search("支出|收入", measured[0])
            phrase += sort[0] if sort and not phrase.endswith(sort[0]) else ""
        if not phrase or _SAID_OF_NOBODY.fullmatch(phrase) or _SPENT_FOR.search(phrase):
            return None
        return Subject(phrase)

    def _add(self, event: _Event, role: Role, start: int, **said: object) -> None:
        text = self._text
        while start < event.start and text[start] in "，。；：、 ":
            start += 1
        claim = Claim(self._paragraph, role, self._subject, start, event.end, self._about, event.quantity)
        if self._torn:
            said["torn"] = True
        said.setdefault("year", self._told)
        self._claims.append(replace(claim, **said))  # type: ignore[arg-type]


def _role(quantity: Quantity, lead: str) -> tuple[Role, re.Match[str] | None]:
    """What a quantity tells, by the words before it."""
    if grammar.BOTH.search(lead):
        return Role.UNDECIDED, None
    if quantity.sort is Sort.MONEY:
        found = grammar.CHANGE.search(lead)
        return (Role.CHANGE, found) if found else (Role.VALUE, None)
    if quantity.sort is Sort.RATE:
        for role, pattern in (
            (Role.COMPLETION, grammar.COMPLETION),
            (Role.RATE, grammar.RATE),
            (Role.SHARE, grammar.SHARE),
        ):
            if found := pattern.search(lead):
                return role, found
    return Role.VALUE, None


_WORDS = (
    (Role.ORDER, grammar.ORDER),
    (Role.FLAT, grammar.FLAT),
    (Role.ABSENCE, grammar.ABSENCE),
    (Role.LIST, grammar.NAMES),
    (Role.UNTIL, grammar.UNTIL),
)


def _events(text: str) -> list[_Event]:
    """The quantities of a text and the words that claim something without one, in their order."""
    found = [_Event(one.start, one.end, one) for one in quantities(text)]
    for role, pattern in _WORDS:
        for words in pattern.finditer(text):
            if not any(one.start < words.end() and words.start() < one.end for one in found):
                found.append(_Event(words.start(), words.end(), words=words, role=role))
    return sorted(found, key=lambda one: one.start)
