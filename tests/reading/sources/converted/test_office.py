"""How each office program is asked; a real LibreOffice where there is one."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

import pytest

from gouji.reading.read import read_document
from gouji.reading.sources.converted import installed, office
from gouji.reading.sources.converted.office import ByScript, LibreOffice
from tests.reading.sources.converted.test_installed import INSTALLED
from tests.reading.test_published import FORMATS


def test_libre_office_works_in_a_profile_of_its_own(tmp_path: Path) -> None:
    command, added = LibreOffice("soffice").command(tmp_path / "converted.doc", tmp_path)
    assert f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}" in command
    assert command[-5:] == ["--convert-to", "docx", "--outdir", str(tmp_path), str(tmp_path / "converted.doc")]
    assert ("--headless" in command, added) == (True, {})


def test_word_is_asked_by_a_script_that_no_name_of_a_file_is_part_of(tmp_path: Path) -> None:
    source = tmp_path / "预算'; Remove-Item.doc"
    command, added = ByScript("powershell", "Word.Application", "Word").command(source, tmp_path)
    script = base64.b64decode(command[-1]).decode("utf-16-le")
    assert (command[0], "-NonInteractive" in command, "Remove-Item" in script) == ("powershell", True, False)
    assert added["GOUJI_SOURCE"] == str(source)
    assert Path(added["GOUJI_TARGET"]) == tmp_path / office.TARGET


def test_what_word_started_is_told_in_a_file(tmp_path: Path) -> None:
    word = ByScript("powershell", "Word.Application", "Word")
    assert word.started(tmp_path) == []
    (tmp_path / "started").write_text("12\r\n34\r\n", "ascii")
    assert word.started(tmp_path) == [12, 34]


@pytest.mark.skipif(not FORMATS.exists(), reason="the seed in other formats does not stand beside this checkout")
@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice is installed here")
def test_the_seed_through_a_real_libre_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "installed", INSTALLED)
    document = read_document(FORMATS / "budget.doc")
    assert [len(table.rows) for table in document.tables] == [13, 46, 46, 9, 46, 0, 40, 1]
