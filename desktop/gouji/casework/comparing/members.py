"""The units of a department: which its text lists, which of them are there, which are missing or there twice.

Whether a document is that of a whole department or of one unit its cover and its titles tell: 部门预算, 单位预算. Where
they tell both or neither, nobody knows. Many a unit calls its own document 部门决算: it is no department by that.

A department lists them by number behind ``包括：``. One is there where its name, or the other, holds the other; what is
called 本部 or 本级 is the body itself. Held by ``tests/casework/comparing/test_members.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gouji.model.document import NUMBERING, Document
from gouji.reading.terms.vocabulary import squeeze

_BEGINS = re.compile(r"包括[:：]\s*$")
_NAME = re.compile(r"[\w（）()]*")
"""A name ends where what is told of it begins."""
_ITSELF = re.compile(r"[（(]?(?:本部|本级|机关)[)）]?$")
_SECTION = re.compile(r"第.{1,3}[部章]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|名词解释")
_NO_NAME = re.compile(r"[“”\d类款项]")
_COVER = (re.compile(r"部门(?:预算|决算)|主管部门[:：]"), re.compile(r"单位(?:预算|决算)|预算单位[:：]"))
_TITLES = (re.compile(r"年部门|部门(?:预算|决算)"), re.compile(r"年预算单位|单位(?:预算|决算)"))
"""By what a cover, and the titles of tables, tell of a department and of a unit."""
_COVER_LINES = 4
_CONTENTS = re.compile(r"目\s*录")
_FAR = 60
"""Lines of text that a list of units may take."""


def listed_units(department: Document) -> list[str]:
    """The names that its text lists, as they are printed."""
    lines = [one.text.strip() for one in department.prose]
    for number, line in enumerate(lines):
        if _BEGINS.search(line) and "单位" in "".join(lines[max(0, number - 2) : number + 1]):
            return [*_numbered(lines[number + 1 : number + 1 + _FAR])]
    return []


def _numbered(lines: Sequence[str]) -> Iterator[str]:
    """What lines number from 1 on, without what is told of each."""
    wanted = 1
    for line in lines:
        found = re.match(r"(\d+)[.．、]", line)
        if found is None and _SECTION.match(line):
            return
        if found and int(found[1]) == wanted:
            wanted += 1
            found = _NAME.match(NUMBERING.sub("", line).strip())
            name = found[0] if found else ""
            if not name or _NO_NAME.search(name):
                return
            yield name


def level_of(document: Document) -> str:
    """``department`` or ``unit``, as its cover calls it, else its titles; "" where that tells both or neither."""
    lines = (one.text.strip() for one in document.prose[:_COVER_LINES])
    cover = [*takewhile(lambda line: not _CONTENTS.fullmatch(line), lines)]
    for words, texts in ((_COVER, cover), (_TITLES, [table.title for table in document.tables])):
        department, unit = (any(word.search(one) for one in texts) for word in words)
        if department != unit:
            return "department" if department else "unit"
    return ""


def missing_units(department: Document, units: Sequence[Document]) -> list[str]:
    """Those that it lists and of which no document is there."""
    entities = [unit.entity for unit in units]
    return [
        name for name in listed_units(department) if not any(_is_of(name, one, department.entity) for one in entities)
    ]


def _is_of(name: str, entity: str, department: str) -> bool:
    """Whether a body may be the unit that a department lists by a name; one that tells no name may be any."""
    own, bare = bare_name(entity), bare_name(name)
    if not own:
        return True
    if is_itself(name):
        return own == bare_name(department) or own in bare
    return bool(bare) and (bare == own or bare in own or own in bare) and own != squeeze(department)


def bare_name(name: str) -> str:
    """The name of a body, without that it is meant without what is below it."""
    return squeeze(_ITSELF.sub("", name))


def is_itself(name: str) -> bool:
    """Whether a name of the list means the body itself, without what is below it."""
    return _ITSELF.search(name) is not None


def doubles(units: Sequence[Document]) -> list[tuple[int, int]]:
    """The units that are there twice, by their places."""
    found = []
    for number, one in enumerate(units):
        for place, other in enumerate(units[:number]):
            same = squeeze(one.entity) == squeeze(other.entity) != ""
            if same or not {*one.digests}.isdisjoint(other.digests):
                found.append((place, number))
    return found
