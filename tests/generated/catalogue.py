"""The official names of functions and of economic classes, by year: facts, of which two csv files hold a selection."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path


@cache
def functions(year: int) -> dict[str, str]:
    """类, 款 and 项 of spending by function, code → name, in the order of their codes."""
    return _of("functions", year)


@cache
def economics(year: int) -> dict[str, str]:
    """类 and 款 of spending by economic class, code → name."""
    return _of("economics", year)


def leaves(codes: Iterable[str]) -> list[str]:
    """Those of functions that have nothing below them: 项."""
    return [code for code in codes if len(code) == 7]


def _of(name: str, year: int) -> dict[str, str]:
    with Path(__file__).with_name(f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return {one["code"]: one["name"] for one in csv.DictReader(handle) if _holds(one, year)}


def _holds(one: dict[str, str], year: int) -> bool:
    return int(one["since"]) <= year <= int(one["until"])
