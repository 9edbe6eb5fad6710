"""A printed line cut into numbers and words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gouji.model.document import NUMBERING
from gouji.model.totals import GRAND, is_grand_total
from gouji.reading.terms.codes import before_name
from gouji.reading.terms.figures import NUMERIC, POINTED, figure_like, is_blank, is_dated, plain, well_formed

_RUNS = re.compile(r"[\d.,()−-]+|[^\d.,()−-]+")

_LABEL = re.compile(
    r"(?!(?<=\d)\d|(?<=[一二三四五六七八九十])[一二三四五六七八九十])"
    rf"(?:{NUMBERING.pattern[1:]}|(?<!\S)(?=\S*(?:{GRAND})))(?P<word>[^\d\s]\S*?)"
    r"(?=\s|$|(?=[一二三四五六七八九十]{1,4}、))"
)


@dataclass(frozen=True, slots=True)
class CodedLine:
    """A row keyed by code, or the total of such a table (``code`` None)."""

    code: str | None
    name: str
    amounts: tuple[str, ...]


def split_amounts(text: str) -> tuple[str, tuple[str, ...]]:
    """The words of a line and what stands in the columns after them: figures, also garbled ones, and dashes.

    Words after a figure belong to it, for they make it unreadable: no name swallows a figure.
    """
    tokens = text.split()
    start = len(tokens)
    while start and _stands_in_column(tokens[start - 1]):
        start -= 1
    words, amounts = tokens[:start], tuple(_ascii_brackets(token) for token in tokens[start:])
    code = next((i for i, word in enumerate(words) if not word.isdigit()), len(words))
    inner = next((i for i in range(1, len(words)) if figure_like(words[i]) and not _counts(words, i, code)), None)
    if inner is not None:
        amounts = (" ".join(words[inner:]), *amounts)
        words = words[:inner]
    if words and POINTED.search(words[-1]):
        name = words[-1].rstrip("".join(NUMERIC))
        if name:
            amounts = (words[-1][len(name) :], *amounts)
            words[-1] = name
    return " ".join(words), amounts


def _stands_in_column(token: str) -> bool:
    return is_blank(token) or figure_like(_ascii_brackets(token))


def _ascii_brackets(token: str) -> str:
    """A figure's brackets, which say that it is negative, as ASCII."""
    return token.replace("（", "(").replace("）", ")")


def _counts(words: list[str], place: int, code: int) -> bool:
    """A number that belongs to a name: a year, or a part of a code, whose digits are the first words, so many."""
    dated = any(is_dated(words[place], after) for after in words[place + 1 : place + 2])
    return dated or (place <= code and len(words[place]) <= 2)


def coded_line(text: str) -> CodedLine | None:
    """``208 05 06 机关事业单位职业年金缴费支出 8,496,889 7,585,104`` → its parts; None for any other line."""
    head, amounts = split_amounts(plain(text))
    found = before_name(head)
    return CodedLine(*found, amounts) if found and (found[1] or amounts) else None


def total_line(text: str) -> CodedLine | None:
    """A total whose word may stand before, after or glued to its figures: ``3,100,400,331 3,100,400,331合计``."""
    words: list[str] = []
    amounts: list[str] = []
    for token in _ascii_brackets(plain(text)).split():
        for run in [token] if figure_like(token) else _RUNS.findall(token):
            (amounts if is_blank(run) or figure_like(run) else words).append(run)
    word = "".join(words)
    return CodedLine(None, word, tuple(amounts)) if is_grand_total(word) else None


def bare_amounts(text: str) -> tuple[str, ...]:
    """The figures of a line that holds nothing else, and dashes between them; empty otherwise."""
    tokens = [_ascii_brackets(token) for token in plain(text).split()]
    return tuple(tokens) if all(is_blank(token) or well_formed(token) for token in tokens) else ()


def figures_before_label(text: str) -> tuple[str, ...]:
    """``0 三、卫生健康支出 185,200 185,200`` → the figures of a label that broke off above; empty for other lines."""
    tokens = plain(text).split()
    first = next((at for at, token in enumerate(tokens) if NUMBERING.match(token)), 0)
    before = bare_amounts(" ".join(tokens[:first]))
    return before if labelled_line(" ".join(tokens[first:])) else ()


def labelled_line(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """``二、事业收入 四、医疗卫生支出 139,230,280`` → labels with their figures; empty for other lines."""
    text = " ".join(plain(text).split())
    starts = list(_LABEL.finditer(text))
    if not starts or text[: starts[0].start()].strip():
        return []
    found = []
    for i, match in enumerate(starts):
        end = starts[i + 1].start() if i + 1 < len(starts) else len(text)
        words, amounts = split_amounts(f"{match.group()} {text[match.end() : end]}")
        if len(words.split()) > len(match.group().split()):
            return []
        found.append((words, amounts))
    return found


def label_pair(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """``七、上年结转 100.00 结转下年 20.00``: two labels with figures of their own; empty for other lines."""
    found: list[tuple[list[str], list[str]]] = []
    for word in plain(text).split():
        token = _ascii_brackets(word)
        if is_blank(token) or well_formed(token):
            if not found:
                return []
            found[-1][1].append(token)
        elif any(map(str.isalpha, word)):
            if not found or found[-1][1]:
                found.append(([], []))
            found[-1][0].append(word)
        else:
            return []
    whole = len(found) == 2 and all(len(label) == 1 and figures for label, figures in found)
    return [(label[0], tuple(figures)) for label, figures in found] if whole else []
