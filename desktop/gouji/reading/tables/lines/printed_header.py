"""The header of a table of text whose lines were kept in the order of their print: which columns it names.

Such text has lost where a word stands, not in which line and order: each row below the first names the columns of
words above it. A row is one line, or, where its cells are broken or set in the middle of their height, one for each
height (``_set_in_the_middle``). What a word may stand over leaves one way to put them together that has the most such
words, or the header tells nothing. A column of counts, shares or numbers of rows tells nothing either, for its figures
are no amounts. Held by ``tests/reading/test_printed_header.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product, takewhile

from gouji.model.document import NUMBERING
from gouji.model.totals import is_bare_total, total_of
from gouji.reading.page.page import Line
from gouji.reading.tables.header_paths import told_apart
from gouji.reading.tables.lines.header_words import HeaderWord, whole_words
from gouji.reading.terms.captions import unit_of
from gouji.reading.terms.entities import names_entity
from gouji.reading.terms.figures import figure_like, is_blank
from gouji.reading.terms.lines import coded_line
from gouji.reading.terms.sentences import is_sentence
from gouji.reading.terms.vocabulary import Vocabulary, squeeze

_CODES = re.compile("[类款项]")
_MOST_LINES = 60
"""Lines of a header."""
_WAYS = 64
"""Ways to put lines together that are gone through."""
_REST = 2
"""Lines that the rest of a name takes below a header that is repeated."""

Path = tuple[str, ...]
"""What stands over a column, from the top down to its own word."""


@dataclass(frozen=True, slots=True)
class LineSide:
    """The columns of one side: those of codes, names and labels, and those of figures."""

    labels: tuple[str, ...]
    columns: tuple[str, ...]

    def is_coded(self, words: Vocabulary) -> bool:
        """Whether its rows are keyed by a code."""
        return any(words.roles.code.fullmatch(label) for label in self.labels)

    @property
    def is_led(self) -> bool:
        """Whether no total stands behind its parts: such a header may stand in another order than its figures."""
        totals = [at for at, column in enumerate(self.columns) if is_bare_total(column)]
        return not totals or 0 in totals


Sides = tuple[LineSide, ...]
Rank = tuple[int, int, int]
"""How well columns are told: words stand over others that are known to; few rows, and few words, are likelier."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a header with the columns below it; ``shape`` has ``n`` for each of names and ``a`` for each other."""

    text: str
    paths: tuple[Path, ...]
    shape: str = "a"
    over: int = 0
    """How many words stand over others in it."""


Row = tuple[_Word, ...]
Setting = Callable[[HeaderWord, _Word, HeaderWord, _Word], bool]


