"""What a file does to a library, or a library to a process, reaches nobody but the reader.

The readers of these tests are real ones. A library that misbehaves is one of our own in the place of that which opens
old workbooks.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from gouji.apart import process, reading
from gouji.apart.frames import Frame
from gouji.apart.process import Process
from gouji.apart.readers import Readers
from gouji.apart.reading import FaultError, read_copied, read_original, read_shown
from gouji.casework.case import Case
from gouji.errors import Cancelled, UserError
from gouji.keeping.snapshot import dump, dump_table
from gouji.model.reason import Judged
from gouji.model.table import Table
from gouji.reading import read
from gouji.reading.sources.shown import shown
from tests.conftest import SAMPLE
from tests.reading.making import EXPENDITURE, Pages, pdf, workbook
from tests.reading.wordmaking import table as word_table
from tests.reading.wordmaking import word

MISBEHAVING = """
import os, time
os.write(1, b"what a library prints")
print("and prints")
class OleFileIO:
    def __init__(self, file):
        file.seek(8)
        exec(file.read())
"""

OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(scope="module")
def kept() -> Iterator[Readers]:
    """The readers of those tests in which every library behaves."""
    made = Readers()
    yield made
    made.close()


@pytest.fixture
def readers(kept: Readers, monkeypatch: pytest.MonkeyPatch) -> Readers:
    monkeypatch.setattr(reading, "READERS", kept)
    return kept


@pytest.fixture
def misbehaving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    """Readers whose library does what stands in the file that it opens."""
    (tmp_path / "olefile.py").write_text(MISBEHAVING)
    monkeypatch.syspath_prepend(tmp_path)
    made = Readers()
    monkeypatch.setattr(reading, "READERS", made)
    yield made
    made.close()


def old_workbook(folder: Path, does: str) -> Path:
    path = folder / "预算.xls"
    path.write_bytes(OLD_WORKBOOK + does.encode())
    return path


def refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as told:
        read_original(path)
    assert told.value.params["name"] == path.name
    return told.value


def two_tables(pages: Pages) -> None:
    pages.caption("2024年部门支出预算总表").table(EXPENDITURE)
    pages.page()
    pages.caption("2024年部门一般公共预算支出功能分类预算表").table(EXPENDITURE)


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_a_document_is_what_it_is_when_it_is_read_here(readers: Readers, tmp_path: Path, kind: str) -> None:
    """With all that is told on the way, in its order."""
    path = SAMPLE if kind == "txt" else pdf(tmp_path / "x.pdf", two_tables)

    def told_by(how: object) -> list[object]:
        told: list[object] = []

        def met(table: Table, unit_is_printed: bool) -> None:
            told.append((dump_table(table), unit_is_printed))

        def trace(part: Judged) -> None:
            told.append(part)

        assert callable(how)
        original = how(path, told.append, met=met, trace=trace)
        return [*told, dump(original.document), original.data, original.passwords, original.pasted]

    assert told_by(read_original) == told_by(read.read_original)


def test_what_was_copied_is_what_it_is_when_it_is_read_here(readers: Readers) -> None:
    text = "部门收支总表\n单位：元\n项目\t预算数\n收入合计\t1\n"
    one, other = read_copied(text, name="贴"), read.read_copied(text, name="贴")
    assert (dump(one.document), one.data, one.pasted) == (dump(other.document), other.data, True)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_source_is_shown_as_it_is_when_it_is_read_here(readers: Readers, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"x.{kind}"
    if kind == "docx":
        word(path, "2024年部门支出预算总表", word_table(EXPENDITURE, [1000] * 7))
    else:
        workbook(path, {"支出": [["2024年部门支出预算总表"], *EXPENDITURE], "二": [[1, None]]}, merged=["A1:C1"])
    here = shown(read.read_grid(path.read_bytes(), path.name))
    assert read_shown(path.read_bytes(), path.name) == here
    assert "合计" in here.text or [sheet.name for sheet in here.sheets] == ["支出", "二"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere every name is a text")
def test_a_file_whose_name_is_no_text_is_read_and_its_case_kept(readers: Readers, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"2024\xff.txt")
    path.write_bytes(SAMPLE.read_bytes())
    original = read_original(path)
    assert original.document.file.name == "2024?.txt"
    with closing(Case.hold(original)) as case:
        case.save_as(tmp_path / "案卷.gouji")
    with closing(Case.look_at(tmp_path / "案卷.gouji")) as again:
        assert again.document.file.name == "2024?.txt"


def test_a_locked_file_asks_for_its_password(readers: Readers, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    pages = Pages(path)
    pages.canvas = Canvas(str(path), encrypt=StandardEncryption("secret", canPrint=1))
    two_tables(pages)
    pages.save()
    assert refusal(path).kind == "password"
    original = read_original(path, password="secret")
    assert original.passwords == {original.document.file.sha256: "secret"}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were asked, in their order."""
    numbers: list[int] = []
    ask = Process.ask

    def noted(reader: Process, *given: Any) -> Iterator[Frame]:
        numbers.append(reader.number)
        return ask(reader, *given)

    monkeypatch.setattr(Process, "ask", noted)
    return numbers


