"""A document that is lowered again goes on from what was lowered of it, and stands as one that was lowered anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gouji.casework.case import Case
from gouji.checking.check import Check
from gouji.checking.families.family import Family
from gouji.checking.families.unheld import Unheld
from gouji.checking.lowering.printed import Labels
from gouji.checking.rules.choosing import named
from gouji.model.change import edit
from gouji.model.document import Cell, Document, Passage
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.money import Figure
from gouji.model.reason import Reason
from gouji.model.table import Table
from gouji.reading.original import Original
from gouji.reading.read import read_copied, read_document
from tests.checking.alike import assert_alike
from tests.checking.lowering.counting import laws, shares_lowered
from tests.conftest import SAMPLE, SLIPS
from tests.thorough import examples

DOUBT = Doubt(Misgiving.SUMS, Reason("more sums fail than hold in the columns {columns}", {"columns": "合计"}))


def read(path: Path) -> Original:
    """A sample as it was read just now: it is no copy."""
    return read_copied(path.read_text("utf-8"))


def test_what_rows_are_called_is_looked_through_once_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Table] = []
    look = Labels.__init__

    def counted(self: Labels, table: Table) -> None:
        looked.append(table)
        look(self, table)

    original = read(SAMPLE)
    monkeypatch.setattr(Labels, "__init__", counted)
    Case.hold(original)
    assert looked
    assert len(looked) == len(set(map(id, looked)))


def test_rules_that_the_user_named_are_lowered_for_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    original = read(SAMPLE)
    lowered = shares_lowered(monkeypatch)
    case = Case.hold(original, named("general"))
    assert lowered
    assert_alike(case.check, Check(case.document, named("general")))


def test_what_was_read_of_another_document_is_not_taken_over(sample: Document) -> None:
    assert_alike(Check(sample, after=Check.of_all(read_document(SLIPS))), Check(sample))


@pytest.mark.parametrize("path", [SAMPLE, SLIPS], ids=["clean", "slips"])
def test_a_law_that_asked_what_was_not_read_is_lowered_again_where_more_was_not(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The codes that a table lacks may stand there now: they are tied no more; what asked for none of them stands."""
    document = read(path).document
    figures, before = Check.of_all(document, figures_alone=True), Check(document)
    codes = dict.fromkeys(row.code for table in document.tables for row in table.rows if row.code)
    document.unplaced.append(Passage(document.tables[0].place, " ".join(f"{code} 其他 300" for code in codes)))
    fresh = Check(document)
    assert sum(len(one.outcomes) for one in fresh.families) < sum(len(one.outcomes) for one in before.families)
    lowered = shares_lowered(monkeypatch)
    assert_alike(Check(document, after=figures), fresh)
    assert "D4" in laws(lowered)
    others = [law for law in fresh.choice.pack.laws if law.compares and law.id not in laws(lowered)]
    assert len(others) > len(laws(lowered))


@settings(max_examples=examples(8), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.none() | st.integers(-(10**12), 10**12)), max_size=6),
    st.sets(st.integers(0, 6), max_size=3),
)
def test_a_check_that_goes_on_from_another_is_as_one_made_anew(
    edits: list[tuple[int, int | None]], doubted: set[int]
) -> None:
    document = read_document(SLIPS)
    cells = [
        Cell(number, row, column)
        for number, table in enumerate(document.tables)
        for row in range(len(table.rows))
        for column in table.row_columns(row)
    ]
    before = Check.of_all(document, figures_alone=True)
    changed = [
        edit(document, cells[place % len(cells)], None if fen is None else Figure(fen, 0)) for place, fen in edits
    ]
    for one in changed:
        one.apply(document)
    for number in doubted & set(range(len(document.tables))):
        document.tables[number].doubts = (DOUBT,)
    again = Check(document, after=before, changed=[one.cell for one in changed])
    assert_alike(again, Check(document))
    assert_alike(Check(document, after=again), Check(document))


def test_a_step_of_rows_lowers_what_hangs_on_their_table_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is taken over as it is, with its arrays, and is not judged again."""
    case = Case.look_at(SLIPS)
    lowered, judged = shares_lowered(monkeypatch), list[Family]()
    sweep = Family.sweep

    def counted(self: Family) -> None:
        judged.append(self)
        sweep(self)

    monkeypatch.setattr(Family, "sweep", counted)
    spending = 2
    for step in (lambda: case.insert_row(spending, 1), lambda: case.delete_rows(spending, [1, 3]), case.undo):
        before = case.check.families
        lowered.clear()
        judged.clear()
        step()
        taken = {id(one) for one in before}.intersection(map(id, case.check.families))
        away = [one for one in before if spending not in one.used and not isinstance(one, Unheld)]
        assert away
        assert {id(one) for one in away} <= taken
        assert taken.isdisjoint(map(id, judged))
        assert sum(lowered.values()) < len(before) / 2
        assert_alike(case.check, Check(case.document))


def test_what_rows_of_another_table_are_called_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither side of the tie prints codes: which of their names are 类 is told by the other tables."""
    case, spending = Case.look_at(SLIPS), 2
    tie = next(one for one in case.check.families if one.law.id == "D5F")
    assert spending not in tie.used
    lowered = shares_lowered(monkeypatch)
    case.insert_row(spending, 1)
    assert "D2" in laws(lowered)
    assert "D5F" not in laws(lowered)
    case.recode(spending, case.document.tables[spending].row_of["205"], None, "教育支出")
    assert "D5F" in laws(lowered)
    assert_alike(case.check, Check(case.document))
