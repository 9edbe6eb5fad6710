"""Where slips end and misreading begins: ``bounds.py`` tells how it was fitted, ``tests/bench/doubt_rates.py`` does it
again on more documents. Here the sample is misread, and slips are planted in it."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from gouji.model.document import Document
from tests.bench.doubt_rates import rates
from tests.reading.doubting.misreading import MISREADINGS, doubted, misread, with_slips
from tests.thorough import explores, of_each

LEAST = dict.fromkeys((one.__name__ for one in MISREADINGS), 1.0) | {
    "columns_changed_over": 0.6,
    "figures_split": 0.6,
    "column_slid": 0.5,
    "rows_dropped": 0.5,
}
"""Of the misreadings of one kind that break a sum, how many are in doubt at least. Two columns changed over in a table
that is tied to few others, and a few rows lost below one subtotal, look as slips do."""


def test_the_sample_and_what_agrees_in_it_is_not_doubted(sample: Document) -> None:
    assert doubted(sample) == {}


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_slips_of_a_document_are_judged(sample: Document, count: int) -> None:
    rng = random.Random(count)
    for _ in range(6):
        assert doubted(with_slips(sample, count, rng)) == {}


def test_misread_tables_are_in_doubt_and_slips_in_one_table_hardly_ever(sample: Document) -> None:
    seeds = of_each((1,), (1, 2, 3))
    every = 1 if explores() else 2
    total: Counter[tuple[str, bool]] = sum((rates(sample, random.Random(seed), every) for seed in seeds), Counter())
    found = {kind: total[kind, True] / (total[kind, True] + total[kind, False]) for kind, _ in total}
    assert {kind for kind, least in LEAST.items() if found[kind] < least} == set()
    assert max(found[f"{count} slips in a table"] for count in (1, 2, 3)) == 0
    assert max(found[f"{count} slips in a table"] for count in (4, 5)) < 0.2
    assert found["a table beside it"] < 0.2


def test_a_misread_table_says_so_itself(sample: Document) -> None:
    whys = {way: doubted(made).get(2) for way, made in misread(sample, 2, random.Random(3))}
    assert whys["columns_moved"] == ["too-many-slips", "sums-one-sided", "figures-beside"]
    assert whys["codes_as_amounts"] == ["codes-as-amounts"]
    assert whys["columns_changed_over"] == ["too-many-slips", "sums-one-sided"]
    assert whys["rows_dropped"] == ["rows-absent"]
