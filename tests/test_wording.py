"""Every sentence on screen and paper has its Chinese; the English face is complete too."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from functools import cache

import polib
import pytest

from gouji import datafile, resources, usage
from gouji.batch.found import FOUND
from gouji.batch.recording import NO_TABLE
from gouji.batch.units.departments import Why as WhyNotSummed
from gouji.casework.proposing import kinds
from gouji.casework.telling.unchecked import REASONS
from gouji.casework.versions import told
from gouji.checking.families.family import OUTCOME_NAMES
from gouji.checking.families.unheld import Lacking
from gouji.checking.rules.laws import GENERAL_KNOWLEDGE, Severity
from gouji.checking.rules.pack import load, pack_ids
from gouji.checking.unchecked import Why
from gouji.exports.batch.workbook import HEADS
from gouji.model.kinds import kinds as kinds_of_table
from gouji.reading.decisions.decision import Begins, GoesOn, Prose, Raw
from gouji.reading.making import OF_ANOTHER_KIND, UNPLACED
from gouji.review import taken_over
from gouji.window.desk.panes import PANES
from gouji.wording import LANGUAGE, say, speaking
from tests.conftest import TOP

SOURCES = sorted((TOP / "desktop" / "gouji").rglob("*.py"))
SAYING = {"say": 0, "Told": 0, "UserError": 1, "Misread": 0, "Choice": 1, "AmountError": 0, "add": 1} | {
    "Reason": 0,
    "unwritable": 0,
    "_or_why": 1,
}
"""Calls that take a message id, and where it stands."""

OF_A_FINDING = {"place", "other", "expected", "stated", "difference", "old", "new"}
"""What the sentence of a finding may fill in."""


@cache
def messages() -> frozenset[str]:
    """Every message id of the program."""
    return frozenset(_messages())


def _messages() -> Iterator[str]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            place = SAYING.get(name)
            if place is not None and len(node.args) > place:
                yield from literals(node.args[place])
    yield from OUTCOME_NAMES.values()
    yield from (severity.value for severity in Severity)
    yield from kinds()
    yield from usage.SENTENCES
    yield from (one.verdict for one in (Begins, GoesOn, Raw, Prose))
    yield from (OF_ANOTHER_KIND, UNPLACED)
    yield from (*taken_over.Why, *told.SORTS.values(), *told.HEADS)
    yield from (*Lacking, *(why.message for why in Why), *REASONS.values())
    yield from (*datafile.WORDS.values(), *(message for _, message in datafile.REASONS))
    yield from (kind.id for kind in kinds_of_table().values() if kind.id != "performance")  # never a table
    for pack in map(load, pack_ids()):
        yield pack.name
        yield from (word for law in pack.laws for word in (law.name, law.why))
    yield GENERAL_KNOWLEDGE
    yield from (title for title, _ in PANES.values())
    yield from (*HEADS, *FOUND, *WhyNotSummed, NO_TABLE)


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


@cache
def catalogue(language: str) -> dict[str, str]:
    file = resources.path("translations", language, "LC_MESSAGES", "gouji.po")
    entries = polib.pofile(str(file), encoding="utf-8")
    return {entry.msgid: entry.msgstr or " ".join(entry.msgstr_plural.values()) for entry in entries}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_catalogue_is_read_as_others_read_it(language: str) -> None:
    entries = polib.pofile(str(resources.path("translations", language, "LC_MESSAGES", "gouji.po")), encoding="utf-8")
    read = {entry.msgid: entry.msgstr or entry.msgstr_plural.get(1) or entry.msgid for entry in entries}
    with speaking(language):
        assert {message: say(message) for message in read} == read


def test_every_message_has_its_chinese() -> None:
    known = catalogue("zh_CN")
    assert {message for message in messages() if not known.get(message)} == set()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_translations_fill_only_places_of_their_message(language: str) -> None:
    for message, text in catalogue(language).items():
        allowed = fields(message) | (OF_A_FINDING if message.startswith("{place}: ") else set())
        assert fields(text) <= allowed, message


def test_the_english_face_reads_as_english() -> None:
    """A message id that is a key and not a sentence needs its English wording."""
    english, chinese = catalogue("en"), catalogue("zh_CN")
    keys = {message for message in chinese if ": " in message and message.startswith("{place}: ")}
    assert {key for key in keys if key not in english and fields(key) != fields(chinese[key])} == set()
    token = LANGUAGE.set("en")
    assert say("Undo") == "Undo"
    LANGUAGE.reset(token)
    assert say("Undo") == "撤销"


def test_one_thing_and_names_in_a_row_are_told_as_english_does() -> None:
    with speaking("en"):
        assert [say("{count} findings", count=count) for count in (0, 1, 2)] == [
            "0 findings",
            "1 finding",
            "2 findings",
        ]
        assert say("{place}: {count} relations", place="T1", count="1") == "T1: 1 relation"
        assert say("named in the contents and not found: {tables}", tables="收入表、支出表").endswith("收入表, 支出表")
    assert say("named in the contents and not found: {tables}", tables="收入表、支出表").endswith("收入表、支出表")


def test_no_message_is_left_over() -> None:
    """A translation that nothing says is dead. Ids chosen at run time are found by their text in the sources."""
    sources = "".join("".join(path.read_text(encoding="utf-8").split()) for path in SOURCES).replace('""', "")
    unspoken = [message for message in catalogue("zh_CN") if message and message not in messages()]
    stems = {
        message: "".join(message.removesuffix("too much").removesuffix("too little").split()) for message in unspoken
    }
    assert {message for message, stem in stems.items() if stem not in sources} == set()
