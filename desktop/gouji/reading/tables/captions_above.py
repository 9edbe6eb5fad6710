"""What stands above a part: lines that no table took, its captions among them, or the title at the foot of a page.

A title at the foot of a page heads the table overleaf where that has a header and no title of its own; what several
pages end with is no title.

A title at the foot of a page belongs to the table overleaf, unless pages end with it. Of a table that goes on
in a part that was not understood, what more rows may belong to is not footed. Held by
``test_a_title_at_the_foot_of_a_page_belongs_to_the_table_overleaf``,
``test_what_every_page_ends_with_is_no_title``,
``test_a_table_that_goes_on_where_it_was_not_understood_is_not_footed``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gouji.reading.page.page import Line
from gouji.reading.page.whole_titles import whole_titles
from gouji.reading.tables.header import header_rows
from gouji.reading.tables.parts import Part
from gouji.reading.terms.captions import Caption, line_above, read_caption
from gouji.reading.terms.titles import title_runs
from gouji.reading.terms.vocabulary import OTHER, Vocabulary

_BELOW = 6
"""Lines at the foot of a page among which the title of a table overleaf may stand."""
_ABOVE = 8
"""Lines above a table among which its caption is looked for."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a part, as far as it was understood.

    ``named`` is the caption under the name of its sheet where no title is printed and the name tells a kind; ``line``
    the nearest line that may be a title though it is none that is known; ``sentence`` one of the text that parts it
    from what came before; ``texts`` are the lines of the page near above it.
    """

    caption: Caption
    named: Caption
    line: str
    sentence: Line | None
    texts: Sequence[str] = ()


@dataclass
class CaptionsAbove:
    """The lines that no table took so far on this page, and a title at the foot of the one before."""

    words: Vocabulary
    lines: list[Line] = field(default_factory=list)
    _foot: list[Line] = field(default_factory=list)
    """A title at the foot of the page before, and what stands below it."""
    _feet: set[str] = field(default_factory=set)
    """How pages end: what several end with is no title of a table overleaf."""

    def take_foot(self, part: Part) -> list[Line]:
        """The title at the foot of the page before, where it is that of a part; it is no other part's."""
        foot, self._foot = self._foot, []
        titled = any(one.term.is_title for one in self.lines[-_ABOVE:])
        return foot if foot and not titled and header_rows(part.cells, self.words) else []

    def heading(self, part: Part, foot: Sequence[Line], captions: Sequence[Line], sheet: str) -> Heading:
        """What stands above a part: at the foot of the page before, on its page, in cells; on a sheet of this name."""
        texts = [line.text for line in (*foot, *self.lines[-_ABOVE:], *captions)]
        caption = read_caption(texts, self.words)
        if part.title and caption.form is None:
            caption = replace(caption, form=OTHER, title=part.title)
        form = self.words.kind_of(sheet) if caption.form is None else None
        named = replace(caption, form=form, title=sheet) if form else caption
        sentence = next((line for line in self.lines if line.term.parts_tables), None)
        line = "" if named.title else line_above(texts, self.words)
        return Heading(caption, named, line, sentence, [one.text for one in self.lines[-_ABOVE:]])

    def take(self) -> list[Line]:
        """All lines above, which no part below has above it."""
        lines, self.lines = self.lines, []
        return lines

    def take_others(self) -> list[Line]:
        """The same without the captions of the part below; a title above a sentence is none, it may be listed there."""
        others: list[Line] = []
        captions = True
        for number, line in enumerate(reversed(whole_titles(self.take(), self.words))):
            captions = captions and number < _ABOVE and not line.term.parts_tables
            if not captions or not line.term.is_caption:
                others.append(line)
        return others[::-1]

    def end(self, below: Sequence[Line], sheet: str = "") -> None:
        """A page ends: the last title ``below`` its last table, and what follows it, may head a table overleaf."""
        lines = list(below[-_BELOW:])
        self._foot = []
        if sheet:
            return
        for run in title_runs([line.text for line in lines], self.words):
            if all(lines[at].text not in self._feet for at in run):
                self._foot = lines[run.start :]
        self._feet.update(line.text for line in lines)
