"""Remarks that are answered: where a cell has a thread of them, newer programs show that and nothing else of the cell.

Ours is an answer at its end, by a person of our name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import uuid4

from gouji.archives.xml_part import Edited, StrangeError, attributes, tree, written
from gouji.paper.noted.workbook.places import Cell, cell
from gouji.paper.noted.workbook.remarks import AUTHOR


class Threads:
    """The threads of a sheet. Raises StrangeError for a part that holds none, or where a cell has two."""

    def __init__(self, part: bytes) -> None:
        self._part, self._root = part, tree(part, 2)
        self._begun: dict[Cell, str] = {}
        for one in self._root.of("threadedComment"):
            if not one.get("parentId"):
                place = cell(one.get("ref"))
                if place in self._begun:
                    raise StrangeError("two threads at a cell")
                self._begun[place] = one.get("id")

    @property
    def cells(self) -> frozenset[Cell]:
        """Where there are any."""
        return frozenset(self._begun)

    def answered(self, notes: Mapping[Cell, str], person: str) -> bytes:
        """The part with what is noted at cells that have a thread, as a ``person`` answers."""
        edited, now = Edited(self._part), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.00")
        prefix, new = edited.prefix(self._root), list[str]()
        for place, told in notes.items():
            begun = self._begun[place]
            given = attributes(ref=place.name, dT=now, personId=person, id=_identity(), parentId=begun)
            text = f"<{prefix}text>{written(told)}</{prefix}text>"
            new.append(f"<{prefix}threadedComment{given}>{text}</{prefix}threadedComment>")
        edited.put_last(self._root, "".join(new))
        return edited.joined()


def with_person(part: bytes) -> tuple[bytes, str]:
    """The list of those who answer, ourselves among them, and by what we are known there."""
    root, edited = tree(part, 2), Edited(part)
    own = next((one.get("id") for one in root.of("person") if one.get("displayName") == AUTHOR), "")
    if own:
        return part, own
    own = _identity()
    given = attributes(displayName=AUTHOR, id=own, userId=AUTHOR, providerId="None")
    edited.put_last(root, f"<{edited.prefix(root)}person{given}/>")
    return edited.joined(), own


def _identity() -> str:
    return f"{{{uuid4()}}}".upper()
