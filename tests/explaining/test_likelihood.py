"""How likely rounding alone is, against every way in which figures can be rounded."""

from __future__ import annotations

import numpy as np
import pytest

from gouji.casework.telling.slips import reason_sentence
from gouji.checking.check import Check
from gouji.explaining.doctor import ROUNDING_OF, ROUNDING_SELDOM, diagnose
from gouji.explaining.likelihood import MOST_EXACT, share_out
from gouji.reading.read import read_pasted


@pytest.mark.parametrize(
    ("figures", "places", "share"), [(1, 1, 0), (2, 1, 1 / 4), (3, 1, 1 / 3), (3, 2, 0), (2, 0, 1)]
)
def test_known_shares(figures: int, places: int, share: float) -> None:
    assert share_out(figures, places) == pytest.approx(share)


@pytest.mark.parametrize("figures", [2, 5, 12, MOST_EXACT, MOST_EXACT + 1, 60])
def test_the_share_is_that_of_sums_rounded_by_chance(figures: int) -> None:
    exact = np.random.default_rng(1).uniform(0, 100, (20_000, figures))
    out = np.abs(np.rint(exact.sum(axis=1)) - np.rint(exact).sum(axis=1))
    for places in (1, 2, 3):
        assert share_out(figures, places) == pytest.approx(float(np.mean(out >= places)), abs=0.015)


def test_what_happens_less_often_than_once_in_a_hundred_is_told_so() -> None:
    leaves = "".join(f"\n205{n:02}\t某项事务\t1{n:02}\t1{n:02}\t" for n in range(1, 11))
    text = (
        "2025年部门支出预算总表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
        f"205\t教育支出\t1,059\t1,059\t{leaves}"
    )
    check = Check(read_pasted(text))
    finding = check.findings()[0]
    (reason,) = diagnose(check, finding)
    assert reason.message == ROUNDING_SELDOM
    assert "10 个数各自四舍五入后相加，每 100 次不到 1 次会差这么多" in reason_sentence(check.document, reason)


def test_the_doctor_tells_how_likely_the_rounding_is() -> None:
    text = (
        "2025年部门支出预算总表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
        "21201\t城乡社区管理事务\t94,995,790\t77,381,546\t17,614,243"
    )
    check = Check(read_pasted(text))
    (finding,) = check.findings()
    (reason,) = diagnose(check, finding)
    assert reason.message == ROUNDING_OF
    assert reason.words == {"count": 2, "share": 25}
    assert "2 个数各自四舍五入后相加，每 100 次约有 25 次会差这么多" in reason_sentence(check.document, reason)
