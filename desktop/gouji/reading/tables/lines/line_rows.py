"""One line of a table without cells → the rows that it prints, with their figures in printed order.

What keys the rows is told by the header where that is understood (``printed_header``): codes, labels, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from gouji.model.codes import level_of
from gouji.model.source import Source
from gouji.model.table import Row
from gouji.reading.page.page import Line
from gouji.reading.tables.lines.printed_header import Sides
from gouji.reading.tables.rows import Amount, PrintedRow
from gouji.reading.terms.figures import adds_up, figure_like, is_blank, is_money, joined_words, plain, well_formed
from gouji.reading.terms.labels import label_level
from gouji.reading.terms.lines import CodedLine, figures_before_label, label_pair, split_amounts
from gouji.reading.terms.vocabulary import TableForm, Vocabulary

_YEAR = re.compile("(?:19|20)[0-9]{2}")


def printed_rows(line: Line, form: TableForm, words: Vocabulary, sides: Sides | None = None) -> list[PrintedRow] | None:
    """The rows that a line prints; None when it prints none. The total of a blank table is a row of no one.

    ``sides`` tell what its rows are keyed by, where its header does.
    """
    if len(form.sides) > 1:
        return _sided(line, form, words)
    if sides and sides[0].labels and not sides[0].is_coded(words):
        return _labelled(line, words)
    found = line.term.row
    if found is None:
        rows = _unlabelled(line)
        coded = sides is not None and sides[0].is_coded(words)
        return None if coded and rows and not rows[0].row.code else rows
    if found.code is None and not found.amounts:
        return []
    return [_coded(found, line.source)]


def _labelled(line: Line, words: Vocabulary) -> list[PrintedRow] | None:
    """A label with its figures; a label without any is no row."""
    name, amounts = split_amounts(plain(line.text))
    if words.roles.ordinal_row.fullmatch(name):
        return []
    if not name or not amounts or not all(is_blank(text) or well_formed(text) for text in amounts):
        return None
    name = joined_words(name)
    return [row_of(Row(name, None, label_level(name), source=line.source), amounts)]


def _unlabelled(line: Line) -> list[PrintedRow] | None:
    """A row of figures alone: one without a label, a code whose name went elsewhere, or one that numbers columns."""
    amounts = line.term.figures
    figures = [text for text in amounts if not is_blank(text)]
    if len(figures) < 2:
        return None
    if figures == [str(i) for i in range(1, len(figures) + 1)]:
        return []
    first, *rest = amounts
    if not level_of(first):
        return [row_of(Row("", source=line.source), amounts)]
    if adds_up(figures):
        return [row_of(Row("", source=line.source), amounts)]
    pointed = any(not text.isdecimal() or text == "0" for text in rest)
    return [row_of(Row("", first, level_of(first), source=line.source), tuple(rest))] if pointed else None


def row_of(row: Row, amounts: tuple[str, ...]) -> PrintedRow:
    """A row with its figures, all printed on the same line."""
    return PrintedRow(row, tuple(Amount(text, row.source) for text in amounts))


def _coded(found: CodedLine, source: Source) -> PrintedRow:
    level = level_of(found.code) if found.code else 0
    return row_of(Row(found.name, found.code, level, source=source), found.amounts)


def _sided(line: Line, form: TableForm, words: Vocabulary) -> list[PrintedRow] | None:
    sides = len(form.sides)
    labels = label_pair(line.text) or line.term.labels
    garbled = any(" " in amount for _, amounts in labels for amount in amounts)
    if not 0 < len(labels) <= sides or garbled or any(words.roles.ordinal_row.fullmatch(name) for name, _ in labels):
        return None
    rows = []
    for place, (name, amounts) in enumerate(labels):
        side = place if len(labels) == sides else _side_of(name, len(amounts), form, words)
        rows.append(row_of(Row(name, None, label_level(name), side, line.source), amounts))
    return rows


def _side_of(name: str, figures: int, form: TableForm, words: Vocabulary) -> int:
    """The side of a label that stands alone: where its figures find columns, else as its words tell."""
    room = [side for side, columns in enumerate(form.sides) if figures <= len(columns)]
    if len(room) == 1:
        return room[0]
    if words.sides.left_total.search(name):
        return 0
    return 0 if words.sides.revenue.search(name) and not words.sides.spending.search(name) else len(form.sides) - 1


def is_marked(word: str) -> bool:
    """A figure with a comma or a point: neither a code, a year nor a number of a label."""
    return any(mark in word[1:-1] for mark in ",.，．") and well_formed(word)


def is_garbled(word: str) -> bool:
    """Figures that run into one another."""
    return "," in word and figure_like(word) and not well_formed(word)


def prints_money(text: str, coded: bool = True) -> bool:
    """Whether a line prints amounts: without a separator where one stands alone, before a label or behind words.

    What may be a year is none there, nor what may be a code where rows are ``coded``.
    """
    words = text.split()
    if any(is_marked(word) or is_garbled(word) for word in words) or figures_before_label(text):
        return True
    last = next((word for word in reversed(words) if not is_blank(word) and word != "0"), "")
    return words == ["0"] or (is_money(last) and not (coded and level_of(last)) and not _YEAR.fullmatch(last))


def whole_row(row: PrintedRow, line: Line, form: TableForm) -> PrintedRow | None:
    """A row whose last figures went to a line of their own, where they add up; else nothing is known of its figures.

    None where the line prints something else, or more than the row has columns left.
    """
    tokens = line.text.split()
    money = any(is_marked(token) or is_garbled(token) for token in tokens)
    if len(form.sides) > 1 or not money or any(any(map(str.isalpha, token)) for token in tokens):
        return None
    if len(row.amounts) + len(tokens) > len(form.sides[0]) or not row.row.name:
        return None
    amounts = (*row.amounts, *(Amount(token, line.source) for token in tokens))
    figures = [amount.text for amount in amounts if not is_blank(amount.text)]
    if not adds_up(figures):
        amounts = (Amount(" ".join(amount.text for amount in amounts), line.source),)
    return replace(row, amounts=amounts)
