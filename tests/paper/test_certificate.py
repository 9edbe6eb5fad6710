"""Certificates: made here, opened with their password, and each that cannot be used says why."""

from __future__ import annotations

import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from gouji.errors import UserError
from gouji.paper.signatures import certificate
from gouji.wording import say
from tests.paper.people import NAMES, NOW, PASSWORD, credential_of, p12_of

SM2 = Path(__file__).with_name("sm2.p12")


def refusal(path: Path, password: str = PASSWORD, days: int = 0) -> str:
    with pytest.raises(UserError) as caught:
        certificate.load(path, password, NOW + timedelta(days=days))
    return say(caught.value.message, **caught.value.params)


def test_a_certificate_made_here_is_self_issued_and_only_its_owner_may_read_it() -> None:
    made = credential_of("preparer")
    assert (made.name, made.issuer, made.self_issued) == (NAMES["preparer"], NAMES["preparer"], True)
    if sys.platform != "win32":
        assert stat.S_IMODE(p12_of("preparer").stat().st_mode) == 0o600


def test_a_wrong_password_is_told() -> None:
    assert "口令不对" in refusal(p12_of("preparer"), "错")


def test_an_sm2_certificate_is_told_whatever_the_password() -> None:
    assert "国密 SM2" in refusal(SM2, "secret")
    assert "口令" in refusal(SM2, "错") or "国密 SM2" in refusal(SM2, "错")


@pytest.mark.parametrize("days", [-2, 365 * 4])
def test_a_certificate_out_of_date_is_told(days: int) -> None:
    assert "有效期" in refusal(p12_of("preparer"), days=days)


def test_what_is_no_certificate_is_told(tmp_path: Path) -> None:
    (tmp_path / "文.p12").write_bytes(b"no certificate")
    assert "不是 PKCS#12" in refusal(tmp_path / "文.p12")
    assert "读不了" in refusal(tmp_path / "没有.p12")


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("  ", PASSWORD), ("甲", "")])
def test_a_certificate_needs_a_name_and_a_password(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(UserError):
        certificate.issue(name, tmp_path / "新.p12", password, NOW)
    assert not (tmp_path / "新.p12").exists()


def test_a_certificate_is_never_written_over_another() -> None:
    with pytest.raises(UserError) as caught:
        certificate.issue("甲", p12_of("preparer"), PASSWORD, NOW)
    assert caught.value.kind == "not-written"


@pytest.mark.parametrize("letters", [21, 22, 64])
def test_a_chinese_name_as_long_as_the_standard_allows_makes_a_certificate(tmp_path: Path, letters: int) -> None:
    name = ("某某市人力资源和社会保障局财务处" * 4)[:letters]
    certificate.issue(name, tmp_path / "长.p12", PASSWORD, NOW)
    made = certificate.load(tmp_path / "长.p12", PASSWORD, NOW)
    assert (made.name, made.issuer, made.self_issued) == (name, name, True)


def refused_name(tmp_path: Path, name: str) -> str:
    with pytest.raises(UserError) as caught:
        certificate.issue(name, tmp_path / "新.p12", PASSWORD, NOW)
    assert not (tmp_path / "新.p12").exists()
    return say(caught.value.message, **caught.value.params)


def test_a_longer_name_is_refused_with_a_sentence(tmp_path: Path) -> None:
    assert "最多 64 个字，现在有 65 个" in refused_name(tmp_path, "某" * 65)


@pytest.mark.parametrize("name", ["张\x1b[31m三", "张\u202e三", "张\x00三", "张\u200b三"])
def test_a_name_with_characters_that_are_not_seen_is_refused(tmp_path: Path, name: str) -> None:
    assert "看不见的字符" in refused_name(tmp_path, name)


def test_a_name_in_two_lines_becomes_one(tmp_path: Path) -> None:
    certificate.issue(" 张三\n批准人：\t李四 ", tmp_path / "新.p12", PASSWORD, NOW)
    assert certificate.load(tmp_path / "新.p12", PASSWORD, NOW).name == "张三 批准人： 李四"


def test_a_name_that_another_program_put_into_a_certificate_stays_in_its_line() -> None:
    assert certificate.printed("张三\n批准人：\x1b[2J李\u202e四\r") == "张三 批准人：[2J李四"
