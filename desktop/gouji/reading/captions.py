"""What stands above a table and on the cover: title, year, unit, entity, stage."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from gouji.model.money import Unit
from gouji.reading.tokens import joined_words, whole_amount
from gouji.reading.vocabulary import OTHER, TableForm, Vocabulary

_CHINESE_YEAR = re.compile(r"二[〇○零]([〇○零一二三四五六七八九]{2})年")
_DIGITS = {char: str(i) for i, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}

_NEAR = 4
"""Lines above a table among which the title of an unknown kind is looked for."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The words above a table as far as they were understood."""

    form: TableForm | None = None
    title: str = ""
    unit: Unit | None = None
    entity: str = ""


def read_caption(texts: Sequence[str], words: Vocabulary) -> Caption:
    """The caption that lines of text above a table make; the line nearest to the table wins."""
    whole = [joined_words(text) for text in texts]
    titles = [text for text in (*map("".join, pairwise(whole)), *whole) if words.table_form(text)]
    others = [text for text in whole[-_NEAR:] if words.is_title(text)]
    title = (titles or others or [""])[-1]
    unit = next((unit for text in reversed(texts) if (unit := unit_of(text, words))), None)
    entity = next((named["entity"] for text in reversed(texts) if (named := words.entity.fullmatch(text.strip()))), "")
    form = words.table_form(title) or (OTHER if title else None)
    return Caption(form, title, unit, entity.strip())


def unit_of(text: str, words: Vocabulary) -> Unit | None:
    """The unit that a line of a caption names."""
    found = words.unit.fullmatch(text.strip()) or words.unit_bare.fullmatch(text.strip())
    return Unit("".join(found["unit"].split())) if found else None


def unit_in(header: Iterable[str], words: Vocabulary) -> Unit | None:
    """The unit that the words of a header carry, where the caption names none."""
    return next((Unit(found["unit"]) for text in header if (found := words.unit_in_header.fullmatch(text))), None)


def unit_above(cells: Iterable[Sequence[str | None]], words: Vocabulary) -> Unit | None:
    """The unit that stands above the first row of figures, as a line of its own or within a header."""
    rows = takewhile(lambda row: not any(text and whole_amount(text) for text in row), cells)
    texts = ["".join(text.split()) for row in rows for text in row if text]
    return next((unit for text in texts if (unit := unit_of(text, words))), None) or unit_in(texts, words)


def is_caption(text: str, words: Vocabulary) -> bool:
    """Whether a line stands above a table: its title, number, entity or unit."""
    text = text.strip()
    patterns = (words.entity, words.unit, words.unit_bare, words.numbering)
    return words.is_title(text) or any(pattern.fullmatch(text) for pattern in patterns)


def is_sentence(text: str, words: Vocabulary) -> bool:
    """Whether a line is of the text around the tables, which no table runs across; a note to a table is none."""
    return "。" in text and words.note.match(text) is None


def years_in(texts: Iterable[str], words: Vocabulary) -> Counter[int]:
    """How often each year is named, also in full-width or Chinese digits."""
    found: Counter[int] = Counter()
    for text in texts:
        plain = _CHINESE_YEAR.sub(
            lambda match: "20" + "".join(_DIGITS[digit] for digit in match[1]) + "年",
            unicodedata.normalize("NFKC", text),
        )
        found.update(int(match["year"]) for match in words.year.finditer(plain))
    return found


def year_of(titles: Sequence[str], cover: Sequence[str], columns: Sequence[str], words: Vocabulary) -> int | None:
    """The year that most titles name, else whose budget the cover speaks of, else the last one that columns name."""
    spoken = [
        found.group() for found in words.budget_of_year.finditer("".join("".join(line.split()) for line in cover))
    ]
    for texts in (titles, spoken, cover):
        if named := years_in(texts, words):
            return named.most_common(1)[0][0]
    return max(years_in(columns, words), default=None)


def stage_of(titles: Sequence[str], cover: Sequence[str], words: Vocabulary) -> str:
    """``final-accounts`` when the titles, or a cover above titles that do not tell, speak of 决算."""
    final = sum(words.final_stage in title for title in titles)
    budget = sum(words.budget_stage in title and words.final_stage not in title for title in titles)
    if not final and not budget:
        text = "".join(cover)
        final, budget = text.count(words.final_stage), text.count(words.budget_stage)
    return "final-accounts" if final > budget else "budget"


def entity_of(named: Iterable[str], cover: Sequence[str], words: Vocabulary) -> str:
    """The entity that most captions name, else the one on the cover."""
    if counted := Counter(name for name in named if name):
        return counted.most_common(1)[0][0]
    text = "".join("".join(line.split()) for line in cover)
    found = next((match for pattern in words.covers if (match := pattern.search(text))), None)
    return found["entity"] if found else ""
