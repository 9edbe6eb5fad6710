"""The command line as scripts use it."""

from __future__ import annotations

import gc
import io
import json
import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from gouji import app, cli
from gouji.__main__ import SCREENS, main
from gouji.apart.readers import READERS
from gouji.casework.case import Case
from gouji.casework.causes.of_case import of_open
from gouji.casework.papers.working_paper import workpaper
from gouji.commands import check
from gouji.keeping import faults
from gouji.model.document import Document
from gouji.reading.original import Progress
from gouji.reading.read import read_document, read_original
from tests.conftest import SAMPLE, SLIPS
from tests.reading.making import EXPENDITURE, Pages, pdf
from tests.several_files import TITLES, expenditure, general, halves, prose


def test_json_is_one_object_a_line_in_order(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    missing = tmp_path / "没有.txt"
    assert cli.main(["check", "--json", str(SLIPS), str(missing), str(SAMPLE)]) == cli.UNREADABLE
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["summary"]["differs"] == 8
    assert first["findings"][0]["difference"] == "180"
    assert second["error"]["kind"] == "not-found"
    assert third["summary"]["differs"] == 0
    row = next(row for row in third["tables"][2]["rows"] if row["code"] == "2011001")
    assert row["amounts"] == {"合计": "92685618", "基本支出": "92595618", "项目支出": "90000"}


def test_suspects_follow_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--json", str(SLIPS)]) == cli.DIFFERS
    result = json.loads(capsys.readouterr().out)
    first = result["suspects"][0]
    assert first == {
        "group": 1,
        "solution": 1,
        "rank": 1,
        "cell": "T3!20801.基本支出",
        "stated": "464774351",
        "suggested": "464774531",
        "pattern": "swapped-digits",
        "settles": first["settles"],
        "remaining": 0,
        "unique": True,
    }
    assert set(first["settles"]) <= {finding["id"] for finding in result["findings"]}
    assert [one["group"] for one in result["suspects"]] == [1, 2, 3]


@pytest.mark.parametrize(
    ("words", "readers"), [(["check", "--help"], 0), (["check", "案卷.gouji"], 0), (["check", "预算.txt"], 1)]
)
def test_a_reader_gets_ready_only_where_a_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], readers: int
) -> None:
    """A case holds what was read of its files."""
    ready: list[str] = []
    for name in ("案卷.gouji", "预算.txt"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["gouji", *words])
    monkeypatch.setattr(READERS, "warm", lambda: ready.append("reader"))
    monkeypatch.setattr(cli, "main", lambda _: 0)
    with pytest.raises(SystemExit):
        main()
    assert len(ready) == readers


def test_a_lost_row_is_told_with_its_code_and_amounts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    lost = [n for n, line in enumerate(lines) if line.startswith("208 01 09 ")][1]
    path = tmp_path / "漏行.txt"
    path.write_text("\n".join(lines[:lost] + lines[lost + 1 :]), encoding="utf-8")
    cli.main(["check", "--json", str(path)])
    (row,) = json.loads(capsys.readouterr().out)["suspects"]
    assert (row["pattern"], row["cell"], row["suggested"]) == ("missing-row", "T3!20801.合计", None)
    assert (row["code"], row["name"]) == ("2080109", "社会保险经办机构")
    assert row["amounts"] == {"合计": "242280024", "基本支出": "27635424", "项目支出": "214644600"}
    assert row["unique"]


def test_people_are_told_the_likeliest_error_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["check", str(SLIPS)])
    told = capsys.readouterr().out
    assert "T7 30215 会议费 公用经费 多半应为 2,602,200（少一个零，小十倍），改后 2 处差额全部消除" in told


@pytest.mark.parametrize(
    ("files", "status"),
    [
        (["good"], cli.GOOD),
        (["good", "differs"], cli.DIFFERS),
        (["differs", "good"], cli.DIFFERS),
        (["good", "missing"], cli.UNREADABLE),
        (["missing", "differs"], cli.UNREADABLE),
        (["differs", "missing", "good"], cli.UNREADABLE),
    ],
)
def test_exit_status_tells_the_worst_that_happened(files: list[str], status: int, tmp_path: Path) -> None:
    paths = {"good": SAMPLE, "differs": SLIPS, "missing": tmp_path / "没有.txt"}
    assert cli.main(["check", *(str(paths[name]) for name in files)]) == status


