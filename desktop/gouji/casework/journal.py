"""The journal as a case lives it: what every entry does to the document and the marks, when made and when replayed.

There is one way: an action becomes an entry, the entry is kept, and ``play`` does what it says. So a case that is
opened again stands exactly as it was left.

Which tables are in doubt for what files tell of one another is decided once, when one joins, on what is printed, and
kept in the entry. Held by ``test_what_a_file_that_joins_puts_in_doubt_is_decided_once``.

In cases of version 3 and older, ticks, remarks and marks on figures did not lie on the pile of what can be
undone: their journal is played as it was meant, up to the entry ``renewed``. Held by
``test_marks_are_undone_and_redone_like_figures``,
``test_a_journal_of_an_older_version_is_played_as_it_was_written``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from gouji.casework.bodies import change_of, retelling_of
from gouji.casework.chosen_rules import ChosenRules
from gouji.casework.deeds import (
    Dating,
    Deed,
    Describing,
    Joining,
    Laying,
    OfTheCase,
    Publishing,
    Ruling,
    TakingOver,
    Turn,
    reverse,
)
from gouji.casework.marking_deeds import MARKING_KINDS, markings, taking_over
from gouji.casework.out_of_hand import ABOUT
from gouji.casework.row_deeds import ROW_KINDS, carried, row_deed
from gouji.casework.unlawful import Unlawful
from gouji.checking.rules.own import NONE, as_far_as_understood
from gouji.keeping import snapshot
from gouji.keeping.entries import Entry
from gouji.keeping.noting import entry
from gouji.model.change import Change, Retelling
from gouji.model.document import Beside, Cell, Document
from gouji.model.doubt import Confirmation
from gouji.model.letters import carried as carried_letters
from gouji.model.rawgrid import Answer
from gouji.model.row_change import RowChange
from gouji.reading.described.answers import with_table
from gouji.reading.doubting.doubting import doubts_among_files, with_doubts
from gouji.reading.joining import joined
from gouji.review.account import About, Account, Done
from gouji.review.marks import Marking, Marks
from gouji.review.taken_over import TakenOver

UNDONE = {kind for kind, about in ABOUT.items() if about is not About.NOTED} - {"describe", "own-rules"}
"""The kinds of entries that are undone."""


Part = Callable[[int], Document]
"""A document that joined the case, by its number, as it was read."""


class Journal:
    """The document and the marks as the entries so far have left them, and what can be undone and redone."""

    def __init__(self, document: Document, part: Part, *, began_old: bool = False) -> None:
        self._part = part
        self.document = document
        self.printed = document.copy()
        self.marks = Marks()
        self.done: list[Turn] = []
        self.undone: list[Turn] = []
        self.account = Account()
        """What was done, undone and done again so far."""
        self.papers: list[Entry] = []
        self.unlawful: list[Unlawful] = []
        self.taken_over: TakenOver | None = None
        """What was taken over from the case on the version before, and what was not."""
        self.rules: ChosenRules | None = None
        self.own = NONE
        self._marks_are_undone = not began_old

    def play(self, entry: Entry) -> Deed:
        """Do what an entry says; returns what it did to figures and marks, in its order.

        Raises ValueError, KeyError or IndexError for one that names what is not there: it may be half done then.
        """
        body = entry.body
        match entry.kind:
            case "undo" | "redo" as way:
                taken, onto = (self.done, self.undone) if way == "undo" else (self.undone, self.done)
                kind, deed = taken.pop()
                return self._put(reverse(deed), onto, entry, kind)
            case "renewed":
                self.renew()
            case "tick" | "untick" | "remark" | "verify" | "rule-out" if not self._marks_are_undone:
                return self._put(self._deed(entry), [], entry)
            case kind if kind in UNDONE:
                self.undone.clear()
                return self._put(self._deed(entry), self.done, entry)
            case "describe":  # as cases up to version 4 have it: it is not undone
                answer = Answer.of(body["answer"])
                self._tell(entry)
                self.document = with_table(self.document, body["grid"], answer)
                self.printed = with_table(self.printed, body["grid"], answer)
            case "own-rules":  # not undone: the rules are not of this document alone
                self._tell(entry)
                self.own = as_far_as_understood(body)
                return (Ruling(self.rules, self.rules),)
            case "report" | "print" | "sign":
                self.papers.append(entry)
            case "paste" | "begin":
                pass  # nothing to do again: the entry says that the source is nowhere else, or who began on it
            case other:
                raise ValueError(f"unknown journal entry {other!r}")
        return ()

    def renew(self) -> None:
        """From here on marks are undone like figures; in cases of older versions they were not."""
        self._marks_are_undone = True

    @property
    def last_done(self) -> Deed:
        """What undo takes back; nothing where there is nothing."""
        return self.done[-1].deed if self.done else ()

    @property
    def last_undone(self) -> Deed:
        """What redo does again."""
        return reverse(self.undone[-1].deed) if self.undone else ()

    @property
    def changes(self) -> list[Change]:
        """Every change of figures that stands; those of a table as it was described before do not."""
        standing: list[Change] = []
        for one in (one for done in self.done for one in done.deed):
            match one:
                case Change():
                    standing.append(one)
                case Describing():
                    number = self.document.line_of(one.grid)
                    standing = [change for change in standing if change.cell.table != number]
                case RowChange():
                    standing = [*carried(standing, one)]
        return standing

    @property
    def retellings(self) -> list[Retelling]:
        """Every change of figures of the text that stands, where its figure stands now."""
        standing: list[Retelling] = []
        for one in (one for done in self.done for one in done.deed):
            match one:
                case Retelling():
                    standing.append(one)
                case Describing(_, (old, _), (new, _)):
                    places = carried_letters((made.place for made in standing), old.prose, new.prose)
                    standing = [replace(made, place=places[made.place]) for made in standing if made.place in places]
        return standing

    def mark(self, cell: Cell, on: bool) -> dict[str, Any]:
        """The body of an entry that marks a figure."""
        figure = self.document.tables[cell.table].content(cell.row, cell.column).figure
        told = (figure.fen, figure.decimals) if figure else (None, 0)
        return {"cell": list(cell), "figure": told[0], "decimals": told[1], "on": on}

    def joining(self, part: Document, beside: Beside | None) -> Entry:
        """The entry by which a document joins: its files, and which tables are in doubt for it; or by which it is laid
        beside that of the case."""
        names = [file.name for file in part.files]
        if beside is not None:
            return entry("beside", {"names": names, "as": beside.value})
        found = doubts_among_files(joined(self.printed, part), self.marks.confirmed.keys())
        doubts = [[number, snapshot.dump_doubts(one)] for number, one in found.items()]
        return entry("join", {"names": names, "doubts": doubts})

    def _deed(self, entry: Entry) -> Deed:
        """What an entry that can be undone says to do."""
        match entry.kind:
            case "change" | "retell" as kind:
                read = change_of if kind == "change" else retelling_of
                return tuple(read(one, self.document) for one in entry.body)
            case kind if kind in ROW_KINDS:
                return row_deed(self.document, self.marks, entry)
            case kind if kind in MARKING_KINDS:
                return tuple(markings(self.document, self.marks, entry, self.account))
            case "take-over":
                return taking_over(self.document, self.marks, entry, self.taken_over)
            case "described":
                return self._describing(entry.body["grid"], Answer.of(entry.body["answer"]))
        return (self._of_the_case(entry),)

    def _of_the_case(self, entry: Entry) -> OfTheCase:
        document, body = self.document, entry.body
        match entry.kind:
            case "join":
                return self._joining(body)
            case "beside" | "not-beside" as kind:
                beside = Beside(body["as"])
                new = self._part(body["document"]) if kind == "beside" else None
                return Laying(beside, document.beside.get(beside), new)
            case "year":
                said = Confirmation(entry.who, entry.at)
                return Dating((document.year, document.year_said), (int(body["year"]), said))
            case "publication":
                return Publishing(bool(body["on"]))
            case "rules":
                pack = str(body["pack"])
                return Ruling(self.rules, ChosenRules(pack, entry.who, entry.at) if pack else None)
        raise ValueError(f"unknown journal entry {entry.kind!r}")

    def _joining(self, body: dict[str, Any]) -> Joining:
        part = self._part(body["document"])
        doubts = {number: snapshot.load_doubts(told) for number, told in body.get("doubts", ())}
        document, printed = (with_doubts(joined(one, part), doubts) for one in (self.document, self.printed))
        return Joining((self.document, self.printed), (document, printed))

    def _describing(self, grid_id: str, answer: Answer) -> Deed:
        """Describe a printed table; marks on its figures as it was described before are taken away."""
        document, printed = (with_table(one, grid_id, answer) for one in (self.document, self.printed))
        number = next(reversed(document.described))
        grid = document.described[number].grid
        marked = [(pile, cell) for pile in ("signs", "ruled_out") for cell in getattr(self.marks, pile)]
        unmarked = (Marking.of(self.marks, pile, cell) for pile, cell in marked if cell.table == number)
        return (*unmarked, Describing(grid, (self.document, self.printed), (document, printed)))

    def _tell(self, entry: Entry, kind: str = "") -> None:
        """Account for what an entry does: that of a ``kind`` where it undoes it or does it again."""
        told = kind or entry.kind
        self.account.append(Done(told, ABOUT[told], entry.who, entry.at))

    def _put(self, deed: Deed, onto: list[Turn], entry: Entry, kind: str = "") -> Deed:
        """Do a deed, account for it and lay it on a pile: as done on ``done``, as taken back on ``undone``."""
        self._tell(entry, kind)
        for one in deed:
            match one:
                case Change() | Retelling() | RowChange():
                    one.apply(self.document)
                case Marking():
                    one.apply(self.marks)
                case Describing() | Joining():
                    self.document, self.printed = one.new
                case Laying() | Dating() | Publishing():
                    one.apply(self.document)
                    one.apply(self.printed)
                case Ruling():
                    self.rules = one.new
                case TakingOver():
                    self.taken_over = one.new
        onto.append(Turn(kind or entry.kind, deed))
        return deed
