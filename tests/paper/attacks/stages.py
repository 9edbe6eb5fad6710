"""A paper as its case wrote it, and as one after the other signed it; and signing as an attacker would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.general import SigningError
from pyhanko.stamp import StaticContentStamp, StaticStampStyle

from gouji.casework.case import Case
from gouji.casework.papers.signing import Hand, sign
from gouji.casework.papers.working_paper import print_report
from gouji.paper.signatures.certificate import Credential
from gouji.paper.signatures.revisions.bare_revision import BareRevision, BareSigner
from gouji.paper.signatures.roles import ROLES
from tests.paper.papers import BUDGET, metadata_of
from tests.paper.people import PASSWORD, credential_of, p12_of

Meddle = Callable[[IncrementalPdfFileWriter], object]
"""Puts something into a revision that is being written."""

Bend = Callable[[StreamObject], object]
"""Changes the appearance of a signature."""


@dataclass(frozen=True, slots=True)
class Stages:
    """The paper with none to all of its signatures, and the case that wrote it and knows them."""

    folder: Path
    papers: tuple[bytes, ...]

    @property
    def paper(self) -> Path:
        return self.folder / "底稿.pdf"

    @property
    def case(self) -> Path:
        return self.folder / "核对.gouji"


def made(folder: Path) -> Stages:
    """A case with its paper, signed by everyone as it should be."""
    (folder / "预算.tsv").write_text(BUDGET, encoding="utf-8")
    case = Case.open(folder / "预算.tsv")
    case.save_as(folder / "核对.gouji")
    paper = folder / "底稿.pdf"
    print_report(case, paper)
    held = [paper.read_bytes()]
    for role in ROLES:
        sign(paper, role, Hand(p12_of(role), PASSWORD), case)
        held.append(paper.read_bytes())
    case.close()
    return Stages(folder, tuple(held))


def incremented(data: bytes, meddle: Meddle) -> bytes:
    """The file with one revision more."""
    writer = BareRevision(BytesIO(data), strict=False)
    meddle(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


class _BentStamp(StaticContentStamp):
    def as_form_xobject(self) -> StreamObject:
        drawn = super().as_form_xobject()
        assert isinstance(self.style, _Bent)
        self.style.bend(drawn)
        return drawn


@dataclass(frozen=True)
class _Bent(StaticStampStyle):
    bend: Bend = len

    def create_stamp(self, writer: Any, box: Any, text_params: Any) -> StaticContentStamp:
        return _BentStamp(writer, self, box)


def signed(
    data: bytes,
    role: str,
    meddle: Meddle = lambda writer: None,
    *,
    bend: Bend = lambda drawn: None,
    by: Credential | None = None,
) -> bytes:
    """Sign as ``role`` and put something else into the same revision."""
    writer = BareRevision(BytesIO(data), strict=False)
    meddle(writer)
    metadata = metadata_of(role)
    look = _Bent(background=None, border_width=1, bend=bend)
    signer = BareSigner(metadata, (by or credential_of(role)).signer, stamp_style=look)
    output: BytesIO = signer.sign_pdf(writer, existing_fields_only=True, output=BytesIO())
    return output.getvalue()


def signed_by_the_rest(data: bytes, after: int) -> bytes:
    """The file as those sign on who come after the first so many; it is left where their program refuses it."""
    for role in ROLES[after:]:
        try:
            data = signed(data, role)
        except (SigningError, PdfError, ValueError, KeyError):
            return data
    return data
