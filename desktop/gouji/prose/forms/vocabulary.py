"""What the fields of forms are called (``resources/prose/forms.toml``), as types."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Literal

from msgspec import Struct

from gouji import datafile

Sort = Literal["text", "choice", "date", "amount", "part", "header", "passage", "aside"]

UNIT = re.compile(r"(?:（(?P<unit>万元|元)）)?[:：]?$")
"""What stands behind a label: the unit of its amount, a colon."""


class Labelled(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A field: its key, and how its label reads."""

    key: str
    label: re.Pattern[str]
    sort: Sort
    required: bool = False
    """Whether a form that prints its label must fill it in."""
    cut_from: tuple[str, ...] = ()
    """The keys of which it is one, where its label was cut."""


class Whole(Struct, frozen=True, forbid_unknown_fields=True):
    """The sets of parts that make up a whole."""

    of: str
    parts: tuple[frozenset[str], ...]


class FormWords(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", dict=True):
    """The whole file."""

    ticked: str
    empty: str
    of_which: str
    signature: re.Pattern[str]
    level: re.Pattern[str]
    target: re.Pattern[str]
    whole: tuple[Whole, ...]
    field: tuple[Labelled, ...]

    @cached_property
    def labels(self) -> re.Pattern[str]:
        """Every label where it begins a word, in one pattern: the longer one of two that begin alike."""
        every = sorted((alone for one in self.field for alone in _alternatives(one.label.pattern)), key=_rank)
        return re.compile(
            rf"(?<![^\s：；。])(?:{self.of_which}：?\s?)?(?P<label>{'|'.join(every)})(?:（(?P<unit>万元|元)）)?：?"
        )

    def field_of(self, label: str) -> Labelled | None:
        """The field of a label without white space, unit and colon; None for what is none."""
        return next((one for one in self.field if one.label.fullmatch(label)), None)

    def bare(self, text: str) -> str:
        """A label without what stands before a part, unit and colon."""
        return UNIT.sub("", text.removeprefix(self.of_which).lstrip("：:"), count=1)


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, but not those within its brackets."""
    found, depth = [""], 0
    for letter in pattern:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            found.append("")
        else:
            found[-1] += letter
    return found


def _rank(alternative: str) -> int:
    return -len(re.sub(r"\(\?:|[()?|]", "", alternative))


@cache
def form_words() -> FormWords:
    """The words of forms; raises UserError with the place of what is not understood."""
    return datafile.installed(FormWords, "prose", "forms.toml")
