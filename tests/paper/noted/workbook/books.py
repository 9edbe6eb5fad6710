"""Workbooks as openpyxl makes them, with parts changed by hand, and what is read back of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBarRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.table import Table

SHEET = "xl/worksheets/sheet1.xml"
OF_SHEET = "xl/worksheets/_rels/sheet1.xml.rels"
REMARKS, FRAMES = "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml"
"""Where openpyxl puts the remarks of the first sheet."""

Parts = Mapping[str, Callable[[bytes], bytes] | bytes]


def book(*, remark: bool = False) -> bytes:
    """Two sheets; the first has a table, a bar and a colour, and remarks where that is asked for."""
    made, out = Workbook(), BytesIO()
    first, second = made.active, made.create_sheet("表二")
    assert first is not None
    first.title = "表一"
    for row in (("项目", "金额"), ("合计", 1), ("其他", 2)):
        first.append(row)
    first["B3"].fill = PatternFill("solid", fgColor="FFFF00")
    first.conditional_formatting.add("B2:B3", DataBarRule("min", None, "max", None, "FF638EC6"))
    first.add_table(Table(displayName="t", ref="A1:B3"))
    second["AA10"] = 3
    if remark:
        first["B2"].comment = Comment("原有", "某人")
        first["B3"].comment = Comment("也是", "某人")
    made.save(out)
    return out.getvalue()


def changed(data: bytes, parts: Parts) -> bytes:
    """The workbook with some of its parts changed, or new."""
    out, left = BytesIO(), dict(parts)
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = left.pop(name, None)
            held = old.read(name)
            new.writestr(name, held if change is None else change if isinstance(change, bytes) else change(held))
        for name, part in left.items():
            assert isinstance(part, bytes)
            new.writestr(name, part)
    return out.getvalue()


def instead(old: str, new: str) -> Callable[[bytes], bytes]:
    """A change of one text for another, which must be there."""

    def change(part: bytes) -> bytes:
        assert old.encode() in part, part.decode()
        return part.replace(old.encode(), new.encode())

    return change


def before_end(new: str) -> Callable[[bytes], bytes]:
    """Something put before the end of a part's root."""

    def change(part: bytes) -> bytes:
        head, end, tail = part.rpartition(b"</")
        return head + new.encode() + end + tail

    return change


def remarks(data: bytes) -> dict[tuple[str, str], str]:
    """The remarks of a workbook by sheet and cell."""
    cells = (cell for sheet in load_workbook(BytesIO(data)) for row in sheet.iter_rows() for cell in row)
    return {(cell.parent.title, cell.coordinate): cell.comment.text for cell in cells if cell.comment}


def part(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as file:
        return file.read(name)
