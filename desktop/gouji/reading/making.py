"""Drafts → tables, each as soon as nothing more is added to its draft.

Pages are recognised as they are read. What follows is added to the last table only, so every other one is
complete and is shown while the rest is read: to be looked at, with what waits for the sums undecided, and not
judged. Held by ``test_every_table_is_told_once_in_its_order``,
``test_what_waits_for_the_sums_is_told_as_undecided``.

A table whose codes do not fit its title (functions under a table of economic classes) is of no known kind, so
that it is tied to nothing. Held by ``test_a_table_by_economic_classes_is_none_by_functions``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gouji.model.document import Passage
from gouji.model.money import Unit
from gouji.model.reason import Judged, Reason, Why, quoted
from gouji.model.table import Row, Table
from gouji.reading.hierarchy.broken_rows import settle_breaks
from gouji.reading.hierarchy.parents import parents_of, unsum
from gouji.reading.hierarchy.whole import begins_below, is_all, is_closed, sums_come_out
from gouji.reading.original import Met, Trace
from gouji.reading.placing.filling import Lone, fill_rows
from gouji.reading.tables.cell_table import TableDraft
from gouji.reading.tables.lines.line_table import TextDraft
from gouji.reading.tables.rows import PrintedRow
from gouji.reading.terms.vocabulary import OTHER, Vocabulary

Draft = TextDraft | TableDraft

_SEVERAL = 2
"""Rows that a total may close."""


OF_ANOTHER_KIND, UNPLACED = "a table of another kind", "no table, it found no place"
"""What is said of a table that is not what it seemed when it began."""

_UNREAD = Reason("more of its lines print figures alone than rows print theirs")


@dataclass(frozen=True)
class Made:
    """A table whose ``lone`` rows still wait for their columns, and text of it that found none.

    ``why`` tells why it is not of the kind that its title tells, where it is not.
    """

    draft: Draft
    table: Table
    lone: list[Lone]
    strange: list[Passage]
    why: Why

    def as_known(self) -> Table:
        """A copy to be looked at, in which what waits for its column is undecided."""
        table = self.table.copy()
        for one in self.lone:
            replace(one, table=table).leave_open()
        return table


@dataclass
class Making:
    """The tables of the drafts so far; ``met`` is told of each, ``trace`` of those that are not what they seemed."""

    words: Vocabulary
    met: Met | None = None
    trace: Trace | None = None
    made: list[Made] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)
    _done: int = 0
    """Drafts that a table was made of, or none."""

    def make(self, drafts: Sequence[Draft], complete: int) -> None:
        """Make tables of as many of the drafts as are ``complete``."""
        usual = usual_unit(drafts)
        for at, draft in enumerate(drafts[self._done : complete], start=self._done + 1):
            if isinstance(draft, TextDraft):
                _miss_rows(draft, cut=at == len(drafts))
            if isinstance(draft, TextDraft) and draft.is_unread:
                # it prints figures and none of its rows was read: it is not there, rather than blank
                self.unplaced += [Passage(draft.source, draft.title), *draft.passages()]
                self._tell(draft, UNPLACED, (_UNREAD,))
                continue
            made = _made(f"T{len(self.made) + 1}", draft, usual, self.words)
            self.made.append(made)
            if made.why:
                self._tell(draft, OF_ANOTHER_KIND, made.why)
            if self.met:
                self.met(made.as_known(), draft.unit is not None)
        self._done = max(self._done, complete)

    def _tell(self, draft: Draft, verdict: str, why: Why) -> None:
        if self.trace is not None:
            self.trace(Judged(draft.source, quoted(draft.title), verdict, why))

    def finish(self, drafts: Sequence[Draft]) -> list[Made]:
        """Every table, once all pages are read: in a unit that was assumed too early where it now is another."""
        self.make(drafts, len(drafts))
        usual = usual_unit(drafts)
        for number, one in enumerate(self.made):
            if one.draft.unit is None and one.table.unit is not usual:
                self.made[number] = _made(one.table.id, one.draft, usual, self.words)
        return self.made


def _miss_rows(draft: TextDraft, *, cut: bool) -> None:
    """Tell where lines lack rows: at figures without a place, above a first row whose own is not printed, at the end of
    those without a total.

    The last table of a source may be ``cut`` short of its total.
    """
    for at, _ in draft.strays:
        draft.lose_rows(at)
    if len(draft.printed) < _SEVERAL:
        return
    if begins_below(draft.printed):
        draft.lose_rows(0)
    if is_closed(draft.printed):
        return
    if not any(one.row.level == 0 for one in draft.printed) or (cut and not is_all(draft.rows())):
        draft.lose_rows()


def usual_unit(drafts: Sequence[Draft]) -> Unit:
    """The unit of tables that print none: what most of the others print, 元 where none does."""
    units = Counter(draft.unit for draft in drafts if draft.unit).most_common(1)
    return units[0][0] if units else Unit.YUAN


def _made(number: str, draft: Draft, usual: Unit, words: Vocabulary) -> Made:
    if isinstance(draft, TextDraft):
        named, kind = draft.columns(words), draft.form.kind
    else:
        named, kind = draft.side_columns(), draft.kind
        settle_breaks(draft)
    columns = list(dict.fromkeys(name for side in named.sides for name in side))
    places = {name: number for number, name in enumerate(columns)}
    sides = tuple(tuple(places[name] for name in side) for side in named.sides)
    printed = draft.rows()
    rows = [one.row for one in printed]
    why = _misfit(kind, rows, words)
    if why:
        kind = OTHER.kind
    unit = draft.unit or usual
    parents = parents_of(printed)
    if isinstance(draft, TextDraft):
        place_of = {id(one): place for place, one in enumerate(printed)}
        unsum(parents, (place_of[id(one)] for one in draft.beside_strays()))
    begun = draft.gaps[:1] == [0] and sums_come_out(printed, parents)
    gaps = _gaps_in_order(draft.printed if rows else (), draft.gaps[begun:])
    table = Table(number, kind, draft.title, unit, tuple(columns), rows, parents, sides, place=draft.source, gaps=gaps)
    table.doubts = tuple(draft.doubts)
    lone, strange = fill_rows(table, printed, named.doubt)
    return Made(draft, table, lone, [*named.strange, *strange], why)


def _gaps_in_order(printed: Sequence[PrintedRow], gaps: Sequence[int]) -> tuple[int, ...]:
    """The gaps between rows as they are printed, as gaps in the rows of each side."""
    places: dict[int, list[int]] = {0: []}
    for place, one in enumerate(printed):
        places.setdefault(one.row.side, []).append(place)
    found: set[int] = set()
    before = 0
    for side in sorted(places):
        found.update(before + bisect_left(places[side], gap) for gap in gaps)
        before += len(places[side])
    return tuple(sorted(found))


def _misfit(kind: str, rows: Sequence[Row], words: Vocabulary) -> Why:
    """Why rows are none of a table of a kind: it never prints their codes."""
    codes = [row for row in rows if row.code]
    if words.fits(kind, [row.code for row in codes if row.code]):
        return ()
    return (
        Reason(
            "a table of this title prints no codes such as {code}", {"code": codes[0].code or ""}, (codes[0].source,)
        ),
    )
