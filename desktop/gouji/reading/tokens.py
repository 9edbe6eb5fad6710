"""A printed line cut into numbers and words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gouji.model.codes import level_of
from gouji.model.document import NUMBERING

_AMOUNT = r"[(]?[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[)]?"
_AMOUNTS = re.compile(_AMOUNT)
_CODE = re.compile(r"^\s*(?P<code>\d{3}(?:\d{2}){0,2}|\d{3}(?:\s+\d{1,2}){1,2})(?=\s|\D)\s*(?P<name>[^\d\s.,].*)?$")
_NUMERIC = frozenset("0123456789.,()-−OoIl|")
"""What figures are printed with, and the letters that a worn print or a scan makes of their digits."""

_DISPLAYED_CODE = re.compile(r"^\s*(\d{3}(?:\d{2}){0,2})\.0{1,2}\s*$")
_POINTED = re.compile(r"\d[.,]\s*\d")
_RUNS = re.compile(r"[\d.,()−-]+|[^\d.,()−-]+")
_UNIT_BEHIND = re.compile(r"(?<=[\d)）\s])(?:百万|[千万亿])?\s*元\s*$")
_COMPATIBLE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_BLANK = re.compile(r"[-…‐-―－−─﹣/／\\＼\s]*")
_SPACED = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_LABEL = re.compile(
    rf"(?:{NUMBERING.pattern[1:]}|(?<!\S)(?=\S*(?:总计|合计)))(?P<word>[^\d\s]\S*?)(?=\s|$|(?=[一二三四五六七八九十]+、))"
)


_BEFORE_LABEL = re.compile(
    r"-?\d{1,3}(?:,?\d{3})*\.\d+(?=[（(]?[一二三四五六七八九十]+[)）、]|[^\d\s,.。，；元]*(?:合计|总计)$)"
    r"|[—–―－-]+(?=[（(]?[一二三四五六七八九十]+[)）、]|(?!般)[^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class CodedLine:
    """A row keyed by code, or the total of such a table (``code`` None)."""

    code: str | None
    name: str
    amounts: tuple[str, ...]


_MONEY = re.compile(r".*[,.，．].*|.{4,}")


def plain(text: str) -> str:
    """Full-width digits, commas and dots as ASCII; ideographs, 、 and “” stay."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFKC", c) if "０" <= c <= "９" or c in "，．－" else c for c in text)


def bare_code(text: str) -> str:
    """A code without the decimals that the number format of its cell displays: ``201.00`` is ``201``."""
    return _DISPLAYED_CODE.sub(r"\1", text)


def plain_glyphs(text: str) -> str:
    """Radicals and compatibility ideographs, which some producers write, as the letters they stand for."""
    return _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)


def is_blank(text: str) -> bool:
    """Nothing, or a dash or stroke that stands for nothing."""
    return _BLANK.fullmatch(text) is not None


def joined_words(text: str) -> str:
    """A name without the spaces and line breaks that typesetting put between its characters."""
    text = text.strip()
    return text if text.isascii() else _SPACED.sub("", text)


def well_formed(text: str) -> bool:
    """Whether a text is one amount and nothing else, as it is printed."""
    return _AMOUNTS.fullmatch(plain(text).strip()) is not None


def number_of(text: str) -> Decimal:
    """The number that a well-formed figure prints, in its own unit."""
    number = Decimal(text.strip("()").replace(",", "").replace("−", "-"))
    return -abs(number) if "(" in text else number


def unit_behind(text: str) -> str:
    """The unit that is printed behind a figure in its own cell: 元, 万元 … or none."""
    found = _UNIT_BEHIND.search(text) if "元" in text else None
    return "".join(found[0].split()) if found else ""


def whole_amount(text: str) -> str | None:
    """The amount that a cell prints, put together where it was broken over lines; None when it prints anything else.

    Lines that are amounts by themselves are not put together: they may be two figures. A unit behind it is left out.
    """
    if _AMOUNTS.fullmatch(text):
        return text
    pieces = plain(_UNIT_BEHIND.sub("", text)).replace("（", "(").replace("）", ")").lstrip(" ¥￥").split()
    joined = "".join(pieces)
    if not well_formed(joined):
        return None
    if len(pieces) > 1 and all(map(well_formed, pieces)):
        return None
    return joined


def trailing_amount(text: str) -> tuple[str, str] | None:
    """A name with an amount at its end, as the columns of a table without rules run together: both apart."""
    match = re.fullmatch(rf"(?P<name>.*[^\d\s.,].*?)(?P<amount>{_AMOUNT})", plain(text))
    if match is None or not re.search(r"[.,]\d", match["amount"]):
        return None
    return match["name"].strip(), match["amount"]


