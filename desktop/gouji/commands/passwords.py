"""Passwords that a command needs: from the environment, else asked on a terminal; they are kept nowhere."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from typing import TypeVar

from gouji.errors import UserError
from gouji.wording import say

PASSWORD, SOURCE_PASSWORD = "GOUJI_P12_PASSWORD", "GOUJI_PDF_PASSWORD"
"""Of a certificate, and of a locked source."""

Read = TypeVar("Read")


def password_of_certificate() -> str:
    """That of a certificate. Raises UserError where nobody can be asked."""
    given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UserError(
            "no-password", "A password is needed. Set {variable}, or run this in a terminal.", variable=PASSWORD
        )
    return getpass.getpass(say("Password of the certificate: "))


def unlocked(name: str, read: Callable[[str | None], Read]) -> Read:
    """What ``read`` gives with the password of a locked source: from the environment, else asked for."""
    given = os.environ.get(SOURCE_PASSWORD)
    try:
        return read(given)
    except UserError as error:
        if error.kind != "password":
            raise
        if given is None and sys.stdin.isatty():
            return read(getpass.getpass(say("Password of {name}:", name=name)))
        raise UserError(
            "password",
            "{name} is locked, and no password that opens it was given. Set {variable}, or run this in a terminal."
            if given is None
            else "{name} is locked, and the password in {variable} does not open it. Set the one it was sent with.",
            name=name,
            variable=SOURCE_PASSWORD,
        ) from error
