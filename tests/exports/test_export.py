"""``gouji export``: a workbook, a csv, and what is told where it cannot be written."""

from __future__ import annotations

import importlib.util
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.errors import UserError
from gouji.exports.export import export
from tests.conftest import SLIPS
from tests.exports.conftest import RISKY


def test_the_command_writes_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "结果"
    assert cli.main(["export", str(SLIPS), "-o", str(out)]) == cli.DIFFERS
    assert "结果.xlsx" in capsys.readouterr().out
    assert (tmp_path / "结果.xlsx").read_bytes().startswith(b"PK")


def test_a_csv_holds_every_figure_as_text_that_no_spreadsheet_runs(slips: Case, tmp_path: Path) -> None:
    export(slips, tmp_path / "数.csv")
    held = pd.read_csv(tmp_path / "数.csv", dtype="string")
    table = slips.document.tables[2]
    mine = held[(held["table"] == "T3") & held["amount"].notna()]
    assert sum(map(Decimal, mine["amount"])) == Decimal(int(table.values.sum())) / 100
    assert (tmp_path / "数.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_name_that_begins_like_a_formula_is_no_formula_in_a_csv(risky: Case, tmp_path: Path) -> None:
    export(risky, tmp_path / "数.csv")
    held = pd.read_csv(tmp_path / "数.csv", dtype="string")
    names = held.loc[held["table"] == "T3", "name"].unique()
    assert [*names[: len(RISKY)]] == [f"'{name}" for name in RISKY]


def test_without_pyarrow_a_sentence_tells_what_to_install(
    slips: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(UserError, match="pip install pyarrow"):
        export(slips, tmp_path / "数.parquet")
    assert not (tmp_path / "数.parquet").exists()


def test_what_it_is_made_from_is_not_written_over(slips: Case, tmp_path: Path) -> None:
    source = tmp_path / "来源.csv"
    source.write_bytes(SLIPS.read_bytes())
    with pytest.raises(UserError) as refused:
        export(slips, source, [source])
    assert refused.value.kind == "over-source"


def test_a_folder_that_takes_nothing_is_told_in_a_sentence(slips: Case, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        export(slips, tmp_path / "没有" / "数.csv")
    assert refused.value.kind == "not-written"
