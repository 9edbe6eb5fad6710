"""A paper that was written or signed while its case was open in a window: signing and verifying say one thing of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.papers.paper_state import standing, standing_of
from gouji.casework.papers.unnoted import note_signatures
from gouji.casework.papers.working_paper import print_report
from gouji.commands import passwords
from gouji.review.states import State
from tests.paper.papers import BUDGET
from tests.paper.people import NAMES, PASSWORD, p12_of

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(passwords.PASSWORD, PASSWORD)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Case]:
    """A case that a window keeps open, with its source elsewhere."""
    (tmp_path / "来文").mkdir()
    source = tmp_path / "来文" / "预算.tsv"
    source.write_text(BUDGET, encoding="utf-8")
    case = Case.open(source)
    case.save_as(tmp_path / "核对.gouji")
    case.remark(case.findings()[0], "已问")
    yield case
    case.close()


def run(capsys: Said, *words: str | Path) -> str:
    """What the command line says, to either side."""
    cli.main([*map(str, words)])
    told = capsys.readouterr()
    return told.out + told.err


def test_a_paper_written_and_signed_beside_an_open_case_is_told_in_one_way_until_its_window_notes_it(
    opened: Case, capsys: Said
) -> None:
    case, paper = opened.file.path, opened.file.path.with_name("底稿.pdf")
    assert "签名时再登记" in run(capsys, "report", case, "-o", paper, "--roles", "preparer")
    for verified in (paper, case):
        assert "尚未登记这份底稿" in run(capsys, "verify", verified)
    signed = run(capsys, "sign", paper, "--p12", p12_of("preparer"), "--role", "preparer")
    not_yet, notes = "签名有效，尚未记入案卷 核对.gouji", "在案卷的窗口里点“查看签名…”即补记"
    for told in (signed, run(capsys, "verify", paper), run(capsys, "verify", case)):
        assert not_yet in told
        assert notes in told
        assert "尚未登记这份底稿" not in told
        assert "没有出具过底稿" not in told
    note_signatures(opened)
    assert [one.kind for one in opened.papers] == ["sign"]
    assert (standing_of(opened).paper, standing_of(opened).unnoted) == (paper, "")
    for verified in (paper, case):
        assert cli.main(["verify", str(verified)]) == cli.GOOD
        assert "尚未" not in capsys.readouterr().out


def test_a_signature_on_any_paper_of_an_open_case_is_noted_by_its_window(
    opened: Case, tmp_path: Path, capsys: Said
) -> None:
    """Not on the last one alone; and it is told until then, though the paper itself is noted."""
    papers = [tmp_path / "来文" / name for name in ("一.pdf", "二.pdf")]
    for paper in papers:
        print_report(opened, paper, roles=("preparer",))
        opened.remark(opened.findings()[0], "再问")
    run(capsys, "sign", papers[0], "--p12", p12_of("preparer"), "--role", "preparer")
    assert standing(papers[0]).unnoted.endswith("在案卷的窗口里点“查看签名…”即补记。")
    note_signatures(opened)
    assert [one.body["path"] for one in opened.papers if one.kind == "sign"] == [str(papers[0])]


def test_a_paper_that_the_window_would_not_find_has_to_be_put_beside_its_case(
    opened: Case, tmp_path: Path, capsys: Said
) -> None:
    paper = tmp_path / "来文" / "底稿.pdf"
    run(capsys, "report", opened.file.path, "-o", paper, "--roles", "preparer")
    signed = run(capsys, "sign", paper, "--p12", p12_of("preparer"), "--role", "preparer")
    assert "把底稿放到案卷旁边" in signed
    note_signatures(opened)
    assert opened.papers == []
    paper.rename(opened.file.path.with_name("底稿.pdf"))
    note_signatures(opened)
    assert [one.body["name"] for one in opened.papers] == [NAMES["preparer"]]


def test_papers_of_others_beside_a_case_are_none_of_its(opened: Case, tmp_path: Path, capsys: Said) -> None:
    """One of another case on the source, and one of the case as it was saved under another name."""
    run(capsys, "report", tmp_path / "来文" / "预算.tsv", "-o", tmp_path / "无案卷.pdf")
    first = opened.file.path
    opened.save_as(tmp_path / "再核.gouji")
    print_report(opened, tmp_path / "再核.pdf")
    assert "没有出具过底稿" in run(capsys, "verify", first)
    assert "再核.pdf" in run(capsys, "verify", opened.file.path)


def test_verify_counts_the_journal_as_it_is_read(opened: Case, capsys: Said) -> None:
    """One entry that gave many findings a state is many lines, in the journal and in what is told of it."""
    opened.handle(opened.findings()[:3], State.CHECKED)
    lines = run(capsys, "journal", opened.file.path).splitlines()
    count = len(lines) - 1
    assert count > len([*opened.file.entries()])
    assert lines[-1] == f"{count} 行"
    assert f"共 {count} 行" in run(capsys, "verify", opened.file.path)
