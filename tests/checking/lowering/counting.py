"""How often laws are lowered while something is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from gouji.checking.families.family import Family
from gouji.checking.lowering import lower
from gouji.checking.lowering.ground import Ground
from gouji.checking.rules.laws import AnyLaw
from gouji.checking.unchecked import Unchecked


def laws_lowered(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts from now on how often each law is lowered, by its id."""
    lowered: Counter[str] = Counter()
    one_law = lower._lower

    def counted(ground: Ground, law: AnyLaw) -> Iterator[Family | Unchecked]:
        lowered[law.id] += 1
        return one_law(ground, law)

    monkeypatch.setattr(lower, "_lower", counted)
    return lowered
