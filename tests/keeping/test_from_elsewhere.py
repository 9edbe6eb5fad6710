"""A case file from elsewhere is data: nothing in it is run, and reading it costs no more than its size."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gouji.errors import UserError
from gouji.keeping.casefile import CaseFile
from gouji.keeping.database import connecting
from gouji.keeping.database.connecting import connect
from gouji.keeping.entries import Entry
from gouji.model.document import Document
from tests.keeping.older import make_of_version

ENTRY = Entry("2026-11-24T10:00:00+08:00", "会计", "remark", {"id": "A1:T3!201.合计", "text": "已核"})


@pytest.fixture
def path(sample: Document, tmp_path: Path) -> Path:
    with closing(CaseFile.create(tmp_path / "案卷.gouji", sample, b"first")) as file:
        file.append(ENTRY)
    return tmp_path / "案卷.gouji"


STRANGE = {
    "a trigger": "CREATE TRIGGER x AFTER INSERT ON journal BEGIN DELETE FROM journal WHERE number < new.number; END",
    "a view": "CREATE VIEW x AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
    "an index": "CREATE INDEX x ON journal (kind)",
    "a partial index": "CREATE INDEX x ON journal (kind) WHERE kind = 'change'",
    "another table": "CREATE TABLE x (y)",
    "a column more": "ALTER TABLE journal ADD COLUMN z TEXT",
    "a column less": "ALTER TABLE document DROP COLUMN digest",
    "a column that is made up": "ALTER TABLE journal ADD COLUMN z TEXT AS (hex(zeroblob(100000000)))",
    "no journal": "DROP TABLE journal",
    "figures of statistics": "ANALYZE",
}


@pytest.mark.parametrize("statement", STRANGE.values(), ids=STRANGE.keys())
def test_a_case_with_anything_but_our_tables_is_refused_before_it_is_read(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(statement)
    for to_go_on in (True, False):
        with pytest.raises(UserError) as refused:
            CaseFile.open(path, to_go_on=to_go_on)
        assert refused.value.kind == "no-case"
    assert not path.with_name(f"{path.name}.lock").exists()


def test_a_view_in_place_of_a_table_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("ALTER TABLE journal RENAME TO kept")
        other.execute("CREATE VIEW journal AS SELECT * FROM kept")
    with pytest.raises(UserError):
        CaseFile.open(path)


@pytest.mark.parametrize("version", [2, 3, 6, 7, 11])
def test_the_tables_of_every_older_version_are_known(path: Path, version: int) -> None:
    make_of_version(path, version)
    with closing(CaseFile.open(path)) as file:
        assert list(file.entries()) == [ENTRY]
        file.append(ENTRY)
        assert list(file.entries(ENTRY.kind)) == [ENTRY, ENTRY]
    CaseFile.open(path).close()


def test_what_a_connection_trusts(path: Path) -> None:
    with closing(connect(path)) as connection:
        told = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("trusted_schema", "cell_size_check")]
        assert told == [0, 1]
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("ATTACH ? AS other", (str(path.with_name("b.gouji")),))


def test_no_value_is_longer_than_its_file(path: Path) -> None:
    with closing(connect(path)) as connection, pytest.raises(sqlite3.Error):
        connection.execute("SELECT hex(zeroblob(?))", (path.stat().st_size,)).fetchone()


def test_reading_that_does_not_end_is_ended(path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with closing(connect(path)) as connection, pytest.raises(sqlite3.OperationalError, match="interrupted"):
        connection.execute(endless)


def leading_back(path: Path) -> Iterator[bytes]:
    """The case with one page after the other that leads back into a page before it."""
    whole = path.read_bytes()
    size = int.from_bytes(whole[16:18], "big")
    for page in range(1, len(whole) // size):
        for target in (1, 2, page + 1):
            made = bytearray(whole)
            made[page * size : page * size + 4] = target.to_bytes(4, "big")  # where an overflowing value goes on
            made[page * size + 8 : page * size + 12] = target.to_bytes(4, "big")  # the last child of a page of a tree
            yield bytes(made)


def test_a_file_whose_pages_lead_back_into_themselves_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "_LEAST_STEPS", 100_000)
    refused = 0
    for number, made in enumerate(leading_back(path)):
        if number % 7:
            continue
        path.write_bytes(made)
        try:
            with closing(CaseFile.open(path, to_go_on=False)) as file:
                for look in (file.proof, file.worked, file.source_digests, file.document, lambda: [*file.entries()]):
                    look()
        except UserError:
            refused += 1
    assert refused


@pytest.mark.parametrize("what", ["application_id", "user_version"])
def test_another_mark_is_no_case(path: Path, what: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA {what} = 0")
    with pytest.raises(UserError):
        CaseFile.open(path)


def journal_that_names(path: Path, other: Path) -> bytes:
    """A journal of the first page of a database, as SQLite writes it of a writing in several files."""
    page = path.read_bytes()[:4096]
    nonce, sector = 7, 512
    header = bytes.fromhex("d9d505f920a163d7") + struct.pack(
        ">IIIII", 1, nonce, path.stat().st_size // 4096, sector, 4096
    )
    checksum = (nonce + sum(page[at] for at in range(4096 - 200, 0, -200))) & 0xFFFFFFFF
    record = struct.pack(">I", 1) + page + struct.pack(">I", checksum)
    name = os.fsencode(other)
    end = struct.pack(">I", len(name)) + struct.pack(">I", sum(name)) + bytes.fromhex("d9d505f920a163d7")
    return header.ljust(sector, b"\0") + record + struct.pack(">I", 0x40000000 // 4096 + 1) + name + end


def test_a_journal_beside_a_case_takes_no_other_file_away(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "precious.txt"
    other.write_bytes(b"no journal of anything\0")
    journal = path.with_name(f"{path.name}-journal")
    made = journal_that_names(path, other)
    journal.write_bytes(made)
    with pytest.raises(UserError):
        CaseFile.open(path)
    assert other.exists()
    assert journal.read_bytes() == made
    with closing(sqlite3.connect(path)) as plain:  # as any other program opens it
        plain.execute("SELECT 1 FROM sqlite_schema").fetchone()
    assert not other.exists()
