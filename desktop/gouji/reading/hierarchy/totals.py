"""What a total holds: what stands before it or below it, and heads with their parts where only sums tell.

Totals: a 总计 or bare 合计 holds everything above it, another 合计 what stands since the last; a total that stands
first holds what follows only where it is the one total of its side, or where it and every total below it foot
so. Subtotals that head their groups hold what follows them, down to the next, where the total holds them. Held by
``test_a_total_above_holds_the_subtotals_below_their_rows``, ``test_groups_below_their_subtotals_are_footed``,
``test_a_total_above_and_a_total_below_hold_the_same``, ``test_a_list_in_two_columns_of_codes_with_one_total``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from gouji.model.codes import level_of
from gouji.model.totals import is_grand_total, is_subtotal, total_of
from gouji.reading.tables.rows import PrintedRow
from gouji.reading.terms.figures import number_of, whole_amount
from gouji.reading.terms.labels import is_of_which, numbering_style

Parents = np.ndarray[tuple[int], np.dtype[np.int32]]

_LIST = 500
"""Labels of a list that are looked through for heads and their parts."""

_PERSONNEL = frozenset({"301", "303"})
"""Economic classes that make up 人员经费 (``functions-and-economics.toml``)."""

_CARRIED = re.compile(r"结转|结余")
"""Money of its own, which a total that holds everything counts."""


def give_to_totals(printed: Sequence[PrintedRow], candidates: list[int], totals: list[int], parents: Parents) -> None:
    """Give the rows of the first level, and lesser totals, to the total that holds them."""
    rows = sorted(candidates)
    if not totals or totals[0] != rows[0]:
        _above(printed, rows, totals, parents)
    elif len(totals) == 1:
        _below(printed, totals[0], rows[1:], parents)
    else:
        within = parents.copy()
        tops = _above(printed, rows[1:], totals[1:], within)
        held = [[n for n in rows if within[n] == total] for total in totals[1:]]
        if all(foots(printed, total, parts) for total, parts in zip(totals, [tops, *held], strict=True)):
            within[tops] = totals[0]
            parents[:] = within
        else:
            _headed(printed, rows, set(totals), parents)


def _headed(printed: Sequence[PrintedRow], rows: list[int], totals: set[int], parents: Parents) -> None:
    """Groups that each stand below their 小计, all below one total or above it: held where every sum comes out.

    A 小计 that says of what it is tells its group by itself: then it is enough that no more sums fail than come out.
    """
    whole = next((number for number in (rows[0], rows[-1]) if is_grand_total(printed[number].row.name)), None)
    groups: dict[int, list[int]] = {}
    for number in rows:
        if number == whole:
            continue
        if number in totals:
            groups[number] = []
        elif not groups:
            return
        elif not any(map(is_of_which, printed[number].row.name.split())):
            groups[next(reversed(groups))].append(number)
    if whole is None or not all(is_subtotal(printed[head].row.name) for head in groups):
        return
    summed = {head: parts for head, parts in groups.items() if parts}
    sums = columns_held(printed, whole, [*groups])
    sums += [one for head, parts in summed.items() for one in columns_held(printed, head, parts)]
    named = all((total := total_of(printed[head].row.name)) and total.of for head in groups)
    if sums and (2 * sum(sums) >= len(sums) if named else all(sums)):
        parents[[*groups]] = whole
        for head, parts in summed.items():
            parents[parts] = head


def _above(printed: Sequence[PrintedRow], rows: list[int], totals: list[int], parents: Parents) -> list[int]:
    """Give each total what stands above it; returns what no total holds."""
    pending: list[int] = []
    since = 0
    holds = set(totals)
    for number in rows:
        if number in holds:
            everything = is_grand_total(printed[number].row.name)
            held = pending if everything else pending[since:]
            if (classes := _of_its_classes(printed, number, pending)) and not foots(printed, number, held):
                parents[classes] = number
                pending = [*(one for one in pending if one not in classes), number]
                since = len(pending)
                continue
            counted = _counted(printed, number, held)
            if not foots(printed, number, counted):
                counted = _without_groups(printed, number, counted, parents)
            parents[counted] = number
            pending = [*([] if everything else pending[:since]), number]
            since = len(pending)
        else:
            pending.append(number)
    return pending


def _of_its_classes(printed: Sequence[PrintedRow], total: int, rows: Sequence[int]) -> list[int]:
    """The classes that 人员经费合计 or 公用经费合计 is of, below a list of them all; none for other totals."""
    found = total_of(printed[total].row.name)
    if found is None or found.of not in ("人员经费", "公用经费"):
        return []
    classes = [number for number in rows if level_of(printed[number].row.code or "") == 1]
    return [one for one in classes if (printed[one].row.code in _PERSONNEL) is (found.of == "人员经费")]


def _counted(printed: Sequence[PrintedRow], total: int, held: list[int]) -> list[int]:
    """What a total counts of the rows before it: labels without a number are left out where it foots only so.

    Money carried over is counted, and so are subtotals: a total that foots without them lacks them
    (``test_a_total_that_lacks_a_subtotal_is_told``).
    """
    numbered = [n for n in held if is_numbered(printed[n])]
    if not numbered or len(numbered) == len(held) or foots(printed, total, held):
        return held
    plain = [
        n for n in held if n not in numbered and printed[n].row.level > 0 and not _CARRIED.search(printed[n].row.name)
    ]
    rest = [n for n in held if n not in plain]
    return rest if plain and foots(printed, total, rest) else held


def _without_groups(printed: Sequence[PrintedRow], total: int, held: list[int], parents: Parents) -> list[int]:
    """What a total counts where rows are followed by others that add up to them: these, where it foots without them.

    Several that add up to money carried over are its items in any event, so that a wrong total is told.
    """
    groups: dict[int, list[int]] = {}
    at = 0
    while at < len(held) <= _LIST:
        head, end, last = held[at], at + 2, _end_of_names(printed, held, at)
        while end <= last and not foots(printed, head, held[at + 1 : end], every=True):
            end += 1
        if end > last:
            at += 1
            continue
        while end < last and not any(_figures(printed[held[end]]).values()):
            end += 1
        groups[head] = held[at + 1 : end]
        at = end
    several = any(len(parts) > 1 for parts in groups.values())  # two figures are alike by chance
    if not (several or len(_apart_from(groups, held)) == 1) or not foots(printed, total, _apart_from(groups, held)):
        groups = {
            head: parts for head, parts in groups.items() if len(parts) > 1 and _CARRIED.search(printed[head].row.name)
        }
    if not groups:
        return _without_trees(printed, total, held, parents)
    for head, parts in groups.items():
        parents[parts] = head
    return _apart_from(groups, held)


def _apart_from(groups: dict[int, list[int]], held: list[int]) -> list[int]:
    within = {part for parts in groups.values() for part in parts}
    return [number for number in held if number not in within]


def _end_of_names(printed: Sequence[PrintedRow], held: Sequence[int], at: int) -> int:
    """Where the names without code or number end that follow a row; its own name again is none of its parts."""
    end = at + 1
    while end < len(held) and not is_numbered(printed[held[end]]) and not _is_again(printed, held[at], held[end]):
        end += 1
    return end


def _is_again(printed: Sequence[PrintedRow], first: int, second: int) -> bool:
    return printed[first].row.name == printed[second].row.name


def _below(printed: Sequence[PrintedRow], total: int, rows: list[int], parents: Parents) -> None:
    """What stands below a total at the top: all of it, or labels that each add up what stands below them."""
    rows = _counted(printed, total, rows)
    parents[rows] = total
    if len(rows) > _LIST or any(is_numbered(printed[n]) for n in rows):
        return
    if not foots(printed, total, rows) and (nested := _nested(printed, rows)) and foots(printed, total, [*nested]):
        for head, parts in nested.items():
            parents[parts] = head
    elif not foots(printed, total, rows):
        parents[_without_trees(printed, total, rows, parents)] = total


def _without_trees(printed: Sequence[PrintedRow], total: int, held: list[int], parents: Parents) -> list[int]:
    """What a total counts of names whose print does not tell how deep they stand: heads, where all foots with trees.

    A row with the name of its only part is a row printed twice, unless other rows are trees too. Two figures are alike
    by chance: somewhere several parts must add up to a head, or all stand below one.
    """
    if len(held) > _LIST or any(is_numbered(printed[n]) for n in held):
        return held
    for alike in (False, True):
        tops, above = _trees(printed, held, alike)
        several = len(above) > len(set(above.values()))
        if (several or (above and len(tops) == 1)) and foots(printed, total, tops, every=True):
            for part, head in above.items():
                parents[part] = head
            return tops
    return held


def _trees(printed: Sequence[PrintedRow], held: Sequence[int], alike: bool) -> tuple[list[int], dict[int, int]]:
    """Rows that belong to no other, and for each other row the one before it that the fewest that follow add up to."""
    tops: list[int] = []
    above: dict[int, int] = {}
    for number in reversed(held):
        stated = _money(printed[number])
        sums: dict[int, Decimal] = {}
        for end, part in enumerate(tops, start=1):
            if not stated or (_is_again(printed, number, part) and not alike):
                break
            for column, amount in _money(printed[part]).items():
                sums[column] = sums.get(column, Decimal(0)) + amount
            if {column: amount for column, amount in sums.items() if amount} == stated:
                above.update(dict.fromkeys(tops[:end], number))
                del tops[:end]
                break
        tops.insert(0, number)
    return tops, above


def _nested(printed: Sequence[PrintedRow], rows: list[int]) -> dict[int, list[int]]:
    """Rows as heads, each with the rows that follow and add up to it; empty when they cannot be cut so."""
    found: dict[int, list[int]] = {}
    at = 0
    while at < len(rows):
        head, end = rows[at], at + 2
        while end <= len(rows) and not foots(printed, head, rows[at + 1 : end], every=True):
            end += 1
        if end > len(rows):
            return {}
        while end < len(rows) and not any(_figures(printed[rows[end]]).values()):
            end += 1
        found[head] = rows[at + 1 : end]
        at = end
    return found


def foots(printed: Sequence[PrintedRow], total: int, parts: Sequence[int], every: bool = False) -> bool:
    """Whether parts add up to a total in some column that is not nothing, or in ``every`` column."""
    agrees = columns_held(printed, total, parts)
    return bool(agrees) and (all(agrees) if every else any(agrees))


def columns_held(printed: Sequence[PrintedRow], total: int, parts: Sequence[int]) -> list[bool]:
    """For each column in which a total or its parts print more than nothing, whether these add up to it."""
    stated = _figures(printed[total])
    sums: dict[int, Decimal] = {}
    for number in parts:
        for column, amount in _figures(printed[number]).items():
            sums[column] = sums.get(column, Decimal(0)) + amount
    columns = {column for column in {*stated, *sums} if stated.get(column) or sums.get(column)}
    return [stated.get(column, Decimal(0)) == sums.get(column, Decimal(0)) for column in columns]


def adds_up(printed: Sequence[PrintedRow], total: int, parts: Sequence[int]) -> bool:
    """Whether in some column two or more figures of the parts add up to that of the total, which is not by chance."""
    for column, stated in _money(printed[total]).items():
        amounts = [amount for number in parts if (amount := _money(printed[number]).get(column))]
        if len(amounts) > 1 and sum(amounts) == stated:
            return True
    return False


def _figures(one: PrintedRow) -> dict[int, Decimal]:
    """The figures of a row by their columns, by their order where columns are not known."""
    found = {}
    for place, amount in enumerate(one.amounts):
        text = whole_amount(amount.text)
        if text is not None:
            found[place if amount.column is None else amount.column] = number_of(text)
    return found


def _money(one: PrintedRow) -> dict[int, Decimal]:
    """The figures of a row that are not nothing."""
    return {column: amount for column, amount in _figures(one).items() if amount}


def is_numbered(one: PrintedRow) -> bool:
    """Whether a code or a number tells how deep a row stands."""
    return one.row.code is not None or numbering_style(one.row.name) is not None
