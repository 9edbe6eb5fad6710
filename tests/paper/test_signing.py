"""Signing and verifying real papers: who may sign when, and every way of changing a signed paper has its sentence."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from asn1crypto.parser import emit, parse, peek
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from PIL import Image
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report
from gouji.errors import UserError
from gouji.paper.signatures import certificate, signing, verifying
from gouji.paper.signatures.roles import ROLES
from gouji.paper.signatures.verdict import (
    AFTER_LOCK,
    ALTERED,
    APPENDED,
    BEFORE,
    OUT_OF_DATE,
    OVERLAID,
    REWRITTEN,
    STRANGER,
    Verdict,
)
from gouji.wording import say
from tests.conftest import SLIPS
from tests.paper.papers import signed_in_turn
from tests.paper.people import NAMES, NOW, PASSWORD, credential_of, p12_of_curve, pem_of
from tests.thorough import examples

PYHANKO = shutil.which("pyhanko", path=str(Path(sys.executable).parent))
"""The command of pyhanko-cli, beside the Python that runs this."""


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, ...]:
    """One paper unsigned, then signed by the preparer, the reviewer, the approver."""
    return signed_in_turn(SLIPS, tmp_path_factory.mktemp("签名") / "底稿.pdf")


def verdict_on(data: bytes) -> Verdict:
    return verifying.examine(data, "底稿.pdf")


def messages(data: bytes) -> set[str]:
    """What is wrong with a paper, by message id."""
    return {fault.message for fault in verdict_on(data).faults}


def refusal(path: Path, role: str, by: str | None = None) -> str:
    """Why a signature is refused; the file is left as it was."""
    before = path.read_bytes()
    with pytest.raises(UserError) as caught:
        signing.sign(path, credential_of(by or role), role, NOW)
    assert path.read_bytes() == before
    return caught.value.kind


@pytest.mark.parametrize("roles", [ROLES, ("preparer", "approver"), ("preparer",)])
def test_everyone_expected_signs_and_the_paper_is_good(tmp_path: Path, roles: tuple[str, ...]) -> None:
    path = tmp_path / "底稿.pdf"
    print_report(Case.look_at(SLIPS), path, roles=roles)
    for number, role in enumerate(roles):
        assert not verifying.verify(path).good
        assert verifying.verify(path).missing == roles[number:]
        signing.sign(path, credential_of(role), role, NOW)
    verdict = verifying.verify(path)
    assert verdict.good
    assert [(one.role, one.name, one.self_issued) for one in verdict.signatures] == [
        (role, NAMES[role], True) for role in roles
    ]
    assert [one.whole for one in verdict.signatures] == [False] * (len(roles) - 1) + [True]


def test_each_signature_is_a_chinese_stamp_on_the_cover(stages: tuple[bytes, ...]) -> None:
    document = pdfium.PdfDocument(stages[-1])
    document.init_forms()
    page = document[0]
    page.flatten()
    text = "".join(document[0].get_textpage().get_text_range().split())
    document.close()
    for role in ROLES:
        assert NAMES[role] in text
    assert text.count("自签证书") == 3
    assert f"签名时间{NOW:%Y-%m-%d%H:%M}" in text


def test_a_picture_of_the_hand_signature_may_stand_in_the_stamp(stages: tuple[bytes, ...], tmp_path: Path) -> None:
    path, picture = tmp_path / "底稿.pdf", tmp_path / "手迹.png"
    path.write_bytes(stages[0])
    Image.new("RGBA", (300, 120), (20, 40, 120, 90)).save(picture)
    signing.sign(path, credential_of("preparer"), "preparer", NOW, picture)
    assert not verifying.verify(path).faults
    path.write_bytes(stages[0])
    picture.write_bytes(b"no picture")
    with pytest.raises(UserError) as caught:
        signing.sign(path, credential_of("preparer"), "preparer", NOW, picture)
    assert caught.value.kind == "bad-picture"


@pytest.mark.parametrize(
    ("signed", "role", "by", "kind"),
    [
        (0, "reviewer", "reviewer", "too-early"),
        (1, "approver", "approver", "too-early"),
        (1, "preparer", "reviewer", "signed"),
        (1, "reviewer", "preparer", "same-hand"),
        (3, "approver", "approver", "locked"),
    ],
)
def test_only_the_next_person_may_sign(
    stages: tuple[bytes, ...], tmp_path: Path, *, signed: int, role: str, by: str, kind: str
) -> None:
    path = tmp_path / "底稿.pdf"
    path.write_bytes(stages[signed])
    assert refusal(path, role, by) == kind


def test_a_key_is_opened_once_for_all_its_signatures(
    stages: tuple[bytes, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, credential = tmp_path / "底稿.pdf", credential_of("preparer")
    for name in ("load_der_private_key", "load_pem_private_key"):
        monkeypatch.delattr(serialization, name)
    path.write_bytes(stages[0])
    signing.sign(path, credential, "preparer", NOW)
    assert verifying.verify(path).missing == ROLES[1:]


@pytest.mark.parametrize("curve", [ec.SECP256R1(), ec.SECP384R1()], ids=["P-256", "P-384"])
def test_a_certificate_on_an_elliptic_curve_signs(
    stages: tuple[bytes, ...], tmp_path: Path, curve: ec.EllipticCurve
) -> None:
    path = tmp_path / "底稿.pdf"
    path.write_bytes(stages[0])
    held = certificate.load(p12_of_curve(curve, tmp_path / "证书.p12"), PASSWORD, NOW)
    signing.sign(path, held, "preparer", NOW)
    assert not verifying.verify(path).faults


def test_a_role_that_the_paper_does_not_expect_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "底稿.pdf"
    print_report(Case.look_at(SLIPS), path, roles=("preparer", "approver"))
    assert refusal(path, "reviewer") == "bad-role"


def test_one_altered_byte_is_seen(stages: tuple[bytes, ...]) -> None:
    altered = one_byte_altered(stages[-1])
    assert messages(altered) == {ALTERED}
    assert not verdict_on(altered).good


def test_no_altered_byte_anywhere_passes_or_gives_a_traceback(stages: tuple[bytes, ...]) -> None:
    places = random.Random(5)
    for _ in range(examples(30)):
        data = bytearray(stages[-1])
        data[places.randrange(len(data))] ^= 1 << places.randrange(8)
        with suppress(UserError):
            assert not verdict_on(bytes(data)).good


def test_no_altered_digit_of_a_signature_passes(stages: tuple[bytes, ...]) -> None:
    start = stages[-1].rindex(b"/Contents <") + len("/Contents <")
    for place in range(start, start + 130, 130 // examples(43)):
        data = bytearray(stages[-1])
        data[place] = ord("1") if data[place] != ord("1") else ord("2")
        with suppress(UserError):
            assert not verdict_on(bytes(data)).good


def with_a_value_more(data: bytes, *place: int) -> bytes:
    """DER with one more value at the end of the part that these numbers lead to."""
    kind, method, tag, _, content, _ = parse(data)
    if not place:
        return bytes(emit(kind, method, tag, content + b"\xa9\x02\x05\x00"))
    parts = []
    while content:
        parts.append(content[: peek(content)])
        content = content[peek(content) :]
    parts[place[0]] = with_a_value_more(parts[place[0]], *place[1:])
    return bytes(emit(kind, method, tag, b"".join(parts)))


@pytest.mark.parametrize("place", [(), (1, 0), (1, 0, -1), (1, 0, -1, 0)], ids=len)
def test_no_value_more_in_a_signature_passes(stages: tuple[bytes, ...], place: tuple[int, ...]) -> None:
    start = stages[-1].rindex(b"/Contents <") + len("/Contents <")
    room = stages[-1][start : stages[-1].index(b">", start)]
    signature = bytes.fromhex(room.decode())
    more = with_a_value_more(signature[: peek(signature)], *place).hex().encode()
    altered = stages[-1][:start] + more + room[len(more) :] + stages[-1][start + len(room) :]
    assert len(altered) == len(stages[-1])
    with suppress(UserError):
        assert not verdict_on(altered).good


def overlaid(data: bytes) -> bytes:
    """The paper with something drawn over its first page in a later revision."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    drawn = StreamObject(stream_data=b"q 1 1 1 rg 60 600 400 60 re f Q")
    writer.add_stream_to_page(0, writer.add_object(drawn))
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def test_an_overlaid_page_is_seen(stages: tuple[bytes, ...]) -> None:
    assert messages(overlaid(stages[-1])) == {OVERLAID}
    assert messages(overlaid(stages[1])) == {OVERLAID}


