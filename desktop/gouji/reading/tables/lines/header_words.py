"""The lines of a header of text → its words: what a narrow column broke over lines is put together where it is known.

A line ends where a word is broken, or where the next stands higher or lower. So words go on from the end of a line to
the beginning of the next alone, and only what is known to head columns is put together. Held by
``test_words_that_a_narrow_column_broke_are_put_together``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.reading.terms.header_term import HeaderTerm, header_term
from gouji.reading.terms.term import Kept
from gouji.reading.terms.vocabulary import Vocabulary

_LETTER = re.compile(r"[^\W\d_]")
_LINES = 5
"""Lines that one word is broken over at most."""
_BY_ITS_END = 0.125
_WAYS = 8
"""Ways to put words together, all alike, that are gone through."""


@dataclass(frozen=True)
class HeaderWord:
    """A word of a header; ``begins`` a line, ``broken`` over several."""

    text: str
    begins: bool = False
    broken: bool = False

    @Kept
    def term(self) -> HeaderTerm:
        """What it may be."""
        return header_term(self.text)


def whole_words(head: Sequence[str], words: Vocabulary) -> list[list[HeaderWord]]:
    """The ways to put the words of all lines together that leave least that is not known."""
    printed = [(word, not at) for line in head for at, word in enumerate(_words_of(line, words))]
    best: list[tuple[float, list[list[HeaderWord]]]] = [(0.0, [[]])]
    for end in range(1, len(printed) + 1):
        found: list[tuple[float, list[HeaderWord]]] = []
        for start in range(end - 1, max(end - _LINES, 0) - 1, -1):
            pieces = printed[start:end]
            if not all(begins for _, begins in pieces[1:]):
                break
            word = HeaderWord("".join(text for text, _ in pieces), pieces[0][1], len(pieces) > 1)
            if not word.broken or _is_one(word, [text for text, _ in pieces]):
                cost = best[start][0] + _strangeness(word)
                found += [(cost, [*way, word]) for way in best[start][1]]
        least = min(cost for cost, _ in found)
        best.append((least, [way for cost, way in found if cost == least][:_WAYS]))
    return best[-1][1]


def _strangeness(word: HeaderWord) -> float:
    """How little a word is known; a broken one whose end alone is known, as of any code, less than by its name."""
    if not word.term.is_header:
        return 1.0
    return _BY_ITS_END if word.broken and not word.term.is_header_by_name else 0.0


def _is_one(word: HeaderWord, pieces: Sequence[str]) -> bool:
    """Whether pieces make a word that heads columns: one known by its name, where each of them heads some by itself."""
    apart = all(header_term(piece).is_header for piece in pieces)
    return word.term.is_header_by_name if apart else word.term.is_header


def _words_of(line: str, words: Vocabulary) -> Iterator[str]:
    """The words of a line; letters that were set apart are one word where that is known: 合 计."""
    letters: list[str] = []
    for word in [*line.split(), ""]:
        if _LETTER.fullmatch(word):
            letters.append(word)
            continue
        while letters:
            length = next((n for n in (4, 3, 2) if words.heads_columns("".join(letters[:n])) and len(letters) >= n), 1)
            yield "".join(letters[:length])
            del letters[:length]
        if word:
            yield word
