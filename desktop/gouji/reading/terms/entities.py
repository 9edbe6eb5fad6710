"""Whom a document is of: the name behind the label of a department or unit, or one of a body on the cover.

A name behind a label ends at the next thing that is known: another label, a unit, a year, a gap. What is itself a
unit, a label or the header of a column is no name: the label was left blank. On a cover a name stands on one line,
beside the year of the budget, and ends in the word of a body (局, 委员会, 街道办事处); so it never begins within
another word. Held by ``tests/reading/test_entities.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.reading.terms.figures import joined_words
from gouji.reading.terms.vocabulary import Vocabulary

_COLON = re.compile(r"\s*[：:﹕]\s*")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]$")
_CODE = re.compile(r"^[\[【（(]?\d{3,}[\]】）)]?[-—－\s]*")
"""The code of a unit before its name."""
_FEW, _MANY = 2, 40
"""Letters; no body is called by a shorter or longer name."""
_LONGEST = 1_000
"""Letters of a line on a cover."""
_PLACES = ("省", "市", "区", "县", "州", "旗", "人民政府")
"""What the first line of the name of a body ends in where that takes two."""


def names_entity(text: str, words: Vocabulary) -> bool:
    """Whether a line stands for who compiled a table, be it filled in or left blank: ``编制部门：``."""
    return _behind_label(text, words) is not None


def entity_in(text: str, words: Vocabulary) -> str:
    """Who compiled a table, as a line names it behind its label; "" where it names no one."""
    behind = _behind_label(text, words)
    if not behind:
        return ""
    end = words.document.entity_end.search(behind)
    name = _CODE.sub("", joined_words(behind[: end.start()] if end else behind))
    others = (words.document.unit_bare, words.document.numbering)
    known = words.heads_columns(name) or words.is_title(name) or any(other.fullmatch(name) for other in others)
    known = known or is_label(name, words)
    return "" if known or sum(map(str.isalpha, name)) < _FEW or not name[0].isalnum() else name


def is_label(text: str, words: Vocabulary) -> bool:
    """Whether a text is the label alone, whose name stands in the next cell."""
    return words.document.entity_label.fullmatch(_COLON.sub("", text.strip())) is not None


def is_body(name: str, words: Vocabulary) -> bool:
    """Whether a name ends as those of public bodies do."""
    bare = _BRACKETED.sub("", joined_words(name))
    return _FEW < len(bare) <= _MANY and bare not in _PLACES and bare.endswith(words.document.bodies)


def entity_on(cover: Sequence[str], words: Vocabulary) -> str:
    """Whose budget a cover says it is: behind a label, else the body beside the year."""
    lines = [joined_words(line) for line in cover if len(line) <= _LONGEST]
    if named := next((name for line in cover if (name := entity_in(line, words))), ""):
        return named
    text = "\n".join(words.document.part.sub("", line) for line in lines)
    for pattern in words.document.covers:
        for found in pattern.finditer(text):
            name = words.document.before_body.sub("", found["entity"], count=1)
            if is_body(name, words):
                return _from_line_above(name, text[: found.start("entity")]) + name
    return ""


def _behind_label(text: str, words: Vocabulary) -> str | None:
    """What stands behind the label that a line begins with; None for any other line."""
    text = text.strip()
    label = words.document.entity_label.match(text)
    colon = _COLON.match(text, label.end()) if label else None
    return text[colon.end() :] if colon else None


def _from_line_above(name: str, before: str) -> str:
    """The place that the line above a name says it is of, where that is all it says."""
    lines = before.removesuffix("\n").split("\n")
    above = lines[-1] if before.endswith("\n") else ""
    return above if above.endswith(_PLACES) and above.isalpha() and not name.startswith(above) else ""
