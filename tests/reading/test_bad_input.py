"""What cannot be read gets one sentence; what is running can be stopped; a source is never written to."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from gouji.errors import Cancelled, UserError
from gouji.model.document import Document
from gouji.model.source import OnPage
from gouji.reading.read import read_document, read_grid
from gouji.reading.sources import limits
from gouji.reading.sources.web import page
from gouji.wording import say
from tests.reading.making import EXPENDITURE, Pages, pdf
from tests.reading.wordmaking import W


def kind_of(path: Path, password: str | None = None) -> str:
    with pytest.raises(UserError) as caught:
        read_document(path, password=password)
    sentence = say(caught.value.message, **caught.value.params)
    assert path.name in sentence
    assert sentence.endswith("。")
    return caught.value.kind


def compound(stream: str, text: str = "") -> bytes:
    """As much of a compound file as tells what it holds: text, and the directory entry of one stream."""
    body = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + text.encode("utf-16-le") + b"\0\0"
    return body.ljust(512, b"\0") + stream.encode("utf-16-le").ljust(128, b"\0")


def draw(pages: Pages) -> None:
    pages.caption("2025年部门支出预算总表").table(EXPENDITURE)


def test_a_locked_pdf_asks_for_its_password(tmp_path: Path) -> None:
    path = tmp_path / "加密.pdf"
    pages = Pages(path)
    pages.canvas = Canvas(str(path), encrypt=StandardEncryption("secret", canPrint=1))
    draw(pages)
    pages.save()
    assert kind_of(path) == "password"
    assert kind_of(path, "wrong") == "password"
    assert read_document(path, password="secret").tables[0].keys[-1] == "合计"


def test_a_damaged_pdf(tmp_path: Path) -> None:
    path = pdf(tmp_path / "x.pdf", draw)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 3])
    assert kind_of(path) == "damaged"


def raw_pdf(path: Path, page: bytes, content: bytes, *objects: bytes) -> Path:
    """A PDF of one page, written by hand; more ``objects`` are numbered from 5 on."""
    held = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s>>" % page,
        content,
        *objects,
    )
    body = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(held, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    path.write_bytes(body + end % (len(held) + 1, table, len(held) + 1, len(body)))
    return path


def test_a_page_that_would_unpack_to_too_much(tmp_path: Path) -> None:
    drawing = zlib.compress(b"0 0 m " * (40 * 2**20 // 6))
    content = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(drawing), drawing)
    assert kind_of(raw_pdf(tmp_path / "bomb.pdf", b"", content)) == "too-large-unpacked"


def test_pages_whose_fonts_do_not_tell_their_letters_are_named(tmp_path: Path) -> None:
    """Also where a font of figures tells them: their labels cannot be read."""
    labels = b"".join(
        b"/F1 9 Tf (\\000%c\\000%c\\000%c) Tj /F2 9 Tf (1,234.00) Tj T* " % (n, n, n) for n in range(65, 90)
    )
    drawing = b"BT 12 TL 40 800 Td %s ET" % labels
    lost = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
        b"/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>]>>"
    )
    told = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    content = b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing)
    fonts = b"/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>"
    assert kind_of(raw_pdf(tmp_path / "x.pdf", fonts, content, lost, told)) == "scanned"


def test_pages_that_are_pictures_are_named(tmp_path: Path) -> None:
    picture = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (60, 80), "white").save(picture, "png")

    def scan(pages: Pages) -> None:
        picture.seek(0)
        pages.canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)

    def both(pages: Pages) -> None:
        draw(pages)
        scan(pages.page())

    assert kind_of(pdf(tmp_path / "scan.pdf", scan)) == "scanned"
    (notice,) = read_document(pdf(tmp_path / "both.pdf", both)).notices
    assert notice.params == {"pages": "2"}
    assert "2" in say(notice.message, **notice.params)


def three(pages: Pages) -> None:
    """Three pages, a table each."""
    for _ in range(3):
        draw(pages)
        pages.page()


def pages_of(document: Document) -> set[int]:
    """The pages that figures were read on."""
    places = (place for table in document.tables for place in table.sources.values())
    return {place.page for place in places if isinstance(place, OnPage)}


def break_pages(path: Path, *numbers: int) -> None:
    """Write over a PDF so that the size of so many of its pages is none."""
    whole, *pages = path.read_bytes().split(b"/MediaBox [ 0 0 ")
    for number, rest in enumerate(pages, start=1):
        whole += (b"/MediaBox [ 0 /x" if number in numbers else b"/MediaBox [ 0 0 ") + rest
    path.write_bytes(whole)


def test_a_page_that_cannot_be_read_costs_that_page_and_is_named(tmp_path: Path) -> None:
    path = pdf(tmp_path / "three.pdf", three)
    break_pages(path, 2)
    document = read_document(path)
    assert pages_of(document) == {1, 3}
    (notice,) = document.notices
    assert notice.params == {"pages": "2"}
    assert say(notice.message, **notice.params) == "第 2 页已损坏，或图形超出一页所需，未读取"


def test_a_document_none_of_whose_pages_can_be_read_is_damaged(tmp_path: Path) -> None:
    path = pdf(tmp_path / "three.pdf", three)
    break_pages(path, 1, 2, 3)
    assert kind_of(path) == "damaged"


def test_pages_may_share_what_they_draw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportlab.rl_config.useA85", 0)
    path = pdf(tmp_path / "three.pdf", three)
    data = path.read_bytes()
    first, *others = dict.fromkeys(re.findall(rb"/Contents \d+ 0 R", data))
    for other in others:
        assert len(other) == len(first)
        data = data.replace(other, first)
    path.write_bytes(data)
    document = read_document(path)
    assert pages_of(document) == {1, 2, 3}
    assert not document.notices


@pytest.mark.parametrize("own", ["reader.turn_of", "reader.read_page", "page.ruled_tables", "page.words_within"])
def test_a_fault_of_ours_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: str) -> None:
    def fail(*_: object) -> None:
        raise IndexError(own)

    monkeypatch.setattr(f"gouji.reading.sources.pdf.{own}", fail)
    with pytest.raises(IndexError):
        read_document(pdf(tmp_path / "x.pdf", draw))


def test_letters_that_stand_nowhere_are_not_printed(tmp_path: Path) -> None:
    """The numbers of a broken file may be endless: they cost what they place, and no more."""
    endless = b"9" * 400
    drawing = b"BT /F1 9 Tf 1 0 0 1 %s.0 40 Tm (9) Tj 1 0 0 1 40 700 Tm (2025) Tj ET 0 0 %s.0 5 re f" % (
        endless,
        endless,
    )
    content = b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    path = raw_pdf(tmp_path / "x.pdf", b"/Resources<</Font<</F1 5 0 R>>>>", content, font)
    (page,) = read_grid(path.read_bytes(), path.name).pages
    assert [line.text for line in page.lines] == ["2025"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<html><body>x</body></html>", "no-tables"),
        (b'<?xml version="1.0"?><beans/>', "unknown-format"),
        (compound("WordDocument"), "old-word"),
        (compound("WordDocument", text="Bookman Workbook"), "old-word"),
        (compound("EncryptedPackage"), "locked"),
        (compound("Workbook"), "damaged"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (b"%PDF-1.7\nnothing", "damaged"),
    ],
)
def test_other_content(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "预 算.xlsx"
    path.write_bytes(content)
    assert kind_of(path) == kind


def zipped(path: Path, document: str, declared: int = 0) -> Path:
    """A docx of a document; a ``declared`` size is written in the place of the true one."""
    name = b"word/document.xml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name.decode(), document)
    data = bytearray(path.read_bytes())
    if declared:
        entry = data.rfind(b"PK\x01\x02")
        data[entry + 24 : entry + 28] = declared.to_bytes(4, "little")
        path.write_bytes(bytes(data))
    return path


SHARE = 32

LIMITS = ((limits, "PART_LIMIT"), (limits, "TEXT_LIMIT"), (page, "_TAGS"), (page, "_HELD"), (page, "_PIECE"))

MANY, LONG = 70_000, limits.TEXT_LIMIT // SHARE + 1
"""More parts and letters than there is little room for, and fewer tags."""


@pytest.fixture
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A share of what is read of a document otherwise: it is soon too much, and too much yet for work that would grow
    with its square."""
    for where, limit in LIMITS:
        monkeypatch.setattr(where, limit, getattr(where, limit) // SHARE)
    assert limits.PART_LIMIT < MANY < page._TAGS


ENTITIES = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "1" * 10}">' for i in range(9))


