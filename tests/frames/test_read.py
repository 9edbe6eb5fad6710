"""What a script reads: documents of one file and of several, cases, and what is refused."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import gouji
from gouji import resources
from gouji.casework.case import Case
from gouji.checking.families.family import Outcome
from gouji.frames import read
from gouji.keeping import places
from gouji.model.money import Figure
from tests.checking.prose.pages import page_of
from tests.conftest import SAMPLE, SLIPS


def test_the_examples_of_the_docstring_hold() -> None:
    told = doctest.testmod(read, extraglobs={"BUDGET": SLIPS})
    assert told.attempted > 5
    assert told.failed == 0


def test_the_examples_of_the_guide_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "部门预算.txt").write_bytes(SLIPS.read_bytes())
    monkeypatch.chdir(tmp_path)
    guide = str(resources.path("guide", "scripts.md"))
    told = doctest.testfile(guide, module_relative=False, encoding="utf-8", optionflags=doctest.NORMALIZE_WHITESPACE)
    assert told.attempted > 10
    assert told.failed == 0


def test_findings_are_those_of_the_check_in_their_order(budget: gouji.Reconciled) -> None:
    found, frame = budget.check.findings(), budget.findings("fen")
    frame = frame[frame["kind"] == "table"]
    assert frame["id"].tolist() == [one.id for one in found]
    assert frame["difference"].fillna(0).tolist() == [one.difference or 0 for one in found]
    assert (frame["outcome"] == "differs").sum() == budget.check.counts()[Outcome.DIFFERS]
    assert set(frame["address"].dropna()) <= set(budget.frame(blanks=True)["address"])


def test_causes_settle_findings_and_name_figures(budget: gouji.Reconciled) -> None:
    causes, ids = budget.causes("fen"), set(budget.findings()["id"])
    assert causes["id"].tolist() == ["K1", "K2", "K3"]
    assert all(set(settled) <= ids for settled in causes["settles"])
    assert causes["figures"][1] == (("T4!二、教育支出.合计", 77606772300, 77660772300),)


def test_the_text_has_its_findings_too(tmp_path: Path) -> None:
    page_of(tmp_path, "预算", "般", "“住房保障支出（类）住房改革支出（款）住房公积金（项）”352.67万元，主要用于缴费。")
    doc = gouji.read(tmp_path / "页.html")
    found, causes = doc.findings(), doc.causes()
    text = found[found["kind"] == "text"]
    assert "不符" in text["state"].tolist()
    assert text["where"].notna().all()
    assert {one for settled in causes["settles"] for one in settled} <= set(found["id"])
    assert any(causes["words"])


def test_a_case_is_read_as_it_stands_and_left_alone(tmp_path: Path) -> None:
    case, kept = Case.open(SLIPS), tmp_path / "预算.gouji"
    cell = case.document.find("T3!20801.基本支出")
    assert cell is not None
    case.edit(cell, Figure(46477453100))
    case.save_as(kept)
    case.close()
    before = kept.read_bytes()
    opened = gouji.read(kept)
    frame = opened.frame("T3", "fen")
    stands = frame[frame["address"] == "T3!20801.基本支出"].iloc[0]
    assert (stands["amount"], stands["origin"]) == (46477453100, "edited")
    assert "20801" not in " ".join(opened.causes()["place"])
    assert kept.read_bytes() == before


def test_reading_leaves_no_draft() -> None:
    gouji.read(SAMPLE)
    assert [one for one in places.data_folder().rglob("*") if one.suffix == places.SUFFIX] == []


def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(gouji.NotReadError, match=r"没有.*的文件|找不到") as refused:
        gouji.read(tmp_path / "没有.pdf")
    assert refused.value.kind == "not-found"
    with pytest.raises(gouji.NotReadError) as refused:
        gouji.read(SAMPLE, SAMPLE)
    assert refused.value.kind == "joined-already"


def test_rules_may_be_named() -> None:
    assert gouji.read(SAMPLE, rules="general").check.choice.pack.id == "general"
    with pytest.raises(gouji.NotReadError):
        gouji.read(SAMPLE, rules="no such pack")
