"""The body of a Word document as it flows: paragraphs, and tables whose cells flow in turn.

What is tracked is read as accepted. What is not printed (deleted, hidden, the codes of fields) is not read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from gouji.reading.archive import damaged, too_large

TEXT_LIMIT = 32 * 2**20
"""Characters of a document; a budget of 100,000 figures prints some two million."""

CELL_LIMIT = 2_000_000
"""Cells of a document; no table of Word itself has more."""

CELL_BYTES = 500
"""What a cell takes once it is read."""

_DEEPEST = 32
"""Cells and text boxes within each other."""

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATHS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OBJECTS = "urn:schemas-microsoft-com:office:office"

_NOT_READ = (
    *("delText", "instrText", "delInstrText", "rt", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblPrEx", "numPr", "tabs"),
    *("pPrChange", "rPrChange", "tblGridChange", "trPrChange", "tcPrChange"),
)
"""Parts that print nothing: codes, settings, and what settings were before they were changed."""

_OFF = ("0", "false", "off", "baseline")

_STRANGE = "□"
"""What stands for a sign of a font of its own: no figure may close over it."""

Attributes = Mapping[str, str]


@dataclass(slots=True)
class WordCell:
    """``merged`` is ``restart`` or ``continue`` where cells are merged downwards."""

    flow: Flow = field(default_factory=list)
    span: int = 1
    merged: str = ""


@dataclass(slots=True)
class WordRow:
    """``before`` counts the columns that are left out before the first cell."""

    before: int = 0
    cells: list[WordCell] = field(default_factory=list)
    deleted: bool = False


@dataclass(slots=True)
class WordTable:
    """``widths`` are those of its columns in twentieths of a point; ``boxes`` holds what stands in boxes over it."""

    widths: list[int] = field(default_factory=list)
    rows: list[WordRow] = field(default_factory=list)
    boxes: Flow = field(default_factory=list)


Flow = list[str | WordTable]


@dataclass(slots=True)
class _Paragraph:
    """``hidden`` and ``apart`` are of its present run: text apart, raised or struck out, closes up with no figure."""

    pieces: list[str] = field(default_factory=list)
    boxes: Flow = field(default_factory=list)
    hidden: bool = False
    apart: bool = False
    settings: bool = False
    joins: bool = False
    """The mark at its end was deleted: the next paragraph goes on with it."""


class WordBody:
    """``feed`` it with the pieces of ``document.xml``; ``flow`` is what the body holds once ``close`` was called.

    Handlers are called by the names of elements: ``begin_tc`` and ``end_tc``.
    """

    def __init__(self, name: str) -> None:
        self.name = name
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
        self._skipped = 0
        """Elements open from one that is not read."""
        self._reading = self._row_settings = False
        self._text_left, self._cells_left = TEXT_LIMIT, CELL_LIMIT
        self._word = ""
        self._begins: dict[str, Callable[[Attributes], None]] = {}
        self._ends: dict[str, Callable[[], None]] = {}
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._root
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, data: bytes) -> None:
        """Read a piece. Raises UserError where it is damaged or would not fit in memory."""
        self._parse(data, last=False)

    def close(self) -> None:
        """The document has ended."""
        self._parse(b"", last=True)

    def _parse(self, data: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(data, last)
        except (expat.ExpatError, IndexError) as error:  # IndexError: a cell outside a row, a run outside a paragraph
            raise damaged(self.name) from error

    def _refuse(self, *_: object) -> None:
        """No Word document declares a document type; entities that grow without end are declared there."""
        raise damaged(self.name)

    def _root(self, tag: str, _: Attributes) -> None:
        self._word, _, name = tag.rpartition(" ")
        if name != "document" or self._word not in _WORD:
            raise damaged(self.name)
        maths = _MATHS[_WORD.index(self._word)]
        spaces = {"m": maths, "mc": _CHOICES, "o": _OBJECTS}
        for method in dir(self):
            kind, _, name = method.partition("_")
            if kind in ("begin", "end") and name:
                prefix, _, local = name.rpartition("_")
                place = f"{spaces.get(prefix, self._word)} {local}"
                if kind == "begin":
                    self._begins[place] = getattr(self, method)
                else:
                    self._ends[place] = getattr(self, method)
        self._begins |= dict.fromkeys((f"{self._word} {name}" for name in _NOT_READ), self._skip)
        self._parser.StartElementHandler = self._begin

    def _begin(self, tag: str, attributes: Attributes) -> None:
        if self._skipped:
            self._skipped += 1
        elif act := self._begins.get(tag):
            act(attributes)

    def _end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif act := self._ends.get(tag):
            act()

    def _text(self, text: str) -> None:
        if self._reading and not self._skipped:
            self._put(text)

    def _skip(self, _: Attributes) -> None:
        self._skipped = 1

    def _value(self, attributes: Attributes, name: str = "val") -> str:
        return attributes.get(f"{self._word} {name}", "")

    def _is_on(self, attributes: Attributes) -> bool:
        return self._value(attributes) not in _OFF

    def _put(self, text: str) -> None:
        paragraph = self._paragraphs[-1]
        if paragraph.hidden:
            return
        self._text_left -= len(text)
        if self._text_left < 0:
            raise too_large(self.name, TEXT_LIMIT * 4)
        paragraph.pieces.append(f" {text} " if paragraph.apart else text)

    def _open(self, flow: Flow) -> None:
        if len(self._flows) > _DEEPEST:
            raise damaged(self.name)
        self._flows.append(flow)
        self._carried.append("")

    def _close(self) -> Flow:
        if carried := self._carried.pop():
            self._flows[-1].append(carried)
        return self._flows.pop()

    # Paragraphs and their text

    def begin_p(self, _: Attributes) -> None:
        self._paragraphs.append(_Paragraph())

    def begin_pPr(self, _: Attributes) -> None:
        self._paragraphs[-1].settings = True

    def end_pPr(self) -> None:
        self._paragraphs[-1].settings = False

    def end_p(self) -> None:
        paragraph = self._paragraphs.pop()
        text = self._carried[-1] + "".join(paragraph.pieces)
        self._carried[-1] = text if paragraph.joins else ""
        if not paragraph.joins:
            self._flows[-1].append(text)
        self._flows[-1] += paragraph.boxes

    def begin_r(self, _: Attributes) -> None:
        self._paragraphs[-1].hidden = self._paragraphs[-1].apart = False

    def begin_vanish(self, attributes: Attributes) -> None:
        self._paragraphs[-1].hidden = self._is_on(attributes)

    def begin_strike(self, attributes: Attributes) -> None:
        self._paragraphs[-1].apart |= self._is_on(attributes)

    begin_dstrike = begin_vertAlign = begin_strike

    def begin_m_oMath(self, _: Attributes) -> None:
        self._paragraphs[-1].hidden = False
        self._paragraphs[-1].apart = True

    def begin_t(self, _: Attributes) -> None:
        self._reading = True

    def end_t(self) -> None:
        self._reading = False

    begin_m_t, end_m_t = begin_t, end_t

    def begin_tab(self, _: Attributes) -> None:
        self._put("\t")

    def begin_br(self, _: Attributes) -> None:
        self._put("\n")

    begin_ptab, begin_cr = begin_tab, begin_br

    def begin_noBreakHyphen(self, _: Attributes) -> None:
        self._put("-")

    def begin_sym(self, _: Attributes) -> None:
        self._put(_STRANGE)

    # What was changed, what may be chosen, what is embedded

    def begin_ins(self, _: Attributes) -> None:
        self.tracked = True

    begin_moveTo = begin_ins

    def begin_del(self, attributes: Attributes) -> None:
        self.tracked = True
        if self._row_settings:
            self._tables[-1].rows[-1].deleted = True
        elif self._paragraphs and self._paragraphs[-1].settings:
            self._paragraphs[-1].joins = True
        self._skip(attributes)

    begin_moveFrom = begin_del

    def begin_mc_AlternateContent(self, _: Attributes) -> None:
        self._chosen.append(False)

    def begin_mc_Choice(self, attributes: Attributes) -> None:
        """The first choice is what Word shows; the others say the same for older programs."""
        if self._chosen[-1]:
            self._skip(attributes)
        self._chosen[-1] = True

    begin_mc_Fallback = begin_mc_Choice

    def end_mc_AlternateContent(self) -> None:
        self._chosen.pop()

    def begin_o_OLEObject(self, attributes: Attributes) -> None:
        self.embedded += any(word in attributes.get("ProgID", "").lower() for word in ("sheet", "book", "document"))

    def begin_altChunk(self, _: Attributes) -> None:
        self.embedded += 1

    # Text boxes and tables

    def begin_txbxContent(self, _: Attributes) -> None:
        self._open([])

    def end_txbxContent(self) -> None:
        """What a box holds follows the paragraph that it hangs on, or stands before the table in which that is."""
        held = self._close()
        (self._tables[0] if self._tables else self._paragraphs[-1]).boxes += held

    def begin_tbl(self, _: Attributes) -> None:
        self._tables.append(WordTable())

    def end_tbl(self) -> None:
        self._flows[-1].append(self._tables.pop())

    def begin_gridCol(self, attributes: Attributes) -> None:
        self._tables[-1].widths.append(_number(self._value(attributes, "w")))

    def begin_tr(self, _: Attributes) -> None:
        self._tables[-1].rows.append(WordRow())

    def begin_trPr(self, _: Attributes) -> None:
        self._row_settings = True

    def end_trPr(self) -> None:
        self._row_settings = False

    def begin_gridBefore(self, attributes: Attributes) -> None:
        self._tables[-1].rows[-1].before = _number(self._value(attributes))

    def end_tr(self) -> None:
        if self._tables[-1].rows[-1].deleted:
            self._tables[-1].rows.pop()

    def begin_tc(self, _: Attributes) -> None:
        self._cells_left -= 1
        if self._cells_left < 0:
            raise too_large(self.name, CELL_LIMIT * CELL_BYTES)
        cell = WordCell()
        self._tables[-1].rows[-1].cells.append(cell)
        self._open(cell.flow)

    def begin_gridSpan(self, attributes: Attributes) -> None:
        self._tables[-1].rows[-1].cells[-1].span = max(_number(self._value(attributes)), 1)

    def begin_vMerge(self, attributes: Attributes) -> None:
        self._tables[-1].rows[-1].cells[-1].merged = self._value(attributes) or "continue"

    def begin_hMerge(self, attributes: Attributes) -> None:
        """In the way of old documents a cell says that the one to its left reaches over it."""
        cells = self._tables[-1].rows[-1].cells
        if self._value(attributes) != "restart" and len(cells) > 1:
            cells[-2].span += cells.pop().span

    def begin_cellDel(self, _: Attributes) -> None:
        """The place of a deleted cell stays, so that those to its right keep their columns."""
        self.tracked = True
        self._flows[-1] = []

    def end_tc(self) -> None:
        self._close()


def _number(text: str) -> int:
    """A whole number of a setting; 0 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
