"""Old documents of Word and WPS, and RTF, through an office program: made, late, failed, missing, cancelled."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.errors import Cancelled, UserError
from gouji.reading.read import read_document, read_grid
from gouji.reading.sources.converted import installed, office, running
from gouji.reading.sources.converted.by_script import ByScript
from gouji.reading.sources.converted.libre_office import LibreOffice
from tests.reading.making import EXPENDITURE
from tests.reading.sources.converted.standing_in import ON_POSIX, StandIn
from tests.reading.test_bad_input import compound
from tests.reading.wordmaking import table, word

pytestmark = ON_POSIX


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made is made in a folder that is looked at."""
    (tmp_path / "work").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "work"))


@pytest.fixture
def docx(tmp_path: Path) -> Path:
    return word(tmp_path / "made.docx", "2025年部门支出预算总表", "单位：万元", table(EXPENDITURE))


def old(tmp_path: Path, name: str = "预算.doc") -> Path:
    path = tmp_path / name
    path.write_bytes(b"{\\rtf1 x}" if name.endswith("rtf") else compound("WordDocument"))
    return path


def use(monkeypatch: pytest.MonkeyPatch, *offices: office.Office) -> None:
    monkeypatch.setattr(installed, "installed", lambda: [*offices])


@pytest.mark.parametrize(("name", "kind"), [("预算.doc", "doc"), ("预算.wps", "doc"), ("预算 2025'.rtf", "rtf")])
def test_its_tables_are_read_and_its_source_is_the_file_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, docx: Path, name: str, kind: str
) -> None:
    made = StandIn(tmp_path, str(docx))
    use(monkeypatch, made.office)
    document = read_document(old(tmp_path, name))
    assert (document.file.name, document.file.format) == (name, kind)
    assert [(one.kind, len(one.rows)) for one in document.tables] == [("expenditure", len(EXPENDITURE) - 1)]
    told = document.notices[0]
    assert told.message == "{name} was turned into docx by {program} and read from that"
    assert told.params == {"name": name, "program": "LibreOffice"}
    assert Path(made.asked()[-2]).name == f"converted.{kind}"


def test_what_it_worked_with_is_gone_and_it_is_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, docx: Path
) -> None:
    made = StandIn(tmp_path, str(docx))
    use(monkeypatch, made.office)
    path = old(tmp_path)
    document = read_document(path)
    assert [*(tmp_path / "work").iterdir()] == []
    made.said.unlink()
    (page,) = read_grid(path.read_bytes(), path.name).pages
    assert (page.blocks[0].height, made.said.exists()) == (len(document.tables[0].rows) + 1, False)


def test_a_case_of_it_keeps_the_file_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, docx: Path) -> None:
    use(monkeypatch, StandIn(tmp_path, str(docx)).office)
    path = old(tmp_path)
    case = Case.look_at(path)
    assert case.file.source() == path.read_bytes()
    case.close()


def refused(path: Path) -> str:
    with pytest.raises(UserError) as told:
        read_document(path)
    assert told.value.kind == "old-word"
    return told.value.message.partition(". ")[0]


def test_it_is_ended_with_its_children_where_it_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = StandIn(tmp_path, "hang")
    use(monkeypatch, hanging.office)
    monkeypatch.setattr(running, "LIMIT", 5.0)
    assert refused(old(tmp_path)) == "{program} took too long to turn {name} into docx"
    assert (hanging.running(), [*(tmp_path / "work").iterdir()]) == ([], [])


def test_it_is_ended_with_its_children_and_with_what_it_started_where_nobody_wants_it_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = StandIn(tmp_path, "hang")
    use(monkeypatch, ByScript(str(hanging.path), "Word.Application", "Word"))
    with pytest.raises(Cancelled):
        read_document(old(tmp_path), cancelled=hanging.numbers.exists)
    assert (hanging.running(), [*(tmp_path / "work").iterdir()]) == ([], [])


KILLED = """
import os, signal, sys
from pathlib import Path
from gouji.reading.sources.converted.running import run
folder, program, numbers = map(Path, sys.argv[1:])
for _ in run([str(program), "--outdir", str(folder)], {}, folder, list):
    if numbers.exists():
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_program_ends_with_whoever_runs_it(tmp_path: Path) -> None:
    """Who is killed ends nothing itself."""
    hanging = StandIn(tmp_path, "hang")
    words = [str(tmp_path / "work"), str(hanging.path), str(hanging.numbers)]
    subprocess.run([sys.executable, "-c", KILLED, *words], check=False, capture_output=True)
    assert hanging.running() == []


def test_what_it_started_is_ended_too_where_it_ended_well_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaving = StandIn(tmp_path, "leave")
    use(monkeypatch, ByScript(str(leaving.path), "Word.Application", "Word"))
    assert refused(old(tmp_path)) == "{program} could not turn {name} into docx"
    assert leaving.running() == []


@pytest.mark.parametrize("work", ["fail", "", "garbage", "other"])
def test_it_fails_where_no_docx_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: str) -> None:
    """It ends badly, makes nothing, what is none, or a document of another kind."""
    (tmp_path / "garbage").write_bytes(b"PK\x03\x04")
    (tmp_path / "other").write_text("预算", "utf-8")
    use(monkeypatch, StandIn(tmp_path, str(tmp_path / work) if work in ("garbage", "other") else work).office)
    assert refused(old(tmp_path)) == "{program} could not turn {name} into docx"
    assert [*(tmp_path / "work").iterdir()] == []


def test_a_program_that_cannot_be_started_and_none_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, LibreOffice(str(tmp_path / "nowhere")))
    assert refused(old(tmp_path)) == "{program} could not turn {name} into docx"
    use(monkeypatch)
    assert refused(old(tmp_path)).endswith("neither Word, WPS nor LibreOffice was found to turn it into docx")


def test_where_there_is_no_room_for_what_it_works_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, StandIn(tmp_path, "").office)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert refused(old(tmp_path)) == "{program} could not turn {name} into docx"


def test_the_next_program_is_asked_where_one_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, docx: Path) -> None:
    (tmp_path / "other").mkdir()
    use(monkeypatch, StandIn(tmp_path, "fail").office, StandIn(tmp_path / "other", str(docx)).office)
    assert len(read_document(old(tmp_path)).tables) == 1
