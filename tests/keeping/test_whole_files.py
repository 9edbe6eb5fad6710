"""Papers, certificates, copies and lists are written whole or not at all, whatever ends the writing."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from gouji import whole_files
from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report
from gouji.errors import UserError
from gouji.keeping import creating, places
from gouji.keeping.user import person
from gouji.model.document import Document
from gouji.paper.signatures import certificate, signing
from tests.conftest import SLIPS
from tests.paper.people import NOW, PASSWORD, credential_of

OLD = b"what stood there"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these limits nor these permissions")


def left(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.is_file())


ENDINGS = {
    "killed": "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGTERM if os.name == 'nt' else signal.SIGKILL)",
    "full": "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))",
}


def ended(how: str, act: str) -> None:
    """Another Python does this and is ended, or meets the end of the disk, on the way."""
    command = f"import os, signal\nfrom pathlib import Path\n{act.splitlines()[0]}\n{ENDINGS[how]}\n"
    command += "\n".join(act.splitlines()[1:])
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}  # nothing of ours is written by halves
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False, env=environment)
    assert done.returncode != 0


@pytest.mark.parametrize("how", [pytest.param("full", marks=POSIX), "killed"])
def test_a_writer_that_is_ended_midway_leaves_the_old_file(tmp_path: Path, how: str) -> None:
    path = tmp_path / "底稿.pdf"
    path.write_bytes(OLD)
    ended(how, f"from gouji import whole_files\nwhole_files.write(Path({str(path)!r}), b'x' * 100_000)")
    assert path.read_bytes() == OLD
    assert len(left(tmp_path)) == (2 if how == "killed" else 1)


@pytest.mark.parametrize("how", [pytest.param("full", marks=POSIX), "killed"])
def test_a_paper_whose_writing_is_ended_leaves_the_old_one(tmp_path: Path, how: str) -> None:
    path = tmp_path / "底稿.pdf"
    path.write_bytes(OLD)
    source = tmp_path / "预算.txt"
    source.write_text("单位：元\n2017年部门支出预算总表\n合计 基本支出\n201 公共服务 10 10\n10 10 合计\n", "utf-8")
    act = "from gouji.casework.case import Case; from gouji.casework.papers.working_paper import print_report\n"
    act += f"print_report(Case.look_at(Path({str(source)!r})), Path({str(path)!r}))"
    ended(how, act)
    assert path.read_bytes() == OLD


def test_a_case_saved_on_another_that_is_ended_leaves_both(tmp_path: Path) -> None:
    case = Case.open(SLIPS)
    case.save_as(tmp_path / "甲.gouji")
    case.close()
    (tmp_path / "乙.gouji").write_bytes(OLD)
    act = f"from gouji.casework.case import Case; case = Case.open(Path({str(tmp_path / '甲.gouji')!r}))\n"
    act += f"case.save_as(Path({str(tmp_path / '乙.gouji')!r}))"
    ended("killed", act)
    assert (tmp_path / "乙.gouji").read_bytes() == OLD
    again = Case.open(tmp_path / "甲.gouji")
    again.close()


KILLED_WRITING = """import os, signal, sqlite3
case = sqlite3.connect({path!r})
case.execute("PRAGMA cache_size = 2")  # so that pages reach the file before the transaction ends
for _ in range(3):
    case.execute("UPDATE journal SET body = body || hex(zeroblob(20000))")
    case.execute("UPDATE document SET snapshot = snapshot || ' '")
