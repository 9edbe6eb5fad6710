"""The drawing of a page, carried out statement by statement, and the page with what comes of it.

A statement that the pattern of a drawing tells is carried out at once. What the pattern leaves goes the way of the
library, whose words wait on a stack until an operator takes them. Held by
``tests/reading/sources/pdf/drawn/test_printed.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword, keyword_name
from pdfplumber.page import Page

from gouji.reading.sources.pdf.drawn.bounded import FORM_COST
from gouji.reading.sources.pdf.drawn.drawing import OPERATORS, Drawing
from gouji.reading.sources.pdf.drawn.printed import Paper, Printed

_SPELT = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})
"""How the signs of an operator are written in the names of the methods that carry them out."""


class Sheet(Page):
    """A page, and what it prints."""

    def parse_objects(self) -> dict[str, list[Printed]]:
        """What the page prints, by its kind."""
        paper = Paper(self)
        Painter(self.pdf.rsrcmgr, paper).process_page(self.page_obj)
        return paper.printed


class Painter(PDFPageInterpreter):
    """Draws a page as long as that is one that anybody would print."""

    device: Paper

    def __init__(self, resources: Any, paper: Paper) -> None:
        super().__init__(resources, paper)
        self._does = {word: self._method(word.decode()) for word in OPERATORS}

    def render_contents(self, resources: Any, streams: Sequence[object], *placed: Any, **named: Any) -> None:
        """Draw what some streams tell, each of which costs something beside its length."""
        for one in streams:
            self.device.draw(len(stream_value(one).get_data()) + FORM_COST)
        super().render_contents(resources, streams, *placed, **named)

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out streams one after the other, none of them within itself."""
        told = [one for one in map(stream_value, streams) if one.objid is not None]
        told = [one for one in told if one.objid not in self.parent_stream_ids]
        self.stream_ids = {one.objid for one in told if one.objid is not None}
        try:
            drawing = Drawing(told)
        except PSEOF:  # nothing is drawn
            return
        does = self._does
        while True:
            for operator, taken in drawing.statements():
                does[operator](*taken)
            try:
                _, word = drawing.nextobject()
            except PSEOF:
                return
            if isinstance(word, PSKeyword):
                self._take(keyword_name(word))
            else:
                self.argstack.append(word)

    def pop(self, n: int) -> list[Any]:
        """The last words that wait, which wait no longer."""
        taken = self.argstack[-n:] if n else []
        del self.argstack[len(self.argstack) - len(taken) :]
        return taken

    def do_TJ(self, seq: Any) -> None:
        """Show letters."""
        if self.textstate.font is not None:
            self.device.show(self.textstate, seq)

    def do_scn(self, *components: Any) -> None:
        """Set the colour of grounds, by the last words that wait."""
        self.argstack += components
        super().do_scn()

    def do_SCN(self, *components: Any) -> None:
        """Set the colour of lines, by the last words that wait."""
        self.argstack += components
        super().do_SCN()

    do_sc, do_SC = do_scn, do_SCN

    def _take(self, name: str) -> None:
        """Carry out an operator with the words that wait, if there are as many as it takes."""
        do = self._method(name)
        if do is not None:
            count = do.__code__.co_argcount - 1
            taken = self.pop(count)
            if len(taken) == count:
                do(*taken)

    def _method(self, operator: str) -> Any:
        return getattr(self, "do_" + operator.translate(_SPELT), None)