def next_of(readers: Readers) -> Process:
    """The one that gets ready, which nobody waits for but a test."""
    while not readers.waiting:
        time.sleep(0.01)
    (waiting,) = readers.waiting
    return waiting


def test_each_document_is_read_by_another_process(readers: Readers, asked: list[int]) -> None:
    """One that gets ready while the one before is judged, as long as more are expected."""
    readers.expect(2)
    read_original(SAMPLE)
    waiting = next_of(readers)
    read_original(SAMPLE)
    read_original(SAMPLE)
    assert asked[1] == waiting.number
    assert len({*asked}) == 3
    assert readers.waiting == []


def test_the_readers_end_after_what_they_read(readers: Readers) -> None:
    """With the memory that they took."""
    read_original(SAMPLE)
    while readers.all:  # nobody waits for it but this test
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("does", "kinds"),
    [
        ("os.abort()", {"reading-ended"}),
        (
            "os.write(3, b'x' * 99)\nos.write(4, b'x' * 99)\nos.write(5, b'x' * 99)\nos.write(6, b'x' * 99)",
            {"reading-ended", "unknown-format"},
        ),
        ("while True: pass", {"reading-too-long"}),
        ("b = [bytearray(2**27) for _ in range(32)]", {"reading-too-much", "unknown-format"}),
    ],
)
def test_a_library_that_misbehaves_costs_its_file(
    misbehaving: Readers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, kinds: set[str]
) -> None:
    """It is refused with a sentence, and the next file is read; the library itself may tell it first."""
    if kinds == {"reading-too-long"}:
        monkeypatch.setattr(reading, "SECONDS", 1.0)
    told = refusal(old_workbook(tmp_path, does))
    assert told.kind in kinds
    monkeypatch.setattr(reading, "SECONDS", 15.0)
    assert read_original(SAMPLE).document.tables


def test_a_reading_that_is_given_up_ends_at_once(misbehaving: Readers, tmp_path: Path) -> None:
    """Also where its library comes back to nobody; and another reader is ready."""
    misbehaving.expect(2)
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        read_original(old_workbook(tmp_path, "time.sleep(600)"), cancelled=lambda: next(asked, True))
    assert next_of(misbehaving).lives
    while len(misbehaving.all) > 1:  # the one that was given up: nobody waits for it but this test
        time.sleep(0.01)
    assert read_original(SAMPLE).document.tables


TAKING_OVER = """
from gouji.apart import tasks
def lying(*given, true=tasks.read_data, **more):
    original = true(*given, **more)
    for table in original.document.tables:
        table.values[table.present] = 66600
    return original
tasks.read_data = lying
raise OSError
"""


def test_a_reader_that_was_taken_over_cannot_falsify_the_next_document(misbehaving: Readers, tmp_path: Path) -> None:
    misbehaving.expect(2)
    assert refusal(old_workbook(tmp_path, TAKING_OVER)).kind != "reading-ended"
    assert dump(read_original(SAMPLE).document) == dump(read.read_original(SAMPLE).document)


