"""A data file in TOML as a type of ours: a key or a value that nobody knows is refused, with its place.

The types are msgspec structs that forbid unknown fields. What more a value must be (a name that is known, a formula, a
pattern) is a type of its own, made by the function that ``makers`` gives for it; it raises Misread for what it refuses.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from gouji import resources
from gouji.errors import Misread, Told, UserError, unreadable

Made = TypeVar("Made")
Makers = Mapping[type, Callable[[str], Any]]
"""What makes a value of a type from its text."""

_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[\.\.\.\]")
_NAMING = ("id", "name", "kind")
"""The keys by which an entry of a list is called."""

WORDS = {
    "str": "a text",
    "int": "a whole number",
    "bool": "true or false",
    "float": "a number",
    "array": "a list",
    "object": "a table of keys",
    "null": "nothing",
}
"""What msgspec calls a type → its message id."""

REASONS = (
    (re.compile(r"Object contains unknown field `(?P<key>.+)`"), "nobody knows the key {key}"),
    (re.compile(r"Object missing required field `(?P<key>.+)`"), "the key {key} is missing"),
    (re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<found>[^`]+)`"), "{wanted} is wanted here, not {found}"),
    (re.compile(r"Invalid (?:enum )?value '?(?P<value>.*?)'?"), "nobody knows the value {value}"),
)
"""What msgspec says → message id; its groups fill the places."""

_WORDED = ("wanted", "found")
"""Places that name a type."""


def installed(made: type[Made], *parts: str, makers: Makers | None = None) -> Made:
    """A data file of the program itself; raises UserError with the place of what is not understood in it."""
    return read(made, resources.path(*parts), "/".join(parts), makers)


def read(made: type[Made], path: Path, name: str, makers: Makers | None = None) -> Made:
    """The file at ``path``, called ``name`` in messages; raises UserError."""
    return understood(made, loaded(path, name), name, makers)


def loaded(path: Path, name: str) -> Mapping[str, Any]:
    """What the file holds, whatever that means; raises UserError."""
    try:
        return _held(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise unreadable(name, error) from error
    except UnicodeDecodeError as error:
        raise refused(name, "", Misread("it is no text in UTF-8")) from error
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = Told("line {line}, column {column}", {"line": at[1], "column": at[2]}) if at else Told("at its end")
        raise refused(name, place, Misread("it is not written as TOML")) from error
    except RecursionError as error:  # lists in lists without end
        raise refused(name, "", Misread("it is not written as TOML")) from error


@lru_cache(64)
def _held(text: str) -> Mapping[str, Any]:
    """What a text holds: a pack is read once for its words and once for its laws, and again for each that begins with
    it."""
    return tomllib.loads(text)


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise Misread("this is no pattern: {text}", text=text) from error


ALWAYS: Makers = {re.Pattern[str]: _pattern}
"""What every data file may hold beside plain values."""


def understood(made: type[Made], data: Mapping[str, Any], name: str, makers: Makers | None = None) -> Made:
    """The same of what such a file holds."""

    def make(wanted: type, text: object) -> object:
        maker = {**ALWAYS, **(makers or {})}.get(wanted)
        assert maker is not None, f"a fault of the program, not of the file: nothing makes {wanted}"
        if not isinstance(text, str):
            raise Misread("{wanted} is wanted here, not {found}", wanted=Told("a text"), found=_word(_kind_of(text)))
        return maker(text)

    try:
        return msgspec.convert(data, made, dec_hook=make)
    except msgspec.ValidationError as error:
        told, _, path = str(error).partition(" - at `")
        why = error.__cause__ if isinstance(error.__cause__, Misread) else _reason(told)
        raise refused(name, _place(data, path.rstrip("`")), why) from error


def written(data: Mapping[str, Any]) -> str:
    """The text of a file that holds just this: texts, whole numbers, true and false, lists of them, and lists of such
    tables, which come last. Held by ``test_what_is_written_is_read_back``."""
    plain = {key: value for key, value in data.items() if not _is_tables(value)}
    lines = [f"{key} = {_value(value)}" for key, value in plain.items()]
    for key, tables in data.items():
        if key not in plain:
            lines += [f"\n[[{key}]]\n{written(table)}".rstrip("\n") for table in tables]
    return "\n".join(lines) + "\n"


def _is_tables(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list() | tuple():
            return f"[{', '.join(map(_value, value))}]"
    raise TypeError(value)


def refused(name: str, place: str | Told, why: Misread) -> UserError:
    """What is said of a file called ``name`` in which something is not understood at ``place``."""
    message = "{file}, {place}: {reason}." if place else "{file}: {reason}."
    return UserError("data", message, file=name, place=place, reason=Told(why.message, why.params))


def _kind_of(value: object) -> str:
    return {int: "int", bool: "bool", float: "float", list: "array", dict: "object"}.get(type(value), "null")


def _word(names: str) -> Told:
    one, _, other = names.partition(" | ")
    word = Told(WORDS.get(one, one))
    return Told("{one} or {other}", {"one": word, "other": _word(other)}) if other else word


def _reason(told: str) -> Misread:
    for pattern, message in REASONS:
        if match := pattern.fullmatch(told):
            groups = match.groupdict()
            return Misread(message, **{one: _word(groups[one]) if one in _WORDED else groups[one] for one in groups})
    return Misread("a value as it stands here is not allowed")


def _place(data: object, path: str) -> str:
    """``$.law[3].parts[1]`` as a reader finds it, ``law A4 parts 2``: entries by what they are called, else from 1."""
    at = data
    words: list[str] = []
    for key, number in _STEP.findall(path.removeprefix("$")):
        if key:
            words.append(key)
            at = at.get(key) if isinstance(at, Mapping) else None
        elif number:
            at = at[int(number)] if isinstance(at, list) and int(number) < len(at) else None
            called = [at[one] for one in _NAMING if isinstance(at.get(one), str)] if isinstance(at, dict) else []
            words.append(called[0] if called else str(int(number) + 1))
    return " ".join(words)
