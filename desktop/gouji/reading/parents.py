"""Which row of a table holds which: codes and numbering tell, and sums where labels alone do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

import numpy as np

from gouji.model.codes import parent_of
from gouji.model.table import NO_ROW, Row
from gouji.reading.labels import is_of_which, is_total, numbering_style, starts_over
from gouji.reading.rows import PrintedRow
from gouji.reading.tokens import number_of, whole_amount

Parents = np.ndarray[tuple[int], np.dtype[np.int32]]

_LIST = 500
"""Labels of a list that are looked through for heads and their parts."""

_CARRIED = re.compile(r"结转|结余")
"""Money of its own, which a total that holds everything counts."""

_EVERYTHING = re.compile(r"(?:收入|支出)?(?:总计|合计)")


def parents_of(printed: Sequence[PrintedRow]) -> Parents:
    """For each row the row whose subtotal contains it, NO_ROW where the print does not say.

    Codes know their parents. Labels are numbered. A total holds what stands before it, or all that follows where it
    stands first and alone. Codes of a side without a total belong to the total whose label reaches over that side.
    """
    rows = [one.row for one in printed]
    parents = np.full(len(rows), NO_ROW, np.int32)
    orphans: list[int] = []
    members_of: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        members_of.setdefault(row.side, []).append(number)
    apart = len({row.side for row in rows if row.code}) > 1
    before: dict[str, int] = {}
    for _, members in sorted(members_of.items()):
        coded = any(rows[number].code for number in members)
        tops = _coded(rows, members, parents, before) if coded else _labelled(printed, members, parents)
        totals = [number for number in members if rows[number].level == 0 and rows[number].code is None]
        if coded and not totals:
            orphans += tops
            continue
        if coded and apart:
            totals = [n for n in totals if printed[n].over < rows[n].side or not _holds_everything(rows[n])]
        _totals(printed, [*tops, *totals], totals, parents)
    covering = [(one.over, one.row.side, number) for number, one in enumerate(printed) if is_total(one.row.name)]
    for number in orphans:
        held = [total for first, last, total in covering if first <= rows[number].side < last]
        parents[number] = held[0] if held else NO_ROW
    return parents


def unsum(parents: Parents, printed: Sequence[PrintedRow], beside: Iterable[PrintedRow]) -> None:
    """Take what they hold from the rows that ``beside`` and all above them are.

    A line beside those found no place and may be a row too: what they hold may be more than was read.
    """
    place_of = {id(one): place for place, one in enumerate(printed)}
    unsure: set[int] = set()
    for one in beside:
        above = place_of[id(one)]
        while above != NO_ROW and above not in unsure:
            unsure.add(above)
            above = int(parents[above])
    parents[np.isin(parents, list(unsure))] = NO_ROW


def _coded(rows: list[Row], members: list[int], parents: Parents, before: dict[str, int]) -> list[int]:
    """Give coded rows their parents; returns the rows that have none among the codes.

    A code that is printed again begins anew, unless nothing stood below it yet: then it is the same row, printed twice.
    A list that is printed in several columns goes on at the side ``before``, with what the last of its codes hold.
    """
    tops = []
    latest: dict[str, int] = {}
    first: dict[str, int] = {}
    holding: set[int] = set()
    for number in members:
        first.setdefault(rows[number].code or "", number)
    for number in members:
        code = rows[number].code
        if code is None:
            continue
        if code not in latest or latest[code] in holding:
            latest[code] = number
        above = parent_of(code)
        while above and above not in first and above not in before:
            above = parent_of(above)
        if above:
            own = latest.get(above, first.get(above))
            parents[number] = before[above] if own is None else own
            holding.add(int(parents[number]))
        else:
            tops.append(number)
    before |= latest
    return tops


def _labelled(printed: Sequence[PrintedRow], members: list[int], parents: Parents) -> list[int]:
    """Give labels the row they belong to; returns the rows of the first level.

    Each way of numbering stands below the one that was met before it, wherever both are open.
    """
    tops: list[int] = []
    open_rows: list[tuple[int | None, int]] = []
    first: int | None = None
    for number in members:
        row = printed[number].row
        if row.level == 0:
            open_rows = []
            continue
        if not row.name or is_of_which(row.name):
            continue
        style = numbering_style(row.name)
        styles = [one for one, _ in open_rows]
        if style is None:
            open_rows = []
        elif style in styles:
            open_rows = open_rows[: styles.index(style)]
        elif style == first and not (styles == [None] and starts_over(row.name)):
            open_rows = []
        if open_rows:
            parents[number] = open_rows[-1][1]
        elif style in (first, None) or first is None:
            tops.append(number)
        if style is not None and first is None:
            first = style
        open_rows.append((style, number))
    return _without_parts(printed, tops, parents)


def _without_parts(printed: Sequence[PrintedRow], tops: list[int], parents: Parents) -> list[int]:
    """Rows of the first level without those that, unnumbered below a numbered one, add up to it: they are its parts."""
    kept: list[int] = []
    at = 0
    while at < len(tops):
        head = tops[at]
        kept.append(head)
        at = end = at + 1
        if not _is_numbered(printed[head]):
            continue
        while end < len(tops) and tops[end] == tops[end - 1] + 1 and not _is_numbered(printed[tops[end]]):
            end += 1
        if end > at and _foots(printed, head, tops[at:end], every=True):
            parents[tops[at:end]] = head
            at = end
    return kept


def _totals(printed: Sequence[PrintedRow], candidates: list[int], totals: list[int], parents: Parents) -> None:
    """Give the rows of the first level, and lesser totals, to the total that holds them."""
    pending: list[int] = []
    since = 0
    if totals and totals[0] == min(candidates):
        if len(totals) == 1:
            _below(printed, totals[0], sorted(number for number in candidates if number != totals[0]), parents)
        return
    holds = set(totals)
    for number in sorted(candidates):
        if number in holds:
            everything = _holds_everything(printed[number].row)
            held = _without_items(printed, number, pending if everything else pending[since:], parents)
            parents[_counted(printed, number, held)] = number
            pending = [*([] if everything else pending[:since]), number]
            since = len(pending)
        else:
            pending.append(number)


def _without_items(printed: Sequence[PrintedRow], total: int, held: list[int], parents: Parents) -> list[int]:
    """What a total holds without the items of a row among it: none of them is numbered, and they add up to that row.

    They are its items where the total foots only so, or where several stand below money carried over.
    """
    if _foots(printed, total, held):
        return held
    kept: list[int] = []
    items: dict[int, int] = {}
    carried = False
    at = 0
    while at < len(held):
        head, end = held[at], at + 1
        while end < len(held) and _is_plain(printed[held[end]]) and not _foots(printed, head, held[at + 1 : end], True):
            end += 1
        kept.append(head)
        at += 1
        if _is_plain(printed[head]) and _foots(printed, head, held[at:end], every=True):
            while end < len(held) and _is_plain(printed[held[end]]) and not any(_figures(printed[held[end]]).values()):
                end += 1
            items |= dict.fromkeys(held[at:end], head)
            carried = carried or (end > at + 1 and _CARRIED.search(printed[head].row.name) is not None)
            at = end
    if not items or not (carried or _foots(printed, total, kept)):
        return held
    for item, head in items.items():
        parents[item] = head
    return kept


def _is_plain(one: PrintedRow) -> bool:
    """A label that neither a number nor a total makes stand apart."""
    return one.row.level > 0 and not _is_numbered(one)


def _counted(printed: Sequence[PrintedRow], total: int, held: list[int]) -> list[int]:
    """What a total counts of the rows before it: labels without a number are left out where it foots only so.

    Money carried over is counted: a total that foots without it lacks it.
    """
    numbered = [n for n in held if _is_numbered(printed[n])]
    if not numbered or len(numbered) == len(held) or _foots(printed, total, held):
        return held
    plain = [n for n in held if _is_plain(printed[n]) and not _CARRIED.search(printed[n].row.name)]
    rest = [n for n in held if n not in plain]
    return rest if plain and _foots(printed, total, rest) else held


def _below(printed: Sequence[PrintedRow], total: int, rows: list[int], parents: Parents) -> None:
    """What stands below a total at the top: all of it, or labels that each add up what stands below them."""
    parents[rows] = total
    if len(rows) > _LIST or any(_is_numbered(printed[n]) for n in rows):
        return
    if not _foots(printed, total, rows) and (nested := _nested(printed, rows)) and _foots(printed, total, [*nested]):
        for head, parts in nested.items():
            parents[parts] = head


def _nested(printed: Sequence[PrintedRow], rows: list[int]) -> dict[int, list[int]]:
    """Rows as heads, each with the rows that follow and add up to it; empty when they cannot be cut so."""
    found: dict[int, list[int]] = {}
    at = 0
    while at < len(rows):
        head, end = rows[at], at + 2
        while end <= len(rows) and not _foots(printed, head, rows[at + 1 : end], every=True):
            end += 1
        if end > len(rows):
            return {}
        while end < len(rows) and not any(_figures(printed[rows[end]]).values()):
            end += 1
        found[head] = rows[at + 1 : end]
        at = end
    return found


def _foots(printed: Sequence[PrintedRow], total: int, parts: Sequence[int], every: bool = False) -> bool:
    """Whether parts add up to a total in some column that is not nothing, or in ``every`` column."""
    stated = _figures(printed[total])
    sums: dict[int, Decimal] = {}
    for number in parts:
        for column, amount in _figures(printed[number]).items():
            sums[column] = sums.get(column, Decimal(0)) + amount
    columns = {column for column in {*stated, *sums} if stated.get(column) or sums.get(column)}
    agrees = [stated.get(column, Decimal(0)) == sums.get(column, Decimal(0)) for column in columns]
    return bool(agrees) and (all(agrees) if every else any(agrees))


def _figures(one: PrintedRow) -> dict[int, Decimal]:
    """The figures of a row by their columns, by their order where columns are not known."""
    found = {}
    for place, amount in enumerate(one.amounts):
        text = whole_amount(amount.text)
        if text is not None:
            found[place if amount.column is None else amount.column] = number_of(text)
    return found


def _is_numbered(one: PrintedRow) -> bool:
    return one.row.code is not None or numbering_style(one.row.name) is not None


def _holds_everything(row: Row) -> bool:
    """A grand total, which on one of several sides of codes would also hold the other sides."""
    return _EVERYTHING.fullmatch("".join(row.name.split())) is not None
