"""The golden documents, set by ourselves: their codes, titles and figures in the forms that they were published in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.generated.forms import accounts, jiangsu, shanghai
from tests.generated.forms.filling import aligned
from tests.generated.paper import Paper
from tests.generated.sheets import Blank, Entry, Sheet, fill

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))

_BLANKS: dict[str, dict[str, Any]] = {
    "shanghai": shanghai.BLANKS,
    "jiangsu": jiangsu.BLANKS,
    "accounts": accounts.BLANKS,
}
_KINDS = {"budget": "预算", "final-accounts": "决算"}


def seen(path: Path) -> dict[str, Any]:
    """What was seen on the pages of a document.

    Of each table: ``columns``; ``rows``, each its code or label (in parts where several columns make it), its figures,
    and the name beside a code; ``right``: the rows that the further sides of a table begin with.
    """
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def keys_of(rows: list[Any]) -> Iterator[str]:
    """The keys of rows in their order; a label met before gets ``#2``, be it said or not."""
    met: Counter[str] = Counter()
    for key, *_ in rows:
        if isinstance(key, str):
            yield key
        else:
            met[text := "".join(key)] += 1
            yield f"{text}#{met[text]}" if met[text] > 1 else text


def typeset(path: Path) -> Paper:
    """A golden document as a paper that any writer can publish."""
    wanted = seen(path)
    sheets = [_sheet(table, wanted["form"], wanted["year"]) for table in wanted["tables"]]
    cover = [wanted["entity"], f"{wanted['year']}年度部门{_KINDS[wanted['stage']]}"]
    return Paper(wanted["form"], wanted["entity"], wanted["year"], wanted["stage"], sheets, cover)


def _sheet(table: dict[str, Any], form: str, year: int) -> Sheet:
    blanks: tuple[Blank, ...] = _BLANKS[form][table["kind"]]
    blank = next(one for one in (*blanks, *(_of_year(one, year) for one in blanks)) if _fits(one, table["columns"]))
    note = "" if table["rows"] else "注：无此项收支，故本表无数据。"
    sheet = Sheet(table["kind"], table["title"], table["unit"], blank, note=note)
    sides: list[list[Entry]] = [[]]
    begins = list(table.get("right", []))
    for key, amounts, *name in table["rows"]:
        label = "".join(key).split("#")[0]
        if begins and label == begins[0]:
            begins.pop(0)
            sides.append([])
        if label.isdecimal():
            sides[-1].append(Entry(tuple(amounts), name[0], label))
        elif isinstance(key, list):
            sides[-1].append(Entry(tuple(amounts), texts=tuple(key)))
        else:
            sides[-1].append(Entry(tuple(amounts), label, total=label.endswith("合计")))
    return fill(sheet, _level(sides))


def _level(sides: list[list[Entry]]) -> list[list[Entry]]:
    """The totals of the first side and of the last stand on the same lines."""
    if len(sides) < 2:
        return sides
    first, *between, last = sides
    totals = 3 if between else 1
    first, last = aligned(first, last, last=totals)
    blank = Entry(("",))
    longest = max(map(len, between), default=0)
    if longest > len(first) - totals:
        more = [blank] * (longest - len(first) + totals)
        first, last = ([*side[:-totals], *more, *side[-totals:]] for side in (first, last))
    return [first, *between, last]


def _fits(blank: Blank, columns: list[str]) -> bool:
    """Whether a form has the columns that were seen; these are told with what stands above them where need be."""
    printed = dict.fromkeys(name for side in range(len(blank.sides)) for name in blank.names(side))
    return set(printed) == {column.rsplit("/", 1)[-1] for column in columns}


def _of_year(blank: Blank, year: int) -> Blank:
    """The form where it tells the year in the header of a column."""
    header = tuple(
        tuple(text.replace("机关运行经费预算数", f"{year}年机关运行经费预算数") for text in row) for row in blank.header
    )
    return Blank(header, blank.roles)
