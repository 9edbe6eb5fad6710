"""What is told of the sheets of a workbook beside their figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gouji.model.document import Notice, SourceFile
from gouji.reading.sources.source import FileSource
from gouji.reading.sources.workbook.cell_names import Place, cell_name
from gouji.reading.sources.workbook.xlsx_formats import UNKNOWN

_SHOWN_CELLS = 20
"""Cells that a notice names at most."""


@dataclass
class SheetRemarks:
    """What is met sheet by sheet: those that are ``hidden``, those that are ``added`` to the document and the columns
    that are, each as it is named; those whose tables are ``doubted`` as the workbook says, and those of which it says
    what is ``disbelieved``; hidden rows and columns, formulas that hold no value."""

    hidden: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    doubted: list[str] = field(default_factory=list)
    disbelieved: list[str] = field(default_factory=list)
    _concealing: list[str] = field(default_factory=list)
    _without_value: list[str] = field(default_factory=list)

    def look_at(self, sheet: str, strange: Mapping[Place, str], *, conceals: bool = False) -> None:
        """Note what a sheet that is read keeps back: what its cells print without a value, and whether it conceals."""
        if conceals:
            self._concealing.append(sheet)
        self._without_value += [f"{sheet}!{cell_name(*place)}" for place, text in strange.items() if text == UNKNOWN]

    @property
    def notices(self) -> list[Notice]:
        """All of it as sentences."""
        told = hidden_sheets(self.hidden)
        if self.added:
            message = "sheets that say that Gouji added them were not read: {sheets}"
            told.append(Notice(message, {"sheets": "、".join(self.added)}))
        if self.columns:
            message = "columns that say that Gouji added them hold no figure of their own and were not read: {columns}"
            told.append(Notice(message, {"columns": "；".join(self.columns)}))
        if self.doubted:
            message = "the workbook itself says that the tables on these sheets are in doubt: {sheets}"
            told.append(Notice(message, {"sheets": "、".join(self.doubted)}))
        if self.disbelieved:
            message = (
                "what hidden names say of these sheets, that Gouji added them or that they are in doubt, "
                "the sheets do not show: they were read and judged as any other: {sheets}"
            )
            told.append(Notice(message, {"sheets": "、".join(self.disbelieved)}))
        if self._concealing:
            sheets = "、".join(self._concealing)
            told.append(Notice("hidden rows or columns were read too: {sheets}", {"sheets": sheets}))
        if missing := self._without_value:
            named = "、".join(missing[:_SHOWN_CELLS]) + ("……" if len(missing) > _SHOWN_CELLS else "")
            message = "formulas without a value: {cells}. Open the workbook in Excel or WPS, save it, and open it again"
            told.append(Notice(message, {"cells": named}))
        return told


class RemarkedSource(FileSource):
    """A workbook whose remarks are gathered while its sheets are given."""

    def __init__(self, data: bytes, file: SourceFile) -> None:
        super().__init__(data, file)
        self._remarks = SheetRemarks()

    @property
    def notices(self) -> Sequence[Notice]:
        return self._remarks.notices


def hidden_sheets(names: Sequence[str]) -> list[Notice]:
    """What is told of sheets that are not shown, where there are any."""
    return [Notice("hidden sheets were not read: {sheets}", {"sheets": "、".join(names)})] if names else []
