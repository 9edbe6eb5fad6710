"""The paper in the window: previewed, printed sheet by sheet, signed, verified, and held against the case."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.papers.paper_state import standing, told
from gouji.casework.papers.signing import Hand, sign
from gouji.casework.papers.working_paper import print_report, workpaper
from gouji.errors import UserError
from gouji.paper.signatures import certificate, signing
from gouji.window.main import MainWindow
from gouji.window.papers.expecting import ExpectedDialog
from gouji.window.papers.naming import NameDialog
from gouji.window.papers.papers import Papers
from gouji.window.papers.preview import Preview
from gouji.window.papers.printing import print_pages, sheets
from gouji.window.papers.signatures import CertificateDialog, SignDialog, StandingDialog
from gouji.window.papers.thumbnails import HIGH
from tests.conftest import SLIPS
from tests.paper.people import NAMES, NOW, PASSWORD, p12_of
from tests.paper.test_workpaper import pages_of

Key = Qt.Key


@pytest.fixture
def paper(case: Case, tmp_path: Path) -> Path:
    path = tmp_path / "底稿.pdf"
    print_report(case, path, roles=("preparer", "reviewer"))
    return path


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper to look at, in which nothing is signed: drawn once."""
    path = tmp_path_factory.mktemp("底稿") / "底稿.pdf"
    case = Case.look_at(SLIPS)
    print_report(case, path)
    case.close()
    return path


@pytest.fixture
def sheets_of_both_ways(drawn: Path, tmp_path: Path) -> Path:
    """Its first pages, some of which stand and some lie."""
    whole, part = pdfium.PdfDocument(drawn), pdfium.PdfDocument.new()
    part.import_pages(whole, [0, 1, 2])
    path = tmp_path / "几页.pdf"
    part.save(path)
    for one in (whole, part):
        one.close()
    assert set(shapes(path)) == {"portrait", "landscape"}
    return path


