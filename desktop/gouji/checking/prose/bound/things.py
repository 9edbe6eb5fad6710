"""Which claims tell the figure of one thing: the same subject, of the same year and stage, wherever it is named.

Only what a document has but one of counts (``once`` in ``resources/prose/subjects.toml``, a chain down to its 项),
named in the same words, so that no two funds, scopes or stages are taken for one. What a table prints is none: that
decides. A document that prints the tables of several bodies tells of each of them. Held by
``tests/checking/prose/test_twice.py``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from gouji.checking.prose.bound.binding import Binding
from gouji.checking.prose.bound.chains import told_as
from gouji.checking.prose.bound.subjects import Said, subject_of
from gouji.model.document import Document
from gouji.prose import grammar
from gouji.prose.claims import Claim, Measure, Role
from gouji.prose.quantities import Sort

Key = tuple[object, ...]

_ITEM = 3
"""The level of a 项: what stands above it is printed in more than one scope."""
_SCOPED = re.compile("口径|剔除|扣除|扣减|不含|不包括|含|追加|其余|累计|合并|分别|左右|以上|以内")
"""Words of a sentence by which a figure is of more or less than its name says."""
_OF_PROJECTS = re.compile("项目|绩效")


class Things:
    """Of each claim those that tell of the same thing."""

    def __init__(self, binding: Binding, claims: Sequence[Claim], document: Document) -> None:
        self._binding, self._claims, self._document = binding, claims, document

    def told_with(self, number: int) -> Sequence[int]:
        """The claims that tell of the same thing as the one of a number, itself among them; none where it is alone."""
        return self._same.get(number, ())

    @cached_property
    def _same(self) -> Mapping[int, list[int]]:
        kinds = Counter(one.kind for one in self._document.tables if one.kind in _OF_ONE_BODY)
        if any(times > 1 for times in kinds.values()):
            return {}
        return {number: numbers for numbers in self._by_key().values() for number in numbers}

    def _by_key(self) -> Mapping[Key, list[int]]:
        found: dict[Key, list[int]] = defaultdict(list)
        for number, claim in enumerate(self._claims):
            for key in self._keys(number, claim):
                found[key].append(number)
        return {key: numbers for key, numbers in found.items() if len(numbers) > 1}

    def _keys(self, number: int, claim: Claim) -> Iterator[Key]:
        """What the thing of a claim is known by; nothing where it is not known to be one."""
        quantity = claim.quantity
        if claim.role is not Role.VALUE or claim.torn or quantity is None or quantity.sort is not Sort.MONEY:
            return
        name, stage = self._name(claim), self._stage(claim)
        if not name or not stage or not self._is_said_of_it(claim) or self._binding.cells(number):
            return
        if self._binding.tells_of_another(claim) or any(map(_OF_PROJECTS.search, claim.paragraph.headings)):
            return
        yield (*name, *stage)

    def _name(self, claim: Claim) -> Key:
        if chain := claim.subject.chain:
            names = tuple(told_as(name) for _, name in chain)
            return (*names, self._binding.chains.funds(claim)) if len(chain) > 1 and chain[-1][0] == _ITEM else ()
        said = self._said(claim)
        if said is None or not said.once or not self._is_in_its_list(claim):
            return ()
        return (grammar.ALL_OF_IT.sub("", self._binding.bare(claim.subject.phrase).strip("“”")),)

    def _said(self, claim: Claim) -> Said | None:
        return subject_of(self._binding.bare(claim.subject.phrase), self._document.stage)

    def _is_in_its_list(self, claim: Claim) -> bool:
        """Whether a part is of the whole that its table prints with it, or it is no part."""
        whole = self._said(self._claims[claim.whole]) if claim.whole is not None else None
        return claim.whole is None or (whole is not None and bool(whole.public))

    def _stage(self, claim: Claim) -> Key:
        """The year and the stage that a figure is of; nothing where the text leaves that open."""
        year, final = self._document.year, self._document.stage == "final-accounts"
        at_first = "年初" in claim.text
        if year is None or (final and claim.measure is Measure.BUDGET and not at_first):
            return ()
        told, measure = claim.year or year, claim.measure
        if measure is Measure.OWN:
            if told != year and not final:
                return ()
            measure = Measure.FINAL if final else Measure.BUDGET
        return (told, measure, at_first)

    def _is_said_of_it(self, claim: Claim) -> bool:
        """Whether the words right before a figure name its subject, or its stage alone, and no other scope."""
        at = claim.quantity.start if claim.quantity else claim.end
        if _SCOPED.search(claim.paragraph.sentence(at)):
            return False
        words = claim.paragraph.text[claim.start : at]
        named = claim.subject.chain[-1][1] if claim.subject.chain else claim.subject.phrase
        return named in grammar.last_sentence(words) or grammar.STAGED.search(words) is not None


_OF_ONE_BODY = frozenset({"revenue-expenditure", "revenue", "expenditure", "general-expenditure", "three-public"})
"""Kinds of tables of which a document of one body prints one."""
