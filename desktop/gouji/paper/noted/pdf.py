"""Notes on a copy of a PDF: a highlight over the figure, which holds what is told, and its numbers beside it.

What is drawn is drawn by us (an appearance each), so that every program shows the same. A page is noted as it is shown,
be it turned or cut. The copy of a locked file is not locked, and that of a signed one bears no signature: neither could
be kept, and both are told. Held by ``tests/paper/noted/test_pdf.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from gouji.errors import UserError
from gouji.model.source import Box
from gouji.paper.noted.note import COLOURS, UNCHECKED, Noted, OnPaper
from gouji.paper.noted.seals import annotations_of, seals_of, take_signatures

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, RectangleObject

SIZE, HIGH, LETTER = 6.5, 8.5, 3.8
"""Points of the letters of a number, of its frame, and of one letter across."""

PRINTED = 4
"""The flag of an annotation that is printed too."""


def noted(data: bytes, name: str, password: str | None, notes: Sequence[OnPaper], unsigned: str = "") -> Noted:
    """A copy of the PDF of a name with the notes on it, and what is told where a signature is seen that is no longer
    one. Raises UserError where that cannot be made."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(data), strict=False)
        was_locked = bool(reader.is_encrypted)
        if was_locked and not reader.decrypt(password or ""):
            raise UserError("password", "{name} is locked, and no password that opens it was given.", name=name)
        writer = PdfWriter(clone_from=reader)
        seals = seals_of(writer)
        was_signed = take_signatures(writer)
        for page, on_page in _by_page(notes, len(writer.pages)):
            _note(writer, writer.pages[page], on_page)
        for seal in seals:
            _put(writer.pages[seal.page], [writer._add_object(_highlight(writer, seal.box, unsigned, UNCHECKED))])
        out = BytesIO()
        writer.write(out)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise UserError(
            "not-noted",
            "{name} cannot be copied with notes: it is not built as a PDF should be. Print it as PDF anew and open "
            "that, or write the notice of corrections instead.",
            name=name,
        ) from error
    return Noted(out.getvalue(), was_locked, was_signed)


def _by_page(notes: Sequence[OnPaper], pages: int) -> Iterator[tuple[int, list[OnPaper]]]:
    for page in sorted({one.page for one in notes}):
        if 0 < page <= pages:
            yield page - 1, [one for one in notes if one.page == page]


def _note(writer: PdfWriter, page: PageObject, notes: Sequence[OnPaper]) -> None:
    shown = _Shown(page)
    annotations: list[PdfObject] = []
    for one in notes:
        annotations.append(writer._add_object(_highlight(writer, shown.box(one.box), one.told, one.grave)))
        left = one.box[2] + 1
        for tag in one.tags:
            wide = LETTER * len(tag) + 4
            left = min(left, shown.width - wide - 1)
            box = (left, one.box[1], left + wide, one.box[1] + HIGH)
            annotations.append(writer._add_object(_number(writer, shown, box, tag, one.grave)))
            left += wide + 1
    _put(page, annotations)


def _put(page: PageObject, annotations: Sequence[PdfObject]) -> None:
    """Put annotations on a page, over those that are there."""
    from pypdf.generic import ArrayObject, NameObject

    page[NameObject("/Annots")] = ArrayObject((*annotations_of(page), *annotations))


