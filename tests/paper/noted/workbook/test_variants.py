"""However a workbook spells its remarks, a note gets to its cell; where that cannot be known, there is no copy."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from gouji.archives.packing import archive_of, packed
from gouji.errors import UserError
from gouji.paper.noted.note import OnCell
from gouji.paper.noted.workbook.noting import noted_workbook
from tests.paper.noted.workbook.books import (
    FRAMES,
    OF_SHEET,
    REMARKS,
    SHEET,
    Parts,
    before_end,
    book,
    changed,
    instead,
    part,
    remarks,
)

PLAIN, REMARKED = book(), book(remark=True)
NOTES = [OnCell("表一", "B2", "不符"), OnCell("表一", "A3", "尾差")]
BENEATH = {("表一", "B2"): "原有\n不符", ("表一", "B3"): "也是", ("表一", "A3"): "尾差"}

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OF = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
THREADS = "http://schemas.openxmlformats.org/office/2017/10/relationships"
TALK = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'


def noted(data: bytes, *notes: OnCell) -> bytes:
    return noted_workbook(data, "表.xlsx", notes or NOTES).data


def told(texts: str, authors: str = "<authors><author>某人</author></authors>") -> bytes:
    return f"<comments {MAIN}>{authors}<commentList>{texts}</commentList></comments>".encode()


OTHER = '<comment ref="B3" authorId="0"><text><t>也是</t></text></comment>'

SPELLINGS: dict[str, Parts] = {
    "a prefix": {
        REMARKS: lambda held: re.sub(rb"<(/?)(\w)", rb"<\1m:\2", held).replace(b"xmlns=", b"xmlns:m="),
        SHEET: instead("<legacyDrawing xmlns:r=", "<legacyDrawing   xmlns:r="),
    },
    "single quotes and another order": {
        REMARKS: instead('ref="B2" authorId="0" shapeId="0"', "shapeId='0'\n authorId='0'\tref='B2' "),
    },
    "CDATA that seems to end the remark": {
        REMARKS: instead("<t>原有</t>", "<t><![CDATA[原]]>有</t>"),
    },
    "a comment of XML that seems to be the remark": {
        REMARKS: instead("<commentList>", '<!-- <comment ref="B2"><text></text> </commentList> --><commentList>'),
    },
    "runs and how they are spoken": {
        REMARKS: told(
            '<comment ref="B2" authorId="0"><text><r><t>原</t></r><r><t>有</t></r><rPh sb="0" eb="1"><t>y</t></rPh>'
            f'<phoneticPr fontId="1"/></text></comment>{OTHER}'
        ),
    },
    "nobody who remarked, and an address of its own": {
        REMARKS: told(f'<comment ref="B2" authorId="0"><text><t>原有</t></text></comment>{OTHER}', "<authors />"),
        OF_SHEET: instead("/xl/comments/", "../comments/"),
    },
    "a mark of the order of bytes": {REMARKS: lambda held: b"\xef\xbb\xbf" + held},
    "remarks without frames": {
        SHEET: lambda held: re.sub(rb"<legacyDrawing[^>]*>", b"", held),
        OF_SHEET: lambda held: re.sub(rb"<Relationship [^>]*vmlDrawing[^>]*>", b"", held),
    },
    "a frame that only pages of the web spell so": {
        FRAMES: before_end(
            '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="_x0000_s1030"><v:textbox><div>按<br>钮<BR></div>'
            "</v:textbox></v:shape>"
        ),
    },
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_however_remarks_are_spelt_notes_are_at_their_cells(spelling: str) -> None:
    made = noted(changed(REMARKED, SPELLINGS[spelling]))
    assert remarks(made) == BENEATH
    *_, frames = (part(made, name) for name in ZipFile(BytesIO(made)).namelist() if name.endswith(".vml"))
    rows = re.findall(rb"Row>(\d+)</\w+:Row><\w+:Column>(\d+)<", frames)
    assert sorted(rows) == [(b"1", b"1"), (b"2", b"0"), (b"2", b"1")]


@pytest.mark.parametrize(
    "spelling",
    [
        {REMARKS: instead('ref="B2"', 'ref="$b$2:B2"')},
        {OF_SHEET: instead("/xl/comments/comment1", "/XL/%43omments/Comment1")},
    ],
)
def test_what_openpyxl_does_not_understand_is_understood(spelling: Parts) -> None:
    texts = re.findall(r"<text>.*?</text>", part(noted(changed(REMARKED, spelling)), REMARKS).decode(), re.DOTALL)
    assert [re.sub("<[^>]*>", "", one) for one in texts] == ["原有\n不符", "也是", "尾差"]


def test_a_text_that_seems_to_end_its_remark_stays_whole() -> None:
    strange = "</text></comment>"
    data = changed(REMARKED, {REMARKS: instead("原有", f"<![CDATA[{strange}]]>")})
    assert remarks(noted(data)) == BENEATH | {("表一", "B2"): f"{strange}\n不符"}


def test_an_empty_remark_takes_the_note() -> None:
    data = changed(REMARKED, {REMARKS: instead("<text><t>原有</t></text>", '<text xml:space="preserve"/>')})
    assert remarks(noted(data)) == BENEATH | {("表一", "B2"): "不符"}


def test_words_that_are_no_run_become_one_for_a_text_is_either() -> None:
    assert b"<r><t>\xe5\x8e\x9f\xe6\x9c\x89</t></r><r><t" in part(noted(REMARKED), REMARKS)


def test_a_merged_area_has_its_note_at_its_first_cell() -> None:
    data = changed(PLAIN, {SHEET: instead("<conditionalFormatting", '<mergeCells count="1"><mergeCell ref="A2:C3"/>'
                                          "</mergeCells><conditionalFormatting")})  # fmt: skip
    made = noted(data, *NOTES, OnCell("表一", "D2", "旁"))
    assert remarks(made) == {("表一", "A2"): "不符\n尾差", ("表一", "D2"): "旁"}


def test_the_drawing_of_what_stands_at_the_head_of_a_page_gets_no_frames() -> None:
    head = f'<legacyDrawingHF xmlns:r="{OF}" r:id="head"/>'
    drawing = b'<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="_x0000_s3073"/></xml>'
    data = changed(
        PLAIN,
        {
            SHEET: instead("<tableParts", f"{head}<tableParts"),
            OF_SHEET: before_end(f'<Relationship Id="head" Type="{OF}/vmlDrawing" Target="../drawings/head.vml"/>'),
            "xl/drawings/head.vml": drawing,
        },
    )
    made = noted(data)
    assert part(made, "xl/drawings/head.vml") == drawing
    assert remarks(made) == {("表一", "B2"): "不符", ("表一", "A3"): "尾差"}
    sheet = part(made, SHEET)
    assert sheet.index(b"<legacyDrawing ") < sheet.index(b"<legacyDrawingHF")


def test_frames_stand_before_controls_that_stand_in_a_choice() -> None:
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent>'
    )
    sheet = part(noted(changed(PLAIN, {SHEET: instead("<tableParts", f"{choice}<tableParts")})), SHEET)
    assert sheet.index(b"<legacyDrawing ") < sheet.index(b"<mc:AlternateContent")


def test_a_drawing_of_controls_takes_frames_too() -> None:
    control = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:e="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="7"/>'
        '</o:shapelayout><v:shapetype id="_x0000_t201"/><v:shape id="Button 1" o:spid="_x0000_s7169" '
        'type="#_x0000_t201"><v:textbox>一<br>二</v:textbox><e:ClientData ObjectType="Button"/></v:shape></xml>'
    )
    data = changed(
        PLAIN,
        {
            SHEET: instead("<tableParts", f'<legacyDrawing xmlns:r="{OF}" r:id="own"/><tableParts'),
            OF_SHEET: before_end(f'<Relationship Id="own" Type="{OF}/vmlDrawing" Target="../drawings/own.vml"/>'),
            "xl/drawings/own.vml": control.encode(),
        },
    )
    made = noted(data)
    drawing = part(made, "xl/drawings/own.vml").decode()
    assert drawing.startswith(control.removesuffix("</xml>").replace('data="7"/>', 'data="7"/>'))
    assert 'id="_x0000_t202"' in drawing
    assert 'id="_x0000_s7170" type="#_x0000_t202"' in drawing
    assert 'e:ClientData ObjectType="Note"' in drawing
    assert remarks(made) == {("表一", "B2"): "不符", ("表一", "A3"): "尾差"}


def threaded() -> bytes:
    """A remark that is answered, as newer programs keep it."""
    thread = (
        f'<ThreadedComments {TALK}><threadedComment ref="B2" dT="2026-01-01T00:00:00.00" personId="{{P}}" id="{{T}}">'
        "<text>原有</text></threadedComment></ThreadedComments>"
    )
    people = f'<personList {TALK}><person displayName="某人" id="{{P}}"/></personList>'
    return changed(
        REMARKED,
        {
            OF_SHEET: before_end(
                f'<Relationship Id="t" Type="{THREADS}/threadedComment" Target="../threadedComments/t1.xml"/>'
            ),
            "xl/threadedComments/t1.xml": thread.encode(),
            "xl/_rels/workbook.xml.rels": before_end(
                f'<Relationship Id="p" Type="{THREADS}/person" Target="persons/person.xml"/>'
            ),
            "xl/persons/person.xml": people.encode(),
        },
    )


def test_a_thread_is_answered_and_told_below_the_remark_for_older_programs() -> None:
    made = noted(threaded())
    assert remarks(made) == BENEATH
    thread, people = (part(made, f"xl/{name}.xml").decode() for name in ("threadedComments/t1", "persons/person"))
    (own,) = re.findall(r'displayName="勾稽" id="([^"]+)"', people)
    (answer,) = re.findall(r"<threadedComment [^>]*>(?=<text>不符)", thread)
    assert thread.index("原有") < thread.index("不符")
    assert 'ref="B2"' in answer
    assert 'parentId="{T}"' in answer
    assert f'personId="{own}"' in answer
    assert "尾差" not in thread
    assert part(noted(made), "xl/persons/person.xml").decode() == people


SHARED = f'<Relationship Id="own" Type="{OF}/comments" Target="/xl/comments/comment1.xml"/>'
RELATED = (
    f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{SHARED}</Relationships>'
)

STRANGE: dict[str, Parts] = {
    "two remarks at a cell": {REMARKS: instead('ref="B3"', 'ref="B2"')},
    "a remark at several cells": {REMARKS: instead('ref="B2"', 'ref="B2:C4"')},
    "a remark nowhere": {REMARKS: instead('ref="B2"', 'ref="表"')},
    "remarks of two sheets": {"xl/worksheets/_rels/sheet2.xml.rels": RELATED.encode()},
    "two parts of remarks": {OF_SHEET: before_end(SHARED)},
    "entities": {REMARKS: lambda held: b'<!DOCTYPE comments [<!ENTITY a "b">]>' + held},
    "remarks in UTF-16": {REMARKS: lambda held: held.decode().encode("utf-16")},
    "remarks in another code": {REMARKS: lambda held: b'<?xml version="1.0" encoding="iso-8859-1"?>' + held},
    "remarks that are not there": {OF_SHEET: instead("comment1.xml", "comment9.xml")},
    "remarks that end early": {REMARKS: lambda held: held[:-9]},
    "remarks without a text": {REMARKS: instead("<text><t>原有</t></text>", "")},
    "no drawing of that name": {SHEET: instead('r:id="anysvml"', 'r:id="other"')},
    "a frame of no cell": {FRAMES: lambda held: held.replace(b"Row>1<", b"Row>x<")},
    "a sheet under two names": {"xl/workbook.xml": instead('r:id="rId2"', 'r:id="rId1"')},
    "two sheets of a name": {"xl/workbook.xml": instead('name="表二"', 'name="表一"')},
}


@pytest.mark.parametrize("strange", STRANGE)
def test_where_a_note_might_get_elsewhere_there_is_no_copy(strange: str) -> None:
    with pytest.raises(UserError, match="another cell") as refused:
        noted(changed(REMARKED, STRANGE[strange]))
    assert refused.value.params["sheet"] == "表一"


OTHERS: dict[str, Parts] = {
    "another workbook is shown than is read": {
        "_rels/.rels": instead('"xl/workbook.xml"', '"xl/other.xml"'),
        "xl/other.xml": part(PLAIN, "xl/workbook.xml"),
    },
    "a workbook that is not declared at all": {"xl/_rels/workbook.xml.rels": b"<a"},
}


@pytest.mark.parametrize("other", OTHERS)
def test_what_is_not_built_as_a_workbook_is_refused(other: str) -> None:
    with pytest.raises(UserError, match="built as a workbook"):
        noted(changed(PLAIN, OTHERS[other]))


def test_a_workbook_with_macros_is_to_be_saved_as_one_without() -> None:
    main = "spreadsheetml.sheet.main", "application/vnd.ms-excel.sheet.macroEnabled.main"
    with pytest.raises(UserError, match="with macros"):
        noted(changed(PLAIN, {"[Content_Types].xml": instead(f"application/vnd.openxmlformats-officedocument.{main[0]}",
                                                             main[1])}))  # fmt: skip


def test_a_part_that_is_there_twice_is_refused() -> None:
    out = BytesIO(PLAIN)
    with ZipFile(out, "a") as file:
        file.writestr("xl/Worksheets/sheet1.xml", part(PLAIN, SHEET))
    with pytest.raises(UserError, match="built as a workbook"):
        noted(out.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with ZipFile(BytesIO(REMARKED)) as old:
        parts = {name: packed(old.read(name)) for name in old.namelist()}
    bomb = packed(bytes(10_000_000))
    data = archive_of(parts | {f"xl/media/{number}.png": bomb for number in range(50)}).getvalue()
    with pytest.raises(UserError) as refused:
        noted(data)
    assert len(data) < 1_000_000
    assert refused.value.kind == "too-large-unpacked"


def test_a_bomb_that_lies_about_its_size_is_refused_where_it_ends() -> None:
    with ZipFile(BytesIO(REMARKED)) as old:
        parts = {name: packed(old.read(name)) for name in old.namelist()}
    declared = len(part(REMARKED, REMARKS))
    parts[REMARKS] = packed(part(REMARKED, REMARKS) + b" " * 10_000_000)._replace(size=declared)
    with pytest.raises(UserError, match="another cell"):
        noted(archive_of(parts).getvalue())


def test_the_copy_of_a_signed_workbook_bears_no_signature() -> None:
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"
    related = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    sign = f'<Relationship Id="s" Type="{kinds}/signature" Target="sig1.xml"/>'
    origin = f'<Relationship Id="o" Type="{kinds}/origin" Target="_xmlsignatures/origin.sigs"/>'
    declared = '<Override PartName="/_xmlsignatures/sig1.xml" ContentType="a/b"/>'
    data = changed(
        PLAIN,
        {
            "_rels/.rels": before_end(origin),
            "_xmlsignatures/origin.sigs": b"",
            "_xmlsignatures/_rels/origin.sigs.rels": related.format(sign).encode(),
            "_xmlsignatures/sig1.xml": b"<Signature/>",
            "[Content_Types].xml": before_end(declared),
        },
    )
    made = noted_workbook(data, "表.xlsx", NOTES)
    assert made.was_signed
    assert not noted_workbook(PLAIN, "表.xlsx", NOTES).was_signed
    assert not [name for name in ZipFile(BytesIO(made.data)).namelist() if "signature" in name]
    assert b"signature" not in part(made.data, "_rels/.rels") + part(made.data, "[Content_Types].xml")
    assert load_workbook(BytesIO(made.data)).sheetnames == ["表一", "表二"]
