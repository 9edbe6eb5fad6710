"""A case file is a real SQLite file: what is in it stays, what is no case is refused with a sentence."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from time import sleep

import numpy as np
import pytest

from gouji.errors import UserError
from gouji.keeping import parts, snapshot
from gouji.keeping.casefile import CaseFile
from gouji.keeping.entries import Entry
from gouji.keeping.renewing import version_of
from gouji.keeping.versions import VERSION
from gouji.model.document import Document, SourceFile
from gouji.wording import say
from tests.explaining import small as made
from tests.keeping.older import make_of_version
from tests.steps import counted

ENTRY = Entry("2026-11-24T10:00:00+08:00", "会计", "remark", {"id": "A1:T3!201.合计", "text": "已核"})


def test_a_snapshot_reads_back_as_it_was(sample: Document) -> None:
    again = snapshot.load(snapshot.dump(sample))
    assert (again.file, again.entity, again.year, again.stage, again.form) == (
        sample.file,
        sample.entity,
        sample.year,
        sample.stage,
        sample.form,
    )
    assert (again.prose, again.unplaced) == (sample.prose, sample.unplaced)
    for kept, table in zip(again.tables, sample.tables, strict=True):
        assert (kept.id, kept.kind, kept.title, kept.unit, kept.columns, list(kept.rows)) == (
            table.id,
            table.kind,
            table.title,
            table.unit,
            table.columns,
            list(table.rows),
        )
        for name in ("values", "present", "decimals", "origin", "parents"):
            np.testing.assert_array_equal(getattr(kept, name), getattr(table, name))


def test_entries_stand_in_their_order_after_reopening(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "文件夹" / "案 卷.gouji"
    file = CaseFile.create(path, sample)
    assert not file.has_work()
    file.append(ENTRY)
    file.append(ENTRY)
    file.close()
    again = CaseFile.open(path)
    assert list(again.entries()) == [ENTRY, ENTRY]
    assert again.has_work()
    assert again.source_digests() == {sample.file.sha256}
    again.close()


def test_what_was_done_since_takes_as_many_steps_however_much_was_done_before(sample: Document, tmp_path: Path) -> None:
    def steps(before: int) -> int:
        with closing(CaseFile.create(tmp_path / f"{before}.gouji", sample)) as file:
            for _ in range(before + 1):
                file.append(ENTRY)
            with counted() as taken:
                assert [number for number, _ in file.after(before)] == [before + 1]
            return taken.steps

    assert steps(40) == steps(4)


def test_a_copy_is_complete_and_leaves_the_first_alone(sample: Document, tmp_path: Path) -> None:
    file = CaseFile.create(tmp_path / "a.gouji", sample)
    file.append(ENTRY)
    copy = file.copy_to(tmp_path / "b.gouji")
    copy.append(ENTRY)
    assert (len(list(file.entries())), len(list(copy.entries()))) == (1, 2)
    file.close()
    copy.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.gouji", "b.gouji"]


def test_one_at_a_time_goes_on_with_a_case_however_often_it_changes_hands(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "案卷.gouji"
    CaseFile.create(path, sample).close()
    holding, most, refused = [0], [0], [0]

    def go_on() -> None:
        for _ in range(150):
            try:
                file = CaseFile.open(path)
            except UserError:
                refused[0] += 1
                continue
            holding[0] += 1
            most[0] = max(most[0], holding[0])
            sleep(0.0005)
            holding[0] -= 1
            file.close()

    with ThreadPoolExecutor(4) as hands:
        for one in [hands.submit(go_on) for _ in range(4)]:
            one.result()
    assert most == [1]
    assert refused[0] > 0
    assert [one.name for one in tmp_path.iterdir()] == ["案卷.gouji"]


def test_another_programs_database_and_a_newer_case_are_refused(sample: Document, tmp_path: Path) -> None:
    other = tmp_path / "other.gouji"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE x (y)")
    connection.close()
    newer = tmp_path / "newer.gouji"
    CaseFile.create(newer, sample).close()
    with sqlite3.connect(newer) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    for path, kind in ((other, "no-case"), (newer, "newer-case"), (tmp_path / "none.gouji", "not-found")):
        with pytest.raises(UserError) as caught:
            CaseFile.open(path)
        assert caught.value.kind == kind
        assert path.name in say(caught.value.message, **caught.value.params)


def test_a_case_that_could_not_be_begun_for_any_reason_leaves_its_name_free(
    sample: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "案卷.gouji"
    with monkeypatch.context() as context:
        context.setattr(snapshot, "dump", lambda _: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            CaseFile.create(path, sample)
    assert not list(tmp_path.iterdir())
    CaseFile.create(path, sample).close()


def test_a_folder_that_cannot_be_written_gets_a_sentence(sample: Document, tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(UserError) as caught:
        CaseFile.create(tmp_path / "taken" / "case.gouji", sample)
    assert caught.value.kind == "not-written"


def test_a_case_open_in_one_window_is_not_opened_in_another(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.gouji"
    CaseFile.create(path, sample).close()
    held = CaseFile.open(path)
    with pytest.raises(UserError) as caught:
        CaseFile.open(path)
    assert caught.value.kind == "in-use"
    held.close()
    CaseFile.open(path).close()


def test_the_source_is_kept_whole(sample: Document, tmp_path: Path) -> None:
    data = bytes(range(256)) * 40
    CaseFile.create(tmp_path / "a.gouji", sample, data).close()
    again = CaseFile.open(tmp_path / "a.gouji")
    assert again.source() == data
    again.close()


def of_version_6(path: Path, sample: Document, data: bytes) -> None:
    """A case as version 6 wrote it: one document, and one file without its digest."""
    CaseFile.create(path, sample, data).close()
    make_of_version(path, 6)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE document SET snapshot = json_remove(snapshot, '$.joined')")


def test_a_case_of_version_6_is_joined_by_a_file(sample: Document, tmp_path: Path) -> None:
    path, own = tmp_path / "a.gouji", sample.file.sha256
    of_version_6(path, sample, b"first")
    with closing(CaseFile.open(path)) as file:
        assert (file.source(), file.source(own), file.size(own), file.source("0" * 64)) == (b"first", b"first", 5, b"")
        assert file.source_digests() == {own}
        other = replace(sample, file=SourceFile("b.txt", "0" * 64, "txt"))
        entry = file.join(replace(ENTRY, kind="join", body={"names": ["b.txt"]}), other, [b"second"])
        assert entry.body["document"] == 2
    with closing(CaseFile.open(path)) as file:
        assert [file.source(one) for one in (own, "0" * 64)] == [b"first", b"second"]
        assert (file.document().file, file.document(2).file) == (sample.file, other.file)
        assert file.source_digests() == {own, "0" * 64}
        assert list(file.entries()) == [entry]
        assert version_of(file._connection) == VERSION


def holds_everything(path: Path, sample: Document, data: bytes) -> bool:
    """Whether a case, looked at and then gone on with, has its file, its document and its journal; True once renewed.

    Whatever a kill left halfway is taken back by SQLite when the case is opened.
    """
    with closing(CaseFile.open(path)) as file:
        version, before = version_of(file._connection), list(file.entries())
        assert before == [ENTRY] * len(before)
        for entries in (before, [*before, ENTRY]):
            assert list(file.entries()) == entries
            assert file.document().file == sample.file
            assert (file.source(sample.file.sha256), file.size(sample.file.sha256)) == (data, len(data))
            if entries == before:
                file.append(ENTRY)
        assert version_of(file._connection) == VERSION
    assert (version, len(before)) in {(6, 0), (VERSION, 1)}
    return version == VERSION


def test_a_case_that_dies_anywhere_while_it_is_renewed_keeps_everything(tmp_path: Path) -> None:
    """Each statement leaves on the disk what a kill behind it would leave, and is opened as it lies there."""
    sample, path, data, statements = small(), tmp_path / "a.gouji", b"first" * 5000, list[str]()
    of_version_6(path, sample, data)

    def die(statement: str) -> None:
        folder = tmp_path / str(len(statements))
        statements.append(statement)
        folder.mkdir()
        for one in tmp_path.glob("a.gouji*"):  # with the journal by which SQLite goes back
            shutil.copy(one, folder)

    with closing(CaseFile.open(path)) as file:
        file._connection.execute("PRAGMA cache_size = 1")  # so that pages are on the disk before the end
        file._connection.set_trace_callback(die)
        file.append(ENTRY)
    assert {one.split()[0] for one in statements} >= {"BEGIN", "ALTER", "UPDATE", "PRAGMA", "INSERT", "COMMIT"}
    for number, _ in enumerate(statements):
        assert not holds_everything(tmp_path / str(number) / path.name, sample, data)
    assert holds_everything(path, sample, data)


def test_a_case_that_cannot_be_renewed_for_any_reason_keeps_everything(tmp_path: Path) -> None:
    """Each statement fails in its turn, until none is left to fail."""
    sample, data, failed = small(), b"first" * 5000, list[str]()
    for number in count():
        path, begun = tmp_path / f"{number}.gouji", list[str]()
        of_version_6(path, sample, data)
        with closing(CaseFile.open(path)) as file:
            file._connection.set_trace_callback(begun.append)
            file._connection.set_progress_handler(partial(fails_at, number, begun), 1)
            with suppress(UserError):
                file.append(ENTRY)
            file._connection.set_progress_handler(None, 1)
            file._connection.set_trace_callback(None)
        if holds_everything(path, sample, data):
            break
        failed.append(begun[number].split()[0])
    assert {*failed} >= {"BEGIN", "ALTER", "UPDATE", "PRAGMA", "INSERT", "COMMIT"}


def fails_at(number: int, begun: Sequence[str]) -> bool:
    """Whether the statement of a number, counted from 0, is under way."""
    return len(begun) == number + 1


def small() -> Document:
    document = made.document(made.table("expenditure", 1, [(30, 20), (40, 10), (50, 60)]))
    return replace(document, file=SourceFile("a.txt", "1" * 64, "txt"))


def test_a_file_that_was_left_without_its_digest_is_the_first(sample: Document, tmp_path: Path) -> None:
    """As a case may have been left that was renewed in halves: looked at, and gone on with."""
    path = tmp_path / "a.gouji"
    of_version_6(path, sample, b"first")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE source ADD COLUMN sha256 TEXT")
    assert not holds_everything(path, sample, b"first")
    other = replace(sample, file=SourceFile("b.txt", "0" * 64, "txt"))
    with closing(CaseFile.open(path)) as file:
        file.join(replace(ENTRY, kind="join", body={"names": ["b.txt"]}), other, [b"second"])
        assert [file.source(one) for one in (sample.file.sha256, "0" * 64)] == [b"first", b"second"]


def test_a_file_is_found_by_its_digest_and_no_document_is_looked_through(
    sample: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(CaseFile.create(tmp_path / "a.gouji", sample, b"first")) as file:
        monkeypatch.setattr(parts, "files_of", None)
        assert file.source(sample.file.sha256) == b"first"
        assert file.size(sample.file.sha256) == 5


def test_a_case_from_before_files_were_kept_is_joined_by_one(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.gouji"
    CaseFile.create(path, sample).close()
    make_of_version(path, 2)
    with closing(CaseFile.open(path)) as file:
        assert (file.source(), file.size(sample.file.sha256)) == (b"", 0)
        other = replace(sample, file=SourceFile("b.txt", "0" * 64, "txt"))
        file.join(replace(ENTRY, kind="join", body={"names": ["b.txt"]}), other, [b"second"])
        assert (file.source(), file.source("0" * 64)) == (b"", b"second")


def test_a_file_that_joined_is_in_the_copy_and_kept_once(sample: Document, tmp_path: Path) -> None:
    other = replace(sample, file=SourceFile("b.txt", "0" * 64, "txt"))
    with closing(CaseFile.create(tmp_path / "a.gouji", sample, b"first")) as file:
        for _ in range(2):
            file.join(replace(ENTRY, kind="join", body={"names": ["b.txt"]}), other, [b"second"])
        with closing(file.copy_to(tmp_path / "b.gouji")) as copy:
            assert [copy.source(one) for one in (sample.file.sha256, "0" * 64)] == [b"first", b"second"]
            assert copy.document(3).file == other.file
    with closing(sqlite3.connect(tmp_path / "b.gouji")) as connection:
        assert connection.execute("SELECT count(*) FROM source").fetchone() == (2,)


def test_a_case_that_is_open_elsewhere_is_not_saved_over(sample: Document, tmp_path: Path) -> None:
    held = CaseFile.create(tmp_path / "a.gouji", sample)
    other = CaseFile.create(tmp_path / "b.gouji", sample)
    with pytest.raises(UserError) as caught:
        other.copy_to(tmp_path / "a.gouji")
    assert caught.value.kind == "in-use"
    held.append(ENTRY)
    assert list(held.entries()) == [ENTRY]
    held.close()
    other.close()
