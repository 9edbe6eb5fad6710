"""Every sentence a person reads: message ids in English, Simplified Chinese complete and first."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache

import polib

from gouji import resources

LANGUAGE = ContextVar("LANGUAGE", default="zh_CN")
"""``zh_CN`` or ``en``; set once at the start of the program."""


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    file = resources.path("translations", language, "LC_MESSAGES", "gouji.po")
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(file), encoding="utf-8") if entry.msgstr}


def say(message: str, **params: object) -> str:
    """The sentence of a message id with its places filled; the id itself where a language lacks it."""
    return _catalogue(LANGUAGE.get()).get(message, message).format(**params)
