"""Column widths that the user set by hand: kept for every kind of table by the heads of its columns, in digits.

So they hold in the next document of the kind and at any size of letters. A double click on the edge of a column gives
it up. Held by ``test_a_width_set_by_hand_is_kept_for_the_kind_of_table``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from gouji.keeping.user.preferences import prefer, preferred_word

TENTHS = 10
"""Widths are kept in tenths of a digit."""


class HandWidths:
    """Those of one kind of table whose columns have these ``heads``."""

    def __init__(self, kind: str, heads: Sequence[str]) -> None:
        self._name = f"widths of {kind}"
        met: Counter[str] = Counter()
        self._keys = []
        for head in heads:
            met[head] += 1
            self._keys.append(head if met[head] == 1 else f"{head}#{met[head]}")

    def of(self, letter: int) -> dict[int, int]:
        """Pixels by the places of the columns that have a width, for digits of so many pixels."""
        kept = self._kept()
        return {place: kept[key] * letter // TENTHS for place, key in enumerate(self._keys) if key in kept}

    def keep(self, place: int, pixels: int | None, letter: int) -> None:
        """Keep the width of a column; None gives it up."""
        kept = self._kept()
        kept.pop(self._keys[place], None)
        if pixels is not None:
            kept[self._keys[place]] = round(pixels * TENTHS / letter)
        prefer(self._name, json.dumps(kept, ensure_ascii=False))

    def _kept(self) -> dict[str, int]:
        try:
            kept = json.loads(preferred_word(self._name, "{}"))
        except ValueError:
            return {}
        whole = isinstance(kept, dict)
        return {key: wide for key, wide in kept.items() if isinstance(wide, int) and wide > 0} if whole else {}
