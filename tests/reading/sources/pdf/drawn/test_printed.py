"""What a page prints is the very thing that the libraries make of it, letter by letter and rule by rule."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pdfminer.pdftypes import PDFStream
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from gouji.reading.sources.pdf.drawn.painter import Sheet
from gouji.reading.sources.pdf.file import PdfFile
from tests.generated.documents import make
from tests.reading.test_bad_input import raw_pdf
from tests.steps import steps
from tests.thorough import examples

LETTERS = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WIDE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/GBK-EUC-%s/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
    b"/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)>>/DW 1000/W[1[500 250]]/FontDescriptor"
    b"<</FontName/A/Descent -140/Flags 4>>>>]>>"
)
DRAWN = b"<</Type/Font/Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/FontBBox[0 -20 90 80]/FirstChar 65/Widths[70 80]>>"
FORM = (
    b"<</Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 2 3 4]/Resources<</Font<</F 5 0 R>>>>/Length 41>>stream\n"
    b"BT /F 8 Tf 5 5 Td (in) Tj ET 0 0 7 7 re B \nendstream"
)
PICTURE_OBJECT = b"<</Subtype/Image/Width 1/Height 1/Length 3>>stream\nabc\nendstream"
HELD = (LETTERS, WIDE % b"H", WIDE % b"V", DRAWN, FORM, PICTURE_OBJECT)
RESOURCES = b"/Resources<</Font<</F 5 0 R/G 6 0 R/V 7 0 R/T 8 0 R>>/XObject<</X 9 0 R/P 10 0 R>>>>"
PAGES = (b"", b"/Rotate 90", b"/Rotate 180/MediaBox[20 -30 400 500]", b"/MediaBox[-7.5 11 400 500]")
"""As pages lie on their paper."""

WORDS = [b"BT", b"ET", b"Tf", b"T*", b"TJ", b"'", b'"', b"re", b"f*", b"true", b"false", b"null", b"cm", b"Do", b"BDC"]
NUMBERS = [b"0", b"12", b"-3", b"+4", b"1.5", b"-.25", b"7.", b"1.2.3", b"--5", b"-", b".", b"+.", b"1" * 150, b"4e5"]
STRINGS = [
    b"(abc)",
    b"()",
    b"(a(b)c)",
    rb"(a\)b)",
    rb"(\101\n)",
    rb"(\1a\8\x\7\\)",
    rb"(\777)",
    b"(a\r\nb\\\r\nc\\\nd)",
    b"<41>",
    b"<4>",
    b"<4 1>",
    b"<>",
    b"<41>>",
    b"(\xff)",
]
NAMES = [b"/F1", b"/", b"/A#42", b"/A <</B>> BDC", b"/\xff\xfe", b"/DeviceRGB", b"/A.B-1"]
MARKS = [
    b"/A <</B>> BDC",
    b"[",
    b"]",
    b"<<",
    b">>",
    b"{",
    b"}",
    b"%x\n",
    b"%",
    b"\x00",
    b"(",
    b")",
    b"<",
    b">",
    b"#",
    b"\\",
    b"\xff",
]
PICTURES = [b"BI /W 1 /H 1 ID \x00\x01 EI", b"BI /W 2 /F /A85 ID ab~>", b"BI", b"ID", b"EI", b"ID x EI "]
STATEMENTS = [
    b"/F 9 Tf", b"/G 10.5 Tf", b"/V 8 Tf", b"/T 7 Tf", b"/Z 5 Tf", b"/F Tf", b"1 0 0 1 72.5 -700 Tm",
    b"0 2 -2 0 9 9 Tm", b"5 -6.25 Td", b"5 7 TD", b"3 TL", b".5 Tc", b"2 Tw", b"80 Tz", b"-1 Ts", b"(a b) Tj",
    b"(a)'", b'1 2 (c)"', b"[(\xb2) -250 <4142>] TJ", b"[(a b)3(c)-4.5]TJ", b"[5-6(\xce\xe5) 7] TJ",
    b"[(a) /N (b)] TJ", b"<CED2A1A3> Tj", b"1 0 0 1 3 4 cm", b"0 1.5 -1 0 .1 .7 cm", b"q", b"Q",
    b"0 0 m 9.1 0 l S", b"1 2 m 3 4 l h s", b"0 0 9.3 9 re f", b"1 1 2 3 re 4 4 5 6 re B*",
    b"0 0 m 5 0 l 5 5 l 0 5 l 0 0 l h b", b"0 0 m 5 0 l 5 5 l 0 5 l 0 0 l S", b"1 2 3 4 re W n",
    b"0 0 m 1 2 3 4 5 6 c 7 8 9 1 v 2 3 4 5 y f", b"5 5 l S", b"3 3 m S", b"1 0 .5 rg", b".25 g",
    b"0 0 0 1 k", b"1 0 0 RG", b"/DeviceRGB cs .1 .2 .3 scn", b".4 sc", b"/Pattern cs /P1 scn",
    b"/Pattern CS .5 /P1 SCN", b"0 G", b"/X Do", b"/P Do", b"/P <</MCID 3>> BDC", b"/Span BMC",
    b"/P <</MCID 3/Lang (en-US)>> BDC", b"/A <</B [/C /D] /E/F/G 7>>BDC",
    b"/A <</B [/C 1]/D 5.5>> BDC", b"/A <</MCID 12345>>BDC(a)Tj", b"EMC",
    b"/S gs", b"[3 1] 0 d", b"1 2 3 w", b"7 q", b"4 0 0 5 re f", b"1 0 0 1 cm",
]  # fmt: skip
PIECES = [*WORDS, *NUMBERS, *STRINGS, *NAMES, *MARKS, *PICTURES]

BROKEN = st.tuples(st.sampled_from(PIECES) | st.binary(max_size=3), st.sampled_from([b" ", b" ", b"\n", b"", b"\r\n"]))
SOUND = st.tuples(st.sampled_from(STATEMENTS), st.sampled_from([b" ", b"\n"]))
DRAWINGS = st.lists(
    st.lists(SOUND | SOUND | BROKEN, max_size=25).map(lambda pieces: b"".join(word + gap for word, gap in pieces)),
    min_size=1,
    max_size=3,
)
"""The streams of a page, which may end within a word."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[PdfFile]:
    folder = tmp_path_factory.mktemp("pages")
    paths = [
        raw_pdf(folder / f"{at}.pdf", RESOURCES + told, b"<</Length 0>>stream\n\nendstream", *HELD)
        for at, told in enumerate(PAGES)
    ]
    return [PdfFile(path.read_bytes(), path.name) for path in paths]