def falls(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    """The sample can no longer be read for a reason that nobody thought of."""

    def raise_it(path: Path, progress: Progress, **options: Any) -> Document:
        if path == SAMPLE:
            raise fault
        return read_document(path, progress, **options)

    monkeypatch.setattr(check, "read_document", raise_it)


FAULTS = (ZeroDivisionError("division"), MemoryError(), RecursionError("too deep"), OSError(5, "bad sector"))


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_fault_costs_the_file_that_it_is_met_in(
    fault: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    falls(monkeypatch, fault)
    assert cli.main(["check", "--json", str(SLIPS), str(SAMPLE), str(SLIPS)]) == cli.UNREADABLE
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert (second["file"]["name"], second["error"]["kind"]) == (SAMPLE.name, "fault")
    assert str(faults.log()) in second["error"]["message"]
    assert first == third
    assert type(fault).__name__ in faults.log().read_text(encoding="utf-8")
    assert cli.main(["check", str(SAMPLE)]) == cli.UNREADABLE
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence == second["error"]["message"]


@pytest.mark.usefixtures("faulty")
def test_a_fault_stops_a_command_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(Case, "look_at", lambda *_, **__: 1 / 0)
    assert cli.main(["report", str(SAMPLE), "-o", str(tmp_path / "底稿.pdf")]) == cli.UNREADABLE
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "gouji report" in sentence
    assert str(faults.log()) in sentence
    assert "ZeroDivisionError" in faults.log().read_text(encoding="utf-8")


def test_a_fault_that_cannot_be_written_down_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "no folder").write_bytes(b"")
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "no folder"))
    falls(monkeypatch, ZeroDivisionError("division"))
    assert cli.main(["check", str(SAMPLE)]) == cli.UNREADABLE
    told = capsys.readouterr().err
    assert "ZeroDivisionError: division" in told
    assert "写不进" in told.splitlines()[-1]


def test_an_interrupt_ends_the_batch_as_shells_know_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    falls(monkeypatch, KeyboardInterrupt())
    assert cli.main(["check", "--json", str(SLIPS), str(SAMPLE), str(SLIPS)]) == cli.INTERRUPTED == 130
    printed = capsys.readouterr()
    assert (len(printed.out.splitlines()), printed.err) == (1, "已中断。\n")


