"""Titles and rows of text that were broken over lines: a code, the rest of its name, its figures.

Rows of text that were broken over lines are put together only where every code and every line of figures of the
page finds its row; text taken column by column is told and makes no table. Behind the figures of a label the row of the
next side may stand, as they do where they were printed side by side. Held by
``test_a_row_that_was_broken_over_lines_is_put_together``, ``test_the_row_of_the_next_side_follows_the_figures``,
``test_columns_that_follow_one_another_make_no_table``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from gouji.model.document import NUMBERING
from gouji.model.totals import is_grand_total
from gouji.reading.page.page import Line
from gouji.reading.terms.codes import code_of
from gouji.reading.terms.figures import adds_up, figure_like, is_money
from gouji.reading.terms.lines import figures_before_label
from gouji.reading.terms.vocabulary import Vocabulary

_ENDS = ("支出", "收入")
"""Ends of names that also head columns."""

_LABEL = re.compile(r"\S+")
_HEADS = re.compile(r"[^\W\d_]{4,}")
"""What may head a column, but begins a name where it stands behind a code alone."""

_LONGEST = 3
"""Lines that the rest of a name takes."""


class _Kind(Enum):
    """What a line may be of a broken row."""

    ROW = auto()
    """Its beginning: a code, perhaps with a name."""
    LABEL = auto()
    """A numbered name, which may also be a row without figures."""
    WORDS = auto()
    FIGURES = auto()
    """Its figures, and behind those of a label perhaps the label of the next side with its own."""
    OTHER = auto()


def whole_rows(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The lines of a page, those of broken rows put together.

    Only where every code and every line of figures finds its row so: else figures may stand before their codes, or
    columns one after the other. Where each figure has a line of its own one may have gone astray: all must add up.
    """
    kinds: list[_Kind] = []
    for line in lines:
        kind = _kind(line, words)
        ends_name = kinds and kinds[-1] in (_Kind.ROW, _Kind.LABEL, _Kind.WORDS) and line.text.strip() in _ENDS
        begins_name = kinds and kinds[-1] is _Kind.ROW and kind is _Kind.OTHER and _HEADS.fullmatch(line.text.strip())
        kinds.append(_Kind.WORDS if ends_name or begins_name else kind)
    spans = list(_spans(kinds, lines))
    held = {number for start, end in spans for number in range(start, end)}
    left = {kind for number, kind in enumerate(kinds) if number not in held}
    figures = [[number for number in range(*span) if kinds[number] is _Kind.FIGURES] for span in spans]
    apart = any(len(own) > 1 for own in figures)
    if not any(figures) or left & {_Kind.ROW, _Kind.FIGURES}:
        return tuple(lines)
    if apart and not all(adds_up([text for number in own for text in lines[number].text.split()]) for own in figures):
        return tuple(lines)
    starts = dict(spans)
    return tuple(
        Line(line.source, _joined(lines[number : starts[number]], kinds[number : starts[number]]))
        if number in starts
        else line
        for number, line in enumerate(lines)
        if number in starts or number not in held
    )


def _spans(kinds: Sequence[_Kind], lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where a row begins and ends: a code with a name and figures, or a label whose name goes on, and figures.

    Between labels one may print none.
    """
    for start, kind in enumerate(kinds):
        if kind not in (_Kind.ROW, _Kind.LABEL):
            continue
        name = start + 1
        while name < len(kinds) and kinds[name] is _Kind.WORDS:
            name += 1
        end = name
        while end < len(kinds) and kinds[end] is _Kind.FIGURES:
            end += 1
        named = name > start + 1 or (kind is _Kind.ROW and code_of(lines[start].text) is None)
        blank = kind is _Kind.LABEL and end == name < len(kinds) and bool(lines[name].term.labels)
        if named and name - start <= _LONGEST + 1 and (end > name or blank):
            yield start, end


def _kind(line: Line, words: Vocabulary) -> _Kind:
    text, term = line.text.strip(), line.term
    code, row = code_of(text), term.coded
    if term.is_caption or term.parts_tables or term.is_note:
        kind = _Kind.OTHER
    elif code or (row and not row.amounts):
        kind = _Kind.ROW
    elif (any(map(is_money, text.split())) and term.figures) or figures_before_label(text):
        kind = _Kind.FIGURES
    elif row or any(words.heads_columns(one) or figure_like(one) for one in text.split()):
        kind = _Kind.OTHER
    elif NUMBERING.match(text):
        kind = _Kind.LABEL if _LABEL.fullmatch(text) else _Kind.OTHER
    else:
        kind = _Kind.WORDS if any(map(str.isalpha, text)) and not is_grand_total(text) else _Kind.OTHER
    return kind


def _joined(lines: Sequence[Line], kinds: Sequence[_Kind]) -> str:
    """A broken row on one line: the pieces of its name close up."""
    name = "".join(line.text.strip() for line, kind in zip(lines[1:], kinds[1:], strict=True) if kind is _Kind.WORDS)
    figures = " ".join(line.text.strip() for line, kind in zip(lines, kinds, strict=True) if kind is _Kind.FIGURES)
    first = lines[0].text.strip()
    return f"{first}{' ' if code_of(first) else ''}{name} {figures}".rstrip()