def printed(kind: type[Page], file: PdfFile, number: int, streams: Sequence[bytes] = ()) -> dict[str, list[Any]] | str:
    """What a page prints, perhaps with a drawing of its own; or what stopped it."""
    page = file._pages[number]
    if streams:
        page.contents = [PDFStream({}, one) for one in streams]
        for objid, stream in enumerate(page.contents, start=50):
            stream.set_objid(objid, 0)
    try:
        return kind(file._pdf, page, number + 1, 100.0).objects
    except Exception as error:  # what a broken drawing makes the library raise
        cause = error.args[0] if isinstance(error, PdfminerException) else error
        return type(cause).__name__


def assert_same(file: PdfFile, number: int, streams: Sequence[bytes] = ()) -> int:
    """That a page prints the same by both; how much it prints."""
    theirs = printed(Page, file, number, streams)
    ours = printed(Sheet, file, number, streams)
    if isinstance(theirs, str) or isinstance(ours, str):
        assert ours == theirs
        return 0
    assert {kind: len(every) for kind, every in ours.items()} == {kind: len(every) for kind, every in theirs.items()}
    for kind, every in ours.items():
        for one, other in zip(every, theirs[kind], strict=True):
            if all(math.isfinite(one[side]) for side in ("x0", "x1", "top", "bottom")):
                assert one == {key: other[key] for key in one}
    return sum(map(len, ours.values()))


@settings(max_examples=examples(200))
@given(DRAWINGS, st.integers(0, len(PAGES) - 1))
@example([b"BT /F 12 Tf 1 0 0 1 72.5 -700 Tm [(\xb2) -250 <4142>] TJ ET\n"], 0)
@example([b"q 1 0 0 RG BI /W 1 /H 1 ID \x00 EI Q", b"12", b"34 w"], 1)
@example([b"<41>> <</A 1>> BDC", b"(a", b"b) Tj"], 2)
@example([b"/F 9 Tf 3 4 5 6 (a) Tj 1 2 3 re 7 re S"], 3)
def test_a_page_prints_what_the_libraries_make_of_it(files: list[PdfFile], streams: list[bytes], lies: int) -> None:
    assert_same(files[lies], 0, streams)


@pytest.mark.parametrize("piece", [*PIECES, *STATEMENTS])
def test_each_word_and_statement_prints_the_same(files: list[PdfFile], piece: bytes) -> None:
    begun = b"/G 9 Tf 1 2 "
    for streams in ([piece], [begun + piece + b" Tj (x) Tj S"], [piece, b"/F 9 Tf (x) Tj " + piece], [piece + b"/A"]):
        assert_same(files[0], 0, streams)


@pytest.mark.parametrize("lies", range(len(PAGES)))
def test_all_that_can_be_drawn_stands_where_the_libraries_place_it(files: list[PdfFile], lies: int) -> None:
    every = b"\n".join(chain.from_iterable(([one, b"(ab \xb2\xe2) Tj 1.5 2.5 30 .5 re B"]) for one in STATEMENTS))
    assert assert_same(files[lies], 0, [b"BT /G 9 Tf\n" + every]) > 300


@pytest.mark.parametrize("writer", ["shaded", "unruled"])
def test_the_pages_of_a_document_print_the_same(tmp_path: Path, writer: str) -> None:
    path, _ = make(3, writer, tmp_path)
    file = PdfFile(path.read_bytes(), path.name)
    assert sum(assert_same(file, number) for number in range(file.count)) > 500


def test_a_page_of_figures_is_drawn_in_fewer_steps(files: list[PdfFile]) -> None:
    page = b"BT /F 9 Tf 1 0 0 1 72.25 700 Tm [<4142> -250 <43>] TJ (1,234.00) Tj ET 0.5 w 72 700 451 12 re S\n" * 100
    ours = steps(lambda: printed(Sheet, files[0], 0, [page]))
    assert ours < 0.2 * steps(lambda: printed(Page, files[0], 0, [page]))
