"""Tables of several files are doubted for what they tell of one another, as those of one file are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Document
from gouji.model.doubt import Doubts
from gouji.reading.doubting.doubting import doubts_among_files
from gouji.reading.joining import joined
from gouji.reading.read import read_document, read_original, together
from tests.reading.doubting import slid


def of(paths: Sequence[Path]) -> list[Document]:
    return [read_original(path, alone=False).document for path in paths]


def doubts(document: Document) -> list[tuple[str, Doubts]]:
    return [(table.kind, table.doubts) for table in document.tables]


def differing(document: Document) -> int:
    return sum(finding.outcome is Outcome.DIFFERS for finding in Check(document).findings())


def misgivings(document: Document) -> list[tuple[str, list[str]]]:
    return [(kind, [one.of.value for one in told]) for kind, told in doubts(document)]


def test_files_together_are_doubted_like_one(tmp_path: Path) -> None:
    paths = slid.parts(tmp_path)
    alone = of(paths)
    assert not any(table.doubts for document in alone for table in document.tables)
    document = together([read_original(path, alone=False) for path in paths]).document
    assert misgivings(document) == misgivings(read_document(slid.whole(tmp_path)))
    assert any(table.doubts for table in document.tables)
    assert differing(document) == 0


def test_files_that_agree_are_not_doubted(tmp_path: Path) -> None:
    paths = slid.parts(tmp_path, {"附件1": slid.summary(), "附件2": slid.expenditure(slid=False)})
    document = together([read_original(path, alone=False) for path in paths]).document
    assert not any(table.doubts for table in document.tables)
    assert Check(document).counts()[Outcome.AGREES] > len(slid.CLASSES)


def test_what_each_file_told_by_itself_stays_as_it_was(tmp_path: Path) -> None:
    """The tables of what was read are not touched by what others tell of them."""
    paths = slid.parts(tmp_path)
    originals = [read_original(path, alone=False) for path in paths]
    together(originals)
    assert not any(table.doubts for one in originals for table in one.document.tables)


def test_a_table_that_somebody_vouched_for_is_trusted(tmp_path: Path) -> None:
    """It is doubted no more, and the other one is what is left to doubt."""
    document = joined(*of(slid.parts(tmp_path)))
    assert {*doubts_among_files(document)} == {0, 1}
    for vouched in ({0}, {1}, {0, 1}):
        assert {*doubts_among_files(document, vouched)} == {0, 1} - vouched
