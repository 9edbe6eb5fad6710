"""What is noted where: the numbers are those of the paper, and one place has one note."""

from __future__ import annotations

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import workpaper
from gouji.exports.annotated.marks import marks
from gouji.paper.noted.note import DIFFERS


def test_causes_and_findings_are_noted_where_they_are_printed(slips: Case) -> None:
    found, paper = marks(slips), workpaper(slips, pictures=False)
    lines = [line for mark in found.values() for line in mark.told]
    for finding in paper.findings:
        assert sum(line.startswith(finding.index) and finding.sentence in line for line in lines) == 1
    cell = slips.document.find("T3!20801.基本支出")
    assert cell is not None
    culprit = found[0, slips.document.tables[2].source(cell.row, cell.column)]
    assert "464,774,351 → 464,774,531 元" in culprit.told[0]
    assert culprit.tags[0] == "#1"
    assert culprit.grave == DIFFERS
    assert {tag for mark in found.values() for tag in mark.tags} >= {"#1", "#2", "#3", "T3-01", "T7-02"}


def test_a_note_stays_at_its_print_where_a_row_was_added_above(slips: Case) -> None:
    before = {*marks(slips)}
    slips.insert_row(2, 0)
    assert {*marks(slips)} == before
    slips.undo()
