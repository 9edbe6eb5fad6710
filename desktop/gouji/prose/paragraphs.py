"""Lines of a document → paragraphs, each under its headings, with the way back from a letter to its line.

A line of a Word file, a web page or a sheet is a paragraph. On paper and in plain text lines are wrapped: one goes on
with the line before it unless it is indented, is numbered, or that line ends before the margin. The text of a paragraph
is one run of letters without white space, in one width (``folded``), so that no pattern has to know how it was set.

Held by ``tests/prose/test_paragraphs.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gouji.model.document import Document, Passage
from gouji.model.source import AtLine, InSheet, OnPage

_WHOLE = frozenset({"docx", "doc", "rtf", "html", "mht"})
"""Kinds of files in which a line is a paragraph."""

_WIDE = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_FOLDED = _WIDE | str.maketrans("％．﹪－−—()[]:;!?,【】［］", "%.%---（）（）：；！？，（）（）")
"""One letter for one: digits, letters, points and signs narrow, brackets and stops wide. Commas: see ``folded``."""

_WITHIN_FIGURE = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_LETTERS = re.compile(r"[0-9A-Za-z]")
_ENDS = re.compile(r"[。！？]”?$")
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十]+(?:部分|条|章)|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.、](?!\d)|（\d{1,2}）|[①-⑳]|注[:：]"
)
_CUT = re.compile(r"\d[\d.,]*(?:[年月日%％]|[万亿]*元)?")
"""A figure that a quotation would begin within, with its unit: it is left out."""
_LEADERS = re.compile(r"…{3}|\.{8}|·{6}")
"""Between a line of contents and its page: the line is whole."""
_PAGE_MARK = re.compile(r"[-—\s第]*\d{1,4}[-—\s页]*")
_HEADED = re.compile(
    r"说明$|概况$|职能$|职责$|设置$|解释$|构成$|情况$|预算$|决算$|预算表$|决算表$|申报表$|填报表$|目标表$|明细$|目录$"
)
_LONGEST_HEADING = 45
_PART, _CHAPTER, _SECTION, _ITEM = range(4)
_INDENT = 12.0
"""Points by which the first line of a paragraph stands in: less than one letter is none."""
_OPEN = ("，", "、", "；", "万", "（")
"""What neither a heading nor a sentence ends in."""
_LONG = 0.6
"""Share of the width that a heading does not fill."""
_NEAR = 3
"""Lines before and after one of a text whose reach tells how far its own might."""
_SHORT = 30.0
"""Points that a wrapped line may leave free at its end."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as one run of letters; ``starts`` are the places in it at which each of its lines begins."""

    text: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]
    headings: tuple[str, ...] = ()
    """The headings that it stands under, the outermost first."""

    def passage(self, at: int) -> Passage:
        """The line in which a letter stands."""
        return self.passages[bisect_right(self.starts, at) - 1]

    def printed_at(self, at: int) -> tuple[Passage, int]:
        """The line in which a letter stands, and its place in what that prints, white space counted."""
        number = bisect_right(self.starts, at) - 1
        before = sum(not one.isspace() for one in self.text[self.starts[number] : at])
        line = self.passages[number]
        return line, [place for place, one in enumerate(line.text) if not one.isspace()][before]

    def quoted(self, start: int, end: int, most: int) -> str:
        """The letters from one to another with those before them in their sentence, ``most`` at most; no figure that
        stands before them is cut."""
        begins = max(self.text.rfind("。", 0, start) + 1, end - most, 0)
        if begins and (cut := _CUT.match(self.text, begins - 1)):
            begins = min(cut.end(), start)
        return self.text[begins:end].lstrip("，；：、 ")

    def sentence(self, at: int) -> str:
        """The sentence in which a letter stands, without its stop."""
        return self.text[self.text.rfind("。", 0, at) + 1 :].partition("。")[0]

    def opening(self, at: int) -> str:
        """The words of a sentence before its first figure."""
        begins = self.text.rfind("。", 0, at) + 1
        return re.split(r"\d(?!\d{0,3}年)", self.text[begins : at + 40])[0]

    def is_one_sentence(self, start: int, end: int) -> bool:
        """Whether no sentence ends between two letters."""
        return "。" not in self.text[start:end]


def folded(text: str) -> str:
    """Letter for letter in one width; a comma stays narrow within a figure alone."""
    return _WITHIN_FIGURE.sub(",", text.translate(_FOLDED))


