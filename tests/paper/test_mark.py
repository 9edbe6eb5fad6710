"""A paper of ours is known among other PDFs, and no library has to open a stranger's for that."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report
from gouji.paper.mark import CREATOR, is_paper
from tests.conftest import SAMPLE
from tests.reading.making import EXPENDITURE, pdf


def test_a_paper_is_known(tmp_path: Path) -> None:
    case = Case.look_at(SAMPLE)
    print_report(case, tmp_path / "底稿.pdf")
    case.close()
    assert is_paper(tmp_path / "底稿.pdf")


def test_a_page_that_names_the_mark_is_none(tmp_path: Path) -> None:
    path = pdf(tmp_path / "x.pdf", lambda pages: pages.table(EXPENDITURE))
    path.write_bytes(path.read_bytes() + b"\n% " + CREATOR.encode())
    assert not is_paper(path)


def test_no_library_opens_another_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object) -> None:
        raise AssertionError("a library opened it")

    monkeypatch.setattr(pypdfium2, "PdfDocument", opened)
    assert not is_paper(pdf(tmp_path / "x.pdf", lambda pages: pages.table(EXPENDITURE)))
    assert not is_paper(tmp_path / "none.pdf")
