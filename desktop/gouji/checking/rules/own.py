"""Rules of the user's own: formulas with a name, how binding they are, a reason, and whether they must be explained.

They are written as a pack without laws of the program, so that ``--rules`` takes the same file. What a document prints
and no pack has a name for may stand in them: it is written with them as a name, and means just what is printed. Where
one of them is not understood none of the file is judged, and the laws of the program are judged all the same.

Findings hang on the id of a rule, which nobody chooses: two rules have one id only if one was shared and then changed.
Then nobody knows which of them is meant, so both stand, the one that is taken from a file under an id of its own. Held
by ``tests/checking/rules/test_own.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from msgspec import Struct

from gouji import datafile
from gouji.checking.rules.formula import Formula, Tie, parse, pointing
from gouji.checking.rules.laws import AnyLaw, FormulaLaw, Severity, TieLaw
from gouji.checking.rules.library import library
from gouji.checking.rules.names import Named, Names
from gouji.errors import Misread, UserError

OWN = "own-rules"
"""The id of a file of such rules."""


class OwnFile(Struct, frozen=True, forbid_unknown_fields=True):
    """Rules as they are written."""

    id: str = OWN
    name: str = ""
    names: tuple[Named, ...] = ()
    law: tuple[FormulaLaw | TieLaw, ...] = ()


class _Words(Struct, frozen=True):
    """What has to be known before the formulas are understood."""

    names: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A rule as its user writes it: one formula a line, or one that says each code or class."""

    name: str
    text: str
    severity: Severity = Severity.EXPLAIN
    why: str = ""
    must_explain: bool = False
    id: str = ""
    """Blank for a rule that is new."""


