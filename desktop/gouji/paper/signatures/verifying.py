"""What the signatures on a working paper are worth: who signed, what it covers, whether anything changed since.

Verifying judges integrity, order and completeness. Who vouches for a certificate is told, not judged: there is
no list of trusted issuers to judge by offline. Held by
``test_a_certificate_made_here_is_self_issued_and_only_its_owner_may_read_it``.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gouji.errors import UserError, unreadable
from gouji.paper.signatures.gap import fits
from gouji.paper.signatures.imprint import as_written, has_imprint
from gouji.paper.signatures.revisions.additions import only_a_signature
from gouji.paper.signatures.roles import in_order
from gouji.paper.signatures.verdict import (
    AFTER_LOCK,
    ALTERED,
    APPENDED,
    BEFORE,
    BESIDE,
    FORGED,
    OUT_OF_DATE,
    OVERLAID,
    REWRITTEN,
    SAME_HAND,
    STRANGER,
    WRONG_ORDER,
    Fault,
    Signature,
    Verdict,
)

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

HEADER_WITHIN = 1024
"""A PDF says what it is within so many bytes."""

for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # its warnings are told in our own sentences


def verify(path: Path) -> Verdict:
    """Look at every signature of a paper; raises UserError when the file is no working paper or cannot be read."""
    return examine(read(path), path.name)


def is_signed(path: Path) -> bool:
    """Whether there is a PDF that somebody has signed, soundly or not."""
    return path.is_file() and b"/ByteRange" in read(path)


def read(path: Path) -> bytes:
    """The bytes of a paper; raises UserError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path.name, error) from error