def test_a_paper_changed_between_two_signatures_takes_no_second_one(stages: tuple[bytes, ...], tmp_path: Path) -> None:
    path = tmp_path / "底稿.pdf"
    path.write_bytes(overlaid(stages[1]))
    assert refusal(path, "reviewer") == "changed"


def saved_anew(data: bytes) -> bytes:
    """The paper as another program writes it."""
    document = pdfium.PdfDocument(data)
    output = BytesIO()
    document.save(output)
    document.close()
    return output.getvalue()


def one_byte_altered(data: bytes) -> bytes:
    place = data.index(b"stream\n") + 40
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


@pytest.mark.parametrize("alter", [one_byte_altered, overlaid, saved_anew, lambda data: data + b"% more\n"])
def test_a_paper_altered_before_anyone_signed_takes_no_signature(
    stages: tuple[bytes, ...], tmp_path: Path, alter: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "底稿.pdf"
    path.write_bytes(alter(stages[0]))
    assert messages(path.read_bytes()) == {BEFORE}
    assert refusal(path, "preparer") == "changed"


def test_a_first_signature_that_another_program_put_on_an_altered_paper_is_seen(stages: tuple[bytes, ...]) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(overlaid(stages[0])))
    signer = PdfSigner(PdfSignatureMetadata(field_name="preparer"), credential_of("preparer").signer)
    output: BytesIO = signer.sign_pdf(writer, existing_fields_only=True, output=BytesIO())
    assert messages(output.getvalue()) == {BEFORE}


