"""What a part of a page with cells is taken for, and why.

One question after the other is asked of a part. One that settles the matter answers with the decision, another with
the reason why not, and these are what a part that stays raw tells of itself. A new heuristic is a new reason of a
phase, or a new question in the list (``tests/reading/test_decisions.py``).

No table goes on across a sentence of the text; a note is none. Held by ``test_no_table_runs_across_a_sentence``.

What a user said of a shape goes before what its title and header tell. Held by
``test_what_was_said_of_a_shape_goes_before_what_would_be_told_of_it``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from gouji.model.doubt import Doubt, Misgiving
from gouji.model.money import Unit
from gouji.model.reason import Reason, quoted
from gouji.model.source import OnPage
from gouji.model.totals import is_total
from gouji.reading.decisions.decision import (
    Begins,
    BeginsAsDescribed,
    BeginsOverleaf,
    Decision,
    Fills,
    GoesOn,
    Prose,
    Raw,
)
from gouji.reading.decisions.of_lines import LOST
from gouji.reading.described.answers import answered_header, recut_part, shape_of
from gouji.reading.described.printed import printed
from gouji.reading.described.tables import Answered, printed_title
from gouji.reading.hierarchy.whole import has_ended
from gouji.reading.original import Answers
from gouji.reading.tables.captions_above import Heading
from gouji.reading.tables.cell_table import TableDraft
from gouji.reading.tables.filled_forms import begins_form, form_of
from gouji.reading.tables.header import Header, header_rows, read_header
from gouji.reading.tables.parts import Part, listed, lists_names
from gouji.reading.tables.torn_headers import over_break
from gouji.reading.tables.trust import doubt_of
from gouji.reading.terms.vocabulary import TableForm, Vocabulary


@dataclass(frozen=True, slots=True)
class Asked:
    """A part to be judged on the sheet of a name, with what stands above it and what was read before.

    ``open`` is the table that it may go on with, which began on the sheet ``began_on``; ``answers`` are what users said
    of tables of a shape that was not recognised. ``lost`` pages before it were not read.
    """

    part: Part
    heading: Heading
    sheet: str
    open: TableDraft | None
    began_on: str
    answers: Answers
    words: Vocabulary
    lost: int = 0
    form_open: bool = False
    """Whether a form to fill in stands right before it."""

    @property
    def headers(self) -> int:
        """Rows at its top that print no figures."""
        return header_rows(self.part.cells, self.words)


def judge(asked: Asked) -> Decision:
    """What a part with cells is taken for."""
    noes: list[Reason] = []
    for question in _QUESTIONS:
        found = question(asked)
        if isinstance(found, Reason):
            noes.append(found)
        elif found is not None:
            return replace(found, why=(*found.why, *noes))
    rest_of = _rest_of(asked)
    if rest_of is not None:
        noes.append(Reason("it looks like the rest of the table before it, {title}", {"title": rest_of.called}))
    return Raw(tuple(noes), rest_of)


def _goes_on(asked: Asked) -> Decision | Reason | None:
    """With the open table; on another sheet only where it repeats no header. A title of its own needs no reason."""
    table, heading, sheet = asked.open, asked.heading, asked.sheet
    if table is None:
        return None
    if heading.sentence is not None:
        told = {"title": table.called, "text": quoted(heading.sentence.text)}
        return Reason("text parts it from the table before it, {title}: {text}", told, (heading.sentence.source,))
    caption = heading.caption if sheet == asked.began_on or _is_called_alike(asked, table) else heading.named
    if table.is_named_otherwise(caption):
        return None
    told = {"title": table.called}
    if sheet != asked.began_on and caption.form is None and asked.headers:
        return Reason("it has a header of its own on another sheet than the table before it, {title}", told)
    goes_on = GoesOn(table, (Reason("it has the columns of the table before it, {title}, and no other header", told),))
    return table.parted_by(caption) or table.unlike(asked.part, asked.words) or _parted_by_lost(asked, table) or goes_on


def _parted_by_lost(asked: Asked, table: TableDraft) -> Reason | None:
    """Why a part without a title does not go on with a table on the other side of pages that were not read.

    One page holds the end of that table; another may begin on several, or where codes are printed again.
    """
    if not asked.lost or asked.sheet or asked.heading.caption.form is not None:
        return None
    if asked.lost == 1 and not table.repeats(asked.part, asked.words):
        return None
    return LOST


def _follows_lost(asked: Asked) -> Reason | None:
    """Its title may stand on a page that was not read."""
    return LOST if asked.lost and not asked.sheet and asked.open is None and asked.heading.named.form is None else None


def _is_called_alike(asked: Asked, table: TableDraft) -> bool:
    """Whether a sheet without a header is called by the kind of the open table: 支出2 after 支出1."""
    form = asked.heading.named.form
    return form is not None and form.kind == table.kind and not asked.headers


def _is_described(asked: Asked) -> Decision | Reason | None:
    """As a user described a table of this shape."""
    part, named = asked.part, asked.heading.named
    answer = asked.answers.get(shape_of(part.cells[: asked.headers], part.block.width)) if asked.answers else None
    if answer is None:
        return None
    raw = printed(part, named, asked.words, asked.heading.line)
    if answer.edges:
        if not isinstance(raw.sources[0][0], OnPage):
            return Reason("what was said of a table of this header cuts it on a page, and it stands on none")
        part = recut_part(raw, answer.edges)
    header = answered_header(part.cells, answer)
    if isinstance(header, Reason):
        return header
    unit = named.unit or (Unit(answer.unit) if answer.unit else None)
    draft = TableDraft(answer.kind, replace(named, title=printed_title(raw), unit=unit), header, part.block)
    why = Reason("a table of this header was described before")
    return BeginsAsDescribed(draft, (why,), part, Answered(draft, answer, [raw]))


def _is_form(asked: Asked) -> Decision | None:
    """As a form to fill in, by its title or its labels, or as more of one that stands right before it."""
    why = form_of(asked.part, asked.heading, asked.words)
    untitled = asked.heading.named.form is None and asked.heading.sentence is None
    more = asked.form_open and untitled and not begins_form(asked.part, asked.words)
    if why is not None:
        return Fills((why,), more=more)
    return Fills((Reason("it follows a form to fill in, under no title of its own"),), more=True) if more else None


def _is_headed(asked: Asked) -> Decision | Reason:
    """Under a title that is known and a header that is understood."""
    part, named = asked.part, asked.heading.named
    form = _form_of(asked.heading)
    if isinstance(form, Reason):
        return form
    header = read_header(part.cells, asked.words)
    if isinstance(header, Reason):
        return header
    if (doubt := doubt_of(part, header)) is not None:
        return doubt
    draft = TableDraft(form.kind, named, header, part.block)
    if named.whole:
        other = Reason("with the line above it its title is of another kind: {title}", {"title": quoted(named.whole)})
        draft.doubts.append(Doubt(Misgiving.TITLE, other))
    told = {"rows": str(header.rows), "columns": quoted("、".join(draft.columns))}
    why = Reason("a header of {rows} rows stands above amounts: {columns}", told)
    return Begins(draft, (_titled(asked.heading), why))


def _is_torn(asked: Asked) -> Decision | Reason | None:
    """Under a header that ends the page before: its rest begins this one, or rows of more columns than it shows.

    A total may stand there, which shows no more of them.
    """
    torn = asked.open
    if torn is None or len(torn.parts) != 1 or asked.heading.sentence is not None:
        return None
    if any(one.row.code or not is_total(one.row.name) for one in torn.printed):
        return None
    whole = over_break(torn.parts[0], asked.part) if asked.heading.caption.form is None else None
    header = read_header(whole.cells, asked.words) if whole else None
    if whole is None or not isinstance(header, Header):
        return None
    is_whole = header.rows <= len(torn.parts[0].cells)
    if is_whole and (header.rows != torn.header.rows or whole.block.width == torn.shape.width):
        return None
    if (doubt := doubt_of(whole, header)) is not None:
        return doubt
    draft = TableDraft(torn.kind, torn.caption, header, whole.block)
    why = Reason("its header begins on the page before, under the title {title}", {"title": torn.called})
    return BeginsOverleaf(draft, (why,), whole, torn)


def _form_of(heading: Heading) -> TableForm | Reason:
    """The kind that its title tells."""
    form = heading.named.form
    if form is not None:
        return form
    if heading.line:
        return Reason("the line above it is no title of a budget table: {text}", {"text": quoted(heading.line)})
    return Reason("no title of a budget table stands above it")


def _titled(heading: Heading) -> Reason:
    told = {"title": quoted(heading.named.title)}
    return Reason("it stands under the title {title}" if heading.caption.form else "its sheet is called {title}", told)


def _is_list(asked: Asked) -> Decision | None:
    """As a list, which is text."""
    why = listed(asked.part) or lists_names(asked.part, asked.words)
    return Prose((why,)) if why else None


_QUESTIONS: tuple[Callable[[Asked], Decision | Reason | None], ...] = (
    _is_torn,
    _goes_on,
    _follows_lost,
    _is_described,
    _is_form,
    _is_headed,
    _is_list,
)


def _rest_of(asked: Asked) -> TableDraft | None:
    """The open table, where a part that is not understood looks like its rest: that is then not whole."""
    table, named = asked.open, asked.heading.named
    if table is None or asked.heading.sentence is not None:
        return None
    parted = table.is_named_otherwise(named) or table.parted_by(named) is not None
    untitled = asked.sheet == asked.began_on and not asked.heading.line and named.form is None
    follows = untitled and bool(table.printed) and not has_ended(table)
    seems = follows or table.seems_to_go_on(asked.part, asked.words) or table.prints_its_header(asked.heading.texts)
    return table if seems and not parted else None