@pytest.mark.usefixtures("little_room")
@pytest.mark.parametrize(
    ("document", "declared", "kind"),
    [
        (
            f'<!DOCTYPE w [{ENTITIES}]><w:document xmlns:w="{W}"><w:p><w:r><w:t>&e8;</w:t></w:r></w:p></w:document>',
            0,
            "damaged",
        ),
        ('<?xml version="1.0" encoding="gb2312"?><w:document/>', 0, "damaged"),
        ('<?xml version="1.0" encoding="nothing"?><w:document/>', 0, "damaged"),
        (f'<w:document xmlns:w="{W}"><w:body><w:p>', 0, "damaged"),
        ('<document xmlns="https://example.org"/>', 0, "damaged"),
        (f'<w:document xmlns:w="{W}"><w:tc/></w:document>', 0, "damaged"),
        (f'<w:document xmlns:w="{W}">{"<w:tbl><w:tr><w:tc>" * 5000}', 0, "damaged"),
        (f'<w:document xmlns:w="{W}">{"<a>" * 100_000}', 0, "damaged"),
        (f'<w:document xmlns:w="{W}"/>', 2 * 10**9, "too-large-unpacked"),
        (f'<w:document xmlns:w="{W}"/>', 10, "damaged"),
        (
            f'<w:document xmlns:w="{W}"><w:tbl>'
            + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr></w:tc></w:tr>' * 9
            + "</w:tbl></w:document>",
            0,
            "too-large-unpacked",
        ),
        (
            f'<w:document xmlns:w="{W}"><w:tbl><w:tr>{"<w:tc/>" * MANY}</w:tr></w:tbl></w:document>',
            0,
            "too-large-unpacked",
        ),
        (
            f'<w:document xmlns:w="{W}"><w:p><w:r><w:t>{"1" * LONG}</w:t></w:r></w:p></w:document>',
            0,
            "too-large-unpacked",
        ),
        (f'<w:document xmlns:w="{W}"><w:tbl>{"<w:tr/>" * MANY}</w:tbl></w:document>', 0, "too-large-unpacked"),
        (f'<w:document xmlns:w="{W}"/>', 0, "no-tables"),
    ],
    ids=range(15),
)
def test_word_documents_that_are_none_or_do_not_end(tmp_path: Path, document: str, declared: int, kind: str) -> None:
    assert kind_of(zipped(tmp_path / "x.docx", document, declared)) == kind


