"""What published tables look like, loaded from ``resources/reading/forms.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from gouji.model.kinds import kinds
from gouji.reading.terms.figures import joined_words
from gouji.reading.terms.forms import DocumentWords, FilledForms, HeaderWords, Roles, SideWords, forms

_BRACKETED = re.compile(r"[（(][^（）()]*[）)]$")

_TABLE = "表"
"""What every title prints: most texts need not be looked at, and the pattern of titles goes over a sentence many times.
"""

TITLE_LIMIT = 60
"""Letters; no table is called by a longer name."""

LONGEST_HEADER = 200
"""Letters and spaces; no cell that heads a column has more."""


@dataclass(frozen=True)
class TableForm:
    """A kind of table: how its title reads and which columns each side may have, from left to right."""

    kind: str
    title: re.Pattern[str]
    sides: tuple[tuple[str, ...], ...] = ()
    is_form: bool = False
    """A form to fill in, not a table of the budget."""


OTHER = TableForm("other", re.compile(""))
"""A table of a budget whose kind is none of those known."""

DESCRIBED = "described"
"""The kind of a table that a user described as none of those known: its totals are checked."""


@dataclass(frozen=True)
class Vocabulary:
    """The patterns by which a document's tables, units, entities and sides are known."""

    tables: tuple[TableForm, ...]
    header_words: frozenset[str]
    header: HeaderWords
    document: DocumentWords
    roles: Roles
    sides: SideWords
    filled_forms: FilledForms
    forms: tuple[tuple[str, tuple[str, ...]], ...]

    def table_form(self, text: str) -> TableForm | None:
        """Which kind of table a title announces; None when the text is no table's title."""
        return self.kind_of(joined_words(text)) if self.is_title(text) else None

    def is_title(self, text: str) -> bool:
        """Whether a text announces a table, be its kind known or not; its number or the document's heading does not."""
        if _TABLE not in text:
            return False
        text = joined_words(text)
        if len(text) > TITLE_LIMIT or self.document.part.match(text) or self.document.numbering.fullmatch(text):
            return False
        return self.document.title.fullmatch(text) is not None and self.document.cover.fullmatch(text) is None

    def kind_of(self, name: str) -> TableForm | None:
        """The kind of table that a title or the name of a sheet tells."""
        return next((form for form in self.tables if form.title.search(name)), None)

    def may_head_a_column(self, word: str) -> bool:
        """Whether a word of a header that is not known may be what a column of figures is called."""
        known = (
            self.document.numbering,
            self.document.budget_of_year,
            self.roles.text,
            self.roles.code,
            self.roles.ordinal,
        )
        bare = _BRACKETED.sub("", word)
        return any(map(str.isalpha, word[1:])) and not any(pattern.fullmatch(bare or word) for pattern in known)

    def heads_columns(self, text: str) -> bool:
        """Whether a text is what columns of published tables are called, or stands above them."""
        return len(text) <= LONGEST_HEADER and (squeeze(text) in self._names or self._has_a_role(text))

    def is_header(self, text: str) -> bool:
        """Whether a text that stands in a header is known there: it heads columns, or names one as rows are named."""
        bare, header = squeeze(text), self.header
        return self._is_named(bare) or self._has_a_role(text) or any(one.fullmatch(bare) for one in header.over)

    def is_header_by_name(self, text: str) -> bool:
        """Whether what columns of published tables are called is this text, word for word."""
        return self._is_named(squeeze(text))

    def heads_amounts(self, text: str) -> bool:
        """Whether a text that stands in a header is known to head a column of figures."""
        bare = squeeze(text)
        known = bare in self._columns or bare in self.header.columns
        return known or self.roles.header.fullmatch(text) is not None

    def _has_a_role(self, text: str) -> bool:
        roles = (self.roles.code, self.roles.text, self.roles.header)
        return len(text) <= LONGEST_HEADER and any(role.fullmatch(text) for role in roles)

    def _is_named(self, bare: str) -> bool:
        return bare in self._names or bare in self.header.columns

    @cached_property
    def _columns(self) -> frozenset[str]:
        """What columns of figures of published tables are called."""
        return frozenset(word for form in self.tables for side in form.sides for word in side)

    @cached_property
    def _names(self) -> frozenset[str]:
        """These, and words of headers that name none."""
        return self._columns | self.header_words

    @cached_property
    def of_pieces(self) -> re.Pattern[str]:
        """A year, words that titles are made of, and perhaps the beginning of one more; without the year too."""
        pieces = sorted(self.document.title_pieces, key=len, reverse=True)
        begun = sorted(self.begun_pieces, key=len, reverse=True)
        every, cut = ("|".join(map(re.escape, some)) for some in (pieces, begun))
        return re.compile(rf"(?:20\d\d年度?)?(?:{every})(?:{every}|[“”（）()、])*(?:{cut})?")

    @cached_property
    def rest_of_title(self) -> re.Pattern[str]:
        """The end of a word that titles are made of, which begins none, more such words, and 表."""
        pieces = sorted(self.document.title_pieces, key=len, reverse=True)
        ends = sorted({rest for _, rest in self.cut_pieces}, key=len, reverse=True)
        every, cut = ("|".join(map(re.escape, some)) for some in (pieces, ends))
        return re.compile(rf"(?!{every})(?:{cut})(?:{every}|[“”（）()、])*[总表]+(?:[（(].*[）)])?")

    @cached_property
    def cut_pieces(self) -> frozenset[tuple[str, str]]:
        """The words that titles are made of, each cut in two anywhere."""
        return frozenset((one[:at], one[at:]) for one in self.document.title_pieces for at in range(1, len(one)))

    @cached_property
    def begun_pieces(self) -> frozenset[str]:
        """The beginnings of such words."""
        return frozenset(start for start, _ in self.cut_pieces)

    @cached_property
    def ends_of_begun(self) -> frozenset[str]:
        """The last letters of these."""
        return frozenset(start[-1] for start in self.begun_pieces)

    def fits(self, kind: str, codes: Sequence[str]) -> bool:
        """Whether a table of a kind may print these codes: one by functions is not one by economic classes."""
        known = kinds().get(kind)
        allowed = known.codes if known else ""
        return not allowed or not codes or any(code[0] in allowed for code in codes)

    def form_of(self, kinds: Iterable[str]) -> str:
        """The published form whose tables stand in this order."""
        wanted = tuple(kinds)
        return next((name for name, printed in self.forms if printed == wanted), "unknown")


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the installed program, loaded once."""
    told = forms()
    return Vocabulary(
        tables=tuple(TableForm(one.kind, one.title, one.sides or (one.columns,), one.form) for one in told.table),
        header_words=frozenset(map(squeeze, told.header.words)),
        header=told.header,
        document=told.document,
        roles=told.roles,
        sides=told.sides,
        filled_forms=told.filled_forms,
        forms=tuple((form.id, form.kinds) for form in told.form),
    )


def squeeze(text: str) -> str:
    """A header or label for comparison: no white space, ASCII brackets, no colon behind it."""
    return "".join(text.split()).replace("（", "(").replace("）", ")").rstrip(":：")


def header_pieces(pieces: Sequence[str], words: Iterable[str]) -> Iterator[tuple[int, str, str | None]]:
    """Pieces of a header, some broken over lines, matched with known words.

    Yields where a word begins among the pieces, as it is printed, and the known word; None where it is none.
    """
    known = set(words)
    at = 0
    while at < len(pieces):
        for length in (1, 2, 3, 4):
            printed = "".join(pieces[at : at + length])
            if squeeze(printed) in known:
                yield at, printed, squeeze(printed)
                at += length
                break
        else:
            yield at, pieces[at], None
            at += 1