def test_every_signed_stage_still_tells_the_file_that_was_written(stages: tuple[bytes, ...]) -> None:
    assert {verdict_on(data).digest for data in stages} == {sha256(stages[0]).hexdigest()}


def test_a_last_signature_cut_off_is_missed(stages: tuple[bytes, ...]) -> None:
    cut = stages[-1][: len(stages[-2])]
    assert verdict_on(cut).missing == ("approver",)
    assert not verdict_on(cut).good


def test_a_paper_cut_in_the_middle_is_damaged(stages: tuple[bytes, ...]) -> None:
    with pytest.raises(UserError) as caught:
        verdict_on(stages[-1][: len(stages[-1]) // 3])
    assert caught.value.kind == "damaged"


def test_a_paper_saved_anew_by_another_program_is_seen(stages: tuple[bytes, ...]) -> None:
    assert messages(saved_anew(stages[-1])) == {REWRITTEN}


QPDF = shutil.which("qpdf")


@pytest.mark.skipif(QPDF is None, reason="qpdf is not installed: nothing else here lays a file out for the web")
@pytest.mark.parametrize(("signed", "message"), [(0, BEFORE), (1, REWRITTEN), (3, REWRITTEN)])
def test_a_paper_laid_out_for_the_web_is_one_saved_anew(
    stages: tuple[bytes, ...], tmp_path: Path, signed: int, message: str
) -> None:
    (tmp_path / "底稿.pdf").write_bytes(stages[signed])
    command = [str(QPDF), "--linearize", str(tmp_path / "底稿.pdf"), str(tmp_path / "网页.pdf")]
    subprocess.run(command, check=True)
    assert messages((tmp_path / "网页.pdf").read_bytes()) == {message}
    assert refusal(tmp_path / "网页.pdf", ROLES[signed % 3]) == "changed"


@pytest.mark.parametrize(("days", "role"), [(-4 * 365, "preparer"), (10, "preparer"), (-4 * 365, "reviewer")])
def test_a_certificate_that_was_not_valid_when_it_signed_is_told(
    stages: tuple[bytes, ...], tmp_path: Path, days: int, role: str
) -> None:
    path, then = tmp_path / "底稿.pdf", NOW + timedelta(days=days)
    path.write_bytes(stages[ROLES.index(role)])
    certificate.issue("过期者", tmp_path / "过期.p12", PASSWORD, then)
    signing.sign(path, certificate.load(tmp_path / "过期.p12", PASSWORD, then), role, NOW)
    verdict = verifying.verify(path)
    assert [fault.message for fault in verdict.faults] == [OUT_OF_DATE]
    assert not verdict.good
    assert [one.intact for one in verdict.signatures][-1] is False
    assert all(one.intact for one in verdict.signatures[:-1])


def signed_once_more(data: bytes) -> bytes:
    """A further signature in a field of its own, by another program."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    signer = PdfSigner(
        PdfSignatureMetadata(field_name="extra"),
        credential_of("reviewer").signer,
        new_field_spec=SigFieldSpec("extra"),
    )
    output: BytesIO = signer.sign_pdf(writer, output=BytesIO())
    return output.getvalue()


def test_a_signature_after_the_lock_is_seen(stages: tuple[bytes, ...]) -> None:
    assert AFTER_LOCK in messages(signed_once_more(stages[-1]))


def test_a_signature_where_none_is_expected_is_seen(stages: tuple[bytes, ...]) -> None:
    assert STRANGER in messages(signed_once_more(stages[1]))


def test_what_is_appended_after_the_last_signature_is_seen(stages: tuple[bytes, ...]) -> None:
    assert messages(stages[-1] + b"% more\n") == {APPENDED}


def test_each_way_of_changing_a_signed_paper_has_a_sentence_of_its_own(stages: tuple[bytes, ...]) -> None:
    told = []
    for altered in (
        one_byte_altered(stages[-1]),
        overlaid(stages[-1]),
        saved_anew(stages[-1]),
        signed_once_more(stages[-1]),
        stages[-1] + b"% more\n",
        saved_anew(stages[0]),
    ):
        first = verdict_on(altered).faults[0]
        told.append(say(first.message, **dict(first.params)))
    assert len(set(told)) == len(told)
    assert all(one.endswith("。") for one in told)


def test_a_file_that_is_no_paper_says_so(tmp_path: Path) -> None:
    for name, content in (("空.pdf", b""), ("文.pdf", "预算".encode()), ("坏.pdf", b"%PDF-1.4\n%%EOF")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UserError) as caught:
            verifying.verify(tmp_path / name)
        assert caught.value.kind in ("no-paper", "damaged")
    with pytest.raises(UserError) as caught:
        verifying.verify(tmp_path / "没有.pdf")
    assert caught.value.kind == "not-found"


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler's pdfsig is not installed (poppler-utils)")
def test_poppler_agrees_on_the_intact_paper(stages: tuple[bytes, ...], tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(stages[-1])
    told = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=True).stdout
    assert told.count("Signature is Valid.") == 3
    assert "Total document signed" in told


@pytest.mark.skipif(PYHANKO is None, reason="pyhanko-cli is not installed")
def test_pyhanko_itself_agrees_on_the_intact_paper(stages: tuple[bytes, ...], tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(stages[-1])
    command = [str(PYHANKO), "sign", "validate", "--trust-replace"]
    for role in ROLES:
        (tmp_path / f"{role}.pem").write_bytes(pem_of(role))
        command += ["--trust", str(tmp_path / f"{role}.pem")]
    told = subprocess.run([*command, str(path)], capture_output=True, text=True, check=True).stdout
    assert told.count("INTACT:TRUSTED") == 3
    assert told.count("ACCEPTABLE_MODIFICATIONS") == 2


def test_a_paper_that_a_reader_holds_is_left_as_it_was(
    stages: tuple[bytes, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "打开着.pdf"
    path.write_bytes(stages[0])

    def busy(*_: object) -> None:
        raise PermissionError(13, "另一个程序正在使用此文件")

    monkeypatch.setattr(Path, "replace", busy)
    with pytest.raises(UserError) as caught:
        signing.sign(path, credential_of(ROLES[0]), ROLES[0], NOW)
    assert caught.value.kind == "not-written"
    assert path.read_bytes() == stages[0]
    assert list(tmp_path.iterdir()) == [path]
