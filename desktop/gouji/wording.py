"""Every sentence a person reads: message ids in English, Simplified Chinese complete and first."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache

import polib

from gouji import resources

LANGUAGES = ("zh_CN", "en")

LANGUAGE = ContextVar("LANGUAGE", default=LANGUAGES[0])
"""Set once at the start of the program."""


def choose(language: str) -> None:
    """Speak ``language``; Chinese where it is none of ours."""
    LANGUAGE.set(language if language in LANGUAGES else LANGUAGES[0])


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    file = resources.path("translations", language, "LC_MESSAGES", "gouji.po")
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(file), encoding="utf-8") if entry.msgstr}


def say(message: str, **params: object) -> str:
    """The sentence of a message id with its places filled; the id itself where a language lacks it."""
    return _catalogue(LANGUAGE.get()).get(message, message).format(**params)
