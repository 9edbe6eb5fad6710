"""What the columns of a table hold: its lowest header tells, else what is printed below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum, auto

from gouji.model.codes import level_of
from gouji.model.document import NUMBERING
from gouji.model.totals import is_grand_total, is_total
from gouji.reading.terms.codes import bare_code, is_code_part
from gouji.reading.terms.figures import is_blank, plain, whole_amount
from gouji.reading.terms.forms import Roles
from gouji.reading.terms.vocabulary import Vocabulary

_NAMING = re.compile(r"[^\W\d_]|^20\d\d$")
"""A word or a year."""


class Role(Enum):
    """What the cells of a column are."""

    CODE = auto()
    TEXT = auto()
    AMOUNT = auto()
    IGNORED = auto()


def role_of(path: Sequence[str], body: Sequence[str | None], words: Vocabulary) -> Role:
    """What a column holds: its lowest header tells of codes and shares, else its body, else the header again."""
    leaf = path[-1] if path else ""
    roles: Roles = words.roles
    texts = [text.strip() for text in body if text and text.strip()]
    printed = [text for text in texts if whole_amount(text) is not None]
    others = [text for text in texts if whole_amount(text) is None and not is_blank(text)]
    shares = bool(others) and not printed and all(text.endswith(("%", "％")) for text in others)
    ignored = [roles.ordinal, roles.share, roles.count]
    if not any(any(map(str.isalpha, text)) for text in texts if not is_grand_total(text)):
        ignored.append(roles.unit_code)
    if shares or any(pattern.fullmatch(leaf) for pattern in ignored):
        return Role.IGNORED
    rest = [text for text in others if not is_grand_total(text)]
    named = [text for text in rest if any(map(str.isalpha, text))]
    if roles.code.fullmatch(leaf) and len(named) * 2 <= len(printed) + len(rest):
        printed = [*map(bare_code, printed)]
        units = any(map(_is_code, printed))  # the codes of units may stand among those of classes
        return Role.CODE if units or all(map(is_code_part, printed)) else Role.TEXT
    if texts and (printed or others):
        worded = [text for text in others if any(map(str.isalpha, text))]
        return Role.AMOUNT if len(worded) * 2 <= len(printed) + len(others) else Role.TEXT
    if not leaf:
        return Role.IGNORED
    return Role.TEXT if roles.text.fullmatch(leaf) else Role.AMOUNT


def codes_before_names(roles: list[Role], body: Sequence[Sequence[str | None]]) -> None:
    """Columns of codes whose header does not say so: codes, or the rest of them, perhaps above a total."""
    rows = [["" if is_total(text or "") else text for text in row] for row in body]
    for name, role in enumerate(roles):
        if role is not Role.TEXT:
            continue
        first = name
        while first and roles[first - 1] is Role.AMOUNT and _prints(rows, first - 1, is_code_part):
            first -= 1
        follows = first > 0 and roles[first - 1] is Role.CODE
        while first < name and not (follows or _prints(rows, first, _is_code)):
            first += 1
        roles[first:name] = [Role.CODE] * (name - first)


def rows_by_year(roles: list[Role], body: Sequence[Sequence[str | None]]) -> None:
    """Where nothing else names the rows, the words that stand first do: rows may be told apart by their years."""
    first = next((c for c, role in enumerate(roles) if role is Role.AMOUNT), 0)
    if any(role in (Role.TEXT, Role.CODE) for role in roles[:first]):
        return
    rows = [row for row in body if sum(bool(text and text.strip()) for text in row) > 1]
    for column in range(first):
        if any(_NAMING.search(text) for row in rows if (text := row[column])):
            roles[column] = Role.TEXT
            return


def _prints(body: Sequence[Sequence[str | None]], column: int, shape: Callable[[str], bool]) -> bool:
    texts = [text.strip() for row in body if (text := row[column]) and text.strip()]
    return bool(texts) and all(map(shape, texts))


def _is_code(text: str) -> bool:
    return level_of(plain(text).split()[0]) > 0


def words_beside_figures(roles: list[Role], body: Sequence[Sequence[str | None]]) -> None:
    """Words between figures that half the rows of figures behind them lack are strays, no labels of a side.

    Numbered words are labels, be they few beside totals whose own labels reach over from further left.
    """
    amounts = [column for column, role in enumerate(roles) if role is Role.AMOUNT]
    within = range(amounts[0], amounts[-1]) if amounts else range(0)
    between = [column for column in within if roles[column] is Role.TEXT]
    last = [next((c for c in reversed(amounts) if whole_amount(row[c] or "")), -1) for row in body] if between else []
    for column in between:
        if any(NUMBERING.match(text.strip()) for row in body if (text := row[column])):
            continue
        rows = [row for row, end in zip(body, last, strict=True) if end > column]
        if rows and 2 * sum(row[column] == "" for row in rows) >= len(rows):
            roles[column] = Role.IGNORED
