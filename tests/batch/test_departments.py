"""A department is held against its units only where all are there, each once; what is not known is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from gouji.batch.basis import Basis
from gouji.batch.running import Batch, Summed
from gouji.batch.state import State
from gouji.batch.units.departments import Department, Listing, Why, departments
from tests.batch.conftest import Here, page

DEPARTMENT = "某某区商务委员会"
UNITS = (f"{DEPARTMENT}（本部）", "某某区招商中心", "某某区服务中心")


@pytest.fixture
def batch(state: State, here: Here) -> Batch:
    return Batch(Basis(), state, here, 2)


def told(batch: Batch, files: Sequence[Path], listing: Listing | None = None) -> list[Department]:
    return departments(sorted(batch.run(files)), listing)


def summed(batch: Batch, files: Sequence[Path], listing: Listing | None = None) -> list[Summed]:
    return batch.sums(sorted(batch.run(files)), listing)


def whole(folder: Path, basic: int = 60, slip: int = 0) -> list[Path]:
    """A department, which lists its units, and these."""
    return [
        page(folder, DEPARTMENT, basic, 90, units=UNITS, slip=slip),
        page(folder, DEPARTMENT, 10, 20, level="单位"),
        page(folder, "某某区招商中心", 20, 30, level="单位"),
        page(folder, "某某区服务中心", 30, 40, level="部门"),
    ]


def test_a_department_is_the_sum_of_its_units(batch: Batch, tmp_path: Path) -> None:
    (one,) = summed(batch, whole(tmp_path))
    assert (one.department.place, one.department.units, one.department.why) == (0, (1, 2, 3), None)
    assert one.kept is not None
    assert one.kept.sums is not None
    assert (one.kept.sums.same, one.kept.sums.apart) == (12, ())


def test_a_figure_that_is_not_the_sum_is_told_once_with_all_that_goes_with_it(batch: Batch, tmp_path: Path) -> None:
    (one,) = summed(batch, whole(tmp_path, basic=67))
    assert one.kept is not None
    assert one.kept.sums is not None
    (apart,) = one.kept.sums.apart
    assert (apart.place, apart.department, apart.units) == ("T1 2080505 养老保险缴费 基本支出", "67", "60")
    assert (apart.difference, apart.unit, apart.others) == ("+7", "元", 7)


def test_what_was_summed_is_not_summed_again_until_a_file_changes(batch: Batch, here: Here, tmp_path: Path) -> None:
    files = whole(tmp_path)
    summed(batch, files)
    summed(batch, files)
    assert len(here.asked) == 5
    page(tmp_path, "某某区招商中心", 29, 30, level="单位")
    (one,) = summed(batch, files)
    assert len(here.asked) == 7
    assert one.kept is not None
    assert one.kept.sums is not None
    assert len(one.kept.sums.apart) == 1


def test_nothing_is_summed_while_a_unit_is_missing_or_there_twice(batch: Batch, tmp_path: Path) -> None:
    files = whole(tmp_path)
    (one, *_) = told(batch, files[:3])
    assert (one.why, one.missing) == (Why.MISSING, ("某某区服务中心",))
    other = tmp_path / "另"
    other.mkdir()
    (one, *_) = told(batch, [*files, page(other, "某某区服务中心", 30, 41)])
    assert (one.why, one.twice) == (Why.TWICE, ("某某区服务中心",))


def test_a_copy_of_a_unit_is_that_unit(batch: Batch, tmp_path: Path) -> None:
    files = whole(tmp_path)
    copy = tmp_path / "副本.txt"
    copy.write_bytes(files[2].read_bytes())
    (one,) = told(batch, [*files, copy])
    assert (one.why, one.units) == (None, (1, 2, 3))


def test_a_unit_of_another_year_is_none_of_them(batch: Batch, tmp_path: Path) -> None:
    files = whole(tmp_path)
    text = files[3].read_text("utf-8").replace("2024", "2023")
    files[3].write_text(text, "utf-8")
    (one, *_) = told(batch, files)
    assert one.missing == ("某某区服务中心",)


def test_a_department_that_lists_nothing_is_told_as_not_compared(batch: Batch, tmp_path: Path) -> None:
    files = [page(tmp_path, DEPARTMENT), *whole(tmp_path)[2:3]]
    page(tmp_path, DEPARTMENT)
    (one,) = told(batch, files)
    assert one.why is Why.LISTS_NONE


def test_a_list_of_the_user_stands_before_the_text(batch: Batch, tmp_path: Path) -> None:
    files = whole(tmp_path, basic=30)
    listing = {DEPARTMENT: ("某某区招商中心", "区服务中心")}
    (sums,) = summed(batch, files, listing)
    assert (sums.department.why, sums.department.units) == (None, (2, 3))
    assert sums.kept is not None
    assert sums.kept.sums is not None
    assert len(sums.kept.sums.apart) == 2  # 基本支出 30 is not 50, 项目支出 90 is not 70


def test_a_listed_department_without_a_document_is_told(batch: Batch, tmp_path: Path) -> None:
    listing = {"教育局": ("甲县实验小学",), "民政局": ("甲县福利院",)}
    found = told(batch, [page(tmp_path, "甲县教育局")], listing)
    assert [(one.name, one.place, one.listed, one.why) for one in found] == [
        ("教育局", None, ("甲县实验小学",), Why.ABSENT),
        ("民政局", None, ("甲县福利院",), Why.ABSENT),
    ]


def test_a_department_that_is_there_in_two_versions_is_not_chosen(batch: Batch, tmp_path: Path) -> None:
    other = tmp_path / "改"
    other.mkdir()
    found = told(batch, [*whole(tmp_path), page(other, DEPARTMENT, 61, 90, units=UNITS)])
    assert [one.why for one in found if one.listed] == [Why.RIVALS, Why.RIVALS]


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("甲县教育局", "实验小学", "甲县实验小学"), None),
        (("甲县教育局", "甲县实验小学", "实验小学"), None),
        (("甲县教育局", "县一中", "甲县一中"), None),
        (("甲市乙区教育局", "实验小学", "乙区实验小学"), None),
        (("甲县城市管理局", "执法大队", "甲县执法大队"), None),
        (("上海市商务委员会", "上海市商务委员会", "上海市商务委员会（本级）"), None),
        (("某某区商务委员会", "区商务委本级", "某某区商务委员会"), None),
        (("甲县卫生健康局", "人民医院", "乙县人民医院"), Why.MISSING),
        (("甲县教育局", "实验小学", "甲县第二实验小学"), Why.MISSING),
        (("甲县教育局", "甲县实验小学", "第二实验小学"), Why.MISSING),
        (("甲市乙区教育局", "实验小学", "甲市实验小学"), Why.MISSING),
        (("商务委员会", "招商中心", "甲县招商中心"), Why.MISSING),
        (("甲县卫生健康局", "甲县人民医院本部", "甲县卫生健康局"), Why.MISSING),
    ],
)
def test_a_unit_may_leave_out_the_region_of_its_department_and_nothing_else(
    batch: Batch, tmp_path: Path, names: tuple[str, str, str], why: Why | None
) -> None:
    department, listed, there = names
    files = [page(tmp_path, department, units=[listed]), page(tmp_path, there, level="单位")]
    (one, *_) = told(batch, files)
    assert (one.why, one.units) == (why, () if why else (1,))


def test_a_unit_that_bears_its_region_is_not_one_that_bears_none(batch: Batch, tmp_path: Path) -> None:
    files = [page(tmp_path, "甲县教育局", units=["甲县实验小学"])]
    files += [page(tmp_path, name, number, level="单位") for number, name in enumerate(("实验小学", "甲县实验小学"))]
    (one,) = told(batch, files)
    assert one.units == (2,)
    files[0] = page(tmp_path, "甲县教育局", units=["实验小学"])
    (one,) = told(batch, files)
    assert one.why is Why.TWICE
