"""The documents that files and folders mean, each once."""

from __future__ import annotations

from pathlib import Path

from gouji.batch.gathering import gathered


def test_a_folder_means_its_documents_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("10.pdf", "9.pdf", "乙/1.xlsx", "~$9.pdf", ".甲.pdf", "照片.jpg", "案卷.gouji", ".git/1.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = gathered([tmp_path, tmp_path / "9.pdf"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["乙/1.xlsx", "9.pdf", "10.pdf"]


def test_a_file_that_was_named_is_taken_whatever_it_is(tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"x")
    assert gathered([tmp_path / "照片.jpg"]) == [tmp_path / "照片.jpg"]
