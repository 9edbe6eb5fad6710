"""The drawing of a page is cut quickly into the very words that the library cuts it into."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF

from gouji.reading.sources.pdf.drawing import Drawing
from tests.steps import steps
from tests.thorough import examples

WORDS = [b"BT", b"ET", b"Tf", b"T*", b"TJ", b"'", b'"', b"re", b"f*", b"true", b"false", b"null", b"cm", b"Do", b"BDC"]
NUMBERS = [b"0", b"12", b"-3", b"+4", b"1.5", b"-.25", b"7.", b"1.2.3", b"--5", b"-", b".", b"+.", b"1" * 150, b"4e5"]
STRINGS = [
    b"(abc)",
    b"()",
    b"(a(b)c)",
    rb"(a\)b)",
    rb"(\101\n)",
    b"(a\r\nb)",
    b"<41>",
    b"<4>",
    b"<4 1>",
    b"<>",
    b"(\xff)",
]
NAMES = [b"/F1", b"/", b"/A#42", b"/\xff\xfe", b"/DeviceRGB", b"/A.B-1"]
MARKS = [b"[", b"]", b"<<", b">>", b"{", b"}", b"%x\n", b"%", b"\x00", b"(", b")", b"<", b">", b"#", b"\\", b"\xff"]
PICTURE = [b"BI /W 1 /H 1 ID \x00\x01 EI", b"BI /W 2 /F /A85 ID ab~>", b"BI", b"ID", b"EI", b"ID x EI "]
PIECES = [*WORDS, *NUMBERS, *STRINGS, *NAMES, *MARKS, *PICTURE]

DRAWINGS = st.lists(
    st.lists(
        st.tuples(st.sampled_from(PIECES) | st.binary(max_size=3), st.sampled_from([b" ", b" ", b"\n", b"", b"\r\n"])),
        max_size=25,
    ).map(lambda pieces: b"".join(word + gap for word, gap in pieces)),
    min_size=1,
    max_size=3,
)
"""The streams of a page, which may end within a word."""


def words(parser: type[PDFContentParser], streams: Sequence[bytes]) -> list[str]:
    """What a parser makes of a drawing, each with its place, and how it ends."""
    found: list[str] = []
    try:
        reading = parser([PDFStream({}, stream) for stream in streams])
        while True:
            at, made = reading.nextobject()
            found.append(f"{at} {(made.attrs, made.rawdata) if isinstance(made, PDFStream) else made!r}")
    except PSEOF:
        return found
    except Exception as error:  # what a broken drawing makes the library raise
        return [*found, repr(error)]


@settings(max_examples=examples(900))
@given(DRAWINGS)
@example([b"BT /F1 12 Tf 1 0 0 1 72.5 -700 Tm [(\xb2) -250 <4142>] TJ ET\n"])
@example([b"q 1 0 0 RG BI /W 1 /H 1 ID \x00 EI Q", b"12", b"34 w"])
@example([b"<41>> <</A 1>> BDC", b"(a", b"b) Tj"])
def test_a_drawing_is_cut_as_the_library_cuts_it(streams: list[bytes]) -> None:
    assert words(Drawing, streams) == words(PDFContentParser, streams)


@pytest.mark.parametrize("piece", PIECES)
def test_each_word_is_cut_as_the_library_cuts_it(piece: bytes) -> None:
    for streams in ([piece], [piece + b" "], [b"1 " + piece + b" Tj"], [piece, piece], [piece + b"/A " + piece + b">"]):
        assert words(Drawing, streams) == words(PDFContentParser, streams), streams


def test_a_page_of_figures_is_cut_in_fewer_steps() -> None:
    page = b"BT /F1 9 Tf 1 0 0 1 72.25 700 Tm [<4142> -250 <43>] TJ (1,234.00) Tj ET 0.5 w 72 700 451 12 re S\n" * 100
    assert steps(lambda: words(Drawing, [page])) < 0.3 * steps(lambda: words(PDFContentParser, [page]))
