"""Pictures in a column of the workbook of a check sheet: its drawing, and how high a row has to be for them.

Held by ``tests/casework/sheet/test_crops.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gouji.casework.sheet.crops import Crop

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OF = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

EMU, POINTS = 9525, 0.75
"""Of a pixel, as drawings and the heights of rows count."""

SHOWN = 2 / 3
"""How large a picture is shown, so that it stays sharp on paper."""

GAP = 4
"""Pixels around a picture."""

HIGHEST_ROW = 409.0
"""Points; no workbook has higher rows."""


def shown(crop: Crop) -> tuple[int, int]:
    """Width and height in pixels as a picture is shown."""
    return round(crop.width * SHOWN), round(crop.height * SHOWN)


def fitting(crops: Sequence[Crop]) -> list[Crop]:
    """As many as one row has room for."""
    found: list[Crop] = []
    for crop in crops:
        if height_of([*found, crop]) > HIGHEST_ROW:
            break
        found.append(crop)
    return found


def height_of(crops: Sequence[Crop]) -> float:
    """Points that a row needs for pictures one below the other."""
    return sum(shown(crop)[1] + GAP for crop in crops) * POINTS + GAP


def parts(column: int, by_row: Mapping[int, Sequence[Crop]]) -> dict[str, bytes | str]:
    """The parts of a workbook that hold pictures, in a column of the only sheet and in rows, counted from 1."""
    placed = [*_placed(by_row)]
    anchors = "".join(_anchor(n, column, row, top, crop) for n, (row, top, crop) in enumerate(placed, 1))
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{_OF}/image" Target="../media/image{n}.png"/>'
        for n in range(1, len(placed) + 1)
    )
    media = {f"xl/media/image{n}.png": crop.png for n, (_, _, crop) in enumerate(placed, 1)}
    return {
        "xl/worksheets/_rels/sheet1.xml.rels": (
            f'<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="rId1" Type="{_OF}/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
        ),
        "xl/drawings/drawing1.xml": (
            f'<xdr:wsDr xmlns:xdr="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main" xmlns:r="{_OF}">'
            f"{anchors}</xdr:wsDr>"
        ),
        "xl/drawings/_rels/drawing1.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{told}</Relationships>',
        **media,
    }


def _placed(by_row: Mapping[int, Sequence[Crop]]) -> Iterator[tuple[int, int, Crop]]:
    """Each picture with its row and the pixels above it there."""
    for row, crops in by_row.items():
        top = GAP
        for crop in crops:
            yield row, top, crop
            top += shown(crop)[1] + GAP


def _anchor(number: int, column: int, row: int, top: int, crop: Crop) -> str:
    wide, high = (one * EMU for one in shown(crop))
    return (
        f"<xdr:oneCellAnchor><xdr:from><xdr:col>{column - 1}</xdr:col><xdr:colOff>{GAP * EMU}</xdr:colOff>"
        f"<xdr:row>{row - 1}</xdr:row><xdr:rowOff>{top * EMU}</xdr:rowOff></xdr:from>"
        f'<xdr:ext cx="{wide}" cy="{high}"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{number}" name="{number}"/>'
        f'<xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>'
        f'<xdr:blipFill><a:blip r:embed="rId{number}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>'
        f'<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>'
    )
