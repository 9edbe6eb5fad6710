"""The first letters of Chinese words in pinyin, by which names are found without an input method: 培训支出 → pxzc.

Every character has that of its commonest reading (``resources/pinyin/initials.txt`` says where from), so 长期 is zq.
Held by ``test_names_are_found_by_the_first_letters_of_their_pinyin``.
"""

from __future__ import annotations

from functools import cache

from gouji import resources

_FIRST = 0x4E00


def initials(text: str) -> str:
    """A text with every Chinese character as its letter; what has none stays."""
    return text.translate(_letters())


@cache
def _letters() -> dict[int, str]:
    lines = resources.path("pinyin", "initials.txt").read_text(encoding="utf-8").splitlines()
    letters = "".join(line for line in lines if not line.startswith("#"))
    return {_FIRST + place: letter for place, letter in enumerate(letters) if letter != "-"}