def test_a_reader_that_answers_twice_is_heard_once(misbehaving: Readers, tmp_path: Path) -> None:
    """Nothing that a file makes it tell waits for the next one."""
    twice = "lambda out, one, put=frames.put: (put(out, one), put(out, one))"
    does = f"from gouji.apart import frames\nframes.put = {twice}\nraise OSError"
    assert refusal(old_workbook(tmp_path, does)).kind != "reading-ended"
    assert read_original(SAMPLE).document.tables


def test_a_fault_is_told_with_the_way_to_it(readers: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "dump_answers", lambda _: {"shape": "no answer"})
    with pytest.raises(FaultError, match="TypeError"):
        read_original(SAMPLE)
    monkeypatch.undo()


@pytest.mark.parametrize("kept", ["nonsense", "{}", '{"file": {"name": "x", "sha256": "y", "format": "txt"}}'])
def test_what_is_no_document_is_none(readers: Readers, monkeypatch: pytest.MonkeyPatch, kept: str) -> None:
    """Whoever reads the files of strangers may have been made to tell anything."""
    monkeypatch.setattr(reading, "answer", lambda *_: Frame({}, (kept.encode(),)))
    assert refusal(SAMPLE).kind == "reading-ended"


@pytest.mark.parametrize(
    "told",
    [
        {"told": [1], "data": 1},
        {"told": None},
        {"told": "progress"},
        {"told": "progress", "data": "abc"},
        {"told": "progress", "data": True},
        {"told": "met", "data": 5},
        {"told": "met", "data": ["{}", True]},
        {"told": "met", "data": [5, True]},
        {"told": "met", "data": ["{}"]},
        {"told": "judged", "data": {}},
        {"fault": 5},
        {"refused": {}},
        {"refused": 5},
        {"refused": {"kind": "x", "message": "{a}", "params": {}}},
    ],
)
def test_what_is_told_is_held_against_what_it_should_be(monkeypatch: pytest.MonkeyPatch, told: dict[str, Any]) -> None:
    """A reader that was taken over costs its file, and no more."""

    class Taken:
        lives = True

        def __init__(self, _word: str) -> None:
            pass

        def ask(self, *_: object) -> Iterator[Frame]:
            yield Frame(told)
            assert "told" not in told, "it is asked for more"

        def end(self, _: float) -> None:
            pass

    monkeypatch.setattr("gouji.apart.readers.Process", Taken)
    monkeypatch.setattr(reading, "READERS", Readers())
    with pytest.raises(UserError) as refused:
        read_original(SAMPLE, lambda done: None, met=lambda *_: None, trace=lambda _: None)
    assert refused.value.kind == "reading-ended"


def test_no_reader_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_word: str) -> None:
        raise BlockingIOError

    monkeypatch.setattr("gouji.apart.readers.Process", none)
    monkeypatch.setattr(reading, "READERS", Readers())
    assert refusal(SAMPLE).kind == "no-reader"


@pytest.mark.parametrize("junk", ["b'1'", "b'[]'", "b'{}'", "b'[' * 200_000"])
def test_a_reader_that_tells_what_is_no_message_is_given_up(
    misbehaving: Readers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, junk: str
) -> None:
    """At once, though it lives."""
    monkeypatch.setattr(process, "SILENCE", float("inf"))
    sends = "for out in range(3, 9):\n try: os.write(out, len(junk).to_bytes(4, 'big') + junk)\n except OSError: pass\n"
    does = f"junk = {junk}\n{sends}time.sleep(600)"
    assert refusal(old_workbook(tmp_path, does)).kind == "reading-ended"


def test_a_figure_of_more_places_than_a_case_keeps_costs_its_cell_alone(tmp_path: Path) -> None:
    path = tmp_path / "预算.txt"
    rows = f"一、财政拨款收入\t1.{'0' * 25}\n二、事业收入\t2.00\n"
    path.write_text(f"部门收支总表\n单位：元\n项目\t预算数\n{rows}", "utf-8")
    document = read_original(path).document
    assert [table.keys for table in document.tables] == [["一、财政拨款收入", "二、事业收入"]]
    assert len(document.unplaced) == 1
