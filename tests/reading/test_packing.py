"""A library is given the parts of a workbook as they were measured, packed as they were: neither more nor other."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from gouji.errors import UserError
from gouji.reading.sources.zipped import unpacked

PARTS = {"xl/worksheets/支出.xml": b"<a/>" * 9_000, "mimetype": b"text", "empty.xml": b""}


def archived(method: int = zipfile.ZIP_DEFLATED, before: bytes = b"") -> bytes:
    held = io.BytesIO()
    held.write(before)
    with zipfile.ZipFile(held, "a", method) as archive:
        for name, part in PARTS.items():
            archive.writestr(name, part)
        archive.writestr("picture.png", b"not read")
    return held.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2])
@pytest.mark.parametrize("before", [b"", b"what another program put before it"])
def test_an_archive_is_handed_on_with_the_parts_that_were_measured(method: int, before: bytes) -> None:
    parts, archive = unpacked(archived(method, before), "x")
    assert parts == PARTS
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == PARTS


def test_what_is_packed_is_not_packed_anew() -> None:
    data = archived()
    _, archive = unpacked(data, "x")
    assert len(archive.getvalue()) < len(data)


@pytest.mark.parametrize("size", [8, 35_999])
def test_a_part_that_holds_more_than_it_declares_is_damaged(size: int) -> None:
    """The standard library gives no more than is declared; another one might give all of it."""
    data = bytearray(archived())
    part = PARTS["xl/worksheets/支出.xml"][:size]
    for mark, sums in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        at = data.find(mark)
        data[at + sums : at + sums + 4] = zlib.crc32(part).to_bytes(4, "little")
        data[at + sums + 8 : at + sums + 12] = size.to_bytes(4, "little")
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        assert archive.read("xl/worksheets/支出.xml") == part
    with pytest.raises(UserError) as caught:
        unpacked(bytes(data), "x")
    assert caught.value.kind == "damaged"
