"""Every sentence a person reads: message ids in English, Simplified Chinese complete and first.

A catalogue is read as it is edited, at each start and before the window is up: of the format of `.po` no more is
understood than ours hold, an id and its text. Held by ``test_a_catalogue_is_read_as_others_read_it``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from string import Formatter

from gouji import resources
from gouji.errors import Told

LANGUAGES = ("zh_CN", "en")

COUNTING = ("count", "binding", "hints", "unplaced", "unrecognised", "relations", "rows", "more")
"""Places that tell how many there are of what a message is about, the foremost first."""

SEVERAL = frozenset({"columns", "known", "labels", "names", "pages", "rows", "sheets", "tables", "words"})
"""Places that names in a row fill."""

LANGUAGE = ContextVar("LANGUAGE", default=LANGUAGES[0])
"""Set once at the start of the program."""


def choose(language: str) -> None:
    """Speak ``language``; Chinese where it is none of ours."""
    LANGUAGE.set(language if language in LANGUAGES else LANGUAGES[0])


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` for a while."""
    before = LANGUAGE.set(language)
    try:
        yield
    finally:
        LANGUAGE.reset(before)


_QUOTED = r'(?:"[^"\\]*(?:\\.[^"\\]*)*"\s*)+'
_ENTRY = re.compile(rf"^msgid\s+({_QUOTED})^msgstr\s+({_QUOTED})", re.MULTILINE)
_OF_SEVERAL = re.compile(
    rf"^msgid\s+({_QUOTED})^msgid_plural\s+{_QUOTED}^msgstr\[0\]\s+({_QUOTED})^msgstr\[1\]\s+({_QUOTED})", re.MULTILINE
)
"""A message that a language says otherwise of one thing: its id, of one, of many."""
_ESCAPED = {r"\n": "\n", r"\t": "\t", r"\"": '"', r"\\": "\\"}
_ESCAPE = re.compile("|".join(map(re.escape, _ESCAPED)))


def _unquoted(lines: str) -> str:
    """A text that may be written on several lines, each in quotes."""
    text = "".join(line.strip()[1:-1] for line in lines.splitlines())
    return _ESCAPE.sub(lambda found: _ESCAPED[found[0]], text) if "\\" in text else text


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    """Every message as it is said; of those that a language says otherwise of one, as it says them of many."""
    text = _file(language)
    entries = (*_ENTRY.findall(text), *((message, many) for message, _, many in _OF_SEVERAL.findall(text)))
    return {message: said for message, said in (map(_unquoted, entry) for entry in entries) if message and said}


@cache
def _of_one(language: str) -> Mapping[str, tuple[str, str]]:
    """How a language that tells one from many says a message of one, with the place that counts: the first of those
    that may be another in number."""
    entries = ((_unquoted(message), _unquoted(one)) for message, one, _ in _OF_SEVERAL.findall(_file(language)))
    return {message: (one, _counting(message)) for message, one in entries}


def _file(language: str) -> str:
    return resources.path("translations", language, "LC_MESSAGES", "gouji.po").read_text("utf-8")


def _counting(message: str) -> str:
    """The place of a message that tells how many."""
    places = [name for _, name, _, _ in Formatter().parse(message) if name]
    return next(name for name in COUNTING if name in places)


def say(message: str, **params: object) -> str:
    """The sentence of a message id with its places filled; the id itself where a language lacks it.

    A Told among the parameters is said first. One thing and names in a row are told as the language does
    (``tests/test_wording.py``).
    """
    language = LANGUAGE.get()
    told = _catalogue(language).get(message, message)
    if (single := _of_one(language).get(message)) is not None and str(params.get(single[1])) == "1":
        told = single[0]
    if language != LANGUAGES[0]:
        params = {name: _parted(value) if name in SEVERAL else value for name, value in params.items()}
    filled = {
        name: say(value.message, **value.params) if isinstance(value, Told) else value for name, value in params.items()
    }
    return told.format(**filled) if filled else told  # of the name of a user's own rule nothing is filled


def _parted(value: object) -> object:
    """Names in a row as the language parts them: the reader, which speaks none, parts them by 、."""
    return value.replace("、", say("between names")) if isinstance(value, str) else value


def listed(parts: Iterable[str]) -> str:
    """Names and places in a row, parted as the language does: 、 or a comma."""
    return say("between names").join(parts)


def clauses(parts: Iterable[str]) -> str:
    """What is said one after the other in a sentence, without what is empty: ， or a comma."""
    return say("between clauses").join(filter(None, parts))


def statements(parts: Iterable[str]) -> str:
    """Sentences one after the other: ； or a semicolon."""
    return say("; ").join(parts)


_TURNING = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_TURNED = re.compile(f"[{_LEFTWARD}]+(?: +[{_LEFTWARD}]+)*")
_ANY_TURN = re.compile(f"[{_LEFTWARD}{''.join(map(chr, _TURNING))}]")
_CONTROLS = _TURNING | dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], " ")


def in_order(text: str) -> str:
    """A text without the marks that turn the order of what is shown, which would print 1,234 as 4,321.

    Words of a script that runs to the left stand apart, so that they do not turn the figures beside them.
    """
    if text.isascii() or _ANY_TURN.search(text) is None:  # as nearly every text of the window is
        return text
    return _TURNED.sub("\u2067\\g<0>\u2069", text.translate(_TURNING))


def printable(text: str) -> str:
    """A text as one line of a terminal: nothing of a document breaks the line, clears it or colours it."""
    return text.translate(_CONTROLS)
