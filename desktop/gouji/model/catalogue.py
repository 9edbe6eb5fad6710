"""The catalogues of codes (政府收支分类科目): what each function and economic class is called, and in which years.

``resources/codes`` holds them as rows ``code, name, since, until, source``: a name without ``since`` is as old as the
catalogue, one without ``until`` still stands. ``source`` says what a row rests on: ``printed`` in published documents,
``knowledge`` of public law, ``unsure`` where the name or the year of its change is doubtful. The list of functions is
not complete: a code that is not in it tells nothing (``test_a_code_that_is_not_in_the_catalogue_tells_nothing``).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal
from unicodedata import normalize

from gouji import resources
from gouji.model.codes import level_of
from gouji.model.document import bare_label

FILES = {"2": "function.csv", "3": "economic-department.csv", "5": "economic-government.csv"}
"""First digit of a code → the file of its catalogue."""

Source = Literal["printed", "knowledge", "unsure"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a code is called from one year to another; None is without end."""

    code: str
    name: str
    since: int | None
    until: int | None
    source: Source

    def stands(self, year: int) -> bool:
        """Whether a document of a year may call the code so.

        A budget is prepared in the autumn before, and a final account a year later: the names of the years beside it
        are right too.
        """
        return (self.since is None or self.since <= year + 1) and (self.until is None or self.until >= year - 1)


@dataclass(frozen=True)
class Catalogue:
    """The entries of one classification, by code and by folded name."""

    by_code: dict[str, tuple[Entry, ...]]
    by_name: dict[str, tuple[Entry, ...]]

    def names(self, code: str, year: int) -> tuple[Entry, ...]:
        """What a code is called in documents of a year; nothing where it is not known."""
        return tuple(one for one in self.by_code.get(code, ()) if one.stands(year))

    def codes(self, name: str, level: int) -> frozenset[str]:
        """The codes of one level that are, or were, called so."""
        found = self.by_name.get(folded(name), ())
        return frozenset(one.code for one in found if level_of(one.code) == level)


@lru_cache(2**14)
def folded(name: str) -> str:
    """A name as two documents share it: without numbering and spaces, brackets and commas of one width."""
    return normalize("NFKC", bare_label(name))


@cache
def catalogue(digit: str) -> Catalogue:
    """The catalogue of the codes that begin with a digit: 2 functions, 3 departments' and 5 governments' economics."""
    by_code: dict[str, tuple[Entry, ...]] = {}
    by_name: dict[str, tuple[Entry, ...]] = {}
    with resources.path("codes", FILES[digit]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entry = _entry(row)
            by_code[entry.code] = (*by_code.get(entry.code, ()), entry)
            name = folded(entry.name)
            by_name[name] = (*by_name.get(name, ()), entry)
    return Catalogue(by_code, by_name)


def _entry(row: dict[str, str]) -> Entry:
    source = row["source"].split()[0]
    if source not in ("printed", "knowledge", "unsure"):
        raise ValueError(f"{row['code']}: no source is called {source}")
    since, until = (int(row[key]) if row[key] else None for key in ("since", "until"))
    return Entry(row["code"], row["name"], since, until, source)  # type: ignore[arg-type]
