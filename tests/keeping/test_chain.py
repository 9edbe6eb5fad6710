"""What a case keeps are links of a chain: whatever of it is another is told, wherever the chain begins."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest

from gouji.keeping.casefile import CaseFile
from gouji.keeping.chain import Altered, Proof
from gouji.keeping.entries import CHAINED, Entry
from gouji.model.document import Document, SourceFile
from tests.keeping.older import make_of_version

ENTRY = Entry("2026-11-24T10:00:00+08:00", "会计", "remark", {"id": "A1:T3!201.合计", "text": "已核"})
DATA, OTHER = b"the file " * 99, b"the other file " * 99


def entries(count: int) -> Iterator[Entry]:
    for number in range(count):
        yield replace(ENTRY, body=ENTRY.body | {"text": f"第 {number} 条"})


def named(document: Document, data: bytes) -> Document:
    return replace(document, file=SourceFile("预算.txt", sha256(data).hexdigest(), "txt"))


@pytest.fixture
def path(sample: Document, tmp_path: Path) -> Path:
    """A case of five entries, of which the third laid a document beside it."""
    path = tmp_path / "案卷.gouji"
    with closing(CaseFile.create(path, named(sample, DATA), DATA)) as file:
        for one in entries(2):
            file.append(one)
        beside = {"names": ["上年.txt"], "as": "prior"}
        file.join(replace(ENTRY, kind="beside", body=beside), named(sample, OTHER), [OTHER])
        for one in entries(2):
            file.append(one)
    return path


def proof_of(path: Path) -> Proof:
    with closing(CaseFile.open(path, to_go_on=False)) as file:
        return file.proof()


def sql(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(statement, values).rowcount


def test_what_nobody_changed_holds_with_all_before_it(path: Path) -> None:
    proof = proof_of(path)
    assert (proof.breaches, proof.since, proof.aside) == ((), "", 0)
    assert len(proof.heads) == 6  # the document, and five entries
    with closing(CaseFile.open(path)) as file:
        assert file.head() in proof.heads
        assert file.proof().heads == proof.heads
        file.append(ENTRY)
        assert file.proof().heads > proof.heads
        added = file.proof().heads
    assert proof_of(path).heads == added


def test_a_copy_holds_too(path: Path, tmp_path: Path) -> None:
    with closing(CaseFile.open(path)) as file, closing(file.copy_to(tmp_path / "乙.gouji")) as copy:
        assert copy.proof() == file.proof()


COLUMNS = ("at", "who", "kind", "body")


@pytest.mark.parametrize(("number", "column"), [*product((1, 3, 5), COLUMNS)])
def test_an_entry_that_is_another_is_told_with_its_number_and_no_other(path: Path, number: int, column: str) -> None:
    sql(path, f"UPDATE journal SET {column} = {column} || ' ' WHERE number = ?", number)
    proof = proof_of(path)
    assert [(one.what, one.number) for one in proof.breaches] == [
        *([(Altered.DOCUMENT, 2)] if (number, column) in ((3, "kind"), (3, "at")) else []),
        (Altered.ENTRY, number),
    ]
    assert len(proof.heads) <= number


def test_an_entry_that_is_gone_or_stands_elsewhere_is_told(path: Path) -> None:
    whole = path.read_bytes()
    for statement in (
        "DELETE FROM journal WHERE number = 4",
        "UPDATE journal SET number = 9 WHERE number = 4",
        "UPDATE journal SET digest = NULL WHERE number > 3",
        "UPDATE journal SET digest = NULL",
        "UPDATE journal SET digest = digest || ' ' WHERE number = 4",
    ):
        path.write_bytes(whole)
        sql(path, statement)
        assert {one.what for one in proof_of(path).breaches} == {Altered.ENTRY}


@pytest.mark.parametrize("number", [1, 2])
def test_a_document_that_is_another_is_told(path: Path, number: int) -> None:
    sql(path, "UPDATE document SET snapshot = replace(snapshot, '支出', '收入') WHERE rowid = ?", number)
    proof = proof_of(path)
    assert [(one.what, one.number) for one in proof.breaches] == [(Altered.DOCUMENT, number)]
    assert not proof.heads


def test_a_document_with_a_digest_that_fits_is_told_by_the_entry_that_brought_it(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        (digest,) = connection.execute("SELECT digest FROM document WHERE rowid = 1").fetchone()
        connection.execute("UPDATE document SET snapshot = (SELECT snapshot FROM document WHERE rowid = 1)")
        connection.execute("UPDATE document SET digest = ?", (digest,))
    assert proof_of(path).breaches


def test_a_file_that_is_another_is_told_by_its_name(path: Path) -> None:
    sql(path, "UPDATE source SET data = ? WHERE data = ?", DATA + b"x", DATA)
    assert [(one.what, one.name) for one in proof_of(path).breaches] == [(Altered.SOURCE, "预算.txt")]


def test_a_version_that_is_another_is_told(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 3")
    assert [one.what for one in proof_of(path).breaches] == [Altered.VERSION]


@pytest.mark.parametrize("version", [7, 11])
def test_in_an_older_case_the_chain_begins_with_the_first_entry_and_says_so(path: Path, version: int) -> None:
    make_of_version(path, version)
    before = proof_of(path)
    assert (before.since, before.breaches, before.heads) == (None, (), set())
    later = replace(ENTRY, at="2026-12-01T00:00:00+08:00")
    with closing(CaseFile.open(path)) as file:
        assert file.head() == ""
        file.append(later)
        assert list(file.entries())[-1] == later
        assert len(list(file.entries())) == 6
    proof = proof_of(path)
    assert (proof.since, proof.breaches) == (later.at, ())
    assert len(proof.heads) == 3  # the document, where the chain begins, and what was added
    sql(path, "UPDATE journal SET who = '别人' WHERE number = 2")
    (told,) = proof_of(path).breaches
    assert (told.what, told.number) == (Altered.ENTRY, 6)


def test_where_the_chain_begins_is_no_deed(path: Path) -> None:
    make_of_version(path, 11)
    with closing(CaseFile.open(path)) as file:
        worked = file.worked()[1]
        file.append(ENTRY)
        assert file.worked()[1] == worked + 1
        assert CHAINED not in {one.kind for one in file.entries()}
