"""A document that was published in several files is one: each tells by its places in which file it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.errors import UserError
from gouji.model.document import Beside, Cell, Document, Letter, Notice, Passage, SourceFile
from gouji.model.doubt import Confirmation
from gouji.model.form import Form
from gouji.model.rawgrid import Answer
from gouji.model.reason import Reason
from gouji.reading import joining
from gouji.reading.described.answers import with_table
from gouji.reading.joining import joined
from gouji.reading.original import NO_YEAR, NOT_FOUND, Original
from gouji.reading.read import read_original, together
from tests.reading.making import EXPENDITURE, Rows, workbook
from tests.several_files import TITLES, expenditure, general, halves, prose


def part(path: Path) -> Document:
    return read_original(path, alone=False).document


def one_of(*paths: Path) -> Document:
    return together([read_original(path, alone=False) for path in paths]).document


def told(document: Document, message: str) -> list[Notice]:
    return [one for one in document.notices if one.message == message]


def addresses(document: Document) -> dict[str, object]:
    """Every figure by its address."""
    return {
        document.address(cell): table.content(cell.row, cell.column).figure
        for number, table in enumerate(document.tables)
        for row in range(len(table.rows))
        for column in table.row_columns(row)
        for cell in [Cell(number, row, column)]
    }


def test_two_halves_of_a_document_are_checked_like_the_whole(sample: Document, tmp_path: Path) -> None:
    document = one_of(*halves(tmp_path))
    assert addresses(document) == addresses(sample)
    assert document.form == sample.form
    whole, check = Check(sample), Check(document)
    assert check.choice.pack.id == whole.choice.pack.id
    assert check.counts() == whole.counts()
    assert [table.file for table in document.tables] == [0] * 3 + [1] * 5


def test_what_stood_there_keeps_its_addresses(tmp_path: Path) -> None:
    first, second = part(expenditure(tmp_path / "表.xlsx")), part(general(tmp_path / "表.pdf"))
    document = joined(first, second)
    assert addresses(document).items() >= addresses(first).items()
    assert [table.id for table in document.tables] == ["T1", "T2"]
    assert [document.files[table.file].format for table in document.tables] == ["xlsx", "pdf"]
    assert second.tables[0].id == "T1"
    document.tables[1].values[:] = 0
    assert second.tables[0].values.any()


def test_the_contents_of_one_file_name_the_tables_of_the_other(tmp_path: Path) -> None:
    text, tables, others = (
        prose(tmp_path / "文本.docx"),
        expenditure(tmp_path / "表.xlsx"),
        general(tmp_path / "表.pdf"),
    )
    assert [one.params["tables"] for one in told(part(text), NOT_FOUND)] == ["、".join(TITLES)]
    assert told(one_of(text, tables), NOT_FOUND) == [Notice(NOT_FOUND, {"tables": TITLES[1]}, 0)]
    assert told(joined(part(tables), part(text)), NOT_FOUND) == [Notice(NOT_FOUND, {"tables": TITLES[1]}, 1)]
    assert told(one_of(text, tables, others), NOT_FOUND) == []


def test_the_file_with_tables_tells_whose_document_it_is_before_one_without(tmp_path: Path) -> None:
    text = prose(tmp_path / "文本.docx", "某某局本级", 2023)
    document = one_of(text, expenditure(tmp_path / "表.xlsx"))
    assert (document.entity, document.year) == ("某某局", 2024)
    assert document.file.name == "文本.docx"


def test_files_stand_in_the_order_in_which_their_tables_are_published(tmp_path: Path) -> None:
    """As the contents list them, else as a published form does; the text first."""
    first, second = expenditure(tmp_path / "乙.xlsx"), general(tmp_path / "甲.pdf")
    text = prose(tmp_path / "文本.docx")
    turned = prose(tmp_path / "倒.docx", titles=TITLES[::-1])
    assert [file.name for file in one_of(second, first).files] == ["乙.xlsx", "甲.pdf"]
    assert [file.name for file in one_of(second, text, first).files] == ["文本.docx", "乙.xlsx", "甲.pdf"]
    assert [file.name for file in one_of(first, second, turned).files] == ["倒.docx", "甲.pdf", "乙.xlsx"]


def test_a_document_by_itself_is_not_asked_for_its_place(sample: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words by which the tables of several are ordered take their time to be read."""
    monkeypatch.setattr(joining, "vocabulary", None)
    monkeypatch.setattr(joining, "listed_in", None)
    assert together([Original(sample, (b"",), {})]).document is sample


def test_a_year_that_one_file_tells_holds_for_all(tmp_path: Path) -> None:
    tables = expenditure(tmp_path / "表.xlsx", title="部门支出预算总表")
    assert told(part(tables), NO_YEAR)
    document = one_of(prose(tmp_path / "文本.docx"), tables)
    assert document.year == 2024
    assert told(document, NO_YEAR) == []


def test_text_keeps_the_file_that_it_stands_in(tmp_path: Path) -> None:
    document = joined(part(expenditure(tmp_path / "表.xlsx")), part(prose(tmp_path / "文本.docx")))
    assert {one.file for one in document.prose} == {1}


