"""Names and figures of documents are shown as they are: no marks are followed, no order is turned."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

import gouji.window
from gouji.window.plain import Label, as_is
from gouji.wording import in_order, printable

ROOM = Path(gouji.window.__file__).parent


def test_a_label_shows_marks(qapp: QApplication) -> None:
    label = Label('<img src="x.png">\u202e1,234')
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == '<img src="x.png">1,234'


def test_what_guesses_shows_marks_too() -> None:
    assert as_is("甲\n乙") == "甲\n乙"
    assert as_is("<b>甲</b>\n乙") == "<qt>&lt;b&gt;甲&lt;/b&gt;<br>乙</qt>"
    assert as_is("&lt;b>甲") == "<qt>&amp;lt;b&gt;甲</qt>"


GUESSING = ("setToolTip", "setStatusTip", "setWhatsThis", "setInformativeText", "setDetailedText", "showText")
GUESSERS = ("QLabel", "QMessageBox", "QInputDialog", "QErrorMessage", "QWhatsThis", "QTextBrowser", "QTextEdit")


def calls_in(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: path.stem)
def test_no_text_is_left_to_be_guessed(path: Path) -> None:
    """Nothing is made that guesses, but through ``plain``; what guesses its tips is given a sentence of ours, without
    a place for anything of a document, or ``as_is``; the name of a question is a label."""
    for call in calls_in(path):
        called = ast.unparse(call.func)
        assert called.split(".")[0] not in GUESSERS or called == "QTextEdit.ExtraSelection"
        if isinstance(call.func, ast.Attribute) and call.func.attr in GUESSING:
            texts = [one for one in call.args if isinstance(one, ast.Call) and not one.keywords]
            assert any(ast.unparse(one.func) in ("say", "as_is") for one in texts), ast.unparse(call)
        if called.endswith(".addRow") and len(call.args) > 1:
            assert ast.unparse(call.args[0]) == "label", ast.unparse(call)
        if called.endswith(".setTextFormat"):
            assert ast.unparse(call.args[0]) == "Qt.TextFormat.PlainText" or path.name == "cause_detail.py"


def test_no_mark_turns_the_order_of_figures() -> None:
    assert in_order("\u202e1,234\u202c\u2067x\u2069\u200f-5") == "1,234x-5"


def test_words_that_run_to_the_left_turn_no_figure_beside_them() -> None:
    told = in_order("مالىيە نازارىتى 12 34")
    assert told == "\u2067مالىيە نازارىتى\u2069 12 34"
    assert in_order(told) == told
    layout = QTextLayout(told)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    left, first, second = (
        cast("tuple[float, int]", line.cursorToX(at))[0] for at in (0, told.index("12"), told.index("34"))
    )
    assert left < first < second


def test_a_line_of_a_terminal_stays_one() -> None:
    assert printable("甲\n\x1b[2J\u202e1\x9b2\r\u2028") == "甲  [2J1 2  "
