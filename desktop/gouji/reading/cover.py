"""Whose document it is, for which year and of which stage, as its cover and its titles tell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from gouji.reading.terms.entities import entity_on
from gouji.reading.terms.vocabulary import Vocabulary

_CHINESE_YEAR = re.compile(r"二[〇○零]([〇○零一二三四五六七八九]{2})年")


_DIGITS = {char: str(i) for i, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}


def years_in(texts: Iterable[str], words: Vocabulary) -> Counter[int]:
    """How often each year is named, also in full-width or Chinese digits."""
    found: Counter[int] = Counter()
    for text in texts:
        plain = _CHINESE_YEAR.sub(
            lambda match: "20" + "".join(_DIGITS[digit] for digit in match[1]) + "年",
            unicodedata.normalize("NFKC", text),
        )
        found.update(int(match["year"]) for match in words.document.year.finditer(plain))
    return found


def year_of(titles: Sequence[str], cover: Sequence[str], columns: Sequence[str], words: Vocabulary) -> int | None:
    """The year that most titles name, else whose budget the cover speaks of, else the last one that columns name."""
    spoken = [
        found.group()
        for found in words.document.budget_of_year.finditer("".join("".join(line.split()) for line in cover))
    ]
    for texts in (titles, spoken, cover):
        if named := years_in(texts, words):
            return named.most_common(1)[0][0]
    return max(years_in(columns, words), default=None)


def stage_of(titles: Sequence[str], cover: Sequence[str], words: Vocabulary) -> str:
    """``final-accounts`` when the titles, or a cover above titles that do not tell, speak of 决算."""
    final = sum(words.document.final_stage in title for title in titles)
    budget = sum(words.document.budget_stage in title and words.document.final_stage not in title for title in titles)
    if not final and not budget:
        text = "".join(cover)
        final, budget = text.count(words.document.final_stage), text.count(words.document.budget_stage)
    return "final-accounts" if final > budget else "budget"


def entity_of(named: Iterable[str], cover: Sequence[str], words: Vocabulary) -> str:
    """The entity that most captions name, else the one on the cover."""
    counted = Counter(name for name in named if name)
    return counted.most_common(1)[0][0] if counted else entity_on(cover, words)
