"""The words of text whose columns are kept by spaces, where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from gouji.model.money import MOST_DIGITS
from gouji.model.totals import is_grand_total
from gouji.reading.columns.measures import HEIGHT, LETTER, PITCH, TOUCH
from gouji.reading.page.words import Word, around
from gouji.reading.terms.figures import figure_like, is_blank, is_dated, is_money, plain_glyphs, well_formed
from gouji.reading.terms.vocabulary import vocabulary

Printed = Sequence[tuple[int, str]]
"""The lines of a page that are not blank, each with its number."""

WordLine = list[Word]

_ONE_SPACE = LETTER * 1.5

_TOLD = 40 * LETTER
"""By how much less of the width figures must stand in for other pages not to be asked."""

_NUMBERED = re.compile(r"\d{1,2}[.．、]")


def number_of(word: Word) -> int:
    """The line that a word stands on."""
    return round(word.box[1] / PITCH)


@dataclass(frozen=True)
class Laying:
    """How wide the letters of a text are: some programs give a wide one the room of two others and some that of one.

    The figures tell, for they stand below one another: the first pages that do are asked. Held by
    ``test_the_width_of_letters_is_told_by_the_pages_behind_too``.
    """

    wide: int = 1
    is_told: bool = True

    @classmethod
    def of(cls, pages: Iterable[Printed]) -> Laying:
        spreads = [0.0, 0.0]
        for printed in pages:
            ways = [_laid_out(printed, wide) for wide in (1, 2)]
            spreads = [before + _spread(lines) for before, lines in zip(spreads, ways, strict=True)]
            if abs(spreads[0] - spreads[1]) > _TOLD:
                break
        return cls(2 if spreads[1] < spreads[0] else 1, spreads[0] != spreads[1])

    @property
    def ways(self) -> tuple[Laying, ...]:
        """Itself; both where the figures do not tell."""
        return (self,) if self.is_told else (Laying(1), Laying(2))

    def word_lines(self, printed: Printed) -> list[WordLine]:
        """The words of each line of a page where they stand, broken figures put together."""
        return [[*_joined(line)] for line in _mended(_laid_out(printed, self.wide)) if line]


def word_lines(printed: Printed) -> list[WordLine]:
    """The words of a page by itself."""
    return Laying.of([printed]).word_lines(printed)


def single_words(line: Sequence[Word]) -> WordLine:
    """Words that one space parts, each by itself: those of two narrow columns may stand as near."""
    told = []
    for word in line:
        broad = (word.box[2] - word.box[0]) > LETTER * len(word.text) + TOUCH
        left, top, _, bottom = word.box
        ends = [left]
        for letter in word.text:
            ends.append(ends[-1] + LETTER * (2 if broad and _is_wide(letter) else 1))
        for found in re.finditer(r"\S+", word.text):
            told.append(Word(found.group(), (ends[found.start()], top, ends[found.end()], bottom)))
    return told


@cache
def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WFA"


def is_broken(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether a figure may go on in the line below it though both are figures by themselves."""
    return any(
        number_of(word) == number_of(above) + 1 and word.shares_a_column(above)
        for upper, lower in pairwise(lines)
        if not any(any(map(str.isalpha, word.text)) for word in lower)
        for word in lower
        if word.text.isdecimal() and not is_money(word.text)
        for above in upper
        if is_money(above.text)
    )


def _laid_out(printed: Printed, wide: int) -> list[WordLine]:
    lines = []
    letters = {letter for _, text in printed for letter in text}
    room = {letter: LETTER * wide if _is_wide(letter) else LETTER for letter in letters}
    for number, text in printed:
        ends = [*accumulate(map(room.__getitem__, text), initial=0.0)]
        top = number * PITCH
        lines.append(
            [
                Word(plain_glyphs(found.group()), (ends[found.start()], top, ends[found.end()], top + HEIGHT))
                for found in re.finditer(r"\S+", text)
            ]
        )
    return lines


def _spread(lines: Sequence[WordLine]) -> float:
    """How much of the page's width its figures stand in: the less, the better they stand below one another."""
    words = (word for line in lines for word in line if is_money(word.text) or _may_be_broken(word.text))
    spans = sorted((word.box[0], word.box[2]) for word in words)
    covered, reached = 0.0, 0.0
    for left, right in spans:
        covered += max(0.0, right - max(left, reached))
        reached = max(reached, right)
    return covered


def _may_be_broken(text: str) -> bool:
    return "," in text and figure_like(text)


def _mended(lines: Sequence[WordLine]) -> list[WordLine]:
    """Lines in which a figure that a narrow cell broke stands where it begins."""
    lines = [list(line) for line in lines]
    for number, line in enumerate(lines):
        for at, word in enumerate(line):
            if _may_be_broken(word.text) and not well_formed(word.text):
                line[at] = _whole(word, lines[number + 1 :])
    return lines


def _whole(word: Word, below: Sequence[WordLine]) -> Word:
    """A figure with the pieces that stand directly below it, which are taken from their lines; itself if they fail."""
    pieces: list[tuple[WordLine, Word]] = []
    text = word.text
    for line in below:
        own = [one for one in line if one.shares_a_column(word) and figure_like(one.text)]
        if len(own) != 1 or number_of(own[0]) != number_of(word) + len(pieces) + 1:
            break
        pieces.append((line, own[0]))
        text += own[0].text
        if well_formed(text):
            for place, piece in pieces:
                place.remove(piece)
            left, _, right, _ = around([word, *(piece for _, piece in pieces)])
            return Word(text, (left, word.box[1], right, word.box[3]))
    return word


def _joined(line: WordLine) -> Iterator[Word]:
    """Words that one space parts make one, figures excepted;
    and letters that are set far apart where they head a column or name a total.
    """
    total = "".join(word.text for word in line if not _is_number(word))
    if is_grand_total(total):
        words = [word for word in line if not _is_number(word)]
        line = sorted([Word(total, around(words)), *filter(_is_number, line)], key=lambda one: one.box[0])
    last: Word | None = None
    for word in line:
        if last is None:
            last = word
        elif len(last.text) == len(word.text) == 1 and vocabulary().heads_columns(last.text + word.text):
            last = Word(last.text + word.text, around([last, word]))
        elif word.box[0] - last.box[2] < _ONE_SPACE and _are_words(last, word):
            last = Word(f"{last.text} {word.text}", around([last, word]))
        else:
            yield last
            last = word
    if last is not None:
        yield last


def _are_words(left: Word, right: Word) -> bool:
    """Whether two words make one: not where either heads a column; a year belongs to what it dates."""
    if any(vocabulary().heads_columns(word.text) for word in (left, right)):
        return False
    return not _is_number(right) and (not _is_number(left) or is_dated(left.text, right.text))


def _is_number(word: Word) -> bool:
    """A figure, a code or a dash; ``1.`` numbers a label."""
    if is_blank(word.text):
        return True
    told = len(word.text) <= MOST_DIGITS and any(map(str.isdigit, word.text)) and not any(map(str.isalpha, word.text))
    return told and _NUMBERED.fullmatch(word.text) is None
