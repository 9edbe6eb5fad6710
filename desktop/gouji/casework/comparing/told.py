"""A comparison in words: each change in a line, what was not compared and why, and how many.

Held by ``tests/casework/comparing/test_on_the_command_line.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from gouji.casework.telling.parts import names_of, subject_of
from gouji.casework.telling.sentences import place
from gouji.comparing.comparing import Change, Changed, Comparison, Sort
from gouji.comparing.laid import Single
from gouji.comparing.sentences import Says, saying, sentences
from gouji.model.document import Cell, Document
from gouji.model.money import Unit, show_amount
from gouji.wording import listed, say

MOST_SHOWN = 3
"""Figures of a trail that a line names."""


def home(changed: Changed) -> tuple[int, Cell]:
    """The document in which a figure is shown, 0 the right one, and where: the right one where that prints it."""
    return next((number, cell) for number, cell in enumerate(changed.cells) if cell is not None)


def place_told(comparison: Comparison, changed: Changed) -> str:
    """Where a figure stands, in words."""
    number, cell = home(changed)
    return place(comparison.laid.checks[number].document, cell)


def unit_of(comparison: Comparison, changed: Changed) -> tuple[Unit, int]:
    """The unit in which a figure is told, and with how many decimals: as its tables print."""
    number, cell = home(changed)
    unit = comparison.laid.checks[number].document.tables[cell.table].unit
    printed = [
        int(table.decimals[one.column, one.row])
        for n, one in enumerate(changed.cells)
        if one is not None and (table := comparison.laid.checks[n].document.tables[one.table]).unit is unit
    ]
    return unit, max(printed, default=0)


def amounts_told(comparison: Comparison, change: Change) -> tuple[str, str, str]:
    """Old, new, and the difference with its sign, in the unit of the figure; blank for what is not printed."""
    unit, decimals = unit_of(comparison, change.begins)
    old = show_amount(change.old.fen, unit, decimals) if change.old.printed else ""
    new = show_amount(change.begins.new.fen, unit, decimals) if change.begins.new.printed else ""
    difference = show_amount(change.difference, unit, decimals)
    return old, new, f"+{difference}" if change.difference > 0 else difference


def rate_told(change: Change) -> str:
    """By how much of a hundred, half up to one decimal; blank where there was nothing before."""
    if not change.old.fen:
        return ""
    rate = Decimal(change.difference * 100) / Decimal(abs(change.old.fen))
    told = f"{rate.quantize(Decimal('0.1'), ROUND_HALF_UP):+}%".replace("-", "−")
    return told if told[1:] != "0.0%" else "<0.1%"


def change_told(comparison: Comparison, change: Change) -> str:
    """A change in one line."""
    old, new, difference = amounts_told(comparison, change)
    unit, _ = unit_of(comparison, change.begins)
    where = place_told(comparison, change.begins)
    params = {"place": where, "old": old or say("nothing printed"), "new": new or say("nothing printed")}
    if change.was is not None:
        params["was"] = place_told(comparison, change.was)
    told = say(_MESSAGES[change.sort], **params, difference=difference, unit=unit.value)
    if rate := rate_told(change):
        told = say("{name} ({key})", name=told, key=rate)
    more = len(change.all) - 1
    if not more:
        return told
    names = [place_told(comparison, one) for one in (*change.sisters, *change.through)[:MOST_SHOWN]]
    return say("{told}; figures that go with it: {count}: {places}", told=told, count=more, places=listed(names))


_MESSAGES = {
    Sort.CHANGED: "{place}: {old} → {new} {unit}, {difference}",
    Sort.ADDED: "{place}: new, {new} {unit}",
    Sort.REMOVED: "{place}: gone, it was {old} {unit}",
    Sort.MOVED: "{place}: was {was}, {old} → {new} {unit}, {difference}",
}


def sentences_told(comparison: Comparison, change: Change) -> list[tuple[str, str]]:
    """The sentences of the text that say a figure of a change: which figure each says, and its words."""
    known = comparison.right.once(sentences)
    return [(say(_SAYS[one.says]), one.claim.text) for one in saying(known, change.all)]


_SAYS = {Says.NEW: "the text says the new figure", Says.OLD: "the text still says the old figure",
         Says.NEITHER: "the text says neither"}  # fmt: skip


def single_told(comparison: Comparison, single: Single) -> str:
    """What was not compared, and why."""
    document = comparison.laid.checks[single.document].document
    table = document.tables[single.table]
    parts = [table.id, table.title]
    if single.row is not None:
        row = table.rows[single.row]
        parts += [row.code or "", row.name]
    if single.column is not None:
        parts.append(table.columns[single.column])
    where = " ".join(filter(None, parts))
    return say("{name}: {place}: {why}", name=names_of(document), place=where, why=say(single.why.value))


def count_told(comparison: Comparison) -> str:
    """How many changes of each sort, in how many figures; how many stayed; how many could not be compared."""
    counts = Counter(one.sort for one in comparison.changes)
    told = listed(f"{say(sort.value)} {counts[sort]}" for sort in Sort if counts[sort])
    if not told:
        return say(
            "no changes; the same: {same}; not compared: {singles}",
            same=comparison.same,
            singles=len(comparison.singles),
        )
    return say(
        "changes: {changes} ({sorts}); figures that differ: {figures}, the same: {same}; not compared: {singles}",
        changes=len(comparison.changes),
        sorts=told,
        figures=len(comparison.figures),
        same=comparison.same,
        singles=len(comparison.singles),
    )


def summary(comparison: Comparison) -> Iterator[str]:
    """The comparison as the command line tells it."""
    right, *lefts = comparison.laid.checks
    yield say("{new} against {old}", new=_named(right.document), old=listed(_named(one.document) for one in lefts))
    for change in comparison.changes:
        yield f"  {say(change.sort.value)}  {change_told(comparison, change)}"
        for says, words in sentences_told(comparison, change):
            if says != say(_SAYS[Says.NEW]):  # what follows the tables needs nobody
                yield f"    {says}: {words}"
    yield from (f"  {say('not compared')}  {single_told(comparison, one)}" for one in comparison.singles)
    yield count_told(comparison)


def _named(document: Document) -> str:
    return say("{name} ({key})", name=names_of(document), key=subject_of(document) or say("nothing told"))