os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
"""


@pytest.fixture
def half_written(tmp_path: Path) -> Path:
    """A case whose writer was killed in the middle of a transaction: what it had changed can still be rolled back."""
    path = tmp_path / "乙.gouji"
    case = Case.open(SLIPS)
    for number in range(20):
        case.remark(case.findings()[0], f"原有 {number}")
    case.save_as(path)
    case.close()
    before = path.read_bytes()
    command = [sys.executable, "-c", KILLED_WRITING.format(path=str(path))]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
    assert left(tmp_path) == ["乙.gouji", "乙.gouji-journal"]
    assert path.read_bytes() != before
    return path


def test_a_case_whose_writer_was_killed_is_replaced_without_its_pages_coming_back(
    tmp_path: Path, half_written: Path
) -> None:
    case = Case.open(SLIPS)
    first = case.findings()[0]
    for number in range(200):
        case.remark(first, f"第 {number} 条")
    draft = case.file.path
    case.save_as(half_written)
    case.close()
    assert left(tmp_path) == ["乙.gouji"]
    assert not draft.exists()
    again = Case.open(half_written)
    assert [one.body["text"] for one in again.file.entries("remark")] == [f"第 {number} 条" for number in range(200)]
    assert again.findings()
    again.close()


def test_a_case_whose_writer_was_killed_is_as_it_was_where_it_is_not_replaced(
    tmp_path: Path, half_written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as context:
        case = Case.look_at(SLIPS)
        context.setattr(os, "fsync", full)
        with pytest.raises(UserError):
            case.save_as(half_written)
    again = Case.open(half_written)
    assert len(list(again.file.entries("remark"))) == 20
    again.close()


def test_a_draft_stays_until_its_copy_was_read_whole(half_written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case.open(SLIPS)
    case.remark(case.findings()[0], "已核")
    monkeypatch.setattr(creating, "settle", lambda _: None)
    with pytest.raises(UserError):
        case.save_as(half_written)
    case.remark(case.findings()[0], "仍可写")
    case.close()
    assert case.file.path.exists()
    assert not half_written.with_name("乙.gouji.lock").exists()


def full(*_: object) -> int:
    raise OSError(28, "No space left on device")


def sign(path: Path) -> None:
    signing.sign(path, credential_of("preparer"), "preparer", NOW)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("底稿.pdf", lambda path: print_report(Case.look_at(SLIPS), path)),
        ("签名.pdf", sign),
        ("证书.p12", lambda path: certificate.issue("甲", path, PASSWORD, NOW)),
        ("案卷.gouji", lambda path: Case.look_at(SLIPS).save_as(path)),
    ],
)
def test_a_full_disk_is_one_sentence_and_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, write: Callable[[Path], object]
) -> None:
    path = tmp_path / name
    if write is sign:
        print_report(Case.look_at(SLIPS), path)
    elif path.suffix != ".p12":
        path.write_bytes(OLD)
    before = path.read_bytes() if path.exists() else None
    credential_of("preparer")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError) as stopped:
        write(path)
    assert stopped.value.kind == "not-written"
    assert (path.read_bytes() if path.exists() else None) == before
    assert left(tmp_path) == ([name] if before else [])


def test_the_lists_of_the_program_stay_whole_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    places.remember_folder(tmp_path / "x.pdf")
    person.rename("甲")
    before = {path: path.read_bytes() for path in places.data_folder().iterdir()}
    monkeypatch.setattr(os, "fsync", full)
    places.remember_folder(tmp_path.parent / "x.pdf")
    with suppress(OSError):
        person.rename("乙")
    assert {path: path.read_bytes() for path in places.data_folder().iterdir()} == before


@POSIX
def test_a_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "底稿.pdf", tmp_path / "链接.pdf"
    path.write_bytes(OLD)
    path.chmod(0o664)
    link.symlink_to(path)
    whole_files.write(link, b"new")
    assert (path.read_bytes(), link.is_symlink()) == (b"new", True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o664
    whole_files.write(tmp_path / "新.p12", b"new", mode=whole_files.OWNER)
    assert stat.S_IMODE((tmp_path / "新.p12").stat().st_mode) == 0o600


def test_a_name_as_long_as_the_system_takes_is_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'长' * 80}.pdf"
    whole_files.write(path, b"new")
    assert path.read_bytes() == b"new"


@POSIX
def test_the_folder_is_synced_before_the_draft_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case.open(SLIPS)
    draft, synced, fsync = case.file.path, [], os.fsync

    def note(handle: int) -> None:
        fsync(handle)
        synced.append((stat.S_ISDIR(os.fstat(handle).st_mode), draft.exists(), (tmp_path / "案卷.gouji").exists()))

    monkeypatch.setattr(os, "fsync", note)
    case.save_as(tmp_path / "案卷.gouji")
    case.close()
    assert (False, True, False) in synced
    assert (True, True, True) in synced
    assert not draft.exists()


def test_a_case_just_begun_is_whole_when_it_has_its_name(
    sample: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError):
        Case.open(SLIPS)
    assert not list((tmp_path / "数据").rglob("*.gouji"))
    assert not list((tmp_path / "数据").rglob("*.lock"))