OFFICE = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
BOOK = f'<?xml version="1.0"?><Workbook {OFFICE}><Worksheet ss:Name="a"><Table>'


@pytest.mark.usefixtures("little_room")
@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<table>" + "<!--" * MANY, "damaged"),
        ("<html>" + "<a " * MANY, "damaged"),
        ("<html><script>" + "</" * MANY, "damaged"),
        ("<table>" * MANY, "damaged"),
        ("<table><tr>" + "<td>" * MANY, "too-large-unpacked"),
        ("<table>" + "<tr><td colspan=1000>" * 3000, "too-large-unpacked"),
        ("<table><tr><td colspan=1000 rowspan=0>x" + "<tr><td>y" * 3000, "too-large-unpacked"),
        ("<html>" + "x<br>" * MANY, "too-large-unpacked"),
        ("<html>" + "</p>" * MANY, "too-large-unpacked"),
        ("<html>" + "</b>" * (2 * MANY), "too-large-unpacked"),
        ("<html>" + "1" * LONG, "too-large-unpacked"),
        ("<html>" + "<!--" * 4000, "no-tables"),
        (f"{BOOK}<Row><Cell>", "damaged"),
        (f'<?xml version="1.0"?><Workbook {OFFICE}>' + "<Worksheet/>" * MANY, "too-large-unpacked"),
        (f'<?xml version="1.0"?><Workbook {OFFICE}><Styles>' + "<Style/>" * MANY, "too-large-unpacked"),
        (f'{BOOK}<Row ss:Index="99999999"/></Table></Worksheet></Workbook>', "damaged"),
        (f'{BOOK}<Row><Cell ss:MergeAcross="9999" ss:MergeDown="9999"/></Row>', "too-large-unpacked"),
        (f'{BOOK}<Row ss:Index="99999"><Cell ss:Index="9999"><Data>1</Data></Cell></Row>', "too-large-unpacked"),
        (f'<?xml version="1.0"?><!DOCTYPE w [{ENTITIES}]><Workbook {OFFICE}>&e8;</Workbook>', "damaged"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related\n\n", "damaged"),
        ('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="a"\n\n' + "--a" * MANY, "damaged"),
    ],
    ids=range(21),
)
def test_pages_and_archives_that_do_not_end(tmp_path: Path, content: str, kind: str) -> None:
    path = tmp_path / "x.xls"
    path.write_text(content)
    assert kind_of(path) == kind


def test_a_page_of_too_many_tags_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page._Page, "feed", lambda *_: pytest.fail("it was read"))
    path = tmp_path / "x.html"
    path.write_text("<html>" + "x<br>" * page._TAGS)
    assert kind_of(path) == "too-large-unpacked"


def test_reading_can_be_stopped_at_a_page_and_tells_how_far_it_is(tmp_path: Path) -> None:
    def many(pages: Pages) -> None:
        for _ in range(6):
            draw(pages)
            pages.page()

    path = pdf(tmp_path / "many.pdf", many)
    parts: list[int] = []
    with pytest.raises(Cancelled):
        read_document(path, parts.append, cancelled=lambda: len(parts) > 3)
    assert len(parts) == 4
    parts.clear()
    read_document(path, parts.append)
    assert parts == sorted(parts)
    assert parts[-1] == 100


def test_the_source_is_not_touched(tmp_path: Path) -> None:
    path = pdf(tmp_path / "x.pdf", draw)
    before = hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns
    read_document(path)
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before
