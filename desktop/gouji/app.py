"""The one place where the window is wired together.

The window's identity on the taskbar is set under python.exe only: gouji.exe has its own, and links made by the
installer would not match another. Held by ``test_the_taskbar_knows_the_program_before_its_first_window``.
"""

from __future__ import annotations

import importlib
import math
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from gouji import resources
from gouji.keeping import places
from gouji.keeping.user.preferences import preferred_word
from gouji.window import theme
from gouji.window.garbage import Garbage
from gouji.window.instance import Instance
from gouji.window.main import MainWindow
from gouji.window.mishaps import QUEUED, Mishaps
from gouji.wording import LANGUAGE, choose


def run(files: Sequence[Path]) -> int:
    """Show the window, on the ``files`` of one document, until it is closed; one that runs already takes them."""
    _be_ourselves_on_the_taskbar()
    if not os.environ.get("GOUJI_LANGUAGE"):
        choose(preferred_word("language", ""))
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Gouji")
    QGuiApplication.setDesktopFileName("gouji")
    application.setWindowIcon(QIcon(str(resources.path("icons", "gouji.ico"))))
    instance = Instance(places.data_folder())
    if instance.hand_over(files):
        return 0
    theme.wear(application)
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: theme.wear(application))
    program = Program(application)
    mishaps = Mishaps()
    mishaps.met.connect(lambda: program.window.tell_mishap(mishaps.log), QUEUED)
    mishaps.watch()
    instance.called.connect(program.come_forward)
    instance.listen()
    program.window.show()
    Garbage(application)
    Thread(target=_sweep, daemon=True).start()
    if files:
        program.window.open(*files)
    else:
        QTimer.singleShot(0, _get_ready)
    status = application.exec()
    instance.close()
    return status


class Program(QObject):
    """The window of the program. What it says is set when it is made: in another language another one takes its place.

    Held by ``tests/window/test_language.py``.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._words = qt_words()
        application.installTranslator(self._words)
        self.window = self._made()

    def _made(self) -> MainWindow:
        window = MainWindow()
        window.spoken.connect(self.speak)
        return window

    def come_forward(self, files: Sequence[Path]) -> None:
        """Another start of the program wants its window, and files opened in it."""
        self.window.come_forward(files)

    def speak(self, language: str) -> None:
        """Go on in a language, with the case that is open, and with the settings in which it was chosen; not while
        something is being typed that cannot be taken over."""
        before = self.window
        if before.desk is not None and not before.desk.finish_editing():
            return
        choose(language)
        self._application.removeTranslator(self._words)
        self._words = qt_words()
        self._application.installTranslator(self._words)
        self.window = self._made()
        self.window.take_place_of(before)
        self.window.doing.settle()


def _sweep() -> None:
    """What an earlier run that was ended midway has left behind; what sweeps is brought in after the window."""
    from gouji.keeping.sweeping import sweep_all
    from gouji.reading.sources.converted import workplace

    sweep_all()
    workplace.sweep()


def _get_ready() -> None:
    """The window is up; what the first case needs is brought in while the user looks for it."""
    from gouji.apart.readers import PAINTERS, READERS

    for ready in (READERS, PAINTERS):
        ready.expect(math.inf)
        ready.warm()
    importlib.import_module("gouji.window.desk.desk")


def qt_words() -> QTranslator:
    """What Qt's own dialogs and menus say, in the language of the program; dates and figures follow it too."""
    language = QLocale(LANGUAGE.get())
    QLocale.setDefault(language)
    translator = QTranslator()
    translator.load(language, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator


def _be_ourselves_on_the_taskbar() -> None:
    """Under python.exe Windows would group the window with every other Python; gouji.exe is itself already."""
    if sys.platform == "win32" and not getattr(sys, "frozen", False):
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("Gouji.Gouji")