def printer_into(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(100)
    return printer


def shapes(path: Path) -> list[str]:
    """How each page of a PDF lies."""
    document = pdfium.PdfDocument(path)
    sizes = [page.get_size() for page in document]
    document.close()
    return ["landscape" if width > height else "portrait" for width, height in sizes]


@pytest.mark.usefixtures("coarse_print")
def test_every_page_is_printed_the_way_it_lies(qtbot: QtBot, sheets_of_both_ways: Path, tmp_path: Path) -> None:
    assert print_pages(sheets_of_both_ways, printer_into(tmp_path / "打印.pdf"))
    assert shapes(tmp_path / "打印.pdf") == shapes(sheets_of_both_ways)


@pytest.mark.usefixtures("coarse_print")
def test_a_range_and_copies_are_printed(qtbot: QtBot, drawn: Path, tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "打印.pdf")
    printer.setFromTo(1, 2)
    assert sheets(printer, 15) == [0, 1]
    assert print_pages(drawn, printer, [0, 1, 0, 1])
    assert shapes(tmp_path / "打印.pdf") == ["portrait", "landscape"] * 2


@pytest.mark.usefixtures("coarse_print")
def test_a_print_can_be_stopped(qtbot: QtBot, drawn: Path, tmp_path: Path) -> None:
    told: list[int] = []

    def twice(done: int) -> bool:
        told.append(done)
        return done < 2

    assert not print_pages(drawn, printer_into(tmp_path / "打印.pdf"), progress=twice)
    assert told == [0, 1, 2]


def test_the_preview_zooms_and_turns_pages(qtbot: QtBot, drawn: Path) -> None:
    preview = Preview(drawn)
    qtbot.addWidget(preview)
    preview.show()
    view = preview.view
    assert view.horizontalScrollBar().maximum() == 0
    preview.resize(preview.width() + 200, preview.height())
    assert view.zoom > 0.3
    assert view.horizontalScrollBar().maximum() == 0
    before = view.grab().toImage()
    view.set_zoom(2.0)
    assert preview.zoom.text().strip() == "200%"
    assert view.grab().toImage() != before
    view.go_to(9)
    assert "第 9 页　共 17 页" in preview.place.text()
    view.fit_width()
    assert view.horizontalScrollBar().maximum() == 0
    assert (preview.first.value(), preview.last.value(), preview.copies.value()) == (1, 17, 1)
    preview.reject()


def test_the_preview_is_walked_through_by_small_pages_and_keys(qtbot: QtBot, drawn: Path) -> None:
    preview = Preview(drawn)
    qtbot.addWidget(preview)
    preview.resize(900, 700)
    preview.show()
    preview.activateWindow()
    qtbot.waitUntil(preview.view.hasFocus)
    pages = []
    for key in (Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp, Key.Key_End, Key.Key_Home):
        qtbot.keyClick(preview.view, key)
        pages.append((preview.view.page, preview.place.value(), preview.small.currentIndex().row() + 1))
    assert pages == [(one,) * 3 for one in (2, 3, 2, preview.page_count, 1)]
    preview.small.setCurrentIndex(preview.small.model().index(4, 0))
    assert preview.view.page == 5
    picture = preview.small.model().index(4, 0).data(Qt.ItemDataRole.DecorationRole)
    assert picture.pixelColor(0, 0) == picture.pixelColor(picture.width() - 1, picture.height() - 1) != QColor("white")
    assert max(picture.width(), picture.height()) / picture.devicePixelRatio() == pytest.approx(HIGH, abs=2)
    qtbot.keyClick(preview.view, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert preview.place.hasFocus()
    qtbot.keyClicks(preview.place, "7")
    qtbot.keyClick(preview.place, Key.Key_Return)
    assert preview.view.page == 7
    assert preview.view.hasFocus()
    assert preview.isVisible()
    preview.reject()


@pytest.mark.usefixtures("coarse_print")
def test_the_preview_prints_its_pages(qtbot: QtBot, sheets_of_both_ways: Path, tmp_path: Path) -> None:
    preview = Preview(sheets_of_both_ways)
    qtbot.addWidget(preview)
    assert preview.print_on(printer_into(tmp_path / "打印.pdf"))
    preview.reject()
    assert shapes(tmp_path / "打印.pdf") == shapes(sheets_of_both_ways)


def test_a_person_signs_in_the_dialog(qtbot: QtBot, case: Case, paper: Path) -> None:
    dialog = SignDialog(paper, ("preparer", "reviewer"), case)
    qtbot.addWidget(dialog)
    dialog.go.click()
    assert "还没有选择证书" in dialog.told.text()
    dialog.p12.setText(str(p12_of("preparer")))
    dialog.password.setText("错")
    dialog.go.click()
    assert "口令不对" in dialog.told.text()
    assert dialog.result() != QDialog.DialogCode.Accepted
    dialog.password.setText(PASSWORD)
    dialog.go.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert [one.name for one in standing(paper).verdict.signatures] == [NAMES["preparer"]]
    assert case.papers[-1].kind == "sign"


def test_a_certificate_is_made_in_the_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = CertificateDialog()
    qtbot.addWidget(dialog)
    dialog.owner.setText("某某")
    dialog.file.setText(str(tmp_path / "某某.p12"))
    dialog.password.setText("一")
    dialog.go.click()
    assert "口令不同" in dialog.told.text()
    dialog.again.setText("一")
    dialog.go.click()
    assert (tmp_path / "某某.p12").is_file()


def test_a_certificate_just_made_is_told_and_offered(
    qtbot: QtBot, case: Case, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: CertificateDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.owner.setText("某某")
        dialog.file.setText(str(tmp_path / "某某.p12"))
        dialog.password.setText("一")
        dialog.again.setText("一")
        dialog.go.click()
        return dialog.result()

    offered: list[str] = []
    monkeypatch.setattr(CertificateDialog, "exec", fill)
    monkeypatch.setattr(SignDialog, "exec", lambda dialog: offered.append(dialog.p12.text()))
    window = QWidget()
    qtbot.addWidget(window)
    papers = Papers(window)
    with qtbot.waitSignal(papers.told) as told:
        papers.make_certificate()
    assert told.args == [f"证书已写到 {tmp_path / '某某.p12'}。"]
    papers.sign(case)
    assert offered == [str(tmp_path / "某某.p12")]


def test_the_signatures_are_told_in_sentences(qtbot: QtBot, case: Case, paper: Path) -> None:
    sign(paper, "preparer", Hand(p12_of("preparer"), PASSWORD), case)
    dialog = StandingDialog(standing(paper))
    qtbot.addWidget(dialog)
    assert dialog.sentences[0] == "底稿.pdf：尚未签齐"
    assert "自签证书" in dialog.sentences[1]
    assert dialog.sentences[2] == "复核人：底稿中没有其签名。"


def test_an_expired_certificate_is_told_where_the_signatures_are_shown(
    qtbot: QtBot, case: Case, paper: Path, tmp_path: Path
) -> None:
    expired, then = tmp_path / "过期.p12", NOW - timedelta(days=4 * 365)
    certificate.issue("过期者", expired, PASSWORD, then)
    signing.sign(paper, certificate.load(expired, PASSWORD, then), "preparer", NOW)
    dialog = StandingDialog(standing(paper))
    qtbot.addWidget(dialog)
    outcome, details = (label for label in dialog.findChildren(QLabel) if label.text())
    assert outcome.text() == "底稿.pdf：不可采信"
    assert any("过期者" in line and "不在有效期" in line for line in details.text().splitlines())


def test_an_expired_certificate_does_not_sign_and_the_dialog_says_so(
    qtbot: QtBot, case: Case, paper: Path, tmp_path: Path
) -> None:
    expired = tmp_path / "过期.p12"
    certificate.issue("过期者", expired, PASSWORD, NOW - timedelta(days=4 * 365))
    dialog = SignDialog(paper, ("preparer",), case)
    qtbot.addWidget(dialog)
    dialog.p12.setText(str(expired))
    dialog.password.setText(PASSWORD)
    dialog.go.click()
    assert "有效" in dialog.told.text()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert not standing(paper).verdict.signatures


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_case(Case.open(SLIPS))
    return window


def test_the_window_tells_that_the_case_changed_after_its_paper(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gouji.window.papers.papers.ask_save", lambda *_: tmp_path / "底稿.pdf")
    monkeypatch.setattr(ExpectedDialog, "exec", lambda _: True)
    window.commands.export.trigger()
    assert window.paper.text() == "底稿.pdf：尚未签名"
    assert window.desk is not None
    finding = window.desk.case.findings()[0]
    window.desk.case.tick(finding)
    window.desk.acted.emit()
    qtbot.waitUntil(lambda: "有改动" in window.paper.text(), timeout=5000)


def test_who_must_sign_is_asked_once_and_kept_with_the_case(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.desk is not None
    asked: list[ExpectedDialog] = []

    def choose_two(dialog: ExpectedDialog) -> int:
        asked.append(dialog)
        dialog.findChildren(QRadioButton)[1].setChecked(True)
        dialog.go.click()
        return dialog.result()

    paths = [tmp_path / "一.pdf", tmp_path / "二.pdf"]
    wanted = iter(paths)
    monkeypatch.setattr("gouji.window.papers.papers.ask_save", lambda *_: next(wanted))
    monkeypatch.setattr(ExpectedDialog, "exec", choose_two)
    for path in paths:
        window.commands.export.trigger()
        assert standing(path).verdict.roles == ("preparer", "reviewer")
    assert len(asked) == 1
    assert ExpectedDialog(window).roles == ("preparer", "reviewer")  # offered first for the next case


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[StandingDialog]:
    """What is told of papers, which nobody waits for."""
    dialogs: list[StandingDialog] = []

    def show(dialog: StandingDialog) -> int:
        dialogs.append(dialog)
        return 0

    monkeypatch.setattr(StandingDialog, "exec", show)
    return dialogs


def test_a_paper_that_is_opened_finds_its_case(window: MainWindow, tmp_path: Path, shown: list[StandingDialog]) -> None:
    assert window.desk is not None
    path = tmp_path / "底稿.pdf"
    window.papers.write(window.desk.case, path)
    case = window.desk.case.file.path
    window.open(path)
    assert "一致" in shown[0].sentences[-1]
    shown[0].wanted.emit(case)
    assert window.desk.case.file.path == case


def test_a_paper_finds_the_case_that_is_open_wherever_that_is_kept(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: list[StandingDialog]
) -> None:
    assert window.desk is not None
    path = tmp_path / "别处" / "底稿.pdf"
    path.parent.mkdir()
    window.papers.write(window.desk.case, path)
    monkeypatch.setattr("gouji.casework.papers.whereabouts.places.recent", list)
    assert "没有找到它的案卷" in "".join(told(standing(path)))
    window.open(path)
    assert "一致" in shown[0].sentences[-1]
    assert "打开案卷" not in [button.text() for button in shown[0].findChildren(QPushButton)]  # it is open


def test_a_tampered_paper_is_told_not_shown(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.desk is not None
    path = tmp_path / "底稿.pdf"
    window.papers.write(window.desk.case, path)
    path.write_bytes(path.read_bytes()[:-200])
    told: list[UserError] = []
    monkeypatch.setattr(MainWindow, "tell", lambda window, error: told.append(error))
    window.commands.standing.trigger()
    assert {error.kind for error in told} == {"damaged"}


def test_a_signature_made_elsewhere_is_noted_once_the_signatures_are_looked_at(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.desk is not None
    case, path = window.desk.case, tmp_path / "底稿.pdf"
    window.papers.write(case, path)
    assert "尚未记入案卷" in sign(path, "preparer", Hand(p12_of("preparer"), PASSWORD))
    monkeypatch.setattr(StandingDialog, "exec", lambda dialog: 0)
    for _ in range(2):
        window.commands.standing.trigger()
    assert [entry.kind for entry in case.papers] == ["report", "sign"]


def test_the_list_of_tables_counts_as_the_cover_of_the_paper_does(window: MainWindow) -> None:
    assert window.desk is not None
    case, tables = window.desk.case, window.desk.tables
    case.tick(case.findings()[0])
    window.desk.tables.show_counts()
    for number, sheet in enumerate(workpaper(case).sheets):
        shown = re.search(r"✗ (\d+)", tables.item(number).text())
        assert int(shown[1] if shown else 0) == sheet.open_findings


def test_the_name_is_given_once_and_stands_with_every_later_tick(window: MainWindow) -> None:
    dialog = NameDialog(window)
    dialog.name.setText("王䶮")
    dialog.go.click()
    assert NameDialog(window).name.text() == "王䶮"
    assert window.desk is not None
    case = window.desk.case
    case.tick(case.findings()[0])
    assert "王䶮" in workpaper(case).findings[0].tick


def test_a_form_begins_at_its_first_question(qtbot: QtBot, paper: Path) -> None:
    signing, making = SignDialog(paper, ("preparer",), None), CertificateDialog()
    for dialog, first in ((signing, signing.role), (making, making.owner)):
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.focusWidget() is first


def test_the_paper_has_no_charts_where_its_user_wants_none(window: MainWindow, case: Case, tmp_path: Path) -> None:
    window.show_case(case)
    papers = window.papers
    choice = next(one for one in window.findChildren(QAction) if one.text() == "底稿末尾附图")
    assert choice.isChecked()
    papers.write(case, tmp_path / "有图.pdf")
    choice.setChecked(False)
    papers.write(case, tmp_path / "无图.pdf")
    with_charts, without = (pages_of(tmp_path / f"{name}.pdf") for name in ("有图", "无图"))
    assert any("勾稽关系图" in page for page in with_charts)
    assert not any("勾稽关系图" in page for page in without)
