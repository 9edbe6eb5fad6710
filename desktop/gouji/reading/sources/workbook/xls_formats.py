"""What calamine does not tell of an old workbook (xls): how its cells display numbers, and which hold an error."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from gouji.reading.sources.workbook.added import Added
from gouji.reading.sources.workbook.cell_names import Place
from gouji.reading.sources.workbook.xls_records import SHEET, records, workbook_stream
from gouji.reading.sources.workbook.xlsx_formats import PLAIN, Look, look_of_format

_BEGIN, _FORMAT, _STYLE = 0x0809, 0x041E, 0x00E0
_FORMULA, _NUMBER, _SHORT, _RUN, _TRUTH = 0x0006, 0x0203, 0x027E, 0x00BD, 0x0205
_COLUMNS, _ROW = 0x007D, 0x0208
_EXCEL_97 = 0x0600

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass
class OldFormats:
    """The styles of an old workbook and its sheets as records; those of Excel 5 are not read."""

    stream: bytes
    known: bool = False
    _starts: dict[str, int] = field(default_factory=dict)
    _looks: list[Look] = field(default_factory=list)

    def __post_init__(self) -> None:
        own: dict[int, str] = {}
        styles: list[int] = []
        for kind, body in records(self.stream, 0):
            if kind == _BEGIN and len(body) >= 2:
                self.known = struct.unpack_from("<H", body)[0] == _EXCEL_97
            elif kind == SHEET and len(body) > 8:
                self._starts[_letters(body[6:], 1)] = struct.unpack_from("<I", body)[0]
            elif kind == _FORMAT and len(body) > 5:
                own[struct.unpack_from("<H", body)[0]] = _letters(body[2:], 2)
            elif kind == _STYLE and len(body) >= 4:
                styles.append(struct.unpack_from("<H", body, 2)[0])
        self._looks = [look_of_format(number, own) for number in styles]

    def looks(self, sheet: str) -> dict[Place, Look]:
        """How numbers are displayed by (row, column), counted from 0, where that is not plain."""
        styled = ((row, column, self._look(style)) for row, column, style in self._styled(sheet))
        return {(row, column): look for row, column, look in styled if look != PLAIN}

    def without_value(self, sheet: str) -> list[Place]:
        """None: this format keeps a value with every formula."""
        return []

    def errors(self, sheet: str) -> dict[Place, str]:
        """Cells that hold an error, with its name."""
        found = {}
        for kind, body in self._cells(sheet):
            if kind == _TRUTH and len(body) >= 8 and body[7]:
                code = body[6]
            elif kind == _FORMULA and len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff":
                code = body[8]
            else:
                continue
            row, column = struct.unpack_from("<HH", body)
            found[row, column] = _ERRORS.get(code, "#N/A")
        return found

    def conceals(self, sheet: str, width: int) -> bool:
        """Whether rows, or any of the first ``width`` columns, are hidden."""
        for kind, body in self._cells(sheet):
            if kind == _COLUMNS and len(body) >= 10 and body[8] & 1 and struct.unpack_from("<H", body)[0] < width:
                return True
            if kind == _ROW and len(body) >= 14 and body[12] & 0x20:
                return True
        return False

    def added(self, _: str) -> Added | None:
        """None: this kind is not asked."""
        return None

    def _cells(self, sheet: str) -> Iterator[tuple[int, bytes]]:
        if self.known and sheet in self._starts:
            yield from records(self.stream, self._starts[sheet])

    def _styled(self, sheet: str) -> Iterator[tuple[int, int, int]]:
        """Row, column and number of the style of each number."""
        for kind, body in self._cells(sheet):
            if kind in (_NUMBER, _SHORT, _FORMULA) and len(body) >= 6:
                yield struct.unpack_from("<HHH", body)
            elif kind == _RUN and len(body) >= 6:
                row, first = struct.unpack_from("<HH", body)
                for place in range((len(body) - 6) // 6):
                    yield row, first + place, struct.unpack_from("<H", body, 4 + 6 * place)[0]

    def _look(self, style: int) -> Look:
        return self._looks[style] if style < len(self._looks) else PLAIN


def old_formats(data: bytes, name: str) -> OldFormats:
    """The styles of an old workbook."""
    return OldFormats(workbook_stream(data, name))


def _letters(body: bytes, size: int) -> str:
    """A text with its length in front, in ``size`` bytes, and a flag that says whether a letter takes two."""
    count = int.from_bytes(body[:size], "little")
    wide = body[size] & 1
    letters = body[size + 1 : size + 1 + count * (1 + wide)]
    return letters.decode("utf-16-le" if wide else "latin-1", errors="replace")
