"""The check sheet as a workbook of its own: a head that tells whose it is, then a row a line.

Held by ``tests/casework/sheet/test_workbook.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from math import ceil
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gouji.casework.sheet import pictures
from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.crops import Crop
from gouji.paper.filled import cells
from gouji.paper.filled.cells import Words
from gouji.wording import say

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OF = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WIDTHS = (14, 42, 10, 90)
_PICTURES = 58
"""How wide the column of the pictures is."""
_FIRST = 3
"""The row of the first line of the sheet."""
_LINE = 15.0
"""Points of a line of text."""
_DRAWN = '<drawing r:id="rId1"/>'
_OF_PICTURES = (
    '<Default Extension="png" ContentType="image/png"/><Override PartName="/xl/drawings/drawing1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>'
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that one sheet is the same file whenever it is written."""

_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OF}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OF}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OF}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/>'
        '<bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/>'
        '<xf borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


def rows(subject: str, answers: Sequence[Answer], *, pictured: bool) -> Iterator[tuple[Words, ...]]:
    """The sheet as rows of texts: whose it is, the headings, the lines; what is answered by hand, where anything is."""
    yield (Words(say("Check sheet")), Words(subject), Words(""), Words(""))
    heads = ("Group", "What is checked", "Meets the requirement", "Problems", *(("Pictures",) if pictured else ()))
    yield tuple(map(Words, map(say, heads)))
    for one in answers:
        yield (Words(one.line.group), Words(one.line.text), Words(one.told_counted, one.by_hand), Words(one.findings))
    if any(one.by_hand for one in answers):
        yield (Words(""), Words(say("answered by a person"), True), Words(""), Words(""))


def workbook(subject: str, answers: Sequence[Answer], crops: Mapping[str, Sequence[Crop]] | None = None) -> bytes:
    """The sheet as an xlsx file; with pictures of the pages, by the ids of the lines, in a column of their own."""
    seen = {row: pictures.fitting((crops or {}).get(one.line.id, ())) for row, one in enumerate(answers, _FIRST)}
    seen = {row: found for row, found in seen.items() if found}
    wide = (*_WIDTHS, _PICTURES) if seen else _WIDTHS
    widths = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(wide, 1))
    high = {row: max(pictures.height_of(found), _high(answers[row - _FIRST])) for row, found in seen.items()}
    body = cells.joined(rows(subject, answers, pictured=bool(seen)), high).decode()
    name = say("Check sheet")
    parts: dict[str, bytes | str] = {
        **_PARTS,
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OF}">'
            f'<sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OF}"><cols>{widths}</cols><sheetData>{body}</sheetData>'
            f"{_DRAWN if seen else ''}</worksheet>"
        ),
    }
    if seen:
        parts |= pictures.parts(len(wide), seen)
        parts["[Content_Types].xml"] = _PARTS["[Content_Types].xml"].replace("</Types>", f"{_OF_PICTURES}</Types>")
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for path, xml in parts.items():
            file.writestr(ZipInfo(path, _EPOCH), xml if isinstance(xml, bytes) else _XML + xml, ZIP_DEFLATED)
    return out.getvalue()


def _high(one: Answer) -> float:
    """Points that the findings of a line take; a row whose height is given does not find it by itself."""
    letters = _WIDTHS[3] / 2  # Chinese ones, of two digits each
    return _LINE * sum(max(1, ceil(len(row) / letters)) for row in one.findings.splitlines())
