"""Who signed is remembered: a second certificate of a name, or another one in a role, is told and ends in status 1."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509 import load_pem_x509_certificate

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.papers.paper_state import standing
from gouji.casework.papers.proving.hands import ANOTHER, NAMESAKE, NOT_SIGNED
from gouji.casework.papers.signing import Hand, sign
from gouji.casework.papers.unnoted import note_signatures
from gouji.casework.papers.working_paper import print_report
from gouji.commands import passwords
from gouji.paper.signatures import certificate, signing, verifying
from tests.paper.people import NAMES, NOW, PASSWORD, credential_of, p12_of, pem_of

BOTH = ("preparer", "reviewer")

BUDGET = """2024年部门支出预算总表
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
201\t一般公共服务支出\t50\t30\t20
20101\t人大事务\t50\t30\t20
"""


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(passwords.PASSWORD, PASSWORD)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    source = tmp_path / "预算.tsv"
    source.write_text(BUDGET, encoding="utf-8")
    case = Case.open(source)
    case.save_as(tmp_path / "核对.gouji")
    yield case
    case.close()


@pytest.fixture
def paper(case: Case, tmp_path: Path) -> Path:
    """The paper of the case, which preparer and reviewer signed."""
    path = tmp_path / "底稿.pdf"
    print_report(case, path, roles=BOTH)
    for role in BOTH:
        sign(path, role, Hand(p12_of(role), PASSWORD), case)
    return path


def namesake(folder: Path, name: str) -> Path:
    """Another self-issued certificate of a name."""
    path = folder / f"{name}.p12"
    certificate.issue(name, path, PASSWORD, NOW)
    return path


def pem(p12: Path) -> bytes:
    _, owner, _ = pkcs12.load_key_and_certificates(p12.read_bytes(), PASSWORD.encode())
    assert owner is not None
    return owner.public_bytes(Encoding.PEM)


def faults(paper: Path) -> set[str]:
    return {one.message for one in standing(paper).hands}


def test_the_journal_keeps_each_certificate_and_verify_prints_it(
    case: Case, paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    noted = [one.body["certificate"] for one in case.papers if one.kind == "sign"]
    assert noted == [credential_of(role).digest for role in BOTH]
    assert cli.main(["verify", str(paper)]) == cli.GOOD
    told = capsys.readouterr().out
    assert all(digest in told for digest in noted)


def test_a_paper_signed_anew_by_namesakes_is_told(case: Case, paper: Path, tmp_path: Path) -> None:
    """All signatures are taken off, and others of the same names put on."""
    paper.write_bytes(verifying.verify(paper).paper)
    for role in BOTH:
        other = certificate.load(namesake(tmp_path, NAMES[role]), PASSWORD, NOW)
        signing.sign(paper, other, role, NOW)
    assert verifying.verify(paper).good
    assert faults(paper) == {ANOTHER, NAMESAKE}
    assert cli.main(["verify", str(paper)]) == cli.DIFFERS
    assert cli.main(["verify", str(case.file.path)]) == cli.DIFFERS
    note_signatures(case)
    assert faults(paper) == {ANOTHER, NAMESAKE}, "whoever only looks at a paper does not remember a stranger"


def test_a_paper_signed_anew_by_somebody_else_is_told(case: Case, paper: Path, tmp_path: Path) -> None:
    paper.write_bytes(verifying.verify(paper).paper)
    signing.sign(paper, certificate.load(namesake(tmp_path, "另一人"), PASSWORD, NOW), "preparer", NOW)
    assert faults(paper) == {ANOTHER}


def test_a_later_certificate_of_the_same_name_is_told_until_it_is_named(
    case: Case, paper: Path, tmp_path: Path
) -> None:
    later, own = tmp_path / "再次.pdf", namesake(tmp_path, NAMES["preparer"])
    print_report(case, later, roles=("preparer",))
    sign(later, "preparer", Hand(own, PASSWORD), case)
    assert faults(later) == {NAMESAKE}
    assert cli.main(["verify", str(later)]) == cli.DIFFERS
    (tmp_path / "甲.pem").write_bytes(pem(own))
    assert cli.main(["verify", str(later), "--trust", str(tmp_path / "甲.pem")]) == cli.GOOD


def test_the_certificate_that_signed_first_is_not_told_for_a_later_namesake(
    case: Case, paper: Path, tmp_path: Path
) -> None:
    print_report(case, tmp_path / "再次.pdf", roles=("preparer",))
    sign(tmp_path / "再次.pdf", "preparer", Hand(namesake(tmp_path, NAMES["preparer"]), PASSWORD), case)
    assert faults(paper) == set()
    assert cli.main(["verify", str(paper)]) == cli.GOOD


@pytest.mark.parametrize("name", [NAMES["preparer"], "编制员 甲", "编制员甲\u200b"], ids=["same", "spaced", "unseen"])
def test_two_certificates_of_one_name_on_a_paper_are_told(case: Case, tmp_path: Path, name: str) -> None:
    path = tmp_path / "底稿.pdf"
    print_report(case, path, roles=BOTH)
    sign(path, "preparer", Hand(p12_of("preparer"), PASSWORD), case)
    with pytest.MonkeyPatch.context() as another_program:
        another_program.setattr(certificate, "_checked", lambda name: name)
        other = namesake(tmp_path, name)
    sign(path, "reviewer", Hand(other, PASSWORD), case)
    assert faults(path) == {NAMESAKE}
    assert cli.main(["verify", str(path)]) == cli.DIFFERS


def test_a_signature_noted_without_its_certificate_is_remembered_when_it_is_looked_at(
    case: Case, tmp_path: Path
) -> None:
    """As journals of older versions have it."""
    path = tmp_path / "底稿.pdf"
    print_report(case, path, roles=("preparer",))
    signing.sign(path, credential_of("preparer"), "preparer", NOW)
    state = verifying.verify(path).state
    case.note("sign", {"path": str(path), "state": state, "role": "preparer", "name": NAMES["preparer"]})
    assert standing(path).good
    for _ in range(2):
        note_signatures(case)
    assert [one.body.get("certificate", "") for one in case.papers if one.kind == "sign"] == [
        "",
        credential_of("preparer").digest,
    ]


def test_the_certificates_that_must_have_signed_are_named(
    case: Case, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = [pem_of(role) for role in BOTH]
    der = [load_pem_x509_certificate(one).public_bytes(Encoding.DER) for one in own]
    for name, data in (
        ("一张.pem", own[0]),
        ("两张.pem", b"\n".join(own)),
        ("一张.cer", der[1]),
        ("两张.cer", b"".join(der)),
    ):
        (tmp_path / name).write_bytes(data)
        assert cli.main(["verify", str(paper), "--trust", str(tmp_path / name)]) == cli.GOOD, name
        assert cli.main(["verify", str(case.file.path), "--trust", str(tmp_path / name)]) == cli.GOOD, name
    (tmp_path / "别人.pem").write_bytes(pem(namesake(tmp_path, "别人")))
    more = ["--trust", str(tmp_path / "两张.pem"), "--trust", str(tmp_path / "别人.pem")]
    capsys.readouterr()
    assert cli.main(["verify", str(paper), *more]) == cli.DIFFERS
    assert "应当签名的 别人 的证书没有签名" in capsys.readouterr().out
    assert {one.message for one in standing(paper, {"0" * 64: "别人"}).hands} == {NOT_SIGNED}


@pytest.mark.parametrize("data", [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----"])
def test_a_file_without_a_certificate_is_refused_with_a_sentence(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    (tmp_path / "空.pem").write_bytes(data)
    assert cli.main(["verify", str(paper), "--trust", str(tmp_path / "空.pem")]) == cli.UNREADABLE
    assert "没有证书" in capsys.readouterr().err
    assert cli.main(["verify", str(paper), "--trust", str(p12_of("preparer"))]) == cli.UNREADABLE
