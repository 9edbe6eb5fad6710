"""A sheet as far as its remarks need it: which cells are merged, and which drawing holds the frames of its remarks."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.archives.xml_part import Edited, Element, Name, StrangeError, attributes, tree
from gouji.paper.noted.workbook.places import Area, area

_MAIN = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
"""The vocabularies of sheets, each with that of the relations which it names."""

_BEHIND = frozenset(
    {
        *("legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems"),
        *("tableParts", "extLst"),
    }
)
"""What of a sheet stands behind all that its drawing of frames stands behind; any of it may stand in a choice."""

_CHOICE = "AlternateContent"


class Sheet:
    """Raises StrangeError for a part that is no sheet of cells."""

    def __init__(self, part: bytes) -> None:
        self._part, self._root = part, tree(part, 4, ("sheetData",))
        space = self._root.name.space
        if self._root.name.local != "worksheet" or space not in _MAIN:
            raise StrangeError("no sheet of cells")
        self._relations = _MAIN[space]
        drawings = [one for one in self._root.children if one.name == Name(space, "legacyDrawing")]
        if len(drawings) > 1:
            raise StrangeError("two drawings of frames")
        self.drawing = drawings[0].given.get(Name(self._relations, "id"), "") if drawings else None
        """The relation to the drawing of frames; None where there is none."""

    @property
    def merged(self) -> Iterator[Area]:
        """The areas of cells that are merged."""
        for cells in self._root.of("mergeCells"):
            yield from (area(one.get("ref")) for one in cells.of("mergeCell"))

    def with_drawing(self, relation: str) -> bytes:
        """The sheet, which has none, with a drawing of frames where its elements in their order have it."""
        edited = Edited(self._part)
        told = attributes(**{"xmlns:r": self._relations, "r:id": relation})
        new = f"<{edited.prefix(self._root)}legacyDrawing{told}/>"
        behind = next((one for one in self._root.children if _is_behind(one)), None)
        if behind is None:
            edited.put_last(self._root, new)
        else:
            edited.put_before(behind, new)
        return edited.joined()


def _is_behind(element: Element) -> bool:
    if element.name.local == _CHOICE:
        return any(_is_behind(one) for choice in element.children for one in choice.children)
    return element.name.local in _BEHIND