def paragraphs(document: Document) -> list[Paragraph]:
    """The paragraphs of a document in their order, headings among them."""
    laid = {number for number, file in enumerate(document.files) if file.format in _WHOLE}
    headings = _Headings()
    found = []
    for lines in _runs(document.prose, laid):
        paragraph = _joined(lines)
        if paragraph is not None:
            found.append(headings.over(paragraph))
    return found


def _joined(lines: Sequence[Passage]) -> Paragraph | None:
    text, starts = "", []
    for line in lines:
        starts.append(len(text))
        for part in line.text.split():
            apart = text and _LETTERS.match(text[-1]) and _LETTERS.match(part)
            text += (" " if apart and starts[-1] != len(text) else "") + part
    return Paragraph(folded(text), tuple(lines), tuple(starts)) if text else None


def _runs(passages: Iterable[Passage], laid: set[int]) -> Iterator[list[Passage]]:
    """The lines of each paragraph."""
    lines = [one for one in passages if not _PAGE_MARK.fullmatch(one.text.strip())]
    margins = _Margins(lines)
    run: list[Passage] = []
    for number, line in enumerate(lines):
        if run and (line.file in laid or not margins.goes_on(number)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


class _Margins:
    """From where to where lines reach: those of a page, and in a text, which tells no pages, those that stand near."""

    def __init__(self, lines: Sequence[Passage]) -> None:
        self._lines = lines
        self._reaches = [_reach(one) for one in lines]
        on_page: dict[tuple[int, int], list[tuple[float, float]]] = {}
        for one, reach in zip(lines, self._reaches, strict=True):
            if reach is not None and isinstance(one.source, OnPage):
                on_page.setdefault((one.file, one.source.page), []).append(reach)
        self._edges = {key: (min(one[0] for one in all_), max(one[1] for one in all_)) for key, all_ in on_page.items()}

    def goes_on(self, number: int) -> bool:
        """Whether a line is more of the paragraph that the one before it belongs to."""
        before, line = self._lines[number - 1], self._lines[number]
        own, its = self._reaches[number], self._reaches[number - 1]
        if own is None or its is None or line.file != before.file or _NUMBERED.match(folded(line.text.strip())):
            return False
        if _LEADERS.search(before.text):
            return False
        (left, right), stands_in = self._edge(number - 1), own[0] >= self._edge(number)[0] + _INDENT
        closed = bool(_ENDS.search(before.text.strip()))
        if its[1] >= right - _SHORT or before.text.rstrip().endswith(_OPEN):
            return not (stands_in and closed)
        return not stands_in and not closed and its[1] - left >= _LONG * (right - left)

    def _edge(self, number: int) -> tuple[float, float]:
        one = self._lines[number]
        if isinstance(one.source, OnPage):
            return self._edges[one.file, one.source.page]
        near = [reach for reach in self._reaches[max(number - _NEAR, 0) : number + _NEAR + 1] if reach is not None]
        return min(left for left, _ in near), max(right for _, right in near)


def _reach(line: Passage) -> tuple[float, float] | None:
    """From where to where a line reaches, in points, or as if every wide letter had twelve; None in a sheet."""
    match line.source:
        case OnPage():
            return line.source.bbox[0], line.source.bbox[2]
        case AtLine():
            indent = len(line.text) - len(line.text.lstrip())
            width = sum(1 if ord(one) < 0x2E80 else 2 for one in line.text.rstrip())
            return 6.0 * indent, 6.0 * width
        case InSheet():
            return None


@dataclass
class _Headings:
    """The headings that stand over what comes next, one of each rank."""

    _over: dict[int, str] = field(default_factory=dict)

    def over(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph under its headings; a heading stands under those that are above it in rank."""
        rank = heading_rank(paragraph.text)
        if rank is not None:
            self._over = {one: text for one, text in self._over.items() if one < rank} | {rank: paragraph.text}
        return Paragraph(paragraph.text, paragraph.passages, paragraph.starts, tuple(self._over.values()))


def heading_rank(text: str) -> int | None:
    """How high a heading stands, 0 the highest; None for what is no heading."""
    if len(text) > _LONGEST_HEADING or re.search(r"[。；！？]|\d(?:万元|元|%)|：.", text):
        return None
    if re.match(r"第[一二三四五六七八九十]+部分", text):
        return _PART
    if re.match(r"[一二三四五六七八九十]+、", text):
        return _SECTION
    if re.match(r"（[一二三四五六七八九十]+）", text):
        return _ITEM
    return _CHAPTER if _HEADED.search(text) and "，" not in text else None