def head_of(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The lines that stand above the first row and below all captions there."""
    above = [*takewhile(lambda line: _is_caption(line.text, words) or not _is_row(line.text, words), lines)]
    captions = [at for at, line in enumerate(above) if _is_caption(line.text, words)]
    return tuple(above[captions[-1] + 1 if captions else 0 :])


def _is_sum(word: str) -> bool:
    """Whether a word heads a sum, of columns that it does not name."""
    total = total_of(word)
    return total is not None and not total.of


def _is_caption(text: str, words: Vocabulary) -> bool:
    numbered = words.document.numbering.fullmatch(text) is not None and _CODES.fullmatch(text.strip()) is None
    return bool(words.is_title(text) or unit_of(text, words) or names_entity(text, words) or numbered)


def _is_row(text: str, words: Vocabulary) -> bool:
    figures = any(figure_like(word) or is_blank(word) for word in text.split())
    row = figures or coded_line(text) or NUMBERING.match(text)
    return bool(row) or words.document.note.match(text) is not None or is_sentence(text)


def printed_sides(head: Sequence[str], words: Vocabulary) -> Sides | None:
    """The columns that the lines of a header name, side by side; None where they do not tell them for certain."""
    if not head or len(head) > _MOST_LINES:
        return None
    told: dict[Sides, tuple[bool, Rank]] = {}
    for way in whole_words(head, words):
        for paths, rank in _columns_of(way, words):
            if sides := _sided(paths, words):
                led = all(side.is_led for side in sides)
                told[sides] = max((led, rank), told.get(sides, (led, rank)))
    best = [sides for sides, rank in told.items() if rank == max(told.values())]
    return best[0] if len(best) == 1 else None


def _columns_of(head: Sequence[HeaderWord], words: Vocabulary) -> Iterator[tuple[Sequence[Path], Rank]]:
    """The columns that words name, in every way to part them into rows."""
    begins = [at for at, word in enumerate(head) if word.begins]
    last = [word.text for word in head[begins[-1] :]]
    if begins[-1] and (stage := _stages(last, words)):
        for above, rank in _columns_of(head[: begins[-1]], words):
            if len(above) * len(stage) == len(last):
                yield [(*path, word) for path, word in product(above, stage)], rank
        return
    for setting in (_set_at_the_top, _set_in_the_middle):
        for way, rows in _rows_above(head, begins, (), setting, words):
            rank = (sum(word.over for word in way), -rows, -len(head))
            yield [path for word in way for path in word.paths], rank


def _rows_above(
    head: Sequence[HeaderWord], begins: Sequence[int], below: Row, setting: Setting, words: Vocabulary
) -> Iterator[tuple[Row, int]]:
    """Every way in which words may stand in rows above others, and in how many; each row begins with a line."""
    if not head:
        yield below, 0
    for at, start in enumerate(begins):
        row = head[start:]
        for way in _over([word.text for word in row], below, words):
            if all(setting(*one, *other) for one, other in pairwise(zip(row, way, strict=True))):
                for found, rows in _rows_above(head[:start], begins[:at], way, setting, words):
                    yield found, rows + 1


def _set_at_the_top(before: HeaderWord, _over: _Word, word: HeaderWord, _own: _Word) -> bool:
    """Whether words of one row whose cells are set at the top follow so: a line ends where a word is broken."""
    return word.begins == before.broken


def _set_in_the_middle(before: HeaderWord, over: _Word, word: HeaderWord, own: _Word) -> bool:
    """The same of cells set in the middle: words stand on one line that are as high, and whose cells are as high.

    A cell that stands over others is not as high as one that is merged downwards, which may stand beside the end of it.
    """
    differs = bool(over.over) != bool(own.over)
    if before.broken or word.broken:
        return word.begins or differs
    return word.begins == differs


def _stages(row: Sequence[str], words: Vocabulary) -> Sequence[str]:
    """The two stages, 预算数 and 决算数, that a line prints again and again below every column."""
    stage = row[:2]
    again = len(row) > len(stage) and list(row) == list(stage) * (len(row) // 2) and len(set(stage)) == len(stage)
    return stage if again and all(words.header.stage.fullmatch(word) for word in stage) else ()


def _over(row: Sequence[str], below: Sequence[_Word], words: Vocabulary) -> Sequence[tuple[_Word, ...]]:
    """The ways in which words of a line may stand over all those below it, in their order; none where they are many."""

    @cache
    def ways(at: int, start: int) -> Sequence[tuple[_Word, ...]]:
        """Those of the words from one on, over what is below from ``start`` on."""
        if at == len(row):
            return [()] if start == len(below) else []
        word = row[at]
        alone = _Word(word, ((word,),), "n" if _names_rows(word, words) else "a")
        found = [(alone, *more) for more in ways(at + 1, start)]
        for end in range(start + 1, len(below) + 1):
            own = below[start:end]
            if _may_stand_over(word, own, words):
                paths = tuple((word, *path) for one in own for path in one.paths)
                over = 1 + _is_known_over(word, words) + sum(one.over for one in own)
                one = _Word(word, paths, "".join(one.shape for one in own), over)
                found += [(one, *more) for more in ways(at + 1, end)]
        return found[: _WAYS + 1]

    found = ways(0, 0)
    return found if len(found) <= _WAYS else []


def _is_known_over(word: str, words: Vocabulary) -> bool:
    header, word = words.header, squeeze(word)
    return any(one.fullmatch(word) for one in (header.over_names, header.over_sides, header.over_amounts))


def _may_stand_over(word: str, below: Sequence[_Word], words: Vocabulary) -> bool:
    """Whether a word may stand over these: a code over 类 款 项, names, a side, a sum over its parts."""
    header, own = words.header, squeeze(word)
    shape = "".join(one.shape for one in below)
    steps = [bool(_CODES.fullmatch(one.text)) for one in below]
    if len(shape) < 2 or _is_sum(word) or any(squeeze(one.text) == own for one in below):
        return False
    if any(steps):
        return all(steps) and below[0].text == "类" and words.roles.code.fullmatch(word) is not None
    if "a" not in shape:
        return len(below) > 1 and header.over_names.fullmatch(own) is not None
    side = header.over_sides.fullmatch(own) is not None
    if "n" in shape:
        return side and re.fullmatch("(?:n+a+)+", shape) is not None
    return (side or not _names_rows(word, words)) and _may_be_sum_of(own, [squeeze(one.text) for one in below], words)


def _may_be_sum_of(word: str, parts: Sequence[str], words: Vocabulary) -> bool:
    """Whether a word may stand over columns of figures: over a total and its parts, or parts that are known as such."""
    if len(parts) < 2 or ("收入" in word and "支出" not in word and any("支出" in part for part in parts)):
        return False
    totals = [at for at, part in enumerate(parts) if _is_sum(part)]
    if totals or not words.header.basic.fullmatch(word):
        return totals == [0] or (not totals and words.header.over_amounts.fullmatch(word) is not None)
    return all(map(words.header.basic_parts.fullmatch, parts))


def _names_rows(word: str, words: Vocabulary) -> bool:
    return words.roles.code.fullmatch(word) is not None or words.roles.text.fullmatch(word) is not None


def _sided(paths: Sequence[Path], words: Vocabulary) -> Sides | None:
    """Columns cut where names follow figures; None where one holds no amounts, or a side lacks its names or figures."""
    others = (words.roles.ordinal, words.roles.share, words.roles.count)
    if any(pattern.fullmatch(path[-1]) for path in paths for pattern in others):
        return None
    kinds = "".join("n" if _names_rows(path[-1], words) else "a" for path in paths)
    if re.fullmatch("a+|(?:n+a+)+", kinds) is None:
        return None
    spans = [match.span() for match in re.finditer("n*a+", kinds)]
    return tuple(_side(paths[start:end], kinds[start:end].count("n")) for start, end in spans)


def _side(paths: Sequence[Path], names: int) -> LineSide:
    return LineSide(tuple(path[-1] for path in paths[:names]), told_apart(paths[names:]))


def below_repeated(head: Sequence[Line], first: Sequence[Line], words: Vocabulary) -> tuple[Line, ...] | None:
    """What stands below the header of a table that a page repeats; None where the page prints another.

    There the rest of a name may stand that was broken over the page: single words, none of which heads columns.
    """
    repeated, rest = head[: len(first)], head[len(first) :]
    if [line.text.split() for line in repeated] != [line.text.split() for line in first]:
        return None
    names = len(rest) <= _REST and all(_is_rest(line.text.strip(), words) for line in rest)
    return tuple(rest) if names else None


def _is_rest(text: str, words: Vocabulary) -> bool:
    return bool(text) and len(text.split()) == 1 and not words.is_header(text)
