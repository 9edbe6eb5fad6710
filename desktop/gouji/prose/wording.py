"""Words of a document that are not as they are meant to be: template words left, sentences not finished, stops doubled.

Only sentences that claim something of figures are looked at, and none of which figures were not read; what is found
are hints, for none of it is a wrong figure. Held by ``tests/prose/test_wording.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gouji.model.document import Document, Passage
from gouji.model.source import Source
from gouji.prose.claims import Claim, Role
from gouji.prose.paragraphs import Paragraph, folded
from gouji.prose.quantities import lost, quantities

_AROUND = 20
"""Letters before and after that are quoted."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One place; ``message`` is a message id without places, ``kind`` what it is called where it is data."""

    kind: str
    message: str
    text: str
    source: Source
    file: int
    paragraph: Paragraph
    start: int
    end: int


_IN_SENTENCES = (
    (
        "template-words",
        re.compile(r"(?<![A-Za-z])X{2,}(?=[局委办部单年月])|[×＊]{2,}|请(?:列明|填写|说明)"),
        "words of the template were left standing",
    ),
    ("unfinished", re.compile(r"原因(?:是|为|：)?(?=。)|(?:是|为)(?=。)"), "the sentence is not finished"),
    ("stops-doubled", re.compile(r"。[。；，]|[；，、][；，。]"), "two stops follow each other"),
    (
        "percent-sign-missing",
        re.compile(r"(?:(?:占|增长|下降|完成)[^，。；\d]{0,16}|占[\d.]+(?:万元|亿元|元)的)\d+\.\d+(?=[，；。])"),
        "a percent sign is missing",
    ),
)
_WIDE_COMMA = re.compile(r"\d，\d{3}(?:[.．]\d+)?\s*(?:万元|元|亿元)")
_LEVEL = re.compile(r"市级")
_DISTRICT = re.compile(r"市.{1,8}[区县]")


def wordings(document: Document, paragraphs: Sequence[Paragraph], claims: Sequence[Claim]) -> list[Wording]:
    """What is to be looked at in the words of a document, in its order."""
    found = [one for paragraph in paragraphs if _claims_something(paragraph) for one in _of_sentences(paragraph)]
    found += (
        wording_at("template-words", "words of the template were left standing", one.paragraph, one.start, one.end)
        for one in claims
        if one.role is Role.UNDECIDED and one.quantity is not None and one.quantity.value
    )
    found += _twice(paragraphs)
    found += _levels(document, paragraphs)
    return found


def _claims_something(paragraph: Paragraph) -> bool:
    return not lost(paragraph.text) and (any(quantities(paragraph.text)) or "XX" in paragraph.text)


def _of_sentences(paragraph: Paragraph) -> Iterator[Wording]:
    for kind, pattern, message in _IN_SENTENCES:
        for found in pattern.finditer(paragraph.text):
            yield wording_at(kind, message, paragraph, found.start(), found.end())
    for passage, start in zip(paragraph.passages, paragraph.starts, strict=True):
        if wide := _WIDE_COMMA.search(passage.text):
            one = wording_at("wide-comma", "a wide comma stands within a figure", paragraph, start, start + 1)
            begins = paragraph.text.find(folded(wide[0]), start)
            ends = begins + len(wide[0]) if begins >= 0 else start + len(passage.text.strip())
            yield replace(one, text=wide[0], start=max(begins, start), end=ends)


def _twice(paragraphs: Sequence[Paragraph]) -> Iterator[Wording]:
    """A paragraph of figures that is printed again, as where a page was pasted twice."""
    met: set[str] = set()
    for one in paragraphs:
        if len(one.text) > 2 * _AROUND and one.text in met and any(quantities(one.text)):
            yield wording_at("said-twice", "the same paragraph was printed before", one, 0, _AROUND)
        met.add(one.text)


def _levels(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Wording]:
    """A district that speaks of its city's money."""
    if not _DISTRICT.search(document.entity):
        return
    glossary = (one for one in paragraphs if any("名词解释" in heading for heading in one.headings))
    for one in glossary:
        if found := _LEVEL.search(one.text):
            yield wording_at(
                "level-words", "the body is of a district, and the words are of a city", one, found.start(), found.end()
            )
            return


def wording_at(kind: str, message: str, paragraph: Paragraph, start: int, end: int) -> Wording:
    """A hint on letters of a paragraph, quoted with those around them."""
    passage: Passage = paragraph.passage(start)
    text = paragraph.text[max(start - _AROUND, 0) : end + _AROUND]
    return Wording(kind, message, text, passage.source, passage.file, paragraph, start, end)