@lru_cache(maxsize=4)  # a paper is looked at again and again
def examine(data: bytes, name: str) -> Verdict:
    """The verdict on the bytes of a paper, which is the same whenever they are looked at."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    if b"%PDF-" not in data[:HEADER_WITHIN]:
        raise _no_paper(name)
    try:
        reader = PdfFileReader(BytesIO(data), strict=False)
        mark, roles = _mark(reader)
        looked = [_look(data, reader, one) for one in reader.embedded_signatures] if roles else []
        revisions = [one.signed_revision for one in reader.embedded_signatures]
        ends = [sum([*map(int, one.byte_range)][2:]) for one in reader.embedded_signatures]
        first = as_written(data) or _first_revision(data, reader)
    except Exception as error:  # a tampered file makes a PDF parser fail in any way there is: one verdict for all
        raise UserError(
            "damaged",
            "{name} is damaged: the PDF or a signature in it cannot be read. Take an undamaged copy.",
            name=name,
        ) from error
    if not roles:
        raise _no_paper(name)
    signatures = tuple(signature for signature, _ in looked)
    faults = [fault for _, found in looked for fault in found]
    faults += _between(signatures, roles)
    imprinted = bool(as_written(data))
    if not faults and not _untouched(data, imprinted, revisions):
        faults.append(Fault(BEFORE))
    if not faults:
        faults += _put_on(data, [len(first), *ends], signatures)
    return Verdict(
        index=mark["/Index"],
        state=mark["/State"],
        source=mark["/Source"],
        made=mark["/Made"],
        roles=roles,
        signatures=signatures,
        faults=tuple(dict.fromkeys(faults)),
        digest=sha256(first).hexdigest(),
        imprinted=imprinted,
        paper=first,
    )


def _untouched(data: bytes, imprinted: bool, revisions: list[int]) -> bool:
    """Whether the first signature, or the next, is put on the paper just as it was written."""
    if not revisions:
        return imprinted and as_written(data) == data
    return revisions[0] == 1 and (imprinted or not has_imprint(data))


def _first_revision(data: bytes, reader: PdfFileReader) -> bytes:
    """The first revision of a paper that carries no imprint, which older versions wrote, or not its own."""
    end = re.compile(rb"%%EOF[ \r]?\n?").search(data, reader.xrefs.get_startxref_for_revision(0))
    return data[: end.end()] if end else b""


def _put_on(data: bytes, ends: list[int], signatures: tuple[Signature, ...]) -> Iterator[Fault]:
    """What came onto the paper together with a signature; ``ends`` are those of all revisions, from the first."""
    for number, ((start, end), one) in enumerate(zip(pairwise(ends), signatures, strict=True), start=1):
        if not only_a_signature(data[:start], data[:end], number, one.role, one.name):
            yield Fault(BESIDE, (("name", one.name),))


def _no_paper(name: str) -> UserError:
    return UserError("no-paper", "{name} is not a working paper of Gouji. Choose a PDF that Gouji wrote.", name=name)


def _mark(reader: PdfFileReader) -> tuple[dict[str, str], tuple[str, ...]]:
    """What a paper says of itself, and the expected roles: all from the first revision, which nothing later can touch.

    A file laid out for the web (linearised) has no root there, for its one revision is written in two. Another program
    wrote it, so that ``_untouched`` or ``fits`` finds fault with it whatever it says of itself.
    """
    try:
        root = reader.get_historical_root(0)
    except KeyError:
        root = reader.root
    if "/AcroForm" not in root or "/GoujiPaper" not in root["/AcroForm"]:
        return {}, ()
    form = root["/AcroForm"]
    mark = form["/GoujiPaper"]
    told = {name: str(mark[name]) for name in ("/Index", "/State", "/Source")} | {"/Made": str(mark.get("/Made", ""))}
    return told, in_order([str(field.get_object()["/T"]) for field in form["/Fields"]])


def _look(data: bytes, reader: PdfFileReader, one: EmbeddedPdfSignature) -> tuple[Signature, list[Fault]]:
    """One signature and what is wrong with it, the gravest first and alone."""
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    from gouji.paper.signatures.certificate import is_self_issued, issuer_of, owner_of, printed

    certificate = x509.load_der_x509_certificate(one.signer_cert.dump())
    name = owner_of(certificate)
    told = (("name", name),)
    faults: list[Fault] = []
    status = None
    if not fits(data, one):
        faults.append(Fault(REWRITTEN, told))
    else:
        try:
            status = _status(one)
        except SignatureValidationError:
            faults.append(Fault(FORGED, told))
    if status is not None:
        faults += [Fault(message, told) for message in _wrong(status, reader, one)]
    at = one.self_reported_timestamp
    if at is not None and not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        faults.append(Fault(OUT_OF_DATE, told))
    signature = Signature(
        role=printed(one.field_name),
        name=name,
        at=at,
        issuer=issuer_of(certificate),
        self_issued=is_self_issued(certificate),
        certificate=certificate.fingerprint(SHA256()).hex(),
        whole=status is not None and status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        locks=_locks(one),
        intact=not faults,
    )
    return signature, faults


def _status(one: EmbeddedPdfSignature) -> PdfSignatureStatus:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    # Who vouches for the certificate is told, not judged: the certificate itself is the anchor.
    context = ValidationContext(trust_roots=[one.signer_cert], allow_fetching=False)
    return validate_pdf_signature(one, signer_validation_context=context)


def _wrong(status: PdfSignatureStatus, reader: PdfFileReader, one: EmbeddedPdfSignature) -> Iterator[str]:
    from pyhanko.sign.diff_analysis import ModificationLevel

    if not status.intact:
        yield ALTERED
    elif not status.valid:
        yield FORGED
    elif status.modification_level is ModificationLevel.OTHER or not status.docmdp_ok:
        later = [other for other in reader.embedded_signatures if other.signed_revision > one.signed_revision]
        yield AFTER_LOCK if _locks(one) and later else OVERLAID


def _locks(one: EmbeddedPdfSignature) -> bool:
    """Whether it closed the paper for every later change."""
    field: Any = one.sig_field
    return "/Lock" in field and field["/Lock"].get("/P") == 1


def _between(signatures: tuple[Signature, ...], roles: tuple[str, ...]) -> Iterator[Fault]:
    """What is wrong with the signatures taken together."""
    for one in signatures:
        if one.role not in roles:
            yield Fault(STRANGER, (("field", one.role),))
    if signatures and all(one.intact for one in signatures) and not signatures[-1].whole:
        yield Fault(APPENDED)
    hands = [one.certificate for one in signatures]
    for number, one in enumerate(signatures):
        if one.certificate in hands[:number]:
            yield Fault(SAME_HAND, (("name", one.name),))
    signed = [one.role for one in signatures if one.role in roles]
    if signed != [role for role in roles if role in signed]:
        yield Fault(WRONG_ORDER)
