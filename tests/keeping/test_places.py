"""Drafts and recent cases live in the user's data folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from gouji.keeping import places


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "data"))


def test_the_newest_case_comes_first_and_those_gone_are_left_out(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.gouji" for number in range(places.MOST_RECENT + 3)]
    for path in paths:
        path.touch()
        places.remember(path)
    places.remember(paths[5])
    assert places.recent()[:2] == [paths[5], paths[-1]]
    assert len(places.recent()) == places.MOST_RECENT
    paths[5].unlink()
    assert paths[5] not in places.recent()


def test_a_dialog_begins_where_the_user_was_last(tmp_path: Path) -> None:
    first = places.folder()
    places.remember_folder(places.data_folder() / "drafts" / "x.gouji")
    assert places.folder() == first
    (tmp_path / "预算 公开").mkdir()
    places.remember_folder(tmp_path / "预算 公开" / "x.pdf")
    assert places.folder() == tmp_path / "预算 公开"
    (tmp_path / "预算 公开").rmdir()
    assert places.folder() == first


def test_a_damaged_list_is_an_empty_one() -> None:
    places.data_folder().mkdir(parents=True)
    (places.data_folder() / "recent.json").write_text("{", encoding="utf-8")
    assert places.recent() == []


def test_two_drafts_on_one_source_have_two_names() -> None:
    first = places.new_draft("预算.txt", datetime(2026, 1, 2, 3, 4, 5, 6))
    second = places.new_draft("预算.txt", datetime(2026, 1, 2, 3, 4, 5, 7))
    assert first != second
    assert places.is_draft(first)
    assert places.title(first) == "预算"
    assert places.title(first.parent.parent / "我的-1-2-3-4.gouji") == "我的-1-2-3-4"
    assert not places.is_draft(first.parent.parent / first.name)


def test_a_case_is_listed_once_whatever_path_it_is_opened_by(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    one, other = tmp_path / "案卷.gouji", tmp_path / "other.gouji"
    for path in (one, other, tmp_path / "甲" / ".." / "案卷.gouji"):
        path.touch()
        places.remember(path)
    assert [path.resolve() for path in places.recent()] == [one, other]
