"""Delimited values and pasted cells → Grid. UTF-8, UTF-16 and GB18030 are read."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from gouji.model.document import SourceFile
from gouji.model.source import AtLine, Source
from gouji.reading.archive import damaged
from gouji.reading.grid import Grid, Page
from gouji.reading.text import decode

_SEPARATORS = (",", "\t", ";")


@dataclass(frozen=True, slots=True)
class DelimitedBlock:
    """Rows of values; ``lines`` is the line that each row begins on."""

    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    width: int
    edges: tuple[float, ...] = ()
    loose: bool = False
    unsure: bool = False

    @property
    def height(self) -> int:
        return len(self.rows)

    def text(self, row: int, column: int) -> str:
        values = self.rows[row]
        return values[column] if column < len(values) else ""

    def reach(self, row: int, column: int) -> int:
        return 1

    def source(self, row: int, column: int) -> Source:
        return AtLine(self.lines[row])


def read_delimited(data: bytes, file: SourceFile) -> Grid:
    """The one block of a file of values, called by the file; the separator is the one that most lines share."""
    text = decode(data, file.name)
    separator = "\t" if file.format == "tsv" else max(_SEPARATORS, key=text.count)
    rows: list[list[str]] = []
    lines: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    at = 1
    try:
        for row in reader:
            rows.append(row)
            lines.append(at)
            at = reader.line_num + 1
    except csv.Error as error:
        raise damaged(file.name) from error
    width = max(map(len, rows), default=0)
    return Grid(file, (Page((DelimitedBlock(rows, lines, width),), PurePath(file.name).stem),))
