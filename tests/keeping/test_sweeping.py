"""What a program that was ended midway has left is swept; what someone has open, and what is not ours, stays."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.keeping import places
from gouji.keeping.sweeping import sweep_all
from gouji.keeping.versions import APPLICATION_ID
from gouji.whole_files import OLD_S
from tests.conftest import SLIPS


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "数据"))
    folder = tmp_path / "数据" / "drafts"
    folder.mkdir(parents=True)
    return folder


def old(path: Path) -> Path:
    path.write_bytes(b"half")
    then = datetime.now().timestamp() - 2 * OLD_S
    os.utime(path, (then, then))
    return path


def test_parts_are_swept_where_the_user_worked_once_they_are_old(tmp_path: Path, drafts: Path) -> None:
    worked = tmp_path / "预算"
    worked.mkdir()
    places.remember_folder(worked / "x.pdf")
    swept = [old(folder / ".gouji-0123456789ab.part") for folder in (worked, drafts, drafts.parent)]
    new = worked / ".gouji-ba9876543210.part"
    new.write_bytes(b"being written")
    others = [old(worked / name) for name in ("底稿.pdf.part", "下载.part", ".gouji-profile")]
    sweep_all()
    assert not any(path.exists() for path in swept)
    assert new.exists()
    assert all(path.exists() for path in others)


def half_draft(path: Path) -> None:
    """As a program leaves it that was ended while it made a draft."""
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("CREATE TABLE document (snapshot TEXT NOT NULL)")
    connection.close()


def test_half_drafts_go_and_every_other_stays(drafts: Path) -> None:
    kept, opened = Case.open(SLIPS), Case.open(SLIPS)
    kept.remark(kept.findings()[0], "已核")
    kept.close()
    (drafts / "空-1-2-3.gouji").touch()
    (drafts / "锁-1-2-3.gouji.lock").touch()
    (drafts / "坏-1-2-3.gouji").write_bytes(b"no database, perhaps damaged" * 100)
    half_draft(drafts / "半-1-2-3.gouji")
    sweep_all()
    left = {path.name for path in drafts.iterdir()}
    own = {path.name for path in (kept.file.path, opened.file.path)}
    assert left == own | {"坏-1-2-3.gouji", f"{opened.file.path.name}.lock"}
    opened.remark(opened.findings()[0], "仍可写")
    opened.close()


@pytest.mark.parametrize("stuck", [0, 1, 2])
def test_what_cannot_be_taken_away_stops_nothing_else(
    drafts: Path, monkeypatch: pytest.MonkeyPatch, stuck: int
) -> None:
    """As where another program holds a file: on Windows it cannot be taken away then."""
    halves = [drafts / f"半-{number}.gouji" for number in range(3)]
    for half in halves:
        half_draft(half)
    parts = [old(drafts / f".gouji-{number}.part") for number in range(3)]
    held, unlink = {halves[stuck], parts[stuck]}, Path.unlink

    def refusing(path: Path, missing_ok: bool = False) -> None:
        if path in held:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refusing)
    sweep_all()
    assert {path for path in drafts.iterdir() if path.suffix in (".gouji", ".part")} == held
