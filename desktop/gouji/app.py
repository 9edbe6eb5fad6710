"""The one place where the window is wired together."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gouji.window.main import MainWindow


def run(file: Path | None) -> int:
    """Show the window, on ``file`` when one is given, until it is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Gouji")
    translator = QTranslator()
    if translator.load(QLocale("zh_CN"), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    window = MainWindow()
    window.show()
    if file is not None:
        window.open(file)
    return application.exec()
