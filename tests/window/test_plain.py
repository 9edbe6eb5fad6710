"""Names and figures of documents are shown as they are: no marks are followed, no order is turned."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import gouji.window
from gouji.window.plain import Label, as_is
from gouji.window.tree.view import pasted_as_is
from gouji.wording import in_order, printable

ROOM = Path(gouji.window.__file__).parent


def test_a_label_shows_marks(qapp: QApplication) -> None:
    label = Label('<img src="x.png">\u202e1,234')
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == '<img src="x.png">1,234'


def test_what_guesses_shows_marks_too() -> None:
    assert as_is("甲\n乙") == "甲\n乙"
    assert as_is("<b>甲</b>\n乙") == "<qt>&lt;b&gt;甲&lt;/b&gt;<br>乙</qt>"


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: path.stem)
def test_no_text_is_left_to_be_guessed(path: Path) -> None:
    """Each label is of plain text; the one that is not says so with marks of its own around what it escapes."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    guessing = [ast.unparse(call) for call in calls if isinstance(call.func, ast.Name) and call.func.id == "QLabel"]
    assert all("<b>{escape(" in call for call in guessing)


def test_no_text_of_a_document_becomes_a_formula_elsewhere() -> None:
    assert [pasted_as_is(text) for text in ("=1+2", "@甲", "-甲", "+1+2")] == ["'=1+2", "'@甲", "'-甲", "'+1+2"]
    assert [pasted_as_is(text) for text in ("-12.5", "+3", "-1,234.00", "甲=乙", "")] == [
        "-12.5", "+3", "-1,234.00", "甲=乙", "",
    ]  # fmt: skip


def test_no_mark_turns_the_order_of_figures() -> None:
    assert in_order("\u202e1,234\u202c\u2067x\u2069") == "1,234x"


def test_a_line_of_a_terminal_stays_one() -> None:
    assert printable("甲\n\x1b[2J\u202e1\x9b2\r\u2028") == "甲  [2J1 2  "