def test_a_file_is_told_before_the_next_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was checked is not lost with a process that is killed, and stands above what is said of the next file."""
    pipe = io.BytesIO()
    told: list[int] = []

    def look(path: Path, progress: Progress, **options: Any) -> Document:
        told.append(pipe.getvalue().count(b"\n"))
        return read_document(path, progress, **options)

    monkeypatch.setattr(check, "read_document", look)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(pipe, encoding="utf-8"))
    cli.main(["check", "--json", str(SLIPS), str(SAMPLE), str(SLIPS)])
    assert told == [0, 1, 2]


NAMES = ["预算.txt", "预 算\u2028二.txt", "a\x85b.txt", "c\x9bd.txt", "\u202efdp.txt", "e' f.txt"]
if os.name == "posix":
    NAMES += ["line\nbreak.txt", "esc\x1b[2J.txt", os.fsdecode("部门预算.txt".encode("gbk"))]
"""Names that systems take; the last one is of an archive packed under code page 936 and unpacked elsewhere."""

LITTLE = "单位：元\n2017年部门支出预算总表\n合计 基本支出 项目支出\n201 公共服务 10 5 5\n10 5 5 合计\n"


def test_every_file_has_its_line_whatever_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where two bear one name, or one is given twice; a process of its own is given the oddest."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    paths = [tmp_path / folder / name for name in NAMES for folder in ("a", "b")]
    for path in paths[::2]:
        path.write_text(LITTLE, encoding="utf-8")
    cli.main(["check", "--json", *map(str, paths)])
    some = [*paths[2:4], *paths[-6:]]
    here, there = capsys.readouterr().out, gouji("check", "--json", *map(str, some)).stdout
    for given, lines in ((paths, here), (some, there)):
        told = [json.loads(line) for line in lines.splitlines()]
        assert [one["file"]["name"] for one in told] == [text(path.name) for path in given]
        assert ["error" in one for one in told] == [False, True] * (len(given) // 2)
    for name in NAMES:
        paths = [tmp_path / folder / name for folder in ("a", "b", "a")]
        cli.main(["check", *map(str, paths)])
        spoken = capsys.readouterr()
        assert spoken.out.count("  T1  2017年部门支出预算总表") == 2
        assert spoken.err.count("找不到") == 1


def text(name: str) -> str:
    """A name as it is told: what is no letter in any script is a question mark."""
    return name.encode("utf-8", "replace").decode()


def test_bad_input_gives_one_chinese_sentence_and_status_two(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "乱码.txt").write_bytes(bytes(range(256)) * 9)
    (empty := tmp_path / "空文件夹").mkdir()
    done = gouji("check", *map(str, (tmp_path / "空.txt", tmp_path / "乱码.txt", empty, tmp_path / "没有.txt")))
    assert (done.returncode, done.stdout) == (cli.UNREADABLE, "共 4 份：4 份未能读取。\n")
    assert len(done.stderr.splitlines()) == 4
    assert all(line.endswith("。") for line in done.stderr.splitlines())


def gouji(*words: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, where what it prints and how it ends is asked."""
    return subprocess.run(
        [sys.executable, "-m", "gouji", *words],
        env={name: value for name, value in os.environ.items() if name not in SCREENS},
        input="",  # no terminal to ask in; the null device passes for one on Windows
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_help_and_errors_are_chinese(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    told = gouji("--help").stdout
    assert told.startswith("用法：gouji [文件…]")
    assert {"位置参数:", "选项:"} <= set(told.splitlines())
    assert not {"usage", "positional", "show"} & set(told.split())
    for words, error in ((("check",), "缺少参数：文件"), (("没有的.txt", "b.txt"), "没有 '没有的.txt' 这个选择")):
        monkeypatch.setattr(sys, "argv", ["gouji", *words])
        with pytest.raises(SystemExit) as left:
            main()
        assert left.value.code == cli.UNREADABLE
        assert error in capsys.readouterr().err


def test_garbage_is_looked_for_once_all_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["gouji", "verify", "底稿.pdf"])
    monkeypatch.setattr(cli, "main", lambda words: cli.GOOD if gc.isenabled() else cli.UNREADABLE)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == cli.GOOD


@pytest.mark.parametrize("command", ["check", "report", "sign", "verify", "certificate"])
def test_every_command_explains_itself_in_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])
    told = capsys.readouterr().out
    kept = {"gouji", command, "h", "help", "o", "output", "pdf", "p12", "PKCS", "JSON", "json", "picture"}
    kept |= {"role", "roles", "preparer", "reviewer", "approver", "font", "sans", "song", "fangsong"}
    kept |= {"why", "rules", "toml", "together", "anyway", "prior", "budget", "year", "before", "publication"}
    kept |= {"trust", "PEM", "DER", "journal", "q", "quiet", "lang", "zh", "en"}
    kept |= {"format", "text", "csv", "xlsx"}
    assert set(re.findall(r"[A-Za-z]\w*", told)) <= kept


@pytest.mark.parametrize(
    ("command", "about", "of_another"),
    [
        ("annotate", "源文件本身不动", "导出的文件"),
        ("notice", "致公布单位", "导出的文件"),
        ("journal", "逐行列出何人何时在何处做了什么", "每个文件输出一行"),
    ],
)
def test_help_tells_what_a_command_writes_and_its_status_and_nothing_of_another(
    command: str, about: str, of_another: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])
    told = "".join(capsys.readouterr().out.split())
    assert about in told
    assert "退出码" in told
    assert of_another not in told


@pytest.mark.parametrize("options", [[], ["--why"], ["--json"]])
def test_a_pipe_that_is_closed_early_is_no_fault(options: list[str], tmp_path: Path) -> None:
    (tmp_path / "预算.txt").write_text(LITTLE, encoding="utf-8")
    words = [sys.executable, "-m", "gouji", "check", *options, *[str(tmp_path / "预算.txt")] * 2]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8") as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_one_sentence_is_told() -> None:
    done = gouji(str(SAMPLE))
    assert done.returncode == cli.UNREADABLE
    assert done.stderr.splitlines() == ["没有可用的屏幕，无法打开窗口。在终端中请使用：gouji check 文件"]


def test_several_files_are_opened_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def run(files: list[Path]) -> int:
        opened.extend(files)
        return 0

    monkeypatch.setattr(app, "run", run)
    monkeypatch.setattr(sys, "argv", ["gouji", str(SAMPLE), str(SLIPS)])
    with pytest.raises(SystemExit) as left:
        main()
    assert (opened, left.value.code) == ([SAMPLE, SLIPS], 0)


