"""Why a system refuses is told in the language of the program, whatever the reason."""

from __future__ import annotations

import errno
import os
import re
import sqlite3

import pytest

from gouji.errors import OF_A_CASE, REASONS, UNKNOWN, reason_of, unreadable
from gouji.wording import LANGUAGE, say

SENTENCE = (
    "{name} cannot be read ({reason}). Close other programs that use it, or copy it elsewhere, and open it again."
)
SQLITE = sorted(
    {code for name, code in vars(sqlite3).items() if name.startswith("SQLITE_") and isinstance(code, int) and code > 0}
)


def told(error: Exception) -> str:
    return say(SENTENCE, name="案卷", reason=reason_of(error))


def of_sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_reason_of_the_system_is_english_in_a_chinese_sentence(number: int) -> None:
    sentence = told(OSError(number, os.strerror(number)))
    assert not re.search("[A-Za-z]", sentence), sentence
    assert (str(number) in sentence) == (number not in REASONS)


@pytest.mark.parametrize("code", SQLITE)
def test_no_reason_of_the_case_file_is_either(code: int) -> None:
    assert not re.search("[A-Za-z]", told(of_sqlite(code)))


def test_what_the_system_says_in_chinese_stays_and_what_it_says_without_a_number_is_told_too() -> None:
    assert "另一个程序正在使用此文件" in told(PermissionError(13, "另一个程序正在使用此文件"))
    for error in (OSError(), OSError("odd"), sqlite3.DatabaseError("odd")):
        assert not re.search("[A-Za-z]", told(error))


def test_each_reason_that_is_met_has_words_of_its_own_in_both_languages() -> None:
    for language, mark in (("zh_CN", "系统报告错误"), ("en", "the system reports error")):
        token = LANGUAGE.set(language)
        assert mark in say(UNKNOWN, number=1)
        for message in {*REASONS.values(), *OF_A_CASE.values()}:
            assert say(message)
            assert (say(message) == message) == (language == "en")
        LANGUAGE.reset(token)


def test_a_folder_in_place_of_a_file_is_called_one() -> None:
    error = unreadable("预算.pdf", IsADirectoryError(errno.EISDIR, "Is a directory"))
    assert "是一个文件夹" in say(error.message, **error.params)