class _Shown:
    """A page as it is shown: what stands where on it, in its own space.

    It is shown as far as it is both there and not cut off, whichever corners its boxes name first.
    """

    def __init__(self, page: PageObject) -> None:
        sheet, cut = _sorted(page.mediabox), _sorted(page.cropbox)
        both = (*map(max, sheet[:2], cut[:2]), *map(min, sheet[2:], cut[2:]))
        self.left, self.bottom, self.right, self.top = both if both[0] < both[2] and both[1] < both[3] else sheet
        self.turn = int(page.rotation / 90) % 4 * 90
        wide, high = self.right - self.left, self.top - self.bottom
        self.width = high if self.turn in (90, 270) else wide

    def box(self, shown: Box) -> Box:
        """Left, bottom, right and top in the space of the page."""
        (one_x, one_y), (other_x, other_y) = self._point(*shown[:2]), self._point(*shown[2:])
        return min(one_x, other_x), min(one_y, other_y), max(one_x, other_x), max(one_y, other_y)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        match self.turn:
            case 90:
                return self.left + y, self.bottom + x
            case 180:
                return self.right - x, self.bottom + y
            case 270:
                return self.right - y, self.top - x
            case _:
                return self.left + x, self.top - y

    @property
    def upright(self) -> tuple[int, int, int, int, int, int]:
        """What turns a drawing so that it stands upright on the page as it is shown."""
        turned = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
        return *turned[self.turn], 0, 0


def _sorted(box: RectangleObject) -> Box:
    (x, right), (y, top) = (sorted(map(float, (box[one], box[one + 2]))) for one in (0, 1))
    return x, y, right, top


def _highlight(writer: PdfWriter, box: Box, told: str, grave: int) -> DictionaryObject:
    from pypdf.generic import FloatObject, NameObject, TextStringObject

    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    red, green, blue = (0.55 + 0.45 * one for one in COLOURS[grave])
    drawn = f"/G gs {red:.2f} {green:.2f} {blue:.2f} rg 0 0 {wide:.2f} {high:.2f} re f"
    made = _annotation("/Highlight", box, _appearance(writer, (wide, high), drawn, (1, 0, 0, 1, 0, 0)), grave)
    corners = (left, top, right, top, left, bottom, right, bottom)
    made[NameObject("/QuadPoints")] = _numbers(corners)
    made[NameObject("/Contents")] = TextStringObject(told)
    made[NameObject("/T")] = TextStringObject("Gouji")
    made[NameObject("/CA")] = FloatObject(1)
    return made


def _number(writer: PdfWriter, shown: _Shown, box: Box, tag: str, grave: int) -> DictionaryObject:
    wide, high = box[2] - box[0], box[3] - box[1]
    red, green, blue = COLOURS[grave]
    ink = f"{red:.2f} {green:.2f} {blue:.2f}"
    drawn = (
        f"1 1 1 rg {ink} RG 0.6 w 0.3 0.3 {wide - 0.6:.2f} {high - 0.6:.2f} re B "
        f"BT /F {SIZE} Tf {ink} rg 2 2 Td ({tag}) Tj ET"
    )
    return _annotation("/Stamp", shown.box(box), _appearance(writer, (wide, high), drawn, shown.upright), grave)


def _annotation(kind: str, box: Box, appearance: object, grave: int) -> DictionaryObject:
    from pypdf.generic import DictionaryObject, NameObject, NumberObject

    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): _numbers(box),
            NameObject("/F"): NumberObject(PRINTED),
            NameObject("/C"): _numbers(COLOURS[grave]),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): appearance}),
        }
    )


def _appearance(writer: PdfWriter, size: tuple[float, float], drawn: str, turned: Sequence[float]) -> object:
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    def of(**entries: object) -> DictionaryObject:
        return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})

    font = of(Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Helvetica-Bold"))
    behind = of(Type=NameObject("/ExtGState"), BM=NameObject("/Multiply"))
    stream = StreamObject()
    stream.set_data(drawn.encode("ascii"))
    stream.update(
        of(
            Type=NameObject("/XObject"),
            Subtype=NameObject("/Form"),
            BBox=_numbers((0, 0, *size)),
            Matrix=_numbers(turned),
            Resources=of(Font=of(F=font), ExtGState=of(G=behind)),
            Group=of(S=NameObject("/Transparency")),
        )
    )
    return writer._add_object(stream)


def _numbers(told: Sequence[float]) -> ArrayObject:
    from pypdf.generic import ArrayObject, FloatObject

    return ArrayObject([FloatObject(round(one, 3)) for one in told])
