"""Printed quantities as intervals."""

from __future__ import annotations

import pytest

from gouji.checking.families.family import AGREES, DIFFERS, ROUNDING, Outcome
from gouji.checking.prose.figures import Range, added, told, within
from gouji.prose.quantities import Quantity, quantities


def quantity(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "yuan", "outcome"),
    [
        ("87.36万元", 873_617, AGREES),
        ("87.71万元", 877_080, AGREES),
        ("87.70万元", 877_080, ROUNDING),
        ("887.36万元", 873_617, DIFFERS),
        ("2318.40元", 23_184_000, DIFFERS),
        ("310,040万元", 3_100_397_000, AGREES),
    ],
)
def test_a_figure_said_twice_is_the_same_or_rounded_from_the_finer_one(text: str, yuan: int, outcome: Outcome) -> None:
    assert told(quantity(text), yuan * 100, 0) is outcome


def test_a_table_in_coarser_units_excuses_no_more_than_its_own_last_place() -> None:
    assert told(quantity("1710062元"), 171_010_000, 500_000) is AGREES
    assert told(quantity("1719062元"), 171_010_000, 500_000) is DIFFERS


@pytest.mark.parametrize(("text", "outcome"), [("71.65%", AGREES), ("71.66%", ROUNDING), ("71.73%", DIFFERS)])
def test_a_share_is_worked_out_from_the_intervals_of_both_amounts(text: str, outcome: Outcome) -> None:
    share = Range.of(quantity("2106.66万元")).over(Range.of(quantity("2940.05万元")))
    assert share is not None
    assert within(quantity(text), share) is outcome


def test_small_amounts_excuse_much_and_of_nothing_there_is_no_rate() -> None:
    of_little = Range.of(quantity("0.02万元")).over(Range.of(quantity("0.01万元")))
    assert of_little is not None
    assert within(quantity("150%"), of_little) is AGREES
    assert Range.of(quantity("1万元")).over(Range.of(quantity("0.00万元"))) is None


def test_parts_may_each_be_out_by_half_their_last_place_and_counts_by_nothing() -> None:
    parts = [quantity("4.79万元"), quantity("246.47万元")]
    assert added(quantity("251.25万元"), parts) is ROUNDING
    assert added(quantity("251.20万元"), parts) is DIFFERS
    assert added(quantity("4辆"), [quantity("2辆"), quantity("3辆")]) is DIFFERS
