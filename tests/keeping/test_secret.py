"""The secret of a user is made once, is read by nobody else, and stops nobody's work."""

from __future__ import annotations

import stat
import sys

import pytest

from gouji.keeping.places import data_folder
from gouji.keeping.user.secret import LENGTH, secret


def test_it_is_made_once() -> None:
    assert (len(secret()), secret()) == (LENGTH, secret())


@pytest.mark.skipif(sys.platform == "win32", reason="folders of a user keep others out there")
def test_only_its_user_may_read_it() -> None:
    secret()
    (file,) = data_folder().iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_one_that_was_cut_off_is_made_anew() -> None:
    first = secret()
    (file,) = data_folder().iterdir()
    file.write_bytes(first[:5])
    assert (secret() != first, len(secret())) == (True, LENGTH)


def test_where_it_cannot_be_kept_there_is_one_all_the_same() -> None:
    data_folder().parent.mkdir(parents=True, exist_ok=True)
    data_folder().write_bytes(b"no folder")
    assert secret() != secret()