def pointed(text: str) -> bool:
    """Whether a text prints digits on both sides of a separator, as money does and codes do not."""
    return _POINTED.search(plain(text)) is not None


def figure_before_label(text: str) -> int:
    """How many letters of a word are a figure, or a dash, that the label of the next column runs into, or 0."""
    match = _BEFORE_LABEL.match(plain(text))
    return match.end() if match else 0


def figure_like(token: str) -> bool:
    """Whether a word of a line is meant for a figure, be it well formed or not."""
    return any(map(str.isdigit, token)) and _NUMERIC.issuperset(token)


def split_amounts(text: str) -> tuple[str, tuple[str, ...]]:
    """The words of a line and what stands in the columns after them: figures, also garbled ones, and dashes.

    Words after a figure belong to it, for they make it unreadable: no name swallows a figure.
    """
    tokens = text.split()
    start = len(tokens)
    while start and _stands_in_column(tokens[start - 1]):
        start -= 1
    words, amounts = tokens[:start], tuple(_ascii_brackets(token) for token in tokens[start:])
    inner = next((i for i in range(1, len(words)) if figure_like(words[i]) and not _counts(words, i)), None)
    if inner is not None:
        amounts = (" ".join(words[inner:]), *amounts)
        words = words[:inner]
    if words and _POINTED.search(words[-1]):
        name = words[-1].rstrip("".join(_NUMERIC))
        if name:
            amounts = (words[-1][len(name) :], *amounts)
            words[-1] = name
    return " ".join(words), amounts


def _stands_in_column(token: str) -> bool:
    return is_blank(token) or figure_like(_ascii_brackets(token))


def _ascii_brackets(token: str) -> str:
    """A figure's brackets, which say that it is negative, as ASCII."""
    return token.replace("（", "(").replace("）", ")")


def _counts(words: list[str], place: int) -> bool:
    """A number that belongs to a name: a year, or a part of a code."""
    year = words[place].isdigit() and words[place + 1 : place + 2] and words[place + 1].startswith(("年", "月", "日"))
    return bool(year) or (all(word.isdigit() for word in words[:place]) and len(words[place]) <= 2)


def coded_line(text: str) -> CodedLine | None:
    """``208 05 06 机关事业单位职业年金缴费支出 8,496,889 7,585,104`` → its parts; None for any other line."""
    head, amounts = split_amounts(plain(text))
    match = _CODE.match(head)
    if match is None:
        return None
    parts = match["code"].split()
    code = parts[0] + "".join(part.zfill(2) for part in parts[1:])
    if level_of(code) == 0 or not (match["name"] or amounts):
        return None
    return CodedLine(code, (match["name"] or "").strip(), amounts)


def total_line(text: str, labels: list[str]) -> CodedLine | None:
    """A total whose word may stand before, after or glued to its figures: ``3,100,400,331 3,100,400,331合计``."""
    words: list[str] = []
    amounts: list[str] = []
    for token in _ascii_brackets(plain(text)).split():
        for run in [token] if figure_like(token) else _RUNS.findall(token):
            (amounts if is_blank(run) or figure_like(run) else words).append(run)
    word = "".join(words)
    return CodedLine(None, word, tuple(amounts)) if word in labels else None


def bare_amounts(text: str) -> tuple[str, ...]:
    """The figures of a line that holds nothing else, and dashes between them; empty otherwise."""
    tokens = [_ascii_brackets(token) for token in plain(text).split()]
    return tuple(tokens) if all(is_blank(token) or well_formed(token) for token in tokens) else ()


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
    for token in _ascii_brackets(plain(text)).split():
        if is_blank(token) or well_formed(token):
            if not found:
                return []
            found[-1][1].append(token)
        elif any(map(str.isalpha, token)):
            if not found or found[-1][1]:
                found.append(([], []))
            found[-1][0].append(token)
        else:
            return []
    whole = len(found) == 2 and all(len(label) == 1 and figures for label, figures in found)
    return [(label[0], tuple(figures)) for label, figures in found] if whole else []


def is_money(text: str) -> bool:
    """A figure that is printed as money is: with a separator, or of more digits than count or number things."""
    return well_formed(text) and _MONEY.fullmatch(text) is not None


def adds_up(texts: Sequence[str]) -> bool:
    """Whether the first of several figures is the sum of the others; dashes count as nothing."""
    figures = [plain(text) for text in texts if not is_blank(text)]
    if len(figures) < 2 or not all(map(well_formed, figures)):
        return False
    total, *parts = map(number_of, figures)
    return total == sum(parts)