@dataclass(frozen=True)
class OwnRules:
    """Rules that were understood, and what was written of them."""

    laws: tuple[AnyLaw, ...] = ()
    names: Names = field(default_factory=lambda: Names({}))
    """What they call by a name of their own."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """As they are written."""
    fault: UserError | None = None
    """Why they are left out, where they are not understood."""

    def __bool__(self) -> bool:
        return bool(self.laws)

    @property
    def written(self) -> str:
        """The text of a file of them."""
        return datafile.written({"id": OWN, **self.data})

    def drafts(self) -> Iterator[Draft]:
        """Each as its user writes it."""
        for law, data in zip(self.laws, self.data.get("law", ()), strict=True):
            text = data.get("tie") or "\n".join(data.get("formulas", ()))
            yield Draft(law.name, text, law.severity, law.why, law.must_explain, law.id)

    def law(self, law_id: str) -> AnyLaw | None:
        """The rule of an id."""
        return next((law for law in self.laws if law.id == law_id), None)

    def with_rule(self, draft: Draft) -> tuple[OwnRules, str]:
        """These with a rule that is new or stands in the place of the one of its id, and that id.

        Raises Misread, for a formula with the line and column of what is not understood.
        """
        if not draft.name.strip():
            raise Misread("a rule needs a name")
        lines = [*formulas(draft.text, self.names)]
        law_id = draft.id or _new_id()
        laws: list[Mapping[str, Any]] = [*self.data.get("law", ())]
        place = next((place for place, one in enumerate(laws) if one["id"] == law_id), len(laws))
        before = laws[place] if place < len(laws) else {}
        told: dict[str, object] = {
            "id": law_id,
            "name": draft.name.strip(),
            "severity": draft.severity.value,
            "why": draft.why.strip(),
        }
        told |= {"must-explain": draft.must_explain, **_form(lines)}
        kept = {key: value for key, value in before.items() if key not in ("form", "formulas", "tie", *told)}
        laws[place : place + 1] = [{key: value for key, value in told.items() if value} | kept]
        new = [{"name": name} for name in dict.fromkeys(_new_names(lines, self.names))]
        return understood(_needed([*self.data.get("names", ()), *new], laws), draft.name), law_id

    def without(self, law_id: str) -> OwnRules:
        """These without a rule."""
        laws = [one for one in self.data.get("law", ()) if one["id"] != law_id]
        return understood(_needed(self.data.get("names", ()), laws), OWN)

    def and_also(self, others: OwnRules, shown: str) -> tuple[OwnRules, tuple[str, ...]]:
        """These and others, which were in a file called ``shown``, and the names of those that stand here otherwise.

        These are taken beside what is here, each under an id of its own; one that says just what one here says is not
        taken. Raises UserError where both call different things by one name.
        """
        for name, printed in others.names.variants.items():
            if self.names.variants.get(name, printed) != printed:
                raise datafile.refused(shown, f"names {name}", Misread("{name} is given twice", name=name))
        here: Sequence[Mapping[str, Any]] = self.data.get("law", ())
        texts, ids = [_said(one) for one in here], {one["id"] for one in here}
        new = [one for one in others.data.get("law", ()) if _said(one) not in texts]
        taken = [{**one, "id": _new_id()} if one["id"] in ids else one for one in new]
        names = {one["name"]: one for one in (*self.data.get("names", ()), *others.data.get("names", ()))}
        rules = understood({"names": [*names.values()], "law": [*here, *taken]}, shown)
        return rules, tuple(str(one.get("name") or one["id"]) for one in new if one["id"] in ids)


NONE = OwnRules()


def read(path: Path, shown: str) -> OwnRules:
    """The rules in a file that messages call ``shown``; raises UserError with the place of what is wrong in it."""
    return understood(datafile.loaded(path, shown), shown)


def understood(data: Mapping[str, Any], shown: str) -> OwnRules:
    """The same of what such a file holds."""
    words = datafile.understood(_Words, data, shown)
    standing = library()
    known = standing.calling(standing.names, words.names, shown)
    file = datafile.understood(OwnFile, data, shown, known.makers)
    met = set(standing.laws)
    for law in file.law:
        if law.id in met:
            raise datafile.refused(shown, f"law {law.id}", Misread("another law is called {name}", name=law.id))
        met.add(law.id)
    held = {key: data[key] for key in ("names", "law") if data.get(key)}
    return OwnRules(file.law, known.names.beyond(standing.names), held)


def as_far_as_understood(data: Mapping[str, Any], shown: str = OWN) -> OwnRules:
    """The rules that a case keeps; none, and why, where this version of the program does not understand them."""
    try:
        return understood(data, shown)
    except UserError as error:
        return OwnRules(fault=error)


def formulas(text: str, own: Names) -> Iterator[Formula]:
    """The formulas of a text, one a line; what no name is known for is called as it is printed.

    Raises Misread with the line and column in the text of what is not understood.
    """
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise pointing(Misread("a rule needs a formula"), text, 0)
    known = library()
    for number, line in lines:
        try:
            made = parse(line)
            words = dict.fromkeys((*own.variants, *_new_names([made], own)))
            names = known.names.and_also(Named(word, own.variants.get(word, ())) for word in words)
            form = Tie if isinstance(made, Tie) and len(lines) == 1 else Formula
            yield replace(known, names=names).makers[form](line)
        except Misread as error:
            raise Misread(error.message, **{"column": 1, **error.params, "line": number}) from error


def _new_id() -> str:
    return f"U{uuid4().hex[:8]}"


def _said(law: Mapping[str, Any]) -> dict[str, Any]:
    """What a rule says, whatever its id."""
    return {key: value for key, value in law.items() if key != "id"}


def _form(lines: Sequence[Formula]) -> dict[str, object]:
    """What is written of a rule of these formulas."""
    if isinstance(lines[0], Tie):
        return {"form": "tie", "tie": lines[0].text.strip()}
    return {"form": "formula", "formulas": [one.text.strip() for one in lines]}


def _needed(names: Sequence[Mapping[str, Any]], laws: Sequence[Mapping[str, Any]]) -> dict[str, object]:
    """What is written of rules: of names that only say what is printed those that the rules still use."""
    used = datafile.written({"law": laws})
    return {"names": [one for one in names if one.get("printed") or str(one["name"]) in used], "law": laws}


def _new_names(lines: Iterable[Formula], own: Names) -> Iterator[str]:
    """What stands in formulas as a row or column and is no name yet, neither of the program nor of the user."""
    known = library().names
    for one in lines:
        for term in one.terms:
            at = term.address
            for text in (at.row, at.column):
                yield from (part for part in _parts(text) if not known.knows(part) and part not in own.variants)


def _parts(text: str) -> Sequence[str]:
    return () if text == "*" else (text,) if library().names.knows(text) else text.split("/")
