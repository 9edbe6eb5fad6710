"""A workbook as its sheets, by the names that they show: which part each is, and what each has for itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from gouji.archives.package import ROOT, Package, Relation
from gouji.archives.xml_part import StrangeError, tree
from gouji.errors import UserError
from gouji.paper.noted.workbook.frames import blocks_of
from gouji.paper.noted.workbook.threads import with_person

BOOK = "xl/workbook.xml"
"""The part that a workbook is read from."""

_OTHER_FILES = re.compile("macroEnabled|template|addin", re.IGNORECASE)
"""What is told of a workbook that no program opens as an xlsx."""


class Book:
    """Raises StrangeError for one that is not built as it should be, UserError for one of another kind."""

    def __init__(self, package: Package, name: str) -> None:
        self.package = package
        if [one.target for one in of_kind(package.related(ROOT), "officeDocument")] != [BOOK]:
            raise StrangeError("another workbook is shown than is read")
        if _OTHER_FILES.search(package.content(BOOK)):
            raise UserError(
                "not-noted",
                "{name} is a workbook with macros or a template, of which no copy with notes is made. Save it as xlsx "
                "in Excel or WPS and open that, or write the notice of corrections instead.",
                name=name,
            )
        self._paths = self._sheets()
        every = Counter(path for paths in self._paths.values() for path in paths)
        self._shared = {path for path, times in every.items() if times > 1}
        held = Counter(one.target for path in every for one in package.related(path))
        self._shared |= {path for path, times in held.items() if times > 1}
        self._blocks: set[int] | None = None
        self._drawings = [one.target for path in every for one in of_kind(package.related(path), "vmlDrawing")]
        self._person = ""

    def _sheets(self) -> dict[str, list[str]]:
        """The parts of the sheets by what these are called, without regard to case as spreadsheets do."""
        related = {one.name: one.target for one in self.package.related(BOOK)}
        found: defaultdict[str, list[str]] = defaultdict(list)
        for sheets in tree(self.package.part(BOOK), 3).of("sheets"):
            for one in sheets.of("sheet"):
                named = next((told for (space, local), told in one.given.items() if space and local == "id"), "")
                found[one.get("name").casefold()].append(related.get(named, ""))
        return found

    def path(self, sheet: str) -> str:
        """The part of a sheet. Raises StrangeError where that is not one, and its own."""
        paths = self._paths.get(sheet.casefold(), [])
        if len(paths) != 1 or paths[0] in self._shared:
            raise StrangeError("no such sheet, or several")
        return paths[0]

    def own(self, path: str, kind: str) -> str:
        """The part of a kind that a sheet has; empty where it has none. Raises StrangeError for one that it shares."""
        found = of_kind(self.package.related(path), kind)
        if len(found) > 1 or any(one.target in self._shared or not one.inside for one in found):
            raise StrangeError(f"a {kind} of several sheets, or several of one")
        return found[0].target if found else ""

    def drawing(self, path: str, named: str) -> str:
        """The drawing to which a sheet has a relation of this name. Raises StrangeError where that is not its own."""
        found = [one for one in of_kind(self.package.related(path), "vmlDrawing") if one.name == named and one.inside]
        if len(found) != 1 or found[0].target in self._shared:
            raise StrangeError("no such drawing, or one of several sheets")
        return found[0].target

    @property
    def blocks(self) -> set[int]:
        """Of numbers of shapes, those that a drawing claims; whoever claims another one adds it."""
        if self._blocks is None:
            self._blocks = set().union(*(blocks_of(self.package.part(one)) for one in {*self._drawings}))
        return self._blocks

    def person(self) -> str:
        """By what we are known among those who answer remarks, from now on. Raises StrangeError where nobody is."""
        if not self._person:
            found = of_kind(self.package.related(BOOK), "person")
            if len(found) != 1:
                raise StrangeError("nobody who answers")
            part, self._person = with_person(self.package.part(found[0].target))
            self.package.put(found[0].target, part)
        return self._person

    def take_signatures(self) -> bool:
        """Take out who signed the workbook, for its copy is another one; whether anybody did."""
        found = [one for one in self.package.related(ROOT) if one.kind.endswith("/digital-signature/origin")]
        for origin in found:
            self.package.part_from(ROOT, origin.name)
            for signature in self.package.related(origin.target):
                self.package.drop(signature.target)
            self.package.drop(origin.target)
        return bool(found)


def of_kind(related: Sequence[Relation], kind: str) -> list[Relation]:
    """The relations of a kind, by the last of its address: the first of it tells only which edition that is of."""
    return [one for one in related if one.kind.rpartition("/")[2] == kind]
