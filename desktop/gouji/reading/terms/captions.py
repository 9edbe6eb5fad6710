"""What stands above a table and on the cover: title, year, unit, entity, stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from gouji.model.money import Unit
from gouji.reading.terms.entities import entity_in, names_entity
from gouji.reading.terms.figures import joined_words, whole_amount
from gouji.reading.terms.sentences import runs_on
from gouji.reading.terms.titles import title_with_line_above, titles_in
from gouji.reading.terms.vocabulary import OTHER, TITLE_LIMIT, TableForm, Vocabulary

_NEAR = 4
"""Lines above a table among which the title of an unknown kind is looked for."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The words above a table as far as they were understood."""

    form: TableForm | None = None
    title: str = ""
    unit: Unit | None = None
    entity: str = ""
    whole: str = ""
    """The title of another kind that it may be with the line above it."""


def read_caption(texts: Sequence[str], words: Vocabulary) -> Caption:
    """The caption that lines of text above a table make; the title nearest to the table wins, one of a known kind."""
    whole = titles_in(texts, words)
    titles = [text for text in whole.values() if words.table_form(text)]
    others = [text for stop, text in whole.items() if stop > len(texts) - _NEAR]
    title = (titles or others or [""])[-1]
    unit = next((unit for text in reversed(texts) if (unit := unit_of(text, words))), None)
    entity = next((name for text in reversed(texts) if (name := entity_in(text, words))), "")
    form = words.table_form(title) or (OTHER if title else None)
    return Caption(form, title, unit, entity, _of_another_kind(title, whole, texts, words))


def _of_another_kind(title: str, titles: dict[int, str], texts: Sequence[str], words: Vocabulary) -> str:
    """What a title may be with the line above it, where that is of another kind."""
    stop = next((stop for stop in reversed(titles) if titles[stop] == title), 0)
    if not stop or joined_words(texts[stop - 1]) != title:
        return ""
    whole = title_with_line_above(texts, stop, words)
    return whole if whole and words.table_form(whole) != words.table_form(title) else ""


def unit_of(text: str, words: Vocabulary) -> Unit | None:
    """The unit that a line of a caption names."""
    found = words.document.unit.fullmatch(text.strip()) or words.document.unit_bare.fullmatch(text.strip())
    return Unit("".join(found["unit"].split())) if found else None


def unit_in(header: Iterable[str], words: Vocabulary) -> Unit | None:
    """The unit that the words of a header carry, where the caption names none."""
    return next(
        (Unit(found["unit"]) for text in header if (found := words.document.unit_in_header.fullmatch(text))), None
    )


def unit_above(cells: Iterable[Sequence[str | None]], words: Vocabulary) -> Unit | None:
    """The unit that stands above the first row of figures, as a line of its own or within a header."""
    rows = takewhile(lambda row: not any(text and whole_amount(text) for text in row), cells)
    texts = ["".join(text.split()) for row in rows for text in row if text]
    return next((unit for text in texts if (unit := unit_of(text, words))), None) or unit_in(texts, words)


def is_caption(text: str, words: Vocabulary) -> bool:
    """Whether a line stands above a table: its title, number, entity or unit."""
    return words.is_title(text) or stands_with_title(text, words)


def line_above(texts: Sequence[str], words: Vocabulary) -> str:
    """The nearest line above a table that may be its title though it is none that is known; "" for running text."""
    for text in reversed(texts):
        line = joined_words(text).strip()
        if any(map(str.isalpha, line)) and not stands_with_title(text, words):
            text_around = runs_on(line) or words.document.note.match(line)
            return "" if text_around or len(line) > TITLE_LIMIT else line
    return ""


def stands_with_title(text: str, words: Vocabulary) -> bool:
    """Whether a line names the number of a table, who compiled it, or its unit."""
    text = text.strip()
    patterns = (words.document.unit, words.document.unit_bare, words.document.unit_alone, words.document.numbering)
    return names_entity(text, words) or any(pattern.fullmatch(text) for pattern in patterns)
