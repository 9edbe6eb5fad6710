"""The remarks of a sheet, and ours among them: beneath what a cell's remark says already, or as a new one."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.archives.xml_part import Edited, Element, StrangeError, attributes, tree, written
from gouji.paper.noted.workbook.places import Cell, area

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
EMPTY = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()

AUTHOR = "勾稽"

_BEHIND = ("rPh", "phoneticPr")
"""What of a text stands behind its words."""


class Remarks:
    """Raises StrangeError for a part that holds no remarks, or two at one cell."""

    def __init__(self, part: bytes) -> None:
        self._part, root = part, tree(part, 5)
        self._authors, self._list = _one(root, "authors"), _one(root, "commentList")
        self._at: dict[Cell, Element] = {}
        for one in self._list.of("comment"):
            place, last = area(one.get("ref"))
            if place in self._at or place != last:
                raise StrangeError("two remarks at a cell, or one at several")
            self._at[place] = one

    @property
    def cells(self) -> frozenset[Cell]:
        """Where there are any."""
        return frozenset(self._at)

    def noted(self, notes: Mapping[Cell, str]) -> bytes:
        """The part with what is noted at cells."""
        edited = Edited(self._part)
        author = self._author(edited)
        prefix, new = edited.prefix(self._list), list[str]()
        for place, told in notes.items():
            if (held := self._at.get(place)) is not None:
                _put_beneath(edited, held, told)
            else:
                given = attributes(ref=place.name, authorId=str(author))
                run = _run(prefix, told)
                new.append(f"<{prefix}comment{given}><{prefix}text>{run}</{prefix}text></{prefix}comment>")
        if new:
            edited.put_last(self._list, "".join(new))
        return edited.joined()

    def _author(self, edited: Edited) -> int:
        """The number of our name among those who remarked, where it is put if it is not there."""
        names = [one.text for one in self._authors.of("author")]
        if AUTHOR in names:
            return names.index(AUTHOR)
        prefix = edited.prefix(self._authors)
        edited.put_last(self._authors, f"<{prefix}author>{AUTHOR}</{prefix}author>")
        return len(names)


def _put_beneath(edited: Edited, remark: Element, told: str) -> None:
    """Put something under the words of a remark; words that are no run become one, for a text is either."""
    text = _one(remark, "text")
    prefix = edited.prefix(text)
    for plain in text.of("t"):
        edited.put_before(plain, f"<{prefix}r>")
        edited.put_after(plain, f"</{prefix}r>")
    new = _run(prefix, f"\n{told}" if text.children else told)
    behind = next(text.of(*_BEHIND), None)
    if behind is None:
        edited.put_last(text, new)
    else:
        edited.put_before(behind, new)


def _run(prefix: str, told: str) -> str:
    return f'<{prefix}r><{prefix}t xml:space="preserve">{written(told)}</{prefix}t></{prefix}r>'


def _one(element: Element, local: str) -> Element:
    found = [*element.of(local)]
    if len(found) != 1:
        raise StrangeError(f"no {local}, or several")
    return found[0]
