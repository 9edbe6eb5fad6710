"""Signing a working paper (PAdES): preparer, then reviewer, then approver, whose signature closes it."""

from __future__ import annotations

import tempfile
from collections.abc import Collection
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from gouji import whole_files
from gouji.errors import UserError, unwritable
from gouji.paper.signatures import stamp
from gouji.paper.signatures.certificate import Credential
from gouji.paper.signatures.roles import ROLE_NAMES
from gouji.paper.signatures.verdict import Verdict
from gouji.paper.signatures.verifying import examine, read
from gouji.wording import say

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


def sign(
    path: Path,
    credential: Credential,
    role: str,
    now: datetime,
    picture: Path | None = None,
    *,
    written: Collection[str] = (),
) -> None:
    """Put one signature on a paper, in its file; raises UserError and leaves the file alone when it may not be.

    ``written`` holds the digests of what the case wrote, where it is known: the paper must be one of these.
    """
    data = read(path)
    verdict = examine(data, path.name)
    _allow(verdict, credential, role, path.name)
    if written and verdict.digest not in written:
        raise not_as_written(path)
    signed = _signed(data, credential, role, now, picture)
    try:
        whole_files.write(path, signed)
    except OSError as error:
        raise unwritable(
            "{name} cannot be written ({reason}). Close the programs that show it, or sign a copy in another folder.",
            path.name,
            error,
        ) from error


def not_as_written(path: Path) -> UserError:
    """A paper is not what its case wrote."""
    return UserError(
        "not-as-written",
        "{name} cannot be signed: it is not the paper that its case wrote. Write the paper again and sign that one.",
        name=path.name,
    )


def _allow(verdict: Verdict, credential: Credential, role: str, name: str) -> None:
    """Raises UserError unless this is the next signature and everything before it stands."""
    named = say(ROLE_NAMES[role])
    if verdict.faults:
        first = verdict.faults[0]
        fault = say(first.message, **dict(first.params))
        raise UserError(
            "changed",
            "{name} cannot be signed. {fault} Take the original, or write the paper again.",
            name=name,
            fault=fault,
        )
    if not verdict.missing:
        raise UserError(
            "locked", "{name} is closed: everyone who was to sign has signed. Make a new paper to change it.", name=name
        )
    if role not in verdict.roles:
        raise UserError("bad-role", "{name} expects no signature of {role}.", name=name, role=named)
    if role not in verdict.missing:
        raise UserError("signed", "{role} has already signed {name}.", name=name, role=named)
    if role != verdict.missing[0]:
        before = say(ROLE_NAMES[verdict.missing[0]])
        raise UserError("too-early", "{before} signs {name} before {role} does.", name=name, before=before, role=named)
    for one in verdict.signatures:
        if one.certificate == credential.digest:
            other = say(ROLE_NAMES[one.role])
            raise UserError(
                "same-hand",
                "{person} has signed {name} as {other}. Another person signs as {role}.",
                name=name,
                person=one.name,
                other=other,
                role=named,
            )


def _signed(data: bytes, credential: Credential, role: str, now: datetime, picture: Path | None) -> bytes:
    from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko.stamp import StaticStampStyle

    from gouji.paper.signatures.revisions.bare_revision import BareRevision, BareSigner

    writer = BareRevision(BytesIO(data))
    metadata = PdfSignatureMetadata(
        field_name=role,
        md_algorithm="sha256",
        name=credential.name,
        reason=say(ROLE_NAMES[role]),
        subfilter=SigSeedSubFilter.PADES,
        certify=not list(writer.prev.embedded_signatures),
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    look = stamp.Stamp(credential.name, role, now, credential.issuer, credential.self_issued, picture)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "stamp.pdf"
        stamp.draw(look, page, *_size(writer, role))
        whole = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, Margins(0, 0, 0, 0))
        style = StaticStampStyle.from_pdf_file(str(page), border_width=0, background_layout=whole)
        signer = BareSigner(metadata, credential.signer, stamp_style=style)
        output: BytesIO = signer.sign_pdf(writer, existing_fields_only=True, output=BytesIO())
    return output.getvalue()


def _size(writer: IncrementalPdfFileWriter, role: str) -> tuple[float, float]:
    """Width and height of a role's box."""
    for field in writer.root["/AcroForm"]["/Fields"]:
        if field.get_object()["/T"] == role:
            left, bottom, right, top = (float(one) for one in field.get_object()["/Rect"])
            return right - left, top - bottom
    raise KeyError(role)
