"""Gouji reads the workbook that it exported as the document that it exported, whoever saved it since."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.defined_name import DefinedName

from gouji.casework.case import Case
from gouji.casework.papers.conclusion import conclusion
from gouji.casework.papers.numbering import numbered
from gouji.exports.workbook.layout import Layout
from gouji.exports.workbook.workbook import workbook
from gouji.model.document import Document
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Reason
from gouji.reading.original import Original
from gouji.reading.read import read_document
from gouji.wording import say, speaking
from tests.conftest import SEED, SLIPS

PUBLISHED = ("江苏省委办公厅2018部门预算公开表.pdf", "万里街道2024部门预算.pdf")


def read_back(data: bytes, folder: Path) -> Case:
    path = folder / "结果.xlsx"
    path.write_bytes(data)
    return Case.look_at(path)


def told(case: Case) -> object:
    """What a case tells of its document and tables, by name without blanks, and the rules that judge them."""
    document = case.document
    tables = [
        (
            *(table.id, table.kind, table.title, table.unit, table.columns, table.sides),
            [(row.called, row.level, row.side) for row in table.rows],
            table.values.tolist(),
            table.present.tolist(),
            table.precisions,
        )
        for table in document.tables
    ]
    return document.entity, document.year, document.stage, document.form, case.check.choice.pack.id, tables


def found(case: Case) -> object:
    """What is found, by the ids that marks hang on, with the outcomes of all that was judged."""
    return [one.id for one in case.findings()], [[*one.settles] for one in numbered(case).causes]


def test_the_workbook_of_a_budget_is_read_as_that_budget(slips: Case, made: bytes, tmp_path: Path) -> None:
    with_slips = read_back(made, tmp_path)
    assert told(with_slips) == told(slips)
    assert found(with_slips) == found(slips)
    assert with_slips.check.counts() == slips.check.counts()
    with_slips.close()


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_workbook_of_a_published_budget_is_read_as_that_budget(
    name: str, published: Callable[[Path], Document], tmp_path: Path
) -> None:
    path = SEED.parent / name
    if not path.exists():
        pytest.skip("the published document does not stand beside this checkout")
    case = Case.hold(Original(published(path), ()))
    back = read_back(workbook(case), tmp_path)
    assert told(back) == told(case)
    assert [one.id for one in back.findings()] == [one.id for one in case.findings()] == []
    case.close()
    back.close()


def test_exported_by_an_english_program_it_is_read_the_same(slips: Case, tmp_path: Path) -> None:
    with speaking("en"):
        back = read_back(workbook(slips), tmp_path)
    assert told(back) == told(slips)
    assert found(back) == found(slips)
    back.close()


def saved_by_another(made: bytes, change: Callable[[object], None] = lambda _: None) -> bytes:
    """A workbook as another program saves it, without the values of formulas; after a change."""
    book, out = load_workbook(BytesIO(made)), BytesIO()
    change(book)
    book.save(out)
    return out.getvalue()


def test_a_figure_that_is_corrected_in_a_spreadsheet_is_read(slips: Case, made: bytes, tmp_path: Path) -> None:
    layout = Layout(slips.document)

    def correct(book: object) -> None:
        for cause in numbered(slips).causes:
            for one in cause.figures:
                spot = layout.spot(one.cell)
                assert one.suggested is not None
                book[spot.sheet].cell(spot.row + 1, spot.column + 1).value = one.suggested.fen / 100  # type: ignore[index]

    back = read_back(saved_by_another(made, correct), tmp_path)
    assert back.findings() == []
    assert conclusion(back, [], back.check.counts()) != say("It reconciles.")  # for not all of it was read
    assert [table.columns for table in back.document.tables] == [table.columns for table in slips.document.tables]
    back.close()


def test_columns_that_are_inserted_and_sheets_that_are_renamed_are_followed(
    slips: Case, made: bytes, tmp_path: Path
) -> None:
    """As by a spreadsheet, which keeps the names up."""

    def rename(book: object) -> None:
        for sheet in book:  # type: ignore[attr-defined]
            if sheet.title.startswith(("T3", "关系")):
                named, sheet.title = sheet.title, "甲'" + sheet.title
                for name in book.defined_names.values():  # type: ignore[attr-defined]
                    name.attr_text = name.attr_text.replace(f"'{named}'", "'" + sheet.title.replace("'", "''") + "'")

    back = read_back(saved_by_another(made, rename), tmp_path)
    assert told(back) == told(slips)
    back.close()


def test_what_was_left_out_is_told(made: bytes, tmp_path: Path) -> None:
    back = read_back(made, tmp_path)
    sheets, columns = (one.params for one in back.document.notices)
    assert sheets["sheets"] == "错处与发现、关系"
    assert "T3 支出预算总表 D、F、H–L" in columns["columns"]
    back.close()


def test_a_figure_that_is_typed_beside_the_sums_is_read(made: bytes, tmp_path: Path) -> None:
    """Whoever hides a column behind the names hides none that has figures of its own."""

    def type_over(book: object) -> None:
        sheet = book["T3 支出预算总表"]  # type: ignore[index]
        sheet["J9"].value = 5_000_000
        sheet["L9"].value = "=ROUND(5000000,2)"

    back = read_back(saved_by_another(made, type_over), tmp_path)
    notice = next(one for one in back.document.notices if "columns" in one.params)
    assert "T3 支出预算总表 D、F、H–I、K；" in notice.params["columns"]
    back.close()


def test_names_that_nobody_sees_keep_no_table_from_being_judged(slips: Case, made: bytes, tmp_path: Path) -> None:
    """A sheet that does not show that it is in doubt, or none of the document, is read and judged as any other."""
    tables = Layout(slips.document).names

    def name_all(book: object) -> None:
        for number, sheet in enumerate(tables, 900):
            for what in ("InDoubt", "Added")[: 1 + number % 2]:
                name = f"Gouji.{what}_{number}"
                book.defined_names[name] = DefinedName(name, attr_text=f"'{sheet}'!$1:$1048576", hidden=True)  # type: ignore[attr-defined]

    back = read_back(saved_by_another(made, name_all), tmp_path)
    assert told(back) == told(slips)
    assert found(back) == found(slips)
    assert "、".join(tables) in [one.params["sheets"] for one in back.document.notices if "sheets" in one.params]
    back.close()


def test_a_table_in_doubt_comes_back_in_doubt(tmp_path: Path) -> None:
    document = read_document(SLIPS)
    document.tables[2].doubts = (Doubt(Misgiving.SUMS, Reason("its sums fail")),)
    case = Case.hold(Original(document, ()))
    back = read_back(workbook(case), tmp_path)
    assert back.check.in_doubt == case.check.in_doubt == {2}
    doubted = Layout(document).names[2]
    assert [one.params for one in back.document.notices if "itself" in one.message] == [{"sheets": doubted}]
    assert Misgiving.BEFORE in [one.of for one in back.document.tables[2].doubts]
    assert not any(cell.table == 2 for one in back.findings() for cell in one.cells)
    back.close()
    case.close()
