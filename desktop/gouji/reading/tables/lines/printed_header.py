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
from gouji.model.totals import is_bare_total
from gouji.reading.page.page import Line
from gouji.reading.tables.header_paths import told_apart
from gouji.reading.tables.lines.header_words import HeaderWord, whole_words
from gouji.reading.terms.captions import unit_of
from gouji.reading.terms.entities import names_entity
from gouji.reading.terms.figures import figure_like, is_blank
from gouji.reading.terms.header_term import HeaderTerm
from gouji.reading.terms.lines import coded_line
from gouji.reading.terms.sentences import is_sentence
from gouji.reading.terms.vocabulary import Vocabulary

_CODES = re.compile("[类款项]")
_SIDES = re.compile("(?:n+a+)+")
"""The shape of sides, each with its names before its figures."""
_MOST_LINES = 60
"""Lines of a header."""
_WAYS = 64
"""Ways to put lines together that are gone through."""
_REST = 2
"""Lines that the rest of a name takes below a header that is repeated."""

Path = tuple[HeaderWord, ...]
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

    word: HeaderWord
    paths: tuple[Path, ...]
    shape: str = "a"
    over: int = 0
    """How many words stand over others in it."""


Row = tuple[_Word, ...]
Setting = Callable[[HeaderWord, HeaderWord, bool], bool]
"""Whether a word may follow another in one row, where it ``differs`` that they stand over others, or does not."""


