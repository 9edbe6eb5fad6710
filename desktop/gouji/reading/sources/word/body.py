"""The body of a Word document as it flows: paragraphs, and tables whose cells flow in turn.

What is tracked is read as accepted. What is not printed (deleted, hidden, the codes of fields) is not read.

Word divides a table at every border of any row. Borders that stand closer than a sign is wide are one; a figure
that then still stands under two headers leaves the table raw. Held by
``test_borders_that_do_not_quite_meet_make_no_column``,
``test_a_figure_half_under_one_header_and_half_under_the_next_is_not_guessed``.

Changes tracked in Word are read as accepted, and told. What is raised or struck out is put in brackets: it
closes up with no figure. Held by ``test_changes_are_read_as_accepted_and_told``,
``test_a_raised_or_struck_out_figure_does_not_close_up_with_its_neighbours``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from gouji.reading.sources.limits import Room
from gouji.reading.sources.refusals import damaged
from gouji.reading.sources.word.elements import (
    CHOICES,
    LOOKS,
    MATHS,
    NOT_READ,
    OBJECTS,
    SIGNS,
    WORD,
    is_on,
    number,
    setting,
)
from gouji.reading.sources.word.flow import Flow, WordCell, WordRow, WordTable
from gouji.reading.sources.xml import Attributes, Begin, End, XmlStream

_DEEPEST = 32
"""Cells and text boxes within each other."""


@dataclass(slots=True)
class _Paragraph:
    """``hidden`` and ``apart`` are of its present run: what is raised or struck out must close up with no figure."""

    pieces: list[str] = field(default_factory=list)
    boxes: Flow = field(default_factory=list)
    hidden: bool = False
    apart: bool = False
    joins: bool = False
    """The mark at its end was deleted: the next paragraph goes on with it."""


class WordBody:
    """``feed`` it with the pieces of ``document.xml``; ``flow`` is what the body holds once ``close`` was called."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.room = Room(name)
        self.flow: Flow = []
        self.tracked = False
        """Whether there are changes that nobody has accepted."""
        self.embedded = 0
        """Workbooks and documents that are embedded."""
        self._flows = [self.flow]
        self._carried = [""]
        """The beginning of each flow's next paragraph."""
        self._tables: list[WordTable] = []
        self._paragraphs: list[_Paragraph] = []
        self._chosen: list[bool] = []
        self._reading = False
        self._settings = ""
        """Of what the settings are that are being read."""
        begins, ends = self._handlers()
        self._stream = XmlStream(name, {f"{space} document" for space in WORD}, begins, ends, self._text)

    def _handlers(self) -> tuple[dict[str, Begin], dict[str, End]]:
        """What is done where elements begin and end, by their names."""
        word: dict[str, Begin] = {
            "p": self._begin_paragraph,
            "pPr": partial(self._set, "paragraph"),
            "r": self._begin_run,
            "t": self._begin_text,
            "vanish": self._hide,
            "ins": self._insert,
            "moveTo": self._insert,
            "del": self._delete,
            "moveFrom": self._delete,
            "altChunk": self._embed,
            "txbxContent": self._begin_box,
            "tbl": self._begin_table,
            "gridCol": self._add_width,
            "tr": self._begin_row,
            "trPr": partial(self._set, "row"),
            "gridBefore": self._leave_out,
            "tc": self._begin_cell,
            "gridSpan": self._span,
            "vMerge": self._merge_down,
            "hMerge": self._merge_left,
            "cellDel": self._delete_cell,
        }
        word |= {name: partial(self._put_sign, sign) for name, sign in SIGNS.items()}
        word |= dict.fromkeys(("vertAlign", "strike", "dstrike"), self._set_apart)
        word |= dict.fromkeys(NOT_READ, self._skip)
        begins = {f"{space} {name}": act for space in WORD for name, act in word.items()}
        begins |= {f"{space} oMath": self._begin_formula for space in MATHS}
        begins |= {f"{space} t": self._begin_text for space in MATHS}
        begins |= {f"{CHOICES} AlternateContent": self._begin_choices, f"{OBJECTS} OLEObject": self._embed}
        begins |= dict.fromkeys((f"{CHOICES} Choice", f"{CHOICES} Fallback"), self._choose)
        ended: dict[str, End] = {
            "p": self._end_paragraph,
            "pPr": self._end_settings,
            "txbxContent": self._end_box,
            "tbl": self._end_table,
            "tr": self._end_row,
            "trPr": self._end_settings,
            "tc": self._end_cell,
        }
        ends = {f"{space} {name}": act for space in WORD for name, act in ended.items()}
        ends |= {f"{space} t": self._end_text for space in (*WORD, *MATHS)}
        ends[f"{CHOICES} AlternateContent"] = self._end_choices
        return begins, ends

    def feed(self, data: bytes) -> None:
        """Read a piece. Raises UserError where it is damaged or would not fit in memory."""
        self._stream.feed(LOOKS.sub(b"", data))

    def close(self) -> None:
        """The document has ended."""
        self._stream.feed(b"", last=True)
        self._end_joins()

    def _text(self, text: str) -> None:
        if self._reading:
            self._put(text)

    def _skip(self, _: Attributes) -> None:
        self._stream.skip()

    def _set(self, of: str, _: Attributes) -> None:
        self._settings = of

    def _end_settings(self) -> None:
        self._settings = ""

    def _put(self, text: str) -> None:
        paragraph = self._paragraphs[-1]
        if paragraph.hidden:
            return
        self.room.take_text(len(text))
        paragraph.pieces.append(f"[{text}]" if paragraph.apart else text)

    def _open(self, flow: Flow) -> None:
        if len(self._flows) > _DEEPEST:
            raise damaged(self.name)
        self._flows.append(flow)
        self._carried.append("")

    def _close(self) -> Flow:
        self._end_joins()
        self._carried.pop()
        return self._flows.pop()

    def _end_joins(self) -> None:
        """No paragraph follows that could go on with the last one."""
        if self._carried[-1]:
            self._flows[-1].append(self._carried[-1])
            self._carried[-1] = ""

    # Paragraphs and their text

    def _begin_paragraph(self, _: Attributes) -> None:
        self.room.take()
        self._paragraphs.append(_Paragraph())

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        text = self._carried[-1] + "".join(paragraph.pieces)
        self._carried[-1] = text if paragraph.joins else ""
        if not paragraph.joins:
            self._flows[-1].append(text)
        self._flows[-1] += paragraph.boxes

    def _begin_run(self, _: Attributes) -> None:
        self._paragraphs[-1].hidden = self._paragraphs[-1].apart = False

    def _hide(self, attributes: Attributes) -> None:
        self._paragraphs[-1].hidden = is_on(attributes)

    def _set_apart(self, attributes: Attributes) -> None:
        self._paragraphs[-1].apart |= is_on(attributes)

    def _begin_formula(self, _: Attributes) -> None:
        self._paragraphs[-1].hidden = False
        self._paragraphs[-1].apart = True

    def _begin_text(self, _: Attributes) -> None:
        self._reading = True

    def _end_text(self) -> None:
        self._reading = False

    def _put_sign(self, sign: str, _: Attributes) -> None:
        self._put(sign)

    # What was changed, what may be chosen, what is embedded

    def _insert(self, _: Attributes) -> None:
        self.tracked = True

    def _delete(self, _: Attributes) -> None:
        self.tracked = True
        if self._settings == "row":
            self._tables[-1].rows[-1].deleted = True
        elif self._settings == "paragraph":
            self._paragraphs[-1].joins = True
        self._stream.skip()

    def _begin_choices(self, _: Attributes) -> None:
        self._chosen.append(False)

    def _choose(self, _: Attributes) -> None:
        """The first choice is what Word shows; the others say the same for older programs."""
        if self._chosen[-1]:
            self._stream.skip()
        self._chosen[-1] = True

    def _end_choices(self) -> None:
        self._chosen.pop()

    def _embed(self, attributes: Attributes) -> None:
        program = attributes.get("ProgID", "document").lower()
        self.embedded += any(word in program for word in ("sheet", "book", "document"))

    # Text boxes and tables

    def _begin_box(self, _: Attributes) -> None:
        self._open([])

    def _end_box(self) -> None:
        """What a box holds follows the paragraph that it hangs on, or stands before the table in which that is."""
        held = self._close()
        (self._tables[0] if self._tables else self._paragraphs[-1]).boxes += held

    def _begin_table(self, _: Attributes) -> None:
        self.room.take()
        self._end_joins()
        self._tables.append(WordTable())

    def _end_table(self) -> None:
        self._flows[-1].append(self._tables.pop())

    def _add_width(self, attributes: Attributes) -> None:
        self.room.take()
        self._tables[-1].widths.append(number(attributes, "w"))

    def _begin_row(self, _: Attributes) -> None:
        self.room.take()
        self._tables[-1].rows.append(WordRow())

    def _leave_out(self, attributes: Attributes) -> None:
        self._tables[-1].rows[-1].before = number(attributes)

    def _end_row(self) -> None:
        if self._tables[-1].rows[-1].deleted:
            self._tables[-1].rows.pop()

    def _begin_cell(self, _: Attributes) -> None:
        self.room.take()
        cell = WordCell()
        self._tables[-1].rows[-1].cells.append(cell)
        self._open(cell.flow)

    def _span(self, attributes: Attributes) -> None:
        self._tables[-1].rows[-1].cells[-1].span = max(number(attributes), 1)

    def _merge_down(self, attributes: Attributes) -> None:
        self._tables[-1].rows[-1].cells[-1].merged = setting(attributes) or "continue"

    def _merge_left(self, attributes: Attributes) -> None:
        """In the way of old documents a cell says that the one to its left reaches over it."""
        cells = self._tables[-1].rows[-1].cells
        if setting(attributes) != "restart" and len(cells) > 1:
            cells[-2].span += cells.pop().span

    def _delete_cell(self, _: Attributes) -> None:
        """The place of a deleted cell stays, so that those to its right keep their columns."""
        self.tracked = True
        self._flows[-1] = []

    def _end_cell(self) -> None:
        self._close()
