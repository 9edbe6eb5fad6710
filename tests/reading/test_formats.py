"""How the cells of old and of OpenDocument workbooks display numbers, which their library does not tell."""

from __future__ import annotations

import struct

import pytest

from gouji.errors import UserError
from gouji.reading.sources.workbook.ods_formats import OpenFormats
from gouji.reading.sources.workbook.xls_formats import OldFormats
from gouji.reading.sources.workbook.xls_records import workbook_stream
from gouji.reading.sources.workbook.xlsx_formats import Look


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def name(text: str, size: int) -> bytes:
    return len(text).to_bytes(size, "little") + b"\x01" + text.encode("utf-16-le")


def old_workbook(version: int = 0x0600, more: bytes = b"") -> bytes:
    """The records of a workbook with one sheet: a percentage, ten thousands, two plain numbers in a run, two errors."""
    styles = (0, 10, 170)
    head = record(0x0809, struct.pack("<HH", version, 5))
    formats = record(0x041E, struct.pack("<H", 170) + name("0!.0000", 2))
    formats += b"".join(record(0x00E0, struct.pack("<HH", 0, number) + bytes(16)) for number in styles)
    end = record(0x000A, b"")
    sheet_name = struct.pack("<BB", 0, 0) + name("支出", 1)
    start = len(head + formats + end) + 4 + 4 + len(sheet_name)
    cells = record(0x0203, struct.pack("<HHHd", 0, 0, 1, 0.5)) + record(0x027E, struct.pack("<HHHI", 1, 2, 2, 0))
    cells += record(0x00BD, struct.pack("<HHHIHIH", 2, 1, 0, 0, 2, 0, 2))
    cells += record(0x0205, struct.pack("<HHHBB", 3, 0, 0, 23, 1)) + record(
        0x0205, struct.pack("<HHHBB", 3, 1, 0, 1, 0)
    )
    cells += record(0x0006, struct.pack("<HHH", 4, 0, 0) + b"\x02\x00\x07\x00\x00\x00\xff\xff" + bytes(8))
    sheet = record(0x0809, struct.pack("<HH", version, 16)) + more + cells + end
    return head + formats + record(0x0085, struct.pack("<I", start) + sheet_name) + end + sheet


def test_an_old_workbook_tells_styles_and_errors() -> None:
    formats = OldFormats(old_workbook())
    percent, thousands = Look(2, percent=True), Look(4, shift=4)
    assert formats.known
    assert formats.looks("支出") == {(0, 0): percent, (1, 2): thousands, (2, 2): thousands}
    assert formats.errors("支出") == {(3, 0): "#REF!", (4, 0): "#DIV/0!"}
    assert (formats.looks("其他"), formats.without_value("支出")) == ({}, [])


def test_a_workbook_of_excel_5_tells_none() -> None:
    formats = OldFormats(old_workbook(0x0500))
    assert (formats.known, formats.looks("支出"), formats.errors("支出")) == (False, {}, {})


@pytest.mark.parametrize(
    ("kind", "body", "hidden"),
    [
        (0x007D, struct.pack("<HHHHHH", 1, 3, 0, 0, 1, 0), True),
        (0x007D, struct.pack("<HHHHHH", 1, 3, 0, 0, 0, 0), False),
        (0x007D, struct.pack("<HHHHHH", 9, 255, 0, 0, 1, 0), False),
        (0x0208, struct.pack("<HHHHHHHH", 2, 0, 3, 255, 0, 0, 0x20, 0), True),
        (0x0208, struct.pack("<HHHHHHHH", 2, 0, 3, 255, 0, 0, 0x40, 0), False),
    ],
)
def test_an_old_workbook_tells_whether_it_hides_rows_or_columns(kind: int, body: bytes, hidden: bool) -> None:
    assert OldFormats(old_workbook(more=record(kind, body))).conceals("支出", 5) is hidden


def test_an_open_document_tells_whether_it_hides_rows_or_columns() -> None:
    def conceals(lines: bytes) -> bool:
        return OpenFormats(b'<table:table table:name="A">' + lines + b"</table:table>").conceals("A", 3)

    assert conceals(b'<table:table-column/><table:table-column table:visibility="collapse"/>')
    assert conceals(b'<table:table-row table:visibility="filter"/>')
    assert not conceals(b'<table:table-row table:visibility="visible"/>')
    beyond = b'<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>'
    assert not conceals(beyond)


def test_an_old_workbook_that_is_cut_anywhere_tells_what_is_left() -> None:
    whole = old_workbook()
    for cut in range(len(whole)):
        formats = OldFormats(whole[:cut])
        assert set(formats.looks("支出")) <= {(0, 0), (1, 2), (2, 2)}
        assert set(formats.errors("支出")) <= {(3, 0), (4, 0)}


def test_an_open_document_tells_shares_and_errors() -> None:
    content = (
        b'<table:table table:name="A&amp;B"><table:table-row table:number-rows-repeated="2"><table:table-cell/>'
        b'</table:table-row><table:table-row><table:table-cell table:number-columns-repeated="3"/>'
        b'<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>'
        b'<table:covered-table-cell/><table:table-cell office:value-type="string" calcext:value-type="error">'
        b"<text:p>#REF!</text:p></table:table-cell></table:table-row></table:table>"
    )
    formats = OpenFormats(content)
    assert formats.looks("A&B") == {(2, 3): Look(2, percent=True)}
    assert formats.errors("A&B") == {(2, 5): "#REF!"}
    assert (formats.looks("B"), OpenFormats(b"").errors("A&B")) == ({}, {})


SECTOR = 512
END, TABLE, LIST = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC


def compound(follows: list[int], listing: int = END) -> bytes:
    """A compound file with a stream of eight sectors, from the third on; ``follows`` tells what comes after each."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, listing, int(listing != END))
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        letters = name.encode("utf-16-le")
        links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        named = letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters) + 2, kind, 1)
        return named + links + bytes(36) + struct.pack("<IQ", start, size)

    directory = entry("Root Entry", 5, 1, END, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, 8 * SECTOR)
    table = struct.pack("<128I", *follows, *[0xFFFFFFFF] * (128 - len(follows)))
    more = struct.pack("<128I", *[0xFFFFFFFF] * 127, listing)
    return head + table + directory.ljust(SECTOR, b"\0") + b"x" * (8 * SECTOR) + more


def test_an_old_workbook_whose_sectors_follow_each_other_in_a_circle_is_damaged() -> None:
    whole = [TABLE, END, 3, 4, 5, 6, 7, 8, 9, END, LIST]
    assert workbook_stream(compound(whole), "x.xls") == b"x" * (8 * SECTOR)
    circular = [TABLE, END, 3, 4, 5, 6, 7, 8, 9, 2, LIST]
    for data in (compound(circular), compound(whole, listing=10)):
        with pytest.raises(UserError) as caught:
            workbook_stream(data, "x.xls")
        assert caught.value.kind == "damaged"
