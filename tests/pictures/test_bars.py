"""基本支出 and 项目支出 as bars: parts that come to the amount, told apart by their patterns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.checking.check import Check
from gouji.model.document import Beside
from gouji.model.money import show_amount
from gouji.pictures import bars
from gouji.pictures.shapes import Box, Look, Pattern, Picture
from gouji.pictures.spending import Spending, by_nature, year_before
from gouji.reading.read import read_document, read_original, read_pasted
from tests.conftest import SAMPLE
from tests.explaining.small import document, put, rounded, table
from tests.generated.years import files_with_a_slip
from tests.pictures.laid_out import stands_apart, stands_within, surface, texts


def of(check: Check) -> tuple[Spending, Picture]:
    spending = by_nature(check)[0]
    return spending, bars.drawn(check, spending, surface())


def parts_drawn(picture: Picture, row: int) -> list[Box]:
    spot = picture.number_of(row)
    return [one for one in picture.shapes if isinstance(one, Box) and one.spot == spot and one.ground is not Look.NONE]


def test_the_whole_stands_first_then_the_largest_class() -> None:
    spending = by_nature(Check(read_document(SAMPLE)))[0]
    rows = bars.rows_of(spending)
    assert rows[0] is spending.whole
    amounts = [one.amount for one in rows]
    assert amounts == sorted(amounts, reverse=True)
    assert sum(amounts[1:]) == amounts[0]


def test_a_bar_is_as_long_as_its_amount_and_parted_by_pattern() -> None:
    spending, picture = of(Check(read_document(SAMPLE)))
    (whole,) = {round(sum(one.width for one in parts_drawn(picture, spending.whole.row)), 6)}
    for one in spending.whole.parts:
        drawn = parts_drawn(picture, one.row)
        assert sum(box.width for box in drawn) == pytest.approx(whole * one.amount / spending.whole.amount)
        patterns = [box.pattern for box in drawn]
        assert patterns == [Pattern.PLAIN] * bool(one.basic) + [Pattern.HATCHED] * bool(one.project)


def test_parts_come_to_the_amount_to_the_fen() -> None:
    for spending in by_nature(Check(read_document(SAMPLE))):
        for one in bars.rows_of(spending):
            assert sum(bars.parts_of(spending, one)) == one.amount


def test_what_is_neither_has_a_part_and_a_column_of_its_own() -> None:
    check = Check(document(table("expenditure", 1, [(1, 2), (3, 4), (5, 6)])))
    assert "其他" not in texts(of(check)[1])
    put(check, "T1!201.合计", 12)
    spending, picture = of(check)
    assert "其他" in texts(picture)
    assert [one.pattern for one in parts_drawn(picture, 0)] == [Pattern.PLAIN, Pattern.HATCHED, Pattern.DOTTED]
    assert picture.spots[picture.number_of(0) or 0].told == "201 科目201：合计 12，基本支出 4，项目支出 6，其他 2"
    assert "✗" in texts(picture)
    assert spending.others(spending.whole) == 0


@pytest.mark.parametrize("width", [520, 900, 1600])
def test_words_stand_on_the_surface_and_on_no_others(width: float) -> None:
    check = Check(read_document(SAMPLE))
    picture = bars.drawn(check, by_nature(check)[0], surface(width))
    assert stands_within(picture)
    assert stands_apart(picture)


def test_very_many_classes_are_drawn_together_and_all_listed() -> None:
    rows = "".join(
        f"{200 + number}\t某类支出{number}\t{3 * number}\t{number}\t{2 * number}\n" for number in range(1, 60)
    )
    check = Check(read_pasted(f"支出总表\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n{rows}"))
    spending, picture = of(check)
    drawn = bars.drawn_rows(spending)
    assert (len(drawn), drawn[-1].name) == (bars.MOST + 1, "其余 30 项")
    assert sum(one.amount for one in drawn[1:]) == spending.whole.amount
    assert [sum(bars.parts_of(spending, one)) for one in drawn] == [one.amount for one in drawn]
    assert len(picture.spots) == bars.MOST + 1
    assert len(bars.rows_of(spending)) == 60


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[Check]:
    """Accounts beside which those of the year before stand."""
    accounts, before, _ = files_with_a_slip(tmp_path, "xlsx", 3)
    with closing(Case.open(accounts)) as case:
        case.join(read_original(before, alone=False), Beside.PRIOR)
        yield case.check


def test_beside_the_year_before_each_class_has_what_it_was(beside: Check) -> None:
    spending, picture = of(beside)
    before = year_before(beside, spending)
    assert before is not None
    table = beside.document.beside[Beside.PRIOR].tables[before.table]
    assert table.kind == beside.document.tables[spending.table].kind
    columns = dict(bars.columns_of(beside, spending, bars.rows_of(spending)))
    year = beside.document.beside[Beside.PRIOR].year
    last, change = columns[f"{year} 年"], columns["增减"]
    for place, one in enumerate(bars.rows_of(spending)):
        printed = bars.amount_before(before, spending.whole, one)
        assert last[place] == ("–" if not printed else show_amount(printed, spending.unit, spending.decimals))
        if printed is not None and one.amount != printed:
            told = show_amount(one.amount - printed, spending.unit, spending.decimals)
            assert change[place].removeprefix("+") == told
    whole = [box for box in parts_drawn(picture, spending.whole.row) if box.ground is Look.GROUND]
    full = sum(box.width for box in parts_drawn(picture, spending.whole.row) if box.ground is not Look.GROUND)
    assert whole[0].width == pytest.approx(full * before.whole.amount / spending.whole.amount)
    assert stands_apart(picture)
    assert stands_within(picture)


def test_without_the_year_before_there_is_no_column_of_it() -> None:
    check = Check(read_document(SAMPLE))
    spending = by_nature(check)[0]
    assert year_before(check, spending) is None
    assert [head for head, _ in bars.columns_of(check, spending, bars.rows_of(spending))] == [
        "合计",
        "基本支出",
        "项目支出",
    ]


def test_what_is_but_rounding_is_no_part() -> None:
    exact = table("expenditure", 1, [(123_4567, 234_5678), (345_6789, 456_7891), (567_8912, 678_9123)])
    check = Check(document(rounded(1, "expenditure", exact)))
    spending, picture = of(check)
    assert any(one.amount != (one.basic or 0) + (one.project or 0) for one in spending.whole.parts)
    assert [spending.others(one) for one in bars.rows_of(spending)] == [0, 0, 0]
    assert "其他" not in texts(picture)
