"""Where letters of a text stand once its passages have come, gone or moved: each is followed by what its passage says.

Held by ``tests/casework/prose/test_moved_text.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from gouji.model.document import Letter, Passage


def carried(letters: Iterable[Letter], before: Sequence[Passage], after: Sequence[Passage]) -> dict[Letter, Letter]:
    """The new places of letters, by their old ones; a letter whose passage is gone has none.

    Of passages that are alike, in the very same place, the first is followed by the first.
    """
    wanted = sorted(set(letters))
    if not wanted:
        return {}
    stand = _numbers(after)
    alike = _numbers(before)
    moved = {old: new for one, numbers in alike.items() for old, new in zip(numbers, stand[one], strict=False)}
    return {one: Letter(moved[one.passage], one.at) for one in wanted if one.passage in moved}


def _numbers(passages: Sequence[Passage]) -> dict[Passage, list[int]]:
    numbers: dict[Passage, list[int]] = defaultdict(list)
    for number, one in enumerate(passages):
        numbers[one].append(number)
    return numbers
