"""The one place where the window is wired together."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gouji.window.main import MainWindow
from gouji.window.mishaps import QUEUED, Mishaps
from gouji.wording import LANGUAGE


def run(file: Path | None) -> int:
    """Show the window, on ``file`` when one is given, until it is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Gouji")
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(LANGUAGE.get()), "qtbase", "_", folder):
        application.installTranslator(translator)
    window = MainWindow()
    mishaps = Mishaps()
    mishaps.met.connect(lambda: window.tell_mishap(mishaps.log), QUEUED)
    mishaps.watch()
    window.show()
    if file is not None:
        window.open(file)
    return application.exec()
