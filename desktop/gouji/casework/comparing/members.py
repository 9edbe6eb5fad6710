"""The units of a department: which its text lists, which of them are there, which are missing or there twice.

A department lists them by number behind ``包括：``. One is there where its name, or the other, holds the other; what is
called 本部 or 本级 is the body itself. Held by ``tests/casework/comparing/test_members.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.model.document import NUMBERING, Document
from gouji.reading.terms.vocabulary import squeeze

_BEGINS = re.compile(r"包括[:：]\s*$")
_NAME = re.compile(r"[\w（）()]*")
"""A name ends where what is told of it begins."""
_ITSELF = re.compile(r"[（(]?(?:本部|本级|机关)[)）]?$")
_SECTION = re.compile(r"第.{1,3}[部章]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|名词解释")
_NO_NAME = re.compile(r"[“”\d类款项]")
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


def missing_units(department: Document, units: Sequence[Document]) -> list[str]:
    """Those that it lists and of which no document is there."""
    return [name for name in listed_units(department) if not any(_is(name, unit, department) for unit in units)]


def _is(name: str, unit: Document, department: Document) -> bool:
    own, bare = squeeze(_ITSELF.sub("", unit.entity)), squeeze(_ITSELF.sub("", name))
    if not own:
        return True
    if _ITSELF.search(name):
        return own == squeeze(_ITSELF.sub("", department.entity)) or own in bare
    return bool(bare) and (bare == own or bare in own or own in bare) and own != squeeze(department.entity)


def doubles(units: Sequence[Document]) -> list[tuple[int, int]]:
    """The units that are there twice, by their places."""
    found = []
    for number, one in enumerate(units):
        for place, other in enumerate(units[:number]):
            same = squeeze(one.entity) == squeeze(other.entity) != ""
            if same or not {*one.digests}.isdisjoint(other.digests):
                found.append((place, number))
    return found
