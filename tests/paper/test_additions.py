"""A revision of a signed paper holds its signature, and whatever else is put into it is seen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from gouji.errors import UserError
from gouji.paper.signatures import signing, verifying
from gouji.paper.signatures.revisions.additions import only_a_signature
from gouji.paper.signatures.revisions.pdf_values import plain
from gouji.paper.signatures.roles import ROLES
from gouji.paper.signatures.verdict import BESIDE, OVERLAID
from tests.conftest import SAMPLE
from tests.paper.attacks.alterations import BENT, font_exchanged, of_fields, overlay, seen, unseen
from tests.paper.attacks.prepared import forged, leads_to_nothing
from tests.paper.attacks.stages import Bend, Meddle, signed
from tests.paper.papers import signed_in_turn
from tests.paper.people import NAMES, NOW, credential_of
from tests.paper.time_stamps import stamped

SEEN_AND_UNSEEN = [*seen(), *unseen(), *of_fields("preparer", ROLES[1:])]


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, ...]:
    """One paper unsigned, then signed by preparer, reviewer and approver."""
    return signed_in_turn(SAMPLE, tmp_path_factory.mktemp("签名") / "底稿.pdf")


def alone(before: bytes, after: bytes, number: int) -> bool:
    """Whether a revision adds just the signature of the so many-th role."""
    role = ROLES[number - 1]
    return only_a_signature(before, after, number, role, NAMES[role])


def test_a_signature_adds_nothing_but_itself(stages: tuple[bytes, ...]) -> None:
    for number in (1, 2, 3):
        before, after = (PdfFileReader(BytesIO(stages[one])) for one in (number - 1, number))
        assert alone(stages[number - 1], stages[number], number)
        changed = {ref.idnum for ref in after.xrefs.explicit_refs_in_revision(number)}
        there = {ref.idnum for ref in before.xrefs.explicit_refs_in_revision(0)}
        fields = before.root["/AcroForm"]["/Fields"]
        catalogue = {before.root_ref.idnum} if number == 1 else set()
        assert changed & there == {fields.raw_get(number - 1).idnum} | catalogue
        gained = plain(after.root)
        assert isinstance(gained, dict)
        assert gained.keys() - plain(before.root).keys() == ({"/Perms"} if number == 1 else set())  # type: ignore[attr-defined]


def by_pyhanko(data: bytes, role: str) -> bytes:
    """The signature as another program puts it on, which notes that it did."""
    metadata = PdfSignatureMetadata(
        field_name=role,
        subfilter=SigSeedSubFilter.PADES,
        certify=role == ROLES[0],
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    signer = PdfSigner(metadata, credential_of(role).signer)
    writer = IncrementalPdfFileWriter(BytesIO(data))
    output: BytesIO = signer.sign_pdf(writer, existing_fields_only=True, output=BytesIO())
    return output.getvalue()


@pytest.mark.parametrize("put_on", [by_pyhanko, stamped], ids=["noting that it wrote", "with a time stamp"])
def test_the_signatures_of_another_program_are_signatures(
    stages: tuple[bytes, ...], put_on: Callable[[bytes, str], bytes]
) -> None:
    data = stages[0]
    for role in ROLES:
        data = put_on(data, role)
    verdict = verifying.examine(data, "底稿.pdf")
    assert verdict.good, verdict.faults


@pytest.mark.parametrize(("name", "meddle"), SEEN_AND_UNSEEN, ids=[name for name, _ in SEEN_AND_UNSEEN])
def test_what_is_put_into_the_first_revision_is_seen(stages: tuple[bytes, ...], name: str, meddle: Meddle) -> None:
    assert not alone(stages[0], signed(stages[0], "preparer", meddle), 1)


@pytest.mark.parametrize(("name", "bend"), BENT.items(), ids=BENT)
def test_a_look_that_does_not_fill_its_box_is_seen(stages: tuple[bytes, ...], name: str, bend: Bend) -> None:
    assert not alone(stages[0], signed(stages[0], "preparer", bend=bend), 1)


@pytest.mark.parametrize("meddle", [overlay, font_exchanged])
@pytest.mark.parametrize(("number", "message"), [(1, BESIDE), (2, OVERLAID)])
def test_what_the_preparer_or_the_reviewer_put_in_takes_no_further_signature(
    stages: tuple[bytes, ...], tmp_path: Path, number: int, message: str, meddle: Meddle
) -> None:
    path = tmp_path / "底稿.pdf"
    path.write_bytes(signed(stages[number - 1], ROLES[number - 1], meddle))
    assert {one.message for one in verifying.verify(path).faults} == {message}
    with pytest.raises(UserError) as caught:
        signing.sign(path, credential_of(ROLES[number]), ROLES[number], NOW)
    assert caught.value.kind == "changed"


def test_a_name_that_the_certificate_does_not_bear_is_seen(stages: tuple[bytes, ...]) -> None:
    assert not only_a_signature(stages[0], stages[1], 1, "preparer", "某甲")


def test_an_object_between_those_of_the_table_is_seen(stages: tuple[bytes, ...]) -> None:
    """A reader that looks for objects itself would find it, and the table would still lead elsewhere."""
    hidden = b"900 0 obj\n<< >>\nendobj\n"
    assert not alone(stages[0], signed(stages[0] + hidden, "preparer"), 1)


def test_a_paper_that_leads_to_what_is_not_there_takes_no_signature(stages: tuple[bytes, ...]) -> None:
    whole, open_ended = forged(stages[0], lambda writer: None), forged(stages[0], leads_to_nothing)
    assert alone(whole, signed(whole, "preparer"), 1)
    assert not alone(open_ended, signed(open_ended, "preparer"), 1)


def test_a_revision_that_cannot_be_read_is_refused(stages: tuple[bytes, ...], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    for after in (stages[0] + b"%%EOF", stages[0] + stages[1][len(stages[0]) : -200], b""):
        assert not alone(stages[0], after, 1)
