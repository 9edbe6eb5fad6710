"""A file joins an open case: kept at once, undone by undo, and nothing that was there before is another."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

import pytest

from gouji.casework.belonging import told_apart
from gouji.casework.case import Case
from gouji.casework.exchange import check_json as contract
from gouji.casework.papers.paper_state import standing_of
from gouji.casework.papers.working_paper import print_report, state_of_case, workpaper
from gouji.casework.suspecting import explained
from gouji.casework.telling.notes import all_notes
from gouji.checking.families.family import Outcome
from gouji.errors import UserError
from gouji.keeping.user.recent_work import worked_on
from gouji.model.money import Figure
from gouji.reading import read
from gouji.reading.doubting.sums import Contradictions
from gouji.reading.original import Original
from gouji.reading.read import together
from tests.paper.test_workpaper import pages_of
from tests.reading.doubting import slid
from tests.reading.doubting.misread import misread_parts
from tests.reading.making import EXPENDITURE
from tests.several_files import TITLES, expenditure, general, halves, prose
from tests.window.hands import cell

SLIP = [*EXPENDITURE[:3], ["208", "05", "01", "行政单位离退休", "500", "300", "210"], *EXPENDITURE[4:]]


def part(path: Path) -> Original:
    return read.read_original(path, alone=False)


def begun(*paths: Path) -> Case:
    return Case.begin(together([part(path) for path in paths]))


def stands(case: Case) -> object:
    """All that a case tells, as scripts see it."""
    return contract.result(case.check, explained(case)), state_of_case(case)


def test_a_file_that_joins_is_kept_and_undone_and_comes_again(tmp_path: Path) -> None:
    with closing(begun(expenditure(tmp_path / "表.xlsx", rows=SLIP))) as case:
        alone = stands(case)
        step = case.join(part(general(tmp_path / "表.pdf")))
        assert step.joined
        both = stands(case)
        assert [table.id for table in case.document.tables] == ["T1", "T2"]
        case.undo()
        assert stands(case) == alone
        case.redo()
        assert stands(case) == both
        case.undo()
        case.join(part(prose(tmp_path / "文本.docx")))
        third = stands(case)
        path = case.file.path
    with closing(Case.open(path)) as again:
        assert stands(again) == third
        assert [file.name for file in again.document.files] == ["表.xlsx", "文本.docx"]
        again.undo()
        assert stands(again) == alone


def test_what_was_noted_before_stays(tmp_path: Path) -> None:
    """Ticks, remarks, marks and edits of what stood there; they are undone after the file is."""
    with closing(begun(expenditure(tmp_path / "表.xlsx", rows=SLIP))) as case:
        before = {finding.id: finding for finding in case.findings()}
        differs = next(one for one in before.values() if one.state == "differs")
        case.tick(differs)
        case.remark(differs, "已问预算处")
        case.verify(cell(case, "T1!2080505.合计"))
        case.edit(cell(case, "T1!2080505.基本支出"), Figure(61_000))
        case.join(part(general(tmp_path / "表.pdf")))
        assert {one.id for one in case.findings() if one.cells} >= {one.id for one in before.values() if one.cells}
        assert case.handling_on(next(one for one in case.findings() if one.id == differs.id)) is not None
        assert case.marks.remarks[differs.id] == "已问预算处"
        assert case.verified == {cell(case, "T1!2080505.合计")}
        case.edit(cell(case, "T2!2080505.基本支出"), Figure(61_000))
        path = case.file.path
    with closing(Case.open(path)) as again:
        for _ in range(3):
            again.undo()
        assert cell(again, "T1!2080505.基本支出")
        content = again.document.tables[0].content(*cell(again, "T1!2080505.基本支出")[1:])
        assert content.figure is not None
        assert content.figure.fen == 60_000
        assert again.marks.remarks[differs.id] == "已问预算处"


def test_a_case_of_two_files_begins_without_work(tmp_path: Path) -> None:
    case = begun(*halves(tmp_path))
    assert not case.can_undo
    path = case.file.path
    case.close()
    assert not path.exists()


def test_tables_that_join_are_tied_to_those_that_were_there(tmp_path: Path) -> None:
    first, second = halves(tmp_path)
    with closing(begun(first)) as case, closing(begun(first, second)) as both:
        assert case.check.choice.pack.id == "general"
        case.join(part(second))
        assert case.check.choice.pack.id == "shanghai-2017"
        assert case.check.counts() == both.check.counts()


def test_what_a_file_that_joins_puts_in_doubt_is_decided_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is kept with the file that joined: undone and redone with it, and found again whatever is decided later."""
    first, second = slid.parts(tmp_path)
    with closing(begun(first)) as case:
        alone = stands(case)
        case.join(part(second))
        assert case.check.in_doubt == {0, 1}
        assert not [one for one in case.findings() if one.outcome is Outcome.DIFFERS]
        monkeypatch.setattr(Contradictions, "across", lambda *_: iter(()))
        both = stands(case)
        case.undo()
        assert stands(case) == alone
        assert not case.document.tables[0].doubts
        case.redo()
        assert stands(case) == both
        with closing(Case.look_at(case.file.path)) as again:
            assert stands(again) == both
            assert [one.doubts for one in again.document.tables] == [one.doubts for one in case.document.tables]
            assert [one.doubts for one in again.printed.tables] == [one.doubts for one in case.document.tables]


