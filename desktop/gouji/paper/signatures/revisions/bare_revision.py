"""A revision that holds the signature that is made in it, and nothing else.

pyHanko also notes in the information of the file that it wrote it, and in the catalogue which version of the format
it took. The paper is what its case wrote, and a signature is put on it. Held by
``test_a_signature_adds_nothing_but_itself``.
"""

from __future__ import annotations

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.signers import PdfSigner


class BareRevision(IncrementalPdfFileWriter):
    """Appends a revision and says nothing of itself."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """A signature can be read by whoever reads the paper."""

    def _update_meta(self) -> None:
        """The paper says by which program and when it was written, and that stays."""


class BareSigner(PdfSigner):
    """Signs and registers no extension of the format."""

    def register_extensions(self, pdf_out: BasePdfFileWriter, *, md_algorithm: str) -> None:
        """No reader needs them to read the signature."""
