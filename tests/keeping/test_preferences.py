"""What the user likes is kept from one start to the next; a file that is broken stops nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.keeping.user.preferences import prefer, preferred, preferred_word


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path))


def test_a_number_is_kept_beside_others() -> None:
    assert preferred("source width", 0) == 0
    prefer("source width", 300)
    prefer("zoom", 2)
    assert (preferred("source width", 0), preferred("zoom", 0)) == (300, 2)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"zoom": "large"}', "\x00"])
def test_what_is_broken_is_as_at_first(tmp_path: Path, text: str) -> None:
    (tmp_path / "preferences.json").write_text(text, encoding="utf-8")
    assert preferred("zoom", 7) == 7


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "file" / "within"))
    prefer("zoom", 2)
    assert preferred("zoom", 0) == 0


def test_a_word_is_kept_and_is_no_number() -> None:
    prefer("theme", "dark")
    assert (preferred_word("theme", ""), preferred("theme", 3)) == ("dark", 3)