def test_doubts_among_files_are_those_of_what_is_printed(tmp_path: Path) -> None:
    """A figure that was typed before another file joins makes no table doubtful, and sets none right."""
    for rows, doubted in ((slid.expenditure(slid=False), False), (slid.expenditure(), True)):
        first, second = slid.parts(tmp_path, {"附件1": slid.summary(), "附件2": rows})
        with closing(begun(second)) as case:
            cells = [cell(case, f"T1!{code}.基本支出") for code in slid.CLASSES]
            case.edit_together([(one, Figure(100 * fen)) for one, fen in zip(cells, slid.AMOUNTS[::-1], strict=True)])
            case.join(part(first))
            assert bool(case.check.in_doubt) is doubted


@pytest.mark.usefixtures("brief_search")
def test_a_table_that_was_confirmed_is_not_doubted_again(tmp_path: Path) -> None:
    first, second = misread_parts(tmp_path)
    with closing(begun(first)) as case:
        (doubts,) = (table.doubts for table in case.document.tables)
        assert case.check.in_doubt == {0}
        case.confirm(0)
        case.join(part(second))
        for _ in range(2):
            assert case.document.tables[0].doubts == doubts
            assert 0 not in case.check.in_doubt
            case.undo()
            case.redo()
        with closing(Case.look_at(case.file.path)) as again:
            assert stands(again) == stands(case)


def test_a_file_without_tables_is_welcome(tmp_path: Path) -> None:
    with closing(begun(expenditure(tmp_path / "表.xlsx"))) as case:
        case.join(part(prose(tmp_path / "文本.docx")))
        assert f"文本.docx：目录列有而正文未读到的表：{TITLES[1]}" in all_notes(case.check)
        case.join(part(general(tmp_path / "表.pdf")))
        assert not [note for note in all_notes(case.check) if "目录列有" in note]


def test_a_file_that_is_there_already_is_told_and_nothing_is_kept(tmp_path: Path) -> None:
    path = expenditure(tmp_path / "表.xlsx")
    with closing(begun(path)) as case:
        copy = tmp_path / "副本.xlsx"
        copy.write_bytes(path.read_bytes())
        with pytest.raises(UserError) as caught:
            case.join(part(copy))
        assert caught.value.kind == "joined-already"
        assert not case.file.has_work()


def test_every_file_is_kept_whole_and_told_on_the_paper(tmp_path: Path) -> None:
    table, text = expenditure(tmp_path / "表.xlsx"), prose(tmp_path / "文本.docx")
    with closing(begun(table)) as case:
        case.join(part(text))
        for path in (table, text):
            data = path.read_bytes()
            assert case.file.source(hashlib.sha256(data).hexdigest()) == data
        sources = workpaper(case).sources
        assert [(one.name, one.size) for one in sources] == [(one.name, one.stat().st_size) for one in (table, text)]
        paper = tmp_path / "底稿.pdf"
        print_report(case, paper)
        cover = pages_of(paper)[0]
        for source in sources:
            assert f"{source.name}（{source.size:,}字节）" in cover
            assert source.sha256[:8] in cover
        assert "源文件2" in cover


def test_a_paper_no_longer_stands_once_a_file_joins_and_stands_again_without_it(tmp_path: Path) -> None:
    with closing(begun(expenditure(tmp_path / "表.xlsx"))) as case:
        print_report(case, tmp_path / "底稿.pdf")
        assert not standing_of(case).changed
        case.join(part(prose(tmp_path / "文本.docx", titles=())))
        assert standing_of(case).changed
        case.undo()
        assert not standing_of(case).changed


def test_the_state_of_a_case_names_every_file(tmp_path: Path) -> None:
    """Also of those that print nothing: another version of the text is another state."""
    table = expenditure(tmp_path / "表.xlsx")
    states = set()
    for year, name in ((2024, "文本.docx"), (2023, "旧.docx")):
        with closing(begun(table, prose(tmp_path / name, year=year, titles=()))) as case:
            states.add(state_of_case(case))
    assert len(states) == 2


def test_a_case_is_found_again_by_any_of_its_files(tmp_path: Path) -> None:
    table, text = expenditure(tmp_path / "表.xlsx"), prose(tmp_path / "文本.docx")
    with closing(begun(table)) as case:
        case.join(part(text))
        case.save_as(tmp_path / "案卷.gouji")
    for paths in ((table,), (text,), (text, table)):
        found = worked_on(together([part(path) for path in paths], whole=False).document)
        assert found == [tmp_path / "案卷.gouji"]
    other = general(tmp_path / "表.pdf")
    assert worked_on(together([part(table), part(other)]).document) == []


def test_what_another_unit_or_year_tells_is_told_apart(tmp_path: Path) -> None:
    own = part(expenditure(tmp_path / "表.xlsx")).document
    unit = part(prose(tmp_path / "他.docx", "南京市民政局")).document
    year = part(prose(tmp_path / "旧.docx", year=2023)).document
    assert told_apart(own, unit) == ["“他.docx”：南京市民政局 · 2024年部门预算", "已有的文件：某某局 · 2024年部门预算"]
    assert told_apart(own, year)[0] == "“旧.docx”：某某局 · 2023年部门预算"


def test_a_part_without_tables_belongs_where_it_tells_nothing_else(tmp_path: Path) -> None:
    own = part(expenditure(tmp_path / "表.xlsx")).document
    for name, unit, year in (("文本.docx", "某某局", 2024), ("本级.docx", "某某局（本级）", 2024)):
        assert told_apart(own, part(prose(tmp_path / name, unit, year)).document) == []


def test_tables_of_a_kind_that_is_there_already_are_told(tmp_path: Path) -> None:
    own = part(expenditure(tmp_path / "表.xlsx")).document
    other = part(expenditure(tmp_path / "改.xlsx", rows=SLIP)).document
    assert told_apart(own, other) == ["两者都有：支出总表"]
    assert told_apart(own, part(general(tmp_path / "表.pdf")).document) == []
