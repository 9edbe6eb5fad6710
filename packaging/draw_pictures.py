"""Makes every picture of README and the guide, of the real window: ``python packaging/draw_pictures.py``.

The window opens the sample with planted slips, and a text that goes with it. What the guide shows is cut out of the
window at its own size, in the language of the guide, with few colours: it is shipped with the program. Held by
``tests/packaging/test_pictures.py``.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from PySide6.QtCore import QBuffer, QCoreApplication, QEventLoop, QIODevice, QSize, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from gouji.app import qt_words
from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report
from gouji.model.document import Cell
from gouji.window import theme
from gouji.window.desk.desk import Desk
from gouji.window.main import MainWindow
from gouji.wording import LANGUAGES, choose

TOP = Path(__file__).resolve().parents[1]
SAMPLE = TOP / "seeds" / "sample-2017-with-slips.txt"
README = TOP / "packaging" / "pictures"
GUIDE = TOP / "resources" / "guide" / "pictures"

TEXT = """2017年部门预算编制说明
（一）收支预算总体情况
2017年支出预算总额为310,040万元。其中：一般公共预算支出310,040万元，政府性基金支出0万元。
（二）支出预算主要内容
1.“一般公共服务支出”科目37,442万元，主要用于人力资源事务。
2.“教育支出”科目77,616万元，主要用于进修及培训。
3.“住房保障支出”科目12,152万元，主要用于住房公积金和购房补贴。

"""
"""Sentences as they are published beside such tables, of which one states another figure than they."""

WINDOW = QSize(1440, 860)
"""Pixels."""

COLOURS = 64
"""Of a picture of the guide."""

PAPER_DPI, PAPER_COLOURS = 90, 64


def wait(until: Callable[[], bool]) -> None:
    """Let the window go on until something holds."""
    loop, clock = QEventLoop(), QTimer()
    clock.timeout.connect(lambda: loop.quit() if until() else None)
    clock.start(20)
    loop.exec()


def settle() -> None:
    """Let what is asked for be painted."""
    for _ in range(5):
        QCoreApplication.processEvents()


def shown(path: Path, size: QSize) -> MainWindow:
    """The window with a document in it, once all of it is judged."""
    window = MainWindow()
    window.resize(size)
    window.show()
    window.show_case(Case.open(path))
    desk = window.desk
    assert desk
    wait(lambda: desk.text.counts is not None and not desk.suspecting.busy)
    settle()
    return window


def cut(widget: QWidget, high: int) -> QPixmap:
    """The upper part of a widget."""
    settle()
    return widget.grab(widget.rect().adjusted(0, 0, 0, min(0, high - widget.height())))


def causes(desk: Desk) -> QPixmap:
    """The list of causes with the first chosen."""
    desk.worklist.walk(1)
    return cut(desk.worklist.causes.view, 130)


def table(desk: Desk) -> QPixmap:
    """The table with the figure that is wrong."""
    desk.worklist.walk(1)
    sheet = desk.sheet(2)
    sheet.show_from(max(0, desk.case.document.tables[2].row_of["208"] - 2))
    return cut(sheet, 240)


def relations(desk: Desk) -> QPixmap:
    """The relations of a figure, as small sums."""
    desk.show_cell(Cell(2, desk.case.document.tables[2].row_of["20801"], 0))
    desk.relating.show()
    return cut(desk.relating.tabs, 250)


def text(desk: Desk) -> QPixmap:
    """The text with a figure that is not that of the table."""
    desk.text.show()
    desk.text.page.walk(1)
    return cut(desk.text.page, 430)


def check_sheet(desk: Desk) -> QPixmap:
    """The check sheet."""
    desk.check_sheet.show()
    return cut(desk.check_sheet.page, 300)


OF_GUIDE: dict[str, Callable[[Desk], QPixmap]] = {
    "causes": causes,
    "table": table,
    "relations": relations,
    "text": text,
    "check-sheet": check_sheet,
}
"""What the guide shows, by the names by which its text calls for it."""

OF_README = ("window.png", "paper.png")


def made(languages: tuple[str, ...] = LANGUAGES) -> Iterator[tuple[Path, bytes]]:
    """Every picture: where it stands, and what it is."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / SAMPLE.name
        path.write_text(TEXT + SAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
        for language in languages:
            choose(language)
            words = qt_words()
            application.installTranslator(words)
            window = shown(path, WINDOW)
            assert window.desk
            for name, draw in OF_GUIDE.items():
                yield GUIDE / language / f"{name}.png", png(draw(window.desk), COLOURS)
            window.close()
            application.removeTranslator(words)
        choose(LANGUAGES[0])
        yield from of_readme(path, Path(folder))


def of_readme(path: Path, folder: Path) -> Iterator[tuple[Path, bytes]]:
    """The whole window with a cause chosen, and the first page of the paper."""
    window = shown(path, WINDOW)
    desk = window.desk
    assert desk
    desk.worklist.walk(1)
    settle()
    yield README / OF_README[0], png(window.grab(), 128)
    paper = folder / "paper.pdf"
    print_report(desk.case, paper)
    document = pdfium.PdfDocument(paper)
    page = document[0].render(scale=PAPER_DPI / 72).to_pil()
    document.close()
    yield README / OF_README[1], packed(page, PAPER_COLOURS)
    window.close()


def png(picture: QPixmap, colours: int) -> bytes:
    """A picture as PNG of few colours."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return packed(Image.open(io.BytesIO(bytes(buffer.data().data()))), colours)


def packed(image: Image.Image, colours: int) -> bytes:
    """The same of any picture, without a grain."""
    held = io.BytesIO()
    few = image.convert("RGB").quantize(colours, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    few.save(held, "PNG", optimize=True)
    return held.getvalue()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as data:
        os.environ["GOUJI_DATA"] = data
        theme.wear(QApplication(sys.argv[:1]))
        for place, picture in made():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(picture)
            print(f"{place.relative_to(TOP)}: {len(picture):,} bytes")
