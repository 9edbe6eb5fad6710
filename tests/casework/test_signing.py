"""A case and its signed paper find each other, and a case changed after signing says so."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from unicodedata import category

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.papers.paper_state import standing, standing_of, told
from gouji.casework.papers.signing import Hand, sign
from gouji.casework.papers.unnoted import note_signatures
from gouji.casework.papers.whereabouts import paper_of
from gouji.casework.papers.working_paper import print_report
from gouji.commands import passwords
from gouji.errors import UserError
from gouji.paper.signatures import certificate, signing, verifying
from gouji.paper.signatures.imprint import BLANK, impress
from gouji.paper.signatures.roles import ROLES
from tests.paper.papers import BUDGET
from tests.paper.people import NAMES, NOW, PASSWORD, credential_of, p12_of

BOTH = ("preparer", "reviewer")


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(passwords.PASSWORD, PASSWORD)


@pytest.fixture
def budget(tmp_path: Path) -> Path:
    path = tmp_path / "预算.tsv"
    path.write_text(BUDGET, encoding="utf-8")
    return path


@pytest.fixture
def case(tmp_path: Path, budget: Path) -> Iterator[Case]:
    case = Case.open(budget)
    (tmp_path / "案卷").mkdir()
    case.save_as(tmp_path / "案卷" / "核对.gouji")
    yield case
    case.close()


def signed(case: Case, paper: Path) -> Path:
    """The paper of a case as it stands, signed by preparer and reviewer."""
    print_report(case, paper, roles=BOTH)
    for role in BOTH:
        sign(paper, role, Hand(p12_of(role), PASSWORD), case)
    return paper


def test_a_paper_of_a_case_that_was_open_elsewhere_has_its_case(case: Case, tmp_path: Path) -> None:
    """It could not be noted in the case, which knows nevertheless what was done until the paper was written."""
    case.remark(case.findings()[0], "已问")
    paper = case.file.path.with_name("底稿.pdf")
    print_report(case, paper, noted=False)
    found = standing(paper)
    assert (found.case, bool(found.unnoted), found.unknown) == (case.file.path, True, False)
    sentences = [*told(found)]
    assert "与底稿一致" in sentences[-2]
    assert "尚未登记这份底稿" in sentences[-1]
    print_report(case, paper)
    assert not standing(paper).unnoted


def test_case_and_paper_find_each_other(case: Case, tmp_path: Path) -> None:
    paper = signed(case, tmp_path / "底稿.pdf")
    assert paper_of(case) == paper
    found = standing(paper)
    assert (found.case, found.changed, found.verdict.good) == (case.file.path, False, True)
    assert standing_of(case) == found


def test_a_paper_moved_beside_its_case_is_still_found(case: Case, tmp_path: Path) -> None:
    paper = signed(case, tmp_path / "底稿.pdf")
    moved = paper.replace(case.file.path.with_name(paper.name))
    assert paper_of(case) == moved


def test_a_case_changed_after_signing_says_so(case: Case, tmp_path: Path) -> None:
    paper = signed(case, tmp_path / "底稿.pdf")
    case.remark(case.findings()[0], "签名后补记")
    assert standing(paper).changed
    assert standing_of(case).changed
    assert "有改动" in "".join(told(standing(paper)))
    assert cli.main(["verify", str(paper)]) == cli.DIFFERS
    assert cli.main(["verify", str(case.file.path)]) == cli.DIFFERS
    case.remark(case.findings()[0], "")
    assert not standing(paper).changed
    assert cli.main(["verify", str(paper)]) == cli.GOOD


def test_a_case_saved_under_another_name_and_changed_there_says_so_in_both(case: Case, tmp_path: Path) -> None:
    paper, first = signed(case, tmp_path / "底稿.pdf"), case.file.path
    case.save_as(tmp_path / "再核.gouji")
    assert not standing(paper).changed
    case.remark(case.findings()[0], "换名后补记")
    old = Case.look_at(first)
    for found in (standing(paper), standing_of(case), standing_of(old)):
        assert (found.changed, found.case) == (True, case.file.path)
    assert "再核.gouji" in list(told(standing_of(old)))[-1]
    old.close()
    for path in (paper, first, case.file.path):
        assert cli.main(["verify", str(path)]) == cli.DIFFERS


def test_another_case_on_the_same_source_is_not_taken_for_it(case: Case, tmp_path: Path, budget: Path) -> None:
    paper = signed(case, tmp_path / "底稿.pdf")
    other = Case.open(budget)
    print_report(other, tmp_path / "另一份.pdf", roles=BOTH)
    other.remark(other.findings()[0], "另一个案卷")
    assert not standing_of(case).changed
    assert standing(paper).good
    assert standing_of(other).changed
    assert standing(tmp_path / "另一份.pdf").changed
    other.close()


def forged(paper: Path) -> None:
    """Something else in the paper, and its imprint made to fit."""
    blank = re.sub(rb"/Imprint \(.{75}\)", b"/Imprint (" + BLANK.encode() + b")", paper.read_bytes())
    place = blank.index(b"stream\n") + 40
    paper.write_bytes(impress(blank[:place] + bytes([blank[place] ^ 1]) + blank[place + 1 :]))


def test_a_paper_that_is_not_the_one_the_case_wrote_is_not_signed(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "底稿.pdf"
    print_report(case, paper, roles=BOTH)
    forged(paper)
    before = paper.read_bytes()
    with pytest.raises(UserError) as caught:
        sign(paper, "preparer", Hand(p12_of("preparer"), PASSWORD), case)
    assert caught.value.kind == "not-as-written"
    assert cli.main(["sign", str(paper), "--p12", str(p12_of("preparer")), "--role", "preparer"]) == cli.UNREADABLE
    assert "与案卷写出的底稿不是同一份文件" in capsys.readouterr().err
    assert paper.read_bytes() == before
    assert [entry.kind for entry in case.papers] == ["report"]


def test_a_forged_paper_signed_by_another_program_is_told(case: Case, tmp_path: Path) -> None:
    paper = tmp_path / "底稿.pdf"
    print_report(case, paper, roles=("preparer",))
    forged(paper)
    signing.sign(paper, credential_of("preparer"), "preparer", NOW)
    for found in (standing(paper), standing_of(case)):
        assert found.verdict.good
        assert (found.replaced, found.good) == (True, False)
        assert "不是案卷 核对.gouji 写出的那一份" in "".join(told(found))
    assert cli.main(["verify", str(paper)]) == cli.DIFFERS


def test_a_paper_without_its_case_is_signed_and_that_is_told(
    tmp_path: Path, budget: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "底稿.pdf"
    print_report(Case.look_at(budget), paper, roles=("preparer",))
    assert cli.main(["sign", str(paper), "--p12", str(p12_of("preparer")), "--role", "preparer"]) == cli.GOOD
    assert "没有找到它的案卷" in capsys.readouterr().err


def test_a_signature_whose_case_is_open_elsewhere_stands_and_is_noted_later(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "底稿.pdf"
    print_report(case, paper, roles=BOTH)
    assert cli.main(["sign", str(paper), "--p12", str(p12_of("preparer")), "--role", "preparer"]) == cli.GOOD
    told_of = capsys.readouterr().err
    assert "签名有效，尚未记入案卷" in told_of
    assert "核对.gouji" in told_of
    assert len(verifying.verify(paper).signatures) == 1
    assert [entry.kind for entry in Case.look_at(case.file.path).papers] == ["report"]
    for _ in range(2):
        note_signatures(case)
    assert [entry.kind for entry in case.papers] == ["report", "sign"]


def test_a_signature_stands_where_its_open_case_cannot_be_written(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "底稿.pdf"
    print_report(case, paper, roles=BOTH)

    def refuse(_: object, entry: object) -> None:
        raise UserError("not-written", "{name} cannot be written ({reason}).", name="核对.gouji", reason="disk full")

    monkeypatch.setattr(type(case.file), "append", refuse)
    assert "签名有效" in sign(paper, "preparer", Hand(p12_of("preparer"), PASSWORD), case)
    assert verifying.verify(paper).missing == ("reviewer",)
    monkeypatch.undo()
    note_signatures(case)
    assert [one.body["role"] for one in case.papers if one.kind == "sign"] == ["preparer"]


def test_a_signature_that_does_not_hold_is_told_without_praise(case: Case, tmp_path: Path) -> None:
    paper = signed(case, tmp_path / "底稿.pdf")
    data = paper.read_bytes()
    place = data.index(b"stream\n") + 40
    paper.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    first, preparer, *_ = told(standing(paper))
    assert first.endswith("不可采信")
    assert preparer.endswith("此签名已不成立，原因见下")


def test_a_signed_paper_is_not_written_over(case: Case, tmp_path: Path) -> None:
    paper = signed(case, tmp_path / "底稿.pdf")
    before = paper.read_bytes()
    with pytest.raises(UserError) as caught:
        print_report(case, paper)
    assert caught.value.kind == "signed-already"
    assert paper.read_bytes() == before


def test_printing_and_signing_are_in_the_journal_and_change_no_paper(case: Case, tmp_path: Path) -> None:
    paper = signed(case, tmp_path / "底稿.pdf")
    assert [entry.kind for entry in case.papers] == ["report", "sign", "sign"]
    assert case.papers[-1].body["name"] == NAMES["reviewer"]
    print_report(case, tmp_path / "再次.pdf", roles=BOTH)
    assert standing(tmp_path / "再次.pdf").verdict.state == standing(paper).verdict.state


def test_the_command_line_signs_and_verifies(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = str(tmp_path / "底稿.pdf")
    assert cli.main(["report", str(case.file.path), "-o", paper]) == cli.DIFFERS
    assert "打开" in capsys.readouterr().err, "what was not noted in the case is told"
    case.close()
    assert cli.main(["report", str(case.file.path), "-o", paper]) == cli.DIFFERS
    for number, role in enumerate(ROLES):
        assert cli.main(["verify", paper]) == cli.DIFFERS
        assert cli.main(["sign", paper, "--p12", str(p12_of(role)), "--role", role]) == cli.GOOD
        assert [entry.kind for entry in Case.look_at(case.file.path).papers].count("sign") == number + 1
    capsys.readouterr()
    assert cli.main(["verify", paper]) == cli.GOOD
    first, *lines = capsys.readouterr().out.splitlines()
    assert first == "底稿.pdf：已签齐，签名后未改动"
    assert [line.split("：")[0] for line in lines[:3]] == ["编制人", "复核人", "批准人"]
    assert all("自签证书" in line for line in lines[:3])
    assert "核对.gouji" in lines[3]
    assert cli.main(["verify", str(case.file.path)]) == cli.GOOD


def test_the_command_line_makes_a_certificate(tmp_path: Path, budget: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "新.p12"
    assert cli.main(["certificate", "某某", "-o", str(made)]) == cli.GOOD
    assert "自签证书" in capsys.readouterr().out
    paper = tmp_path / "底稿.pdf"
    print_report(Case.look_at(budget), paper, roles=("preparer",))
    assert cli.main(["sign", str(paper), "--p12", str(made), "--role", "preparer"]) == cli.GOOD
    assert cli.main(["verify", str(paper)]) == cli.GOOD


@pytest.mark.parametrize(
    "words",
    [
        ["sign", "没有.pdf", "--p12", "没有.p12", "--role", "preparer"],
        ["verify", "没有.pdf"],
        ["verify", "预算.tsv"],
        ["report", "预算.tsv", "-o", "没有/底稿.pdf"],
        ["report", "预算.tsv", "-o", "底稿.pdf", "--roles", "某人"],
        ["report", "预算.tsv", "-o", "底稿.pdf", "--font", "kai"],
        ["certificate", "", "-o", "空.p12"],
    ],
)
def test_bad_input_gives_one_chinese_sentence(
    words: list[str], budget: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(budget.parent)
    assert cli.main(words) == cli.UNREADABLE
    told = capsys.readouterr().err.strip()
    assert "。" in told
    assert len(told.splitlines()) == 1


def test_a_password_is_asked_only_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(passwords.PASSWORD)
    assert cli.main(["certificate", "甲", "-o", "甲.p12"]) == cli.UNREADABLE
    assert passwords.PASSWORD in capsys.readouterr().err


def test_a_case_without_a_paper_says_so(case: Case) -> None:
    with pytest.raises(UserError) as caught:
        standing_of(case)
    assert caught.value.kind == "no-paper"


def test_verify_tells_every_paper_of_a_case_and_ends_with_the_worst(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "一").mkdir()
    paper = signed(case, tmp_path / "一" / "底稿.pdf")
    print_report(case, tmp_path / "丢失.pdf", roles=BOTH)
    case.remark(case.findings()[0], "又记")
    again = signed(case, tmp_path / "底稿.pdf")
    path = str(case.file.path)
    assert cli.main(["verify", path]) == cli.DIFFERS
    told = capsys.readouterr().out.splitlines()
    assert f"{paper}：已签齐，但案卷在出具底稿后有改动" in told
    assert f"{again}：已签齐，签名后未改动" in told
    assert sum(NAMES["reviewer"] in line for line in told) == 2

    (tmp_path / "丢失.pdf").unlink()
    assert cli.main(["verify", path]) == cli.DIFFERS
    (lost,) = [line for line in capsys.readouterr().out.splitlines() if "丢失.pdf" in line]
    assert "都没有找到" in lost

    paper.write_bytes(paper.read_bytes()[:5000])
    assert cli.main(["verify", path]) == cli.UNREADABLE
    streams = capsys.readouterr()
    assert "底稿.pdf" in streams.err
    assert "损坏" in streams.err
    assert f"{again}：已签齐，签名后未改动" in streams.out


def test_a_case_of_one_good_paper_is_good_and_one_of_which_every_paper_is_lost_is_not(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = signed(case, tmp_path / "底稿.pdf")
    assert cli.main(["verify", str(case.file.path)]) == cli.GOOD
    paper.unlink()
    assert cli.main(["verify", str(case.file.path)]) == cli.DIFFERS
    assert "没有找到" in capsys.readouterr().out


def test_an_expired_certificate_is_told_on_the_command_line(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, then = tmp_path / "底稿.pdf", NOW - timedelta(days=4 * 365)
    print_report(case, paper, roles=("preparer",))
    certificate.issue("过期者", tmp_path / "过期.p12", PASSWORD, then)
    signing.sign(paper, certificate.load(tmp_path / "过期.p12", PASSWORD, then), "preparer", NOW)
    assert cli.main(["verify", str(paper)]) == cli.DIFFERS
    told = capsys.readouterr().out
    assert "底稿.pdf：不可采信" in told
    assert "过期者" in told.splitlines()[2]
    assert "证书" in told.splitlines()[2]


@pytest.mark.skipif(sys.platform == "win32", reason="no name of a file holds such signs there")
def test_a_certificate_and_a_paper_of_names_that_steer_a_terminal_take_a_line_each(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "底\n稿\x1b[2J.pdf"
    print_report(case, paper, roles=("preparer",))
    with monkeypatch.context() as other_program:
        other_program.setattr(certificate, "_checked", lambda name: name)
        certificate.issue("某甲\n批准人：某乙\x1b]0;x\x07\u202e，\u2028有效", tmp_path / "甲.p12", PASSWORD, NOW)
    sign(paper, "preparer", Hand(tmp_path / "甲.p12", PASSWORD), case)
    for file in (paper, case.file.path):
        assert cli.main(["verify", str(file)]) == cli.GOOD
        told = capsys.readouterr()
        assert told.err == ""
        *_, outcome, signer, of_case = told.out.removesuffix("\n").split("\n")
        assert "稿 [2J.pdf：已签齐" in outcome
        assert signer.startswith("编制人：某甲 批准人：某乙")
        assert of_case.startswith("案卷")
        assert not {category(char) for char in outcome + signer + of_case} & {"Cc", "Cf", "Zl", "Zp"}
