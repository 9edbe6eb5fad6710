"""Which row of a table holds which: codes, steps and numbering tell, and sums where labels alone do not.

Each way of numbering (一、 （一） 1. （1）) stands below the one met before it. Labels without a number are parts of
what stands above them only where the sums say so; a list below one total is flat unless it foots as heads with
their parts. What 其中 begins belongs to the row above only where it adds up to it, with the names or numbers that
go on from it. Held by ``test_blocks_side_by_side_with_four_ways_of_numbering``,
``test_names_without_codes_whose_sums_tell_how_deep_they_stand``,
``test_a_flat_list_with_one_wrong_figure_stays_a_list``,
``test_names_that_go_on_after_of_which_are_parts_of_the_row_above``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from gouji.model.brood import NO_ROW
from gouji.model.code_tree import give_to_codes
from gouji.model.totals import is_grand_total, is_total
from gouji.reading.hierarchy.steps import stepped
from gouji.reading.hierarchy.totals import Parents, adds_up, foots, give_to_totals, is_numbered
from gouji.reading.tables.rows import PrintedRow
from gouji.reading.terms.labels import behind_of_which, is_of_which, numbering_style, starts_over


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
        tops = give_to_codes(rows, members, parents, before) if coded else stepped(printed, members, parents)
        tops = tops or _labelled(printed, members, parents)
        totals = [number for number in members if rows[number].level == 0 and rows[number].code is None]
        if coded and not totals:
            orphans += tops
            continue
        if coded and apart:
            totals = [n for n in totals if printed[n].over < rows[n].side or not is_grand_total(rows[n].name)]
        give_to_totals(printed, [*tops, *totals], totals, parents)
    covering = [(one.over, one.row.side, number) for number, one in enumerate(printed) if is_total(one.row.name)]
    for number in orphans:
        held = [total for first, last, total in covering if first <= rows[number].side < last]
        parents[number] = held[0] if held else NO_ROW
    return parents


def unsum(parents: Parents, unsure: Iterable[int]) -> None:
    """Take what they hold from these rows and all above them: it may be more than was read."""
    met: set[int] = set()
    for row in unsure:
        above = row
        while above != NO_ROW and above not in met:
            met.add(above)
            above = int(parents[above])
    parents[np.isin(parents, list(met))] = NO_ROW


def _labelled(printed: Sequence[PrintedRow], members: list[int], parents: Parents) -> list[int]:
    """Give labels the row they belong to; returns the rows of the first level.

    Each way of numbering stands below the one that was met before it, wherever both are open.
    """
    tops: list[int] = []
    open_rows: list[tuple[int | None, int]] = []
    first: int | None = None
    named = _parts_of_which(printed, members, parents)
    for number in members:
        row = printed[number].row
        if row.level == 0:
            open_rows = []
            continue
        if not row.name or is_of_which(row.name) or number in named:
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


def _parts_of_which(printed: Sequence[PrintedRow], members: list[int], parents: Parents) -> set[int]:
    """Give rows that ``其中：`` begins to the row above, where they add up to it; returns the rows that 其中 tells of.

    They go on with names without a number, or with the numbers that begin behind 其中; where these do not add up, they
    are parts beside others.
    """
    given: set[int] = set()
    for at in range(1, len(members)):
        above, first = members[at - 1], printed[members[at]].row
        if not is_of_which(first.name) or is_of_which(printed[above].row.name) or above in given:
            continue
        end, style = at + 1, numbering_style(behind_of_which(first.name))
        while end < len(members) and _goes_on(printed[members[end]], style):
            end += 1
        everything = members[at:end]
        if style is not None:
            given.update(everything)
            runs = [everything]
        elif printed[above].row.level == 0:
            runs = [everything] if at == 1 and end == len(members) else []  # else a total holds other rows
        else:
            runs = [everything[:size] for size in range(2, len(everything) + 1)]
        own = next((run for run in runs if foots(printed, above, run, every=True)), [])
        if not own and is_numbered(printed[above]) and adds_up(printed, above, everything):
            own = everything
        parents[own] = above
        given.update(own)
    return given


def _goes_on(one: PrintedRow, style: int | None) -> bool:
    name = one.row.name
    return bool(name) and one.row.level > 0 and one.row.code is None and numbering_style(name) == style


def _without_parts(printed: Sequence[PrintedRow], tops: list[int], parents: Parents) -> list[int]:
    """Rows of the first level without those that, unnumbered below a numbered one, add up to it: they are its parts."""
    kept: list[int] = []
    at = 0
    while at < len(tops):
        head = tops[at]
        kept.append(head)
        at = end = at + 1
        if not is_numbered(printed[head]):
            continue
        while end < len(tops) and tops[end] == tops[end - 1] + 1 and not is_numbered(printed[tops[end]]):
            end += 1
        if end > at and foots(printed, head, tops[at:end], every=True):
            parents[tops[at:end]] = head
            at = end
    return kept
