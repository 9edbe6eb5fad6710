"""What beside its file decides what is told of a document: rules, what users said of tables, language, program.

It goes with every task, so that it is one and the same however long a batch lasts and wherever it is worked at; its
digest is part of the key of what was done. Held by ``tests/batch/test_running.py``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from gouji import __version__, datafile, resources
from gouji.apart.telling import dump_answers
from gouji.checking.rules import own
from gouji.checking.rules.choosing import Choice, choose, named
from gouji.checking.rules.pack import pack_ids, understood
from gouji.keeping import own_rules
from gouji.keeping.user.answers import remembered
from gouji.model.document import Document
from gouji.wording import LANGUAGE

_DECIDING = ("rules", "reading", "prose", "check-sheet", "codes", "translations")
"""Folders of data that a check or its sentences rest on."""


@dataclass(frozen=True)
class Basis:
    """As it is sent: data throughout."""

    language: str = "zh_CN"
    own: Mapping[str, Any] = field(default_factory=dict)
    """The user's own rules as they are written; none where they are not understood."""
    pack: str = ""
    """The pack that the user named, by its id or the name of its file; blank where each document gets its own."""
    pack_data: Mapping[str, Any] | None = None
    """What the file of a pack of the user's holds."""
    answers: Mapping[str, Any] = field(default_factory=dict)
    """What users said of tables, by their shapes."""
    before_publication: bool = False

    @cached_property
    def digest(self) -> str:
        """That of all of it, and of the program."""
        told = [__version__, installed(), asdict(self)]
        return sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def choice(self, document: Document) -> Choice:
        """By which rules a document is judged."""
        if self.pack_data is not None:
            return Choice(understood(self.pack_data, self.pack), "it was named by the user", by_person=True)
        if self.pack:
            return named(self.pack)
        return choose(document, own.as_far_as_understood(self.own))


def basis_now(rules: str | None = None, *, before_publication: bool = False) -> Basis:
    """That of this user at this time, with the pack of ``rules`` where one is named. Raises UserError for one that is
    not there or not understood."""
    pack, data = "", None
    if rules is not None:
        named(rules)
        pack = rules if rules in pack_ids() else Path(rules).name
        data = None if rules in pack_ids() else datafile.loaded(Path(rules), pack)
    return Basis(
        language=LANGUAGE.get(),
        own=own_rules.as_far_as_understood().data,
        pack=pack,
        pack_data=data,
        answers=dump_answers(remembered()),
        before_publication=before_publication,
    )


@cache
def installed() -> str:
    """The digest of the data of the program that a check rests on."""
    told = sha256()
    for name in _DECIDING:
        for path in sorted(path for path in resources.path(name).rglob("*") if path.is_file()):
            told.update(path.relative_to(resources.root()).as_posix().encode())
            told.update(sha256(path.read_bytes()).digest())
    return told.hexdigest()
