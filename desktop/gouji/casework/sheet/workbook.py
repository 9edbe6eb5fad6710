"""The check sheet as a workbook of its own: a head that tells whose it is, then a row a line.

Held by ``tests/casework/sheet/test_workbook.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gouji.casework.sheet import package
from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.package import Words
from gouji.wording import say

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OF = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WIDTHS = (14, 42, 10, 90)
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


def rows(subject: str, answers: Sequence[Answer]) -> Iterator[tuple[Words, ...]]:
    """The sheet as rows of texts: whose it is, the headings, the lines; what is answered by hand, where anything is."""
    yield (Words(say("Check sheet")), Words(subject), Words(""), Words(""))
    yield tuple(map(Words, map(say, ("Group", "What is checked", "Meets the requirement", "Problems"))))
    for one in answers:
        yield (Words(one.line.group), Words(one.line.text), Words(one.told, one.by_hand), Words(one.findings))
    if any(one.by_hand for one in answers):
        yield (Words(""), Words(say("answered by a person"), True), Words(""), Words(""))


def workbook(subject: str, answers: Sequence[Answer]) -> bytes:
    """The sheet as an xlsx file."""
    widths = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(_WIDTHS, 1))
    body = package.joined(rows(subject, answers)).decode()
    name = say("Check sheet")
    parts = _PARTS | {
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OF}">'
            f'<sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{_MAIN}"><cols>{widths}</cols><sheetData>{body}</sheetData></worksheet>'
        ),
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for path, xml in parts.items():
            file.writestr(ZipInfo(path, _EPOCH), _XML + xml, ZIP_DEFLATED)
    return out.getvalue()
