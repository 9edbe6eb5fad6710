"""The header of a table printed as text: which columns it names, in which order, and what is not known of them.

A header word that may be a column, or columns printed twice, leaves all but the leading total undecided; one
line that prints every column tells their order. One line that alone names columns, a total first, and as many
as rows print, is believed. A header without the total, or with numbers of rows beside it, tells nothing. Held
by ``test_a_column_that_is_not_known_leaves_all_but_the_total_undecided``,
``test_one_line_that_alone_names_as_many_columns_as_rows_print``,
``test_a_header_that_lacks_the_total_tells_no_columns``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gouji.model.document import Passage
from gouji.model.source import Source
from gouji.model.totals import is_total
from gouji.reading.tables.rows import Columns, Doubt
from gouji.reading.terms.vocabulary import TableForm, Vocabulary, header_pieces

Piece = tuple[Source, str]
"""A word of the header and the line it stands on."""


@dataclass
class _Seen:
    """The columns of a form that a header prints."""

    names: dict[str, str] = field(default_factory=dict)
    """A known column as it is printed."""
    strange: list[Passage] = field(default_factory=list)
    orders: list[list[str]] = field(default_factory=list)
    """The known columns of each line, from left to right."""


def text_columns(form: TableForm, pages: Sequence[Sequence[Piece]], words: Vocabulary, figures: int) -> Columns:
    """The columns of each side as printed, where rows print as many as ``figures``.

    They are in doubt where the header prints words that may be columns of their own, a column more often than there
    are sides, or an order that is no line's whole: then a figure is known to be no more than the leading one.
    """
    seen = _seen(form, pages, words)
    doubtful = {one.text for one in seen.strange if words.may_head_a_column(one.text)}
    numbered = any(words.roles.ordinal.fullmatch(text) for pieces in pages for _, text in pieces)
    """Rows print their numbers too, which look like figures."""
    if len(doubtful) == 1 and not numbered and not seen.names and all(len(side) == 1 for side in form.sides):
        return Columns([tuple(doubtful)] * len(form.sides), strange=tuple(seen.strange))
    if doubtful and not numbered and len(form.sides) == 1 and (line := _whole_line(pages, words, figures)):
        return Columns([line])
    form = _alike(form, seen)
    repeated = {word for side in form.sides for word in side if _is_repeated(word, form, seen)}
    ordered = [_ordered(side, seen) for side in form.sides]
    of_year = {one.text for one in seen.strange if words.document.budget_of_year.match(one.text)}
    if len(of_year) == 1:
        seen.names |= {
            side[0]: next(iter(of_year)) for side in form.sides if len(side) == 1 and side[0] not in seen.names
        }
    sides = [
        tuple(seen.names.get(word, word) for word in own or side) for own, side in zip(ordered, form.sides, strict=True)
    ]
    doubt = Doubt.NONE
    if numbered:
        doubt = Doubt.ALL
    elif doubtful or repeated or None in ordered:
        led = all(_is_led(side, seen) and side[0] not in repeated for side in form.sides)
        doubt = Doubt.AFTER_THE_FIRST if led else Doubt.ALL
    return Columns(sides, doubt, tuple(seen.strange))


def _alike(form: TableForm, seen: _Seen) -> TableForm:
    """A form whose sides have one column each and the same, where a line prints that of the first side for all."""
    (name, *more), *others = form.sides
    if more or not others or any(column in seen.names for side in others for column in side):
        return form
    alike = any(order.count(name) == len(form.sides) for order in seen.orders)
    return replace(form, sides=((name,),) * len(form.sides)) if alike else form


def _whole_line(pages: Sequence[Sequence[Piece]], words: Vocabulary, figures: int) -> tuple[str, ...]:
    """The columns that one line names, a total first, each once: it alone heads columns, as many as rows print."""
    lines: dict[tuple[str, ...], None] = {}
    for pieces in pages:
        printed: dict[Source, list[str]] = {}
        for source, text in pieces:
            if not _names_rows(text, words):
                printed.setdefault(source, []).append(text)
        lines |= dict.fromkeys(map(tuple, printed.values()))
    if len(lines) != 1:
        return ()
    (line,) = lines
    told = len(line) == len(set(line)) == figures > 1 and all(any(map(str.isalpha, word)) for word in line)
    return line if told and is_total(line[0]) else ()


def _names_rows(word: str, words: Vocabulary) -> bool:
    roles = words.roles
    return any(pattern.fullmatch(word) for pattern in (roles.code, roles.text, roles.ordinal))


def _seen(form: TableForm, pages: Sequence[Sequence[Piece]], words: Vocabulary) -> _Seen:
    known = {column for side in form.sides for column in side}
    seen = _Seen()
    for pieces in pages:
        lines: dict[Source, list[str]] = {}
        for at, printed, word in header_pieces([text for _, text in pieces], known | words.header_words):
            if word is None:
                seen.strange.append(Passage(pieces[at][0], printed))
            elif word in known:
                seen.names.setdefault(word, printed)
                lines.setdefault(pieces[at][0], []).append(word)
        seen.orders += lines.values()
    return seen


def _is_repeated(word: str, form: TableForm, seen: _Seen) -> bool:
    """Whether a line prints a column more often than there are sides that have it."""
    sides = sum(word in side for side in form.sides)
    return any(order.count(word) > sides for order in seen.orders)


def _is_led(side: Sequence[str], seen: _Seen) -> bool:
    """Whether the column that sums the others is printed, and no other of them before it on its line."""
    orders = [[word for word in order if word in side] for order in seen.orders]
    return len(side) > 1 and side[0] in seen.names and all(order[0] == side[0] for order in orders if side[0] in order)


def _ordered(side: Sequence[str], seen: _Seen) -> list[str] | None:
    """The columns of a side that are printed, in the order of a line that prints them all; None when it is in doubt.

    The leading column, which sums the others, stands first in any order: a row that lacks figures prints that one.
    """
    own = [column for column in side if column in seen.names]
    if seen.names and len(side) > 1 and side[0] not in own:
        return None
    own = own or list(side)
    orders = [[word for word in dict.fromkeys(order) if word in own] for order in seen.orders]
    whole = [order for order in orders if len(order) == len(own) > 1]
    if whole and all(order == whole[0] for order in whole):
        return whole[0] if whole[0][0] == own[0] else None
    ranks = [[own.index(word) for word in order] for order in orders]
    return own if all(rank == sorted(rank) for rank in ranks) else None