def head_of(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The lines that stand above the first row and below all captions there."""
    above = [*takewhile(lambda line: _is_caption(line.text, words) or not _is_row(line.text, words), lines)]
    captions = [at for at, line in enumerate(above) if _is_caption(line.text, words)]
    return tuple(above[captions[-1] + 1 if captions else 0 :])


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
            if sides := _sided(paths):
                led = all(side.is_led for side in sides)
                told[sides] = max((led, rank), told.get(sides, (led, rank)))
    best = [sides for sides, rank in told.items() if rank == max(told.values())]
    return best[0] if len(best) == 1 else None


def _columns_of(head: Sequence[HeaderWord], words: Vocabulary) -> Iterator[tuple[Sequence[Path], Rank]]:
    """The columns that words name, in every way to part them into rows."""
    begins = [at for at, word in enumerate(head) if word.begins]
    last = head[begins[-1] :]
    if begins[-1] and (stage := _stages(last, words)):
        for above, rank in _columns_of(head[: begins[-1]], words):
            if len(above) * len(stage) == len(last):
                yield [(*path, word) for path, word in product(above, stage)], rank
        return
    for setting in (_set_at_the_top, _set_in_the_middle):
        for way, rows in _rows_above(head, begins, (), setting):
            rank = (sum(word.over for word in way), -rows, -len(head))
            yield [path for word in way for path in word.paths], rank


def _rows_above(
    head: Sequence[HeaderWord], begins: Sequence[int], below: Row, setting: Setting
) -> Iterator[tuple[Row, int]]:
    """Every way in which words may stand in rows above others, and in how many; each row begins with a line."""
    if not head:
        yield below, 0
    over = _over(head, below)
    for at, start in enumerate(begins):
        if not all(setting(*pair, True) or setting(*pair, False) for pair in pairwise(head[start:])):
            continue
        for way in over(start):
            if all(
                setting(before.word, own.word, bool(before.over) != bool(own.over)) for before, own in pairwise(way)
            ):
                for found, rows in _rows_above(head[:start], begins[:at], way, setting):
                    yield found, rows + 1


def _set_at_the_top(before: HeaderWord, word: HeaderWord, _differs: bool) -> bool:
    """Whether words of one row whose cells are set at the top follow so: a line ends where a word is broken."""
    return word.begins == before.broken


def _set_in_the_middle(before: HeaderWord, word: HeaderWord, differs: bool) -> bool:
    """The same of cells set in the middle: words stand on one line that are as high, and whose cells are as high.

    A cell that stands over others is not as high as one that is merged downwards, which may stand beside the end of it.
    """
    if before.broken or word.broken:
        return word.begins or differs
    return word.begins == differs


def _stages(row: Sequence[HeaderWord], words: Vocabulary) -> Sequence[HeaderWord]:
    """The two stages, 预算数 and 决算数, that a line prints again and again below every column."""
    texts = [word.text for word in row]
    stage = texts[:2]
    again = len(texts) > len(stage) and texts == stage * (len(texts) // 2) and len(set(stage)) == len(stage)
    return row[:2] if again and all(map(words.header.stage.fullmatch, stage)) else ()


def _over(head: Sequence[HeaderWord], below: Row) -> Callable[[int], Sequence[Row]]:
    """The ways in which the words from one on may stand over all those below, in their order; none where they are many.

    Those of fewer words are the ends of those of more, and are told once.
    """

    @cache
    def ways(at: int, start: int) -> Sequence[Row]:
        """Those over what is below from ``start`` on."""
        if at == len(head):
            return [()] if start == len(below) else []
        word, term = head[at], head[at].term
        alone = _Word(word, ((word,),), "n" if term.names_rows else "a")
        found = [(alone, *more) for more in ways(at + 1, start)]
        for end in range(start + 1, len(below) + 1):
            own = below[start:end]
            if (others := ways(at + 1, end)) and _may_stand_over(term, own):
                paths = tuple((word, *path) for one in own for path in one.paths)
                over = 1 + term.is_known_over + sum(one.over for one in own)
                one = _Word(word, paths, "".join(one.shape for one in own), over)
                found += [(one, *more) for more in others]
        return found[: _WAYS + 1]

    def few(at: int) -> Sequence[Row]:
        found = ways(at, 0)
        return found if len(found) <= _WAYS else []

    return few


def _may_stand_over(word: HeaderTerm, below: Row) -> bool:
    """Whether a word may stand over these: a code over 类 款 项, names, a side, a sum over its parts."""
    terms = [one.word.term for one in below]
    shape = "".join(one.shape for one in below)
    if word.is_sum or len(shape) < 2 or word.bare in [one.bare for one in terms]:
        return False
    steps = [one.is_step for one in terms]
    if True in steps:
        return all(steps) and terms[0].text == "类" and word.is_code
    if "a" not in shape:
        return len(below) > 1 and word.heads_names
    if "n" in shape:
        return word.heads_sides and _SIDES.fullmatch(shape) is not None
    return (word.heads_sides or not word.names_rows) and _may_be_sum_of(word, terms)


def _may_be_sum_of(word: HeaderTerm, parts: Sequence[HeaderTerm]) -> bool:
    """Whether a word may stand over columns of figures: over a total and its parts, or parts that are known as such."""
    spending = any("支出" in part.bare for part in parts)
    if len(parts) < 2 or ("收入" in word.bare and "支出" not in word.bare and spending):
        return False
    totals = [at for at, part in enumerate(parts) if part.is_sum]
    if totals or not word.is_basic:
        return totals == [0] or (not totals and word.heads_parts)
    return all(part.is_part_of_basic for part in parts)


def _sided(paths: Sequence[Path]) -> Sides | None:
    """Columns cut where names follow figures; None where one holds no amounts, or a side lacks its names or figures."""
    if any(path[-1].term.counts for path in paths):
        return None
    kinds = "".join("n" if path[-1].term.names_rows else "a" for path in paths)
    if re.fullmatch("a+|(?:n+a+)+", kinds) is None:
        return None
    spans = [match.span() for match in re.finditer("n*a+", kinds)]
    return tuple(_side(paths[start:end], kinds[start:end].count("n")) for start, end in spans)


def _side(paths: Sequence[Path], names: int) -> LineSide:
    texts = [tuple(word.text for word in path) for path in paths]
    return LineSide(tuple(path[-1] for path in texts[:names]), told_apart(texts[names:]))


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