def test_the_paper_never_overwrites_its_source_and_is_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "预算.pdf"
    source.write_bytes(SAMPLE.read_bytes())
    assert cli.main(["report", str(source), "-o", str(tmp_path / "预算")]) == cli.UNREADABLE
    assert "不能覆盖" in capsys.readouterr().err
    assert source.read_bytes() == SAMPLE.read_bytes()
    assert cli.main(["report", str(SAMPLE), "-o", str(tmp_path / "底稿.2017")]) == cli.GOOD
    assert (tmp_path / "底稿.2017.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("brief_search")
def test_a_case_is_explained_with_what_its_user_ruled_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case = Case.open(SLIPS)
    place = case.document.find("T3!20801.基本支出")
    assert place is not None
    case.rule_out(place)
    case.save_as(tmp_path / "案.gouji")
    case.close()
    cli.main(["check", "--json", str(tmp_path / "案.gouji")])
    suspects = json.loads(capsys.readouterr().out)["suspects"]
    assert suspects
    assert "T3!20801.基本支出" not in [one["cell"] for one in suspects]
    cli.main(["check", str(tmp_path / "案.gouji")])
    assert capsys.readouterr().out.startswith(f"案.gouji（{SLIPS.name}）　")


def test_a_figure_that_was_read_against_the_source_stays_the_cause(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It is printed so: the document is wrong there, not what was read of it."""
    case = Case.open(SLIPS)
    place = case.document.find("T3!20801.基本支出")
    assert place is not None
    case.verify(place)
    assert next(line.slip for group in workpaper(case).causes for answer in group.answers for line in answer) == SO
    case.save_as(tmp_path / "案.gouji")
    case.close()
    cli.main(["check", "--json", str(tmp_path / "案.gouji")])
    told = json.loads(capsys.readouterr().out)
    assert told["suspects"][0]["cell"] == "T3!20801.基本支出"
    assert [one.get("printed-so", False) for one in told["causes"]][:2] == [True, False]
    cli.main(["check", str(tmp_path / "案.gouji")])
    assert SO in capsys.readouterr().out


def test_so_it_is_told_of_several_figures_that_are_wrong_together(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = SAMPLE.read_text("utf-8")
    exchanged = text.replace("27,635,424 214,644,600", "214,644,600 27,635,424", 1)
    assert exchanged != text
    source = tmp_path / "预算.txt"
    source.write_text(exchanged, "utf-8")
    case = Case.open(source)
    (cause,) = of_open(case).causes
    for place in cause.culprits:
        case.verify(place)
    assert len(cause.culprits) == 2
    case.save_as(tmp_path / "案.gouji")
    case.close()
    cli.main(["check", str(tmp_path / "案.gouji")])
    assert "原文即如此印" in next(line for line in capsys.readouterr().out.splitlines() if line.startswith("  K1"))


SO = "数字颠倒；已与原文核对，原文即如此印"


@pytest.mark.parametrize("command", [["check"], ["report", "-o", "again.pdf"]])
def test_a_paper_of_ours_is_no_budget(
    command: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["report", str(SLIPS), "-o", "底稿.pdf"]) == cli.DIFFERS
    assert "不符" in capsys.readouterr().out
    assert cli.main([*command, "底稿.pdf"]) == cli.UNREADABLE
    assert "是勾稽核对底稿，不是预算文件" in capsys.readouterr().err
    assert not (tmp_path / "again.pdf").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows says it in its own language")
def test_why_the_system_refuses_is_told_in_chinese(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert cli.main(["report", str(SLIPS), "-o", str(tmp_path / "没有这个文件夹" / "底稿.pdf")]) == cli.UNREADABLE
    told = capsys.readouterr().err
    assert "文件夹不存在" in told
    assert not re.search("[A-Za-z]{4,}", told.replace("底稿.pdf", "").replace(str(tmp_path), ""))


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    def draw(pages: Pages) -> None:
        pages.canvas = Canvas(str(tmp_path / "锁.pdf"), encrypt=StandardEncryption("secret 1", canPrint=1))
        pages.caption("2024年部门支出预算总表").table(EXPENDITURE)

    return pdf(tmp_path / "锁.pdf", draw)


def test_a_locked_source_opens_with_the_password_of_the_environment(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "底稿.pdf"
    monkeypatch.setenv("GOUJI_PDF_PASSWORD", "secret 1")
    assert cli.main(["check", str(locked)]) == cli.GOOD
    assert cli.main(["report", str(locked), "-o", str(paper)]) == cli.GOOD
    assert paper.exists()


@pytest.mark.parametrize("given", ["", "wrong"])
def test_a_locked_source_says_where_its_password_is_looked_for(
    locked: Path, given: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if given:
        monkeypatch.setenv("GOUJI_PDF_PASSWORD", given)
    assert cli.main(["check", "--json", str(locked)]) == cli.UNREADABLE
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["kind"] == "password"
    assert "GOUJI_PDF_PASSWORD" in error["message"]


def test_a_wrong_password_of_the_environment_is_called_wrong(
    locked: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", str(locked)])
    assert "中的口令打不开它" not in capsys.readouterr().err
    monkeypatch.setenv("GOUJI_PDF_PASSWORD", "wrong")
    cli.main(["check", str(locked)])
    assert "GOUJI_PDF_PASSWORD 中的口令打不开它" in capsys.readouterr().err


def test_a_paper_of_a_case_that_is_open_tells_what_is_kept_of_it(tmp_path: Path) -> None:
    (tmp_path / "预算.txt").write_text(LITTLE.replace("10 5 5", "10 6 5", 1), encoding="utf-8")
    case, paper = Case.open(tmp_path / "预算.txt"), tmp_path / "底稿.pdf"
    case.tick(case.findings()[0])
    case.save_as(tmp_path / "案卷.gouji")
    with closing(case):
        done = gouji("report", str(case.file.path), "-o", str(paper))
        assert done.returncode == cli.DIFFERS
        assert "案卷.gouji 正在窗口中打开" in done.stderr
        assert paper.exists()
        case.tick(case.findings()[1])
    again = Case.look_at(case.file.path)
    assert (again.papers, len(again.marks.handled)) == ([], 2)
    again.close()


def test_files_are_checked_each_on_its_own_or_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, table = prose(tmp_path / "文本.docx"), expenditure(tmp_path / "表.xlsx")
    assert cli.main(["check", "--json", str(text), str(table)]) == cli.UNREADABLE
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert ("error" in first, "error" in second, "files" in second) == (True, False, False)
    assert "file" not in second["tables"][0]
    assert cli.main(["check", "--json", "--together", str(text), str(table)]) == cli.GOOD
    (told,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert [one["name"] for one in told["files"]] == ["文本.docx", "表.xlsx"]
    assert told["file"] == told["files"][0]
    assert [(one["id"], one["file"]) for one in told["tables"]] == [("T1", 1)]
    assert told["notices"] == [f"文本.docx：目录列有而正文未读到的表：{TITLES[1]}"]


def test_of_files_together_one_that_cannot_be_read_is_told_and_the_others_are_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = expenditure(tmp_path / "表.xlsx")
    paths = [table, tmp_path / "没有.docx", general(tmp_path / "表.pdf"), table]
    assert cli.main(["check", "--json", "--together", *map(str, paths)]) == cli.UNREADABLE
    *refused, told = map(json.loads, capsys.readouterr().out.splitlines())
    kinds = [(one["file"]["name"], one["error"]["kind"]) for one in refused]
    assert kinds == [("没有.docx", "not-found"), ("表.xlsx", "joined-already")]
    assert [one["file"] for one in told["tables"]] == [0, 1]


def test_a_summary_names_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--together", *map(str, halves(tmp_path))]) == cli.GOOD
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("上.txt、下.txt　上海市人力资源和社会保障局")
    assert [line.endswith("上.txt") for line in told[1:9]] == [True] * 3 + [False] * 5


def test_a_case_is_no_part_of_files_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = Case.open(SAMPLE)
    case.save_as(tmp_path / "案卷.gouji")
    case.close()
    for command in (["check", "--together"], ["report", "-o", str(tmp_path / "x.pdf")]):
        assert cli.main([*command, str(SLIPS), str(case.file.path)]) == cli.UNREADABLE
        assert "案卷.gouji" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


def test_files_that_do_not_belong_together_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what tells them apart, as the window asks about it; unless the user says that they are one document."""
    table, text, paper = expenditure(tmp_path / "表.xlsx"), tmp_path / "他.docx", tmp_path / "底稿.pdf"
    paths = [str(table), str(prose(text, "南京市民政局", 2023))]
    assert cli.main(["check", "--together", *paths]) == cli.UNREADABLE
    told = capsys.readouterr()
    assert "“他.docx”：南京市民政局 · 2023年部门预算；已有的文件：某某局 · 2024年部门预算" in told.err
    assert "--anyway" in told.err
    assert told.out.startswith("表.xlsx　某某局")
    assert cli.main(["check", "--together", "--json", *paths]) == cli.UNREADABLE
    refused, alone = map(json.loads, capsys.readouterr().out.splitlines())
    assert (refused["file"]["name"], refused["error"]["kind"]) == ("他.docx", "apart")
    assert "files" not in alone
    assert cli.main(["report", *paths, "-o", str(paper)]) == cli.UNREADABLE
    assert not paper.exists()
    assert (
        cli.main(["check", "--together", "--anyway", "--json", *paths]) == cli.DIFFERS
    )  # its title is of another year
    assert len(json.loads(capsys.readouterr().out.splitlines()[-1])["files"]) == 2
    assert cli.main(["report", "--anyway", *paths, "-o", str(paper)]) == cli.DIFFERS
    assert paper.exists()


def test_files_that_print_the_same_tables_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = expenditure(tmp_path / "表.xlsx")
    other = expenditure(tmp_path / "改.xlsx", rows=[*EXPENDITURE[:3], *EXPENDITURE[5:]])
    assert cli.main(["check", "--together", str(own), str(other)]) == cli.UNREADABLE
    assert "两者都有：支出总表" in capsys.readouterr().err


def test_a_paper_is_made_of_files_together_or_not_at_all(tmp_path: Path) -> None:
    text, table, paper = prose(tmp_path / "文本.docx"), expenditure(tmp_path / "表.xlsx"), tmp_path / "底稿.pdf"
    missing = str(tmp_path / "没有.docx")
    assert cli.main(["report", str(text), missing, "-o", str(paper)]) == cli.UNREADABLE
    assert not paper.exists()
    assert cli.main(["report", str(text), str(table), "-o", str(paper)]) == cli.GOOD
    assert paper.exists()


def test_the_password_of_a_locked_source_is_asked_in_a_terminal(
    locked: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: "secret 1" if prompt == "锁.pdf 的口令：" else "")
    assert cli.main(["check", str(locked)]) == 0
    assert "2024年部门支出预算总表" in capsys.readouterr().out


def two_pages(pages: Pages) -> None:
    """A table, and one overleaf of other columns."""
    pages.caption("2025年部门支出预算总表").table(EXPENDITURE).page()
    pages.table([["甲", "乙"], ["事项一", "12.00"], ["事项二", "13.00"]], (120, 80))


def test_json_tells_why_a_table_was_not_recognised(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    cli.main(["check", "--json", str(pdf(tmp_path / "x.pdf", two_pages))])
    (grid,) = json.loads(capsys.readouterr().out)["grids"]
    assert grid["why"] == [
        {"statement": "列的位置与上一张表“2025年部门支出预算总表”不同", "sources": []},
        {"statement": "上面没有预算表的表名", "sources": []},
    ]


def test_why_tells_every_part_before_what_was_found(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = pdf(tmp_path / "x.pdf", two_pages)
    plain = cli.main(["check", str(path)])
    summary = capsys.readouterr().out
    assert cli.main(["check", "--why", str(path)]) == plain == cli.GOOD
    told = capsys.readouterr().out
    assert told.endswith(summary)
    head, *parts = told.removesuffix(summary).splitlines()
    assert head == "x.pdf 的识别过程："
    assert [part.split("：")[0].strip() for part in parts] == [
        "第 1 页　新表　“2025年部门支出预算总表”",
        "第 2 页　未识别　“甲 乙”",
    ]
    assert (
        "X1 第 2 页的表：未识别，按原样保留，未核对。原因：列的位置与上一张表“2025年部门支出预算总表”不同；" in summary
    )


def test_why_tells_how_a_file_without_tables_was_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "职责.txt"
    path.write_text("部门主要职责\n2025年部门支出预算总表\n", encoding="utf-8")
    assert cli.main(["check", "--why", str(path)]) == cli.UNREADABLE
    told = capsys.readouterr()
    assert "表名“2025年部门支出预算总表”上下既没有计量单位，也没有数字行" in told.out
    assert told.err.count("\n") == 1


def test_a_case_does_not_tell_how_its_source_was_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with closing(Case.begin(read_original(pdf(tmp_path / "x.pdf", two_pages)))) as case:
        case.save_as(tmp_path / "x.gouji")
    assert cli.main(["check", "--why", str(tmp_path / "x.gouji")]) == cli.GOOD
    told = capsys.readouterr().out
    assert told.startswith("x.gouji 是案卷")
    assert "原因：列的位置与上一张表“2025年部门支出预算总表”不同" in told


def test_a_trace_is_for_people_and_json_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["check", "--why", "--json", str(SAMPLE)])
    assert "不能与参数 --why 同时使用" in capsys.readouterr().err
