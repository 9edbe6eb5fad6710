"""Names of persons as they are given, without letters that are not seen.

A zero-width letter, a filler or a mark of direction in a name makes another name that looks the same: none is kept, and
none makes another person. Held by ``tests/casework/test_closed.py``.
"""

from __future__ import annotations

from unicodedata import category, normalize

_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u180b\u180c\u180d\u180f") | {
    chr(one) for one in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
}
"""Letters and marks that are drawn as nothing, and are of no category that tells so."""


def seen(name: str) -> str:
    """A name as it is seen: without what is drawn as nothing, with single spaces."""
    return " ".join("".join(one for one in name if category(one) != "Cf" and one not in _FILLERS).split())


def same_name(one: str, other: str) -> bool:
    """Whether two names look the same, however wide their letters are and wherever they have spaces."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return "".join(seen(normalize("NFKC", seen(name)).casefold()).split())
