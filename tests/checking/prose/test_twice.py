"""One thing that two places of a text tell in two amounts is found; what only looks like one thing accuses nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.checking.families.family import OUTCOME_NAMES
from gouji.checking.rules.laws import Severity
from tests.checking.prose.pages import judged

CONTRADICTING = {
    "operating cost of accounts, which no table prints": (
        "决算",
        "2024年度机关运行经费支出171.01万元，比2023年度增加3.20万元。",
        "2024年度，本部门机关运行经费支出177.01万元，主要用于办公费、差旅费。",
    ),
    "procurement of accounts": (
        "决算",
        "2024年度政府采购支出总额251.26万元，其中：货物支出51.26万元、工程支出0万元、服务支出200.00万元。",
        "2024年度本部门政府采购支出总额215.26万元。",
    ),
    "what was budgeted at the beginning of the year": (
        "决算",
        "2024年度一般公共预算财政拨款支出年初预算为2993.92万元，支出决算为2940.05万元。",
        "一般公共预算财政拨款支出年初预算为2939.92万元。",
    ),
    "a year before at one stage": (
        "预算",
        "2024年“三公”经费预算47.91万元，2023年“三公”经费预算45.00万元。",
        "2023年“三公”经费预算54.00万元，主要是压减。",
    ),
    "one 项 by its chain": (
        "决算",
        "1.一般公共服务支出（类）财政事务（款）行政运行（项）。年初预算为1560.05万元，支出决算为1511.89万元。",
        "一般公共服务支出（类）财政事务（款）行政运行（项）年初预算为1506.05万元。",
    ),
    "a part of public expenses": (
        "预算",
        "2023年“三公”经费预算45.00万元，其中：公务接待费预算5.00万元。",
        "2023年公务接待费预算6.00万元，主要用于接待。",
    ),
    "in another unit": (
        "决算",
        "2024年度机关运行经费支出171.01万元。",
        "2024年度机关运行经费支出1770100元。",
    ),
    "arranged otherwise than in front, where no table prints it": (
        "决算",
        "2024年度机关运行经费支出171.01万元。2024年度决算为177.01万元。",
    ),
}

ALIKE = {
    "the same amount": ("决算", "2024年度机关运行经费支出171.01万元。", "机关运行经费支出171.01万元。"),
    "the same, rounded": ("决算", "2024年度机关运行经费支出171.01万元。", "机关运行经费支出171万元。"),
    "two stages": (
        "决算",
        "2024年度机关运行经费年初预算为180.00万元，支出决算为171.01万元。",
        "2024年度机关运行经费支出171.01万元。",
    ),
    "the budget of all the year and that at its beginning": (
        "决算",
        "“三公”经费全年预算18.00万元。",
        "“三公”经费年初预算为20.00万元。",
    ),
    "two years": ("决算", "2024年度机关运行经费支出171.01万元。", "2023年度机关运行经费支出167.81万元。"),
    "two bases of the year before": (
        "预算",
        "2023年“三公”经费预算45.00万元。",
        "2023年“三公”经费执行数40.00万元。",
        "2023年“三公”经费41.00万元。",
    ),
    "another scope": (
        "决算",
        "2024年度政府采购支出总额251.26万元。",
        "按上年同口径，2024年度政府采购支出总额240.00万元。",
    ),
    "a fund alone": (
        "决算",
        "2024年度政府采购支出总额251.26万元。",
        "2024年度一般公共预算政府采购支出总额240.00万元。",
    ),
    "one of the units below": (
        "决算",
        "2024年度机关运行经费支出171.01万元。",
        "某某事务中心2024年度机关运行经费支出12.00万元。",
    ),
    "what a budget plans to buy and what was bought": (
        "决算",
        "2024年度政府采购支出总额251.26万元。",
        "2024年度政府采购预算260.00万元。",
    ),
    "one of several projects": (
        "决算",
        "2024年度政府采购支出总额251.26万元。",
        "该项目政府采购支出20.00万元。",
    ),
    "a 款 that occurs below two 类": (
        "决算",
        "一般公共服务支出（类）财政事务（款）行政运行（项）年初预算为1560.05万元。",
        "一般公共服务支出（类）税收事务（款）行政运行（项）年初预算为60.05万元。",
    ),
    "one 项 in two funds": (
        "决算",
        "一般公共预算安排城乡社区支出（类）其他支出（款）其他支出（项）年初预算为10.00万元。",
        "政府性基金预算安排城乡社区支出（类）其他支出（款）其他支出（项）年初预算为20.00万元。",
    ),
    "what it is spent for": (
        "决算",
        "2024年度机关运行经费支出171.01万元，主要用于办公费20.00万元、差旅费30.00万元。",
        "办公费22.00万元。",
    ),
    "its change": ("决算", "2024年度机关运行经费支出171.01万元。", "机关运行经费支出比2023年度增加3.20万元。"),
    "a sentence that was not read whole": (
        "决算",
        "2024年度机关运行经费支出171.01万元。",
        "2024年度机关运行经费支出177.01万元，占万元的%。",
    ),
}


def _found(folder: Path, stage: str, tables: str, sentences: tuple[str, ...]) -> list[tuple[str, str, Severity]]:
    return [
        (one.aspect, one.claim.text, one.severity)
        for one in judged(folder, stage, tables, "\n".join(sentences))
        if OUTCOME_NAMES[one.outcome] == "differs"
    ]


@pytest.mark.parametrize("kind", CONTRADICTING)
def test_one_thing_in_two_amounts_is_to_be_explained(kind: str, tmp_path: Path) -> None:
    stage, *sentences = CONTRADICTING[kind]
    found = _found(tmp_path, stage, "", tuple(sentences))
    assert [(aspect, severity) for aspect, _, severity in found] == [("twice", Severity.EXPLAIN)], found


@pytest.mark.parametrize("kind", ALIKE)
def test_what_only_looks_like_one_thing_accuses_nobody(kind: str, tmp_path: Path) -> None:
    stage, *sentences = ALIKE[kind]
    assert _found(tmp_path, stage, "", tuple(sentences)) == []


def test_where_a_table_prints_it_that_decides(tmp_path: Path) -> None:
    found = _found(
        tmp_path, "决算", "05", ("一般公共预算财政拨款支出2940.05万元。", "一般公共预算财政拨款支出2904.05万元。")
    )
    assert [(aspect, severity) for aspect, _, severity in found] == [("", Severity.MUST)]


def test_where_most_places_agree_it_is_the_one_that_does_not(tmp_path: Path) -> None:
    said = "2024年度机关运行经费支出{}万元。"
    found = _found(tmp_path, "决算", "", tuple(map(said.format, ("177.01", "171.01", "171.01"))))
    assert [text for _, text, _ in found] == ["2024年度机关运行经费支出177.01万元"]
