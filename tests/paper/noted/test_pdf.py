"""Notes on a copy of a PDF lie on what they are of, however the page is shown, and take nothing away."""

from __future__ import annotations

from io import BytesIO

import pypdfium2 as pdfium
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    RectangleObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from gouji.errors import UserError
from gouji.paper.noted.note import DIFFERS, SLIGHT, OnPaper
from gouji.paper.noted.pdf import noted
from tests.paper.people import credential_of

WIDE, HIGH = 300, 400
SCALE = 2


def page(turn: int = 0, cut: tuple[int, int, int, int] | None = None) -> bytes:
    """A page with a figure near its top left corner, as it stands before it is turned or cut."""
    out = BytesIO()
    canvas = Canvas(out, (WIDE, HIGH))
    canvas.setFont("Helvetica", 12)
    canvas.drawString(60, HIGH - 80, "12345.67")
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(out.getvalue())))
    writer.pages[0][NameObject("/Rotate")] = writer.pages[0].get("/Rotate", NameObject("/None"))
    del writer.pages[0]["/Rotate"]
    if cut:
        writer.pages[0].cropbox = RectangleObject(cut)
    if turn:
        writer.pages[0].rotate(turn)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def ink_of(data: bytes) -> tuple[float, float, float, float]:
    """Where the letters of the page are, as it is shown."""
    picture = pdfium.PdfDocument(data)[0].render(scale=SCALE).to_pil().convert("L").point(lambda one: 255 * (one < 128))
    left, top, right, bottom = picture.getbbox()
    return left / SCALE, top / SCALE, right / SCALE, bottom / SCALE


@pytest.mark.parametrize("cut", [None, (20, 30, 280, 390), (-40, -50, WIDE + 60, HIGH + 70)])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_highlight_lies_on_its_figure_as_the_page_is_shown(turn: int, cut: tuple[int, int, int, int] | None) -> None:
    data = page(turn, cut)
    box = ink_of(data)
    made = noted(data, "预算.pdf", None, [OnPaper(1, box, ("T3-01",), "不符", DIFFERS)]).data
    before, after = (pdfium.PdfDocument(one)[0].render(scale=SCALE).to_pil().convert("RGB") for one in (data, made))
    middle = [(round((box[0] + 1) * SCALE), round(y * SCALE)) for y in (box[1] + 1, box[3] - 1)]
    assert before.size == after.size
    for point in middle:
        red, green, _ = after.getpixel(point)
        assert red > green + 40 or before.getpixel(point) == (0, 0, 0)
    far = (5, 5), (before.size[0] - 5, before.size[1] - 5)
    assert all(before.getpixel(point) == after.getpixel(point) for point in far)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/MediaBox", RectangleObject((WIDE, HIGH, 0, 0))),
        ("/Rotate", NumberObject(45)),
        ("/Rotate", NumberObject(-360)),
        ("/Annots", NullObject()),
    ],
)
def test_what_no_page_should_say_moves_no_note(key: str, value: PdfObject) -> None:
    """Its corners the other way round, or turned by what is no quarter: it is shown as it is."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(page())))
    writer.pages[0][NameObject(key)] = value
    out = BytesIO()
    writer.write(out)
    plain, other = (
        pdfium.PdfDocument(noted(one, "预算.pdf", None, [OnPaper(1, (60, 68, 110, 82), ("T1-1",), "", DIFFERS)]).data)
        for one in (page(), out.getvalue())
    )
    one, two = (file[0].render(scale=SCALE).to_pil().convert("RGB") for file in (plain, other))
    assert one.tobytes() == two.tobytes()


def test_a_note_tells_and_bears_its_numbers_and_the_text_stays() -> None:
    data = page()
    notes = [OnPaper(1, (60, 68, 110, 82), ("#1", "T3-01"), "① 改为 1\nYS2017-T3-01 不符", DIFFERS)]
    made = PdfReader(BytesIO(noted(data, "预算.pdf", None, notes).data))
    annotations = [one.get_object() for one in made.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert [one["/Subtype"] for one in annotations] == ["/Highlight", "/Stamp", "/Stamp"]
    assert annotations[0]["/Contents"] == "① 改为 1\nYS2017-T3-01 不符"
    assert b"(T3-01)" in annotations[2]["/AP"]["/N"].get_data()
    assert made.pages[0].extract_text() == PdfReader(BytesIO(data)).pages[0].extract_text()


def test_what_stood_on_the_page_before_stays() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(page())))
    own = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Text"),
            NameObject("/Rect"): ArrayObject(RectangleObject((0, 0, 9, 9))),
            NameObject("/Contents"): TextStringObject("mine"),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([own])
    out = BytesIO()
    writer.write(out)
    made = noted(out.getvalue(), "预算.pdf", None, [OnPaper(1, (0, 0, 9, 9), (), "", SLIGHT)])
    annotations = PdfReader(BytesIO(made.data)).pages[0]["/Annots"]
    assert [one.get_object().get("/Contents") for one in annotations] == ["mine", ""]  # type: ignore[attr-defined]


def test_a_locked_source_is_opened_with_its_password_and_the_copy_is_told_to_be_open() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(page())))
    writer.encrypt("口令", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(UserError) as refused:
        noted(out.getvalue(), "预算.pdf", "别的", [])
    assert refused.value.kind == "password"
    made = noted(out.getvalue(), "预算.pdf", "口令", [])
    assert made.was_locked
    assert not PdfReader(BytesIO(made.data)).is_encrypted


def test_the_copy_of_a_signed_source_bears_no_signature_and_says_so_where_one_is_seen() -> None:
    signer = PdfSigner(
        PdfSignatureMetadata(field_name="章", certify=True),
        credential_of("preparer").signer,
        new_field_spec=SigFieldSpec("章", on_page=0, box=(150, 40, 280, 120)),
    )
    data = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(page()))).getvalue()
    made = noted(data, "预算.pdf", None, [OnPaper(1, (60, 68, 110, 82), (), "不符", DIFFERS)], "副本没有签名")
    assert made.was_signed
    assert b"/ByteRange" not in made.data
    assert b"/DocMDP" not in made.data
    reader = PdfReader(BytesIO(made.data))
    assert "/V" not in (reader.get_fields() or {})["章"]
    annotations = [one.get_object() for one in reader.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert [one.get("/Contents") for one in annotations] == [None, "不符", "副本没有签名"]
    assert [*map(float, annotations[2]["/Rect"])] == [150, 40, 280, 120]
    before, after = (pdfium.PdfDocument(one)[0].render().to_pil().convert("RGB") for one in (data, made.data))
    assert before.getpixel((152, HIGH - 42)) != after.getpixel((152, HIGH - 42))


def test_a_signature_that_no_form_names_is_taken_out_too() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(page())))
    held = {NameObject("/ByteRange"): ArrayObject(), NameObject("/Contents"): TextStringObject("x")}
    rights = DictionaryObject({NameObject("/UR3"): writer._add_object(DictionaryObject(held))})
    writer.root_object[NameObject("/Perms")] = rights
    out = BytesIO()
    writer.write(out)
    made = noted(out.getvalue(), "预算.pdf", None, [])
    assert made.was_signed
    assert b"/ByteRange" not in made.data
    assert not noted(page(), "预算.pdf", None, []).was_signed


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\nnothing", b"\x00" * 2000])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="built as a PDF"):
        noted(data, "预算.pdf", None, [OnPaper(1, (0, 0, 1, 1), (), "", DIFFERS)])
