"""No command writes over what it is made from, whatever that is called and wherever it lies."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from openpyxl import Workbook

from gouji import cli
from gouji.batch.workers import Workers
from gouji.casework.case import Case
from gouji.commands.files_together import case_on
from gouji.errors import UserError
from gouji.exports.annotate import annotate
from tests.batch.conftest import Here
from tests.conftest import SLIPS
from tests.reading.making import EXPENDITURE
from tests.several_files import expenditure

SECOND = "2024年部门一般公共预算支出功能分类预算表"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Case]:
    """A case on two workbooks, of which it knows no path."""
    sources = [expenditure(tmp_path / "a.xlsx"), expenditure(tmp_path / "b-2.xlsx", title=SECOND)]
    case, _ = case_on(sources, True)
    yield case
    case.close()


def refused(case: Case, form: str, path: Path) -> str:
    """Why a form of the case is not written; no file of the folder is another then."""
    before = {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    write = getattr(import_module(f"gouji.exports.{form}"), form)
    with pytest.raises(UserError) as told:
        write(case, path)
    assert {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file()} == before
    return told.value.kind


@pytest.mark.parametrize("form", ["annotate", "export"])
def test_a_source_is_known_by_its_content(two: Case, tmp_path: Path, form: str) -> None:
    assert refused(two, form, tmp_path / "a.xlsx") == "over-source"


@pytest.fixture(scope="module")
def budget(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook beside another one, a sheet to fill in and a text that a notice has something to say of."""
    folder = tmp_path_factory.mktemp("written")
    expenditure(folder / "b.xlsx")
    (folder / "slips.txt").write_bytes(SLIPS.read_bytes())
    own = Workbook()
    assert own.active is not None
    own.active.append(["检查内容", "是否符合要求"])
    own.save(folder / "own.xlsx")
    rows = [[cell.replace("1,000", "1,001") for cell in row] for row in EXPENDITURE]
    return expenditure(folder / "a.xlsx", rows=rows)


COMMANDS = {
    "report": ["report", "a.xlsx", "-o", "out.pdf"],
    "sheet": ["sheet", "a.xlsx", "-o", "out.xlsx"],
    "sheet as a paper": ["sheet", "a.xlsx", "-o", "out.pdf"],
    "sheet of one's own": ["sheet", "a.xlsx", "--into", "own.xlsx", "-o", "out.xlsx"],
    "export": ["export", "a.xlsx", "-o", "out.csv"],
    "annotate": ["annotate", "a.xlsx", "-o", "out.xlsx"],
    "notice": ["notice", "slips.txt", "-o", "out.docx"],
    "batch": ["batch", "a.xlsx", "-o", "out.xlsx"],
    "compare": ["compare", "b.xlsx", "a.xlsx", "-o", "out.xlsx"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_writes_over_its_source(budget: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Neither through a link to it nor over a copy of it."""
    monkeypatch.chdir(budget.parent)
    out = Path(COMMANDS[command][-1])
    for source in [one for one in COMMANDS[command][1:-2] if Path(one).exists()]:
        before = Path(source).read_bytes()
        out.symlink_to(source)
        assert cli.main(COMMANDS[command]) == cli.UNREADABLE
        assert Path(source).read_bytes() == before
        out.unlink()
        out.write_bytes(before)
        assert cli.main(COMMANDS[command]) == cli.UNREADABLE
        assert out.read_bytes() == before
        out.unlink()
    assert cli.main(COMMANDS[command]) != cli.UNREADABLE
    assert out.stat().st_size
    out.unlink()


def test_every_copy_is_looked_at_before_the_first_is_written(two: Case, tmp_path: Path) -> None:
    """The second goes to ``b-2.xlsx``, which is a source."""
    assert refused(two, "annotate", tmp_path / "b.xlsx") == "over-source"


def test_what_was_put_where_a_notice_goes_and_is_a_source_stays(two: Case, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes((tmp_path / "a.xlsx").read_bytes())
    assert refused(two, "notice", tmp_path / "a.pdf") == "over-source"


def test_a_copy_of_a_name_that_nobody_gave_replaces_nothing_unasked(two: Case, tmp_path: Path) -> None:
    (tmp_path / "c.xlsx").write_bytes(b"named")
    (tmp_path / "c-2.xlsx").write_bytes(b"not named")
    assert refused(two, "annotate", tmp_path / "c.xlsx") == "there-already"
    annotate(two, tmp_path / "c.xlsx", replacing=True)
    assert all((tmp_path / name).read_bytes().startswith(b"PK") for name in ("c.xlsx", "c-2.xlsx"))


def test_a_budget_called_as_the_list_of_another_form_is_not_written_over(
    budget: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was done for a list lies beside it, and is no word for whatever else has its name."""
    monkeypatch.setattr(Workers, "answer", lambda _, *asked: Here()(*asked))
    source = tmp_path / "list.xlsx"
    source.write_bytes(budget.read_bytes())
    assert cli.main(["batch", str(tmp_path), "-o", str(tmp_path / "list.jsonl")]) != cli.UNREADABLE
    for _ in range(2):
        assert cli.main(["batch", str(tmp_path), "-o", str(source)]) == cli.UNREADABLE
    assert source.read_bytes() == budget.read_bytes()


def test_the_units_that_a_user_lists_are_not_written_over(
    budget: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workers, "answer", lambda _, *asked: Here()(*asked))
    units = tmp_path / "units.xlsx"
    book = Workbook()
    assert book.active is not None
    book.active.append(["甲局", "甲中心"])
    book.save(units)
    before = units.read_bytes()
    assert cli.main(["batch", str(budget), "--units", str(units), "-o", str(units)]) == cli.UNREADABLE
    assert units.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["units.xlsx"]
