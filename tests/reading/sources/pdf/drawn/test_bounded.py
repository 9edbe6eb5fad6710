"""A small PDF that tells its reader to work for ever, or to fill the memory, is refused within few steps."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.errors import UserError
from gouji.reading.read import read_document
from gouji.reading.sources.pdf.drawn import bounded
from gouji.reading.sources.pdf.drawn.bounded import TooMuchError, inflated, inflated_as_far_as_possible, unpacked_lzw
from tests.reading.making import EXPENDITURE, Pages, pdf
from tests.reading.test_bad_input import raw_pdf
from tests.steps import counted

ENOUGH = 3_000_000
"""Steps within which each is answered; the library alone takes some 100,000 to begin with."""

FONT = b"/Resources<</Font<</F 5 0 R>>>>"
SHOWN = b"<</Length 44>>stream\nBT /F 9 Tf 50 700 Td <0001> Tj (1,234.00) Tj ET \nendstream"
COMPOSED = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
BELOW = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(B)>>%s>>"


def stream(data: bytes, *filters: str) -> bytes:
    """Bytes packed by each of the filters, of which the first named is undone first."""
    for one in reversed(filters):
        data = base64.a85encode(data) + b"~>" if one == "ASCII85Decode" else zlib.compress(data, 9)
    told = b"".join(b"/%s" % one.encode() for one in filters)
    return b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(data), told, data)


def kind_of(path: Path) -> str:
    with counted(ENOUGH):
        try:
            read_document(path)
        except UserError as error:
            return error.kind
    return "read"


@pytest.mark.parametrize("filters", [("FlateDecode", "FlateDecode"), ("ASCII85Decode", "FlateDecode")])
def test_what_a_page_draws_is_measured_behind_its_last_filter(tmp_path: Path, filters: tuple[str, ...]) -> None:
    drawing = stream(b" " * (bounded.DRAWING_LIMIT + 1), *filters)
    assert kind_of(raw_pdf(tmp_path / "x.pdf", b"", drawing)) == "too-large-unpacked"


def test_a_stage_of_unpacking_is_bounded_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little the last stage would give."""
    monkeypatch.setattr(bounded, "STREAM_LIMIT", 2**16)
    packed = zlib.compress(zlib.compress(b" " * (bounded.STREAM_LIMIT + 1), 9) + b" " * (bounded.STREAM_LIMIT + 1), 9)
    with pytest.raises(TooMuchError):
        inflated(packed)


@pytest.mark.parametrize("unpack", [inflated, inflated_as_far_as_possible])
def test_what_is_whole_is_unpacked(unpack: Callable[[bytes], bytes]) -> None:
    data = b"0 0 m 1 1 l S " * 10_000
    assert unpack(zlib.compress(data)) == data


def test_what_is_damaged_at_its_end_is_unpacked_as_far_as_it_is_whole() -> None:
    data = b"0 0 m 1 1 l S " * 10_000
    packed = zlib.compress(data)
    assert inflated_as_far_as_possible(packed[:-4] + b"\0\0\0\0") == data
    assert data.startswith(inflated_as_far_as_possible(packed[: len(packed) // 2]))
    with pytest.raises(zlib.error):
        inflated_as_far_as_possible(b"no such thing")


def test_lzw_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = bytes.fromhex("800B6050220C0C8501")
    assert unpacked_lzw(packed) == bytes([45, 45, 45, 45, 45, 65, 45, 45, 45, 66])
    monkeypatch.setattr(bounded, "STREAM_LIMIT", 5)
    with pytest.raises(TooMuchError):
        unpacked_lzw(packed)


def test_a_form_counts_as_often_as_it_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten forms, each of which draws the next one ten times."""
    monkeypatch.setattr(bounded, "DRAWING_LIMIT", 64 * bounded.FORM_COST)

    def form(number: int) -> bytes:
        drawn = b"/X Do " * 10
        known = b"/Resources<</XObject<</X %d 0 R>>>>" % (number + 1)
        told = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]%s/Length %d>>stream\n%s\nendstream"
        return told % (known, len(drawn), drawn)

    page = b"/Resources<</XObject<</X 5 0 R>>>>"
    content = b"<</Length 6>>stream\n/X Do \nendstream"
    path = raw_pdf(tmp_path / "x.pdf", page, content, *map(form, range(5, 15)))
    assert kind_of(path) == "too-large-unpacked"


def test_objects_that_name_each_other_are_none(tmp_path: Path) -> None:
    assert kind_of(raw_pdf(tmp_path / "x.pdf", b"", b"5 0 R", b"6 0 R", b"5 0 R")) == "no-tables"


@pytest.mark.parametrize(
    "meanings",
    [
        b"1 beginbfrange <00000000> <00ffffff> <0041> endbfrange",
        b"1 begincidrange <00000000> <00ffffff> 1 endcidrange",
        b"1 beginbfrange <0000> <ffff> <0041> endbfrange " * 9,
    ],
)
def test_a_font_has_no_more_codes_than_two_bytes_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanings: bytes
) -> None:
    assert bounded.CODES >= 2**16
    monkeypatch.setattr(bounded, "CODES", 2**11)
    path = raw_pdf(tmp_path / "x.pdf", FONT, SHOWN, COMPOSED, BELOW % b"", stream(meanings, "FlateDecode"))
    assert kind_of(path) == "damaged"


@pytest.mark.parametrize("widths", [b"/W[0 99999999 500]", b"/W[%s]" % (b"0 65535 500 " * 99), b"/W2[0 9999999 1 1 1]"])
def test_widths_are_told_of_no_more_codes(tmp_path: Path, widths: bytes) -> None:
    path = raw_pdf(tmp_path / "x.pdf", FONT, SHOWN, COMPOSED, BELOW % widths, stream(b"", "FlateDecode"))
    assert kind_of(path) in ("damaged", "no-tables")  # widths of what is written downwards are not asked for here


@pytest.mark.parametrize("told", [b"/Size 4000000000/W[1 99999999 1]", b"/Size 4000000/W[1 2 1]", b"/Size 9/W[0 0 0]"])
def test_a_table_of_objects_has_no_more_than_its_bytes_have_room_for(tmp_path: Path, told: bytes) -> None:
    head = b"%PDF-1.5\n"
    table = b"1 0 obj<</Type/XRef%s/Root 2 0 R/Length 5>>stream\nabcde\nendstream endobj\n" % told
    path = tmp_path / "x.pdf"
    path.write_bytes(head + table + b"startxref\n%d\n%%%%EOF" % len(head))
    assert kind_of(path) == "damaged"


@pytest.mark.parametrize(("what", "limit"), [("1 Tr (1) Tj ", "LETTER_LIMIT"), ("0 0 m 9 9 l S ", "SHAPE_LIMIT")])
def test_a_page_holds_no_more_than_can_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, limit: str
) -> None:
    monkeypatch.setattr(bounded, limit, 50)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    drawing = b"BT /F 9 Tf " + what.encode() * 60 + b" ET"
    content = b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing)
    assert kind_of(raw_pdf(tmp_path / "x.pdf", FONT, content, font)) == "too-large-unpacked"


def test_one_page_that_draws_too_much_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2024年部门支出预算总表").table(EXPENDITURE).page()
        for _ in range(9):
            pages.text("合计" * 40)

    path = pdf(tmp_path / "x.pdf", draw)
    monkeypatch.setattr(bounded, "LETTER_LIMIT", 400)
    document = read_document(path)
    assert (len(document.tables), document.lost) == (1, 1)
