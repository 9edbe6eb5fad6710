"""The paper is made again from its case and held against the one at hand, whatever this one says of itself."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.papers import drawn_once
from gouji.casework.papers.paper_state import standing, told
from gouji.casework.papers.proving import made_again
from gouji.casework.papers.proving.made_again import as_made_again
from gouji.casework.papers.signing import Hand, sign
from gouji.casework.papers.working_paper import print_report, workpaper
from gouji.errors import UserError
from gouji.keeping.user import person
from gouji.paper import workpaper as drawing
from gouji.paper.content import Workpaper
from gouji.paper.signatures import signing, verifying
from gouji.paper.signatures.imprint import KEY
from gouji.paper.workpaper import draw
from gouji.review.passing import Act
from gouji.wording import speaking
from tests.conftest import SAMPLE, SLIPS
from tests.paper.people import NOW, PASSWORD, credential_of, p12_of

ALONE = ("preparer",)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    case = Case.open(SLIPS)
    case.save_as(tmp_path / "核对.gouji")
    yield case
    case.close()


def forged(case: Case, path: Path) -> str:
    """A paper that says of the case what is not so, as whole as any other; its digest."""
    return draw(replace(workpaper(case, ALONE), conclusion="核对无误。"), path)


def test_a_paper_without_its_charts_is_the_same_paper(case: Case, tmp_path: Path) -> None:
    print_report(case, tmp_path / "底稿.pdf", roles=ALONE, pictures=False)
    assert as_made_again(case, verifying.verify(tmp_path / "底稿.pdf")) is True


@pytest.mark.parametrize("source", [SAMPLE, SLIPS], ids=["agrees", "slips"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_case_makes_its_paper_again_in_the_language_it_was_written_in(
    tmp_path: Path, source: Path, language: str
) -> None:
    case, paper = Case.look_at(source), tmp_path / "底稿.pdf"
    with speaking(language):
        print_report(case, paper, roles=ALONE)
    assert as_made_again(case, verifying.verify(paper)) is True
    signing.sign(paper, credential_of("preparer"), "preparer", NOW)
    assert as_made_again(case, verifying.verify(paper)) is True


def test_another_process_makes_the_same_paper(tmp_path: Path, case: Case) -> None:
    paper = tmp_path / "底稿.pdf"
    case.remark(case.findings()[0], "已核")
    case.close()
    seed = {"PYTHONHASHSEED": "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"}
    command = [sys.executable, "-m", "gouji", "report", str(tmp_path / "核对.gouji"), "-o", str(paper)]
    assert subprocess.run(command, env=os.environ | seed, check=False).returncode == cli.DIFFERS
    assert as_made_again(Case.look_at(tmp_path / "核对.gouji"), verifying.verify(paper)) is True


def test_a_paper_is_drawn_once_until_it_says_something_else(
    tmp_path: Path, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers: list[bytes] = []

    def anew(paper: Workpaper, face: str) -> bytes:
        papers.append(drawing.drawn(paper, face))
        return papers[-1]

    monkeypatch.setattr(drawn_once, "drawn", anew)
    paper = tmp_path / "底稿.pdf"
    print_report(case, paper, roles=ALONE)
    sign(paper, "preparer", Hand(p12_of("preparer"), PASSWORD), case)
    assert standing(paper).good
    assert len(papers) == 1
    case.remark(case.findings()[0], "另有说明")
    print_report(case, tmp_path / "又一份.pdf", roles=ALONE)
    with speaking("en"):
        print_report(case, tmp_path / "又一份.pdf", roles=ALONE)
    assert len({*papers}) == len(papers) == 3


def test_what_was_done_and_undone_leaves_the_paper_the_same(tmp_path: Path, case: Case) -> None:
    paper = tmp_path / "底稿.pdf"
    print_report(case, paper, roles=ALONE)
    finding = case.findings()[0]
    case.remark(finding, "签名后补记")
    case.undo()
    case.tick(finding, on=True)
    case.undo()
    assert as_made_again(case, verifying.verify(paper)) is True


def test_a_case_that_was_passed_on_often_makes_its_paper_again_with_what_its_head_tells(
    tmp_path: Path, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.rename("王编制")
    case.pass_on(Act.HAND_OVER, "请复核")
    paper, fewer, other = (tmp_path / name for name in ("底稿.pdf", "少交接.pdf", "另一份.pdf"))
    print_report(case, paper, roles=ALONE)
    draw(replace(workpaper(case, ALONE), passed=()), fewer)
    forged(case, other)
    case.undo()
    for _ in range(3):
        case.pass_on(Act.HAND_OVER, "另交")
        person.rename("李复核")
        case.pass_on(Act.RETURN, "请重核")
        person.rename("王编制")
    drawings: list[Workpaper] = []

    def counted(content: Workpaper, face: str) -> bytes:
        drawings.append(content)
        return drawn_once.drawn_once(content, face)

    monkeypatch.setattr(made_again, "drawn_once", counted)
    assert as_made_again(case, verifying.verify(paper)) is True
    assert len(drawings) == 1
    assert as_made_again(case, verifying.verify(fewer)) is False
    assert as_made_again(case, verifying.verify(other)) is False
    assert len(drawings) <= 5


def test_a_paper_of_which_the_case_has_no_head_is_not_made_again(tmp_path: Path, case: Case) -> None:
    draw(replace(workpaper(case, ALONE), journal="0" * 64), paper := tmp_path / "底稿.pdf")
    assert as_made_again(case, verifying.verify(paper)) is None


def test_a_forged_paper_is_told_though_the_journal_was_made_to_fit(tmp_path: Path, case: Case) -> None:
    paper = tmp_path / "底稿.pdf"
    digest = forged(case, paper)
    case.note("report", {"path": str(paper), "state": verifying.verify(paper).state, "sha256": digest})
    signing.sign(paper, credential_of("preparer"), "preparer", NOW)
    found = standing(paper)
    assert (found.verdict.good, found.replaced, found.good) == (True, True, False)
    assert "不是案卷 核对.gouji 写出的那一份" in "".join(told(found))
    assert cli.main(["verify", str(paper)]) == cli.DIFFERS


def test_a_forged_paper_takes_no_signature_beside_its_case(tmp_path: Path, case: Case) -> None:
    paper = tmp_path / "底稿.pdf"
    digest = forged(case, paper)
    case.note("report", {"path": str(paper), "state": verifying.verify(paper).state, "sha256": digest})
    with pytest.raises(UserError) as caught:
        sign(paper, "preparer", Hand(p12_of("preparer"), PASSWORD), case)
    assert caught.value.kind == "not-as-written"


def test_a_paper_of_another_version_is_held_against_the_journal_alone(
    tmp_path: Path, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper, other = tmp_path / "底稿.pdf", tmp_path / "另一份.pdf"
    with monkeypatch.context() as older:
        older.setattr(drawing, "__version__", "0.0.9")
        print_report(case, paper, roles=ALONE)
        forged(case, other)
    for one in (paper, other):
        assert as_made_again(case, verifying.verify(one)) is None
        signing.sign(one, credential_of("preparer"), "preparer", NOW)
    assert standing(paper).good
    assert standing(other).replaced


def without_imprint(paper: Path) -> None:
    """As versions wrote it that knew of none."""
    data = paper.read_bytes()
    place = data.index(f"/{KEY} (".encode())
    end = data.index(b")", place) + 1
    paper.write_bytes(data[:place] + b" " * (end - place) + data[end:])


def test_a_paper_without_an_imprint_is_known_by_its_case_alone(
    tmp_path: Path, case: Case, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "底稿.pdf"
    draw(workpaper(case, ALONE), paper)
    without_imprint(paper)
    state, digest = verifying.verify(paper).state, sha256(paper.read_bytes()).hexdigest()
    with monkeypatch.context() as another_program:
        another_program.setattr(signing, "_allow", lambda *_: None)
        signing.sign(paper, credential_of("preparer"), "preparer", NOW)
    case.close()
    (tmp_path / "核对.gouji").rename(tmp_path / "核对.别处")
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "另一处"))
    assert cli.main(["verify", str(paper)]) == cli.DIFFERS
    told_of = capsys.readouterr().out
    assert "底稿.pdf：不可采信" in told_of
    assert "无从判断" in told_of
    (tmp_path / "核对.别处").rename(tmp_path / "核对.gouji")
    again = Case.open(tmp_path / "核对.gouji")
    again.note("report", {"path": str(paper), "state": state, "sha256": digest})
    again.close()
    assert cli.main(["verify", str(paper)]) == cli.GOOD


def test_a_blank_imprint_is_one_that_does_not_fit(tmp_path: Path, case: Case) -> None:
    paper = tmp_path / "底稿.pdf"
    print_report(case, paper, roles=ALONE)
    data = paper.read_bytes()
    place = data.index(f"/{KEY} (".encode()) + len(KEY) + 3
    paper.write_bytes(data[:place] + b"0000000000 " + b"0" * 64 + data[place + 75 :])
    assert cli.main(["verify", str(paper)]) == cli.DIFFERS
    with pytest.raises(UserError):
        signing.sign(paper, credential_of("preparer"), "preparer", NOW)


def test_a_change_that_a_signature_proves_is_not_called_unknown(
    tmp_path: Path, case: Case, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "底稿.pdf"
    draw(workpaper(case, ALONE), paper)
    without_imprint(paper)
    with monkeypatch.context() as another_program:
        another_program.setattr(signing, "_allow", lambda *_: None)
        signing.sign(paper, credential_of("preparer"), "preparer", NOW)
    case.close()
    (tmp_path / "核对.gouji").rename(tmp_path / "核对.别处")
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "另一处"))
    signed = bytearray(paper.read_bytes())
    at = signed.index(b"stream") + 200
    signed[at] ^= 1
    paper.write_bytes(signed)
    assert cli.main(["verify", str(paper)]) == cli.DIFFERS
    told_of = capsys.readouterr().out
    assert "改动" in told_of
    assert "无从判断" not in told_of