STRANGE: Rows = [["甲", "乙", "丙"], ["子", "1", "2"], ["丑", "3", "4"], ["寅", "4", "6"]]
STRANGE_ANSWER = Answer("described", 1, (), (0,), (1, 2), ("乙", "丙"), unit="元", title="别的表")


def strange(path: Path, tables: Iterable[Rows] = (STRANGE,)) -> Path:
    """A workbook of tables that nobody recognises, and one that is known."""
    sheets = {f"其他{number}": [*rows] for number, rows in enumerate(tables)}
    known = [[f"2024年部门{path.stem}支出预算总表"], ["编制部门：某某局"], ["单位：元"], *EXPENDITURE]
    return workbook(path, {"支出": known, **sheets})


def test_tables_that_were_not_recognised_are_counted_on(tmp_path: Path) -> None:
    first, second = part(strange(tmp_path / "甲.xlsx")), part(strange(tmp_path / "乙.xlsx", (STRANGE, STRANGE)))
    document = joined(first, second)
    assert [(grid.id, grid.file) for grid in document.grids] == [("X1", 0), ("X2", 1), ("X3", 1)]


def test_forms_are_counted_on(tmp_path: Path) -> None:
    documents = []
    for name in ("甲", "乙"):
        document = part(strange(tmp_path / f"{name}.xlsx"))
        form = Form("performance", replace(document.grids[0], id="F1"), name)
        documents.append(replace(document, forms=[form]))
    forms = joined(*documents).forms
    assert [(form.id, form.subject, form.printed.file) for form in forms] == [("F1", "甲", 0), ("F2", "乙", 1)]


def test_a_number_that_a_described_table_had_is_not_given_again(tmp_path: Path) -> None:
    first, second = part(strange(tmp_path / "甲.xlsx")), part(strange(tmp_path / "乙.xlsx"))
    described = with_table(first, "X1", STRANGE_ANSWER)
    document = joined(described, second)
    assert [grid.id for grid in document.grids] == ["X2"]
    again = with_table(document, "X2", STRANGE_ANSWER)
    assert [(table.id, table.file) for table in again.tables] == [("T1", 0), ("T2", 0), ("T3", 1), ("T4", 1)]


def test_a_table_read_by_what_was_said_before_is_known_under_its_new_number(tmp_path: Path) -> None:
    (grid,) = part(strange(tmp_path / "甲.xlsx")).grids
    path = strange(tmp_path / "乙.xlsx")
    second = read_original(path, alone=False, answers={grid.shape: STRANGE_ANSWER}).document
    document = joined(part(general(tmp_path / "表.pdf")), second)
    ((number, described),) = document.described.items()
    assert (document.tables[number].id, described.grid.id, described.grid.file) == ("T3", "T3", 1)


def test_nothing_that_a_document_holds_is_left_out(tmp_path: Path) -> None:
    """Field by field, be it new tomorrow: what the first one tells, what the other one tells, and what both do."""
    file = SourceFile("空.txt", "0" * 64, "txt")
    empty = Document(file, "", None, "", "", [])
    full = _with_everything(tmp_path)
    ofboth = joined(full, _with_everything(tmp_path))
    for name in (field.name for field in fields(Document)):
        held = getattr(full, name)
        assert held, f"{name}: the document of this test must hold something in every field of a document"
        for one in (joined(empty, full), joined(full, empty)):
            assert getattr(one, name), f"{name} is left out"
        if isinstance(held, list | dict) and name not in ("notices", "beside"):
            assert len(getattr(ofboth, name)) == 2 * len(held), f"{name} of one of both is left out"
    assert ofboth.lost == 2 * full.lost
    assert [one.name for one in ofboth.files] == [one.name for one in full.files] * 2  # its bytes tell when it was made


def _with_everything(folder: Path) -> Document:
    """A document of two files with something in each of its fields; of some only that it is there matters."""
    tables, text = strange(folder / "甲.xlsx"), prose(folder / "文本.docx")
    document = with_table(one_of(text, tables, strange(folder / "乙.xlsx")), "X1", STRANGE_ANSWER)
    (grid,) = document.grids
    return replace(
        document,
        form="general",
        unplaced=[Passage(grid.sources[0][0], "12.00", grid.file)],
        in_doubt={0: replace(grid, id="T1")},
        lost=1,
        forms=[Form("performance", replace(grid, id="F1"), "甲")],
        no_department=(Reason("", {}),),
        beside={Beside.PRIOR: document},
        year_said=Confirmation("某人", "2024-01-01"),
        before_publication=True,
        retold={Letter(0, 3): "12.00"},
    )


def test_files_of_which_none_prints_a_table_are_no_budget(tmp_path: Path) -> None:
    paths = prose(tmp_path / "文本.docx"), prose(tmp_path / "说明.docx", year=2025)
    with pytest.raises(UserError) as caught:
        one_of(*paths)
    assert caught.value.params["name"] == "文本.docx、说明.docx"


def test_a_file_is_not_joined_to_itself(tmp_path: Path) -> None:
    path = expenditure(tmp_path / "表.xlsx")
    copy = tmp_path / "副本.xlsx"
    copy.write_bytes(path.read_bytes())
    with pytest.raises(UserError) as caught:
        one_of(path, copy)
    assert caught.value.kind == "joined-already"
    assert caught.value.params == {"name": "副本.xlsx", "other": "表.xlsx"}
