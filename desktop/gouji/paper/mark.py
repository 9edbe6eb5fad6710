"""By what a program knows one of our papers among other PDFs before it looks closer."""

from __future__ import annotations

from pathlib import Path

CREATOR = "Gouji working paper"


def is_paper(path: Path) -> bool:
    """Whether the PDF says that it is a working paper; its signatures tell what it is worth."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError):
        return False  # whoever reads the file says what is wrong with it
    found: dict[str, str] = document.get_metadata_dict()
    document.close()
    return found.get("Creator") == CREATOR
