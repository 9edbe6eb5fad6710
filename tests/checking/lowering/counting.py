"""How often laws are lowered while something is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

import pytest

from gouji.checking.lowering.going_on.shares import Found, Shares
from gouji.checking.rules.laws import Law


def shares_lowered(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, Hashable]]:
    """Counts from now on how often each share of a law is lowered, by the id of the law and what of it that is."""
    lowered: Counter[tuple[str, Hashable]] = Counter()
    share_of = Shares.of

    def counted(self: Shares, law: Law, which: Hashable, made: Callable[[], Iterable[Found]]) -> Sequence[Found]:
        def making() -> Iterable[Found]:
            lowered[law.id, which] += 1
            return made()

        return share_of(self, law, which, making)

    monkeypatch.setattr(Shares, "of", counted)
    return lowered


def laws(lowered: Counter[tuple[str, Hashable]]) -> set[str]:
    """The laws of which something was lowered, by their ids."""
    return {law for law, _ in lowered}
