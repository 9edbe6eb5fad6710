"""Files, folders and patterns mean the same documents on every system."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from gouji import cli
from gouji.commands.given.documents import documents, documents_of
from gouji.errors import UserError
from gouji.paper.mark import CREATOR
from gouji.wording import say
from tests.commands.little import LITTLE

FILES = (
    "附件2.txt",
    "附件10.PDF",
    "附件1.xlsx",
    "封面.png",
    "案卷.gouji",
    "底稿.pdf",
    ".隐藏.txt",
    "~$附件1.xlsx",
    "下级 [送审]/附件3.docx",
    "下级 [送审]/说明.zip",
    ".git/附件.txt",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        path = tmp_path / "年度" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"/Creator ({CREATOR})" if name == "底稿.pdf" else LITTLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to("年度").as_posix() for path in paths]


IN_ORDER = ["下级 [送审]/附件3.docx", "案卷.gouji", "附件1.xlsx", "附件2.txt", "附件10.PDF"]


@pytest.mark.usefixtures("folder")
def test_a_folder_means_the_documents_in_it_in_the_order_of_their_numbers() -> None:
    """Also those in folders within it; a paper of ours is none, and neither is what is hidden or lies locked."""
    told: list[str] = []
    assert names(documents(["年度"], tell=told.append)) == IN_ORDER
    assert told == ["“年度”：另有 3 个文件不是可读取的种类，或是底稿，未读取：说明.zip、封面.png、底稿.pdf。"]


@pytest.mark.usefixtures("folder")
def test_cases_are_taken_where_a_command_takes_them() -> None:
    told: list[str] = []
    assert "案卷.gouji" not in names(documents(["年度"], cases=False, tell=told.append))
    assert "案卷.gouji" in told[0]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("年度/附件*", ["附件1.xlsx", "附件2.txt", "附件10.PDF"]),
        ("年度/附件?.*", ["附件1.xlsx", "附件2.txt"]),
        ("年度/[!附]*.gouji", ["案卷.gouji"]),
        ("年度/**/*.docx", ["下级 [送审]/附件3.docx"]),
        ("**/附件[1-3].*", ["下级 [送审]/附件3.docx", "附件1.xlsx", "附件2.txt"]),
        ("年度/下级 [送审]/*.docx", ["下级 [送审]/附件3.docx"]),
        ("年*", IN_ORDER),
        ("年度/**", IN_ORDER),
    ],
)
def test_a_pattern_means_what_it_does_in_a_shell_on_every_system(pattern: str, found: list[str]) -> None:
    """Each file once, also where a folder and what is in it go by the pattern; a folder keeps the signs in its name."""
    assert names(documents([pattern], tell=lambda _: None)) == found


@pytest.mark.usefixtures("folder")
def test_what_is_there_by_its_very_name_is_no_pattern() -> None:
    Path("预算[12].txt").write_text(LITTLE, encoding="utf-8")
    Path("预算1.txt").write_text(LITTLE, encoding="utf-8")
    assert documents(["预算[12].txt", "年度/封面.png", "没有.txt"]) == [
        Path("预算[12].txt"),
        Path("年度/封面.png"),
        Path("没有.txt"),
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("*.pdf", "没有与“*.pdf”相符的文件。"),
        ("空", "没有与“空”相符的文件。"),
        ("年度/*.png", "“年度/*.png”中没有可以读取的文件；另有 1 个其他文件：封面.png。"),
    ],
)
def test_what_means_no_document_is_refused_with_a_sentence(word: str, told: str) -> None:
    Path("空").mkdir()
    with pytest.raises(UserError) as refused:
        documents_of(word)
    assert say(refused.value.message, **refused.value.params) == told


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.usefixtures("folder")
def test_a_folder_that_holds_itself_comes_to_an_end() -> None:
    Path("年度/自身").symlink_to(Path("年度").absolute())
    assert names(documents(["年度", "年度/*.txt"], tell=lambda _: None)) == [*IN_ORDER, "附件2.txt"]
    assert names(documents(["年度/**/*.gouji"])) == ["案卷.gouji"]


def test_a_word_that_means_nothing_costs_no_other(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a check it is told in its turn; a command that works on one document does not begin."""
    words = ["*.pdf", "年度/附件2.*", "空"]
    assert cli.main(["check", "--json", *words]) == cli.UNREADABLE
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["file"]["name"], first["error"]["kind"]) == ("*.pdf", "no-match")
    assert second["file"]["name"] == "附件2.txt"
    assert third["error"]["kind"] == "not-found"
    assert cli.main(["check", "--together", *words]) == cli.UNREADABLE
    assert "公共服务" not in capsys.readouterr().err
    assert cli.main(["report", *words, "-o", "x.pdf"]) == cli.UNREADABLE
    assert capsys.readouterr().err == "没有与“*.pdf”相符的文件。\n"
    assert not (folder / "x.pdf").exists()


@pytest.mark.usefixtures("folder")
def test_every_command_takes_patterns(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (
        ["export", "年度/附件2*", "-o", "out.csv"],
        ["report", "年度/附件2*", "-o", "out.pdf"],
        ["sheet", "年度/附件2*"],
        ["compare", "年度/附件2*", "年度/附件2*"],
        ["compare", "年度/附件2*", "--units", "年度/附件2*"],
    ):
        assert cli.main(words) == cli.GOOD, words
    assert cli.main(["check", "年度/附件2.txt", "--prior", "无*"]) == cli.UNREADABLE
    assert "没有与“无*”相符的文件" in capsys.readouterr().err
