"""What one word of a header is, told once: the ways to put the words of a header into rows are hundreds, and each asks.

The headers of published tables are made of a few hundred words, which stand above one table after the other: so their
terms are kept (``test_a_word_of_headers_is_told_once``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gouji.model.totals import total_of
from gouji.reading.terms.term import Kept
from gouji.reading.terms.vocabulary import squeeze, vocabulary

_CODES = re.compile("[类款项]")


@dataclass(frozen=True, eq=False)
class HeaderTerm:
    """The answers to what a word of a header may be."""

    text: str

    @Kept
    def is_header(self) -> bool:
        """Whether it is known in headers: it heads columns, or names one as rows are named."""
        return vocabulary().is_header(self.text)

    @Kept
    def is_header_by_name(self) -> bool:
        """Whether columns of published tables are called so, word for word."""
        return vocabulary().is_header_by_name(self.text)

    @Kept
    def bare(self) -> str:
        """The word for comparison."""
        return squeeze(self.text)

    @Kept
    def is_step(self) -> bool:
        """Whether it heads a part of a code: 类, 款 or 项."""
        return _CODES.fullmatch(self.text) is not None

    @Kept
    def is_code(self) -> bool:
        """Whether it heads codes."""
        return vocabulary().roles.code.fullmatch(self.text) is not None

    @Kept
    def names_rows(self) -> bool:
        """Whether it heads codes or names of rows, and no figures."""
        return self.is_code or vocabulary().roles.text.fullmatch(self.text) is not None

    @Kept
    def counts(self) -> bool:
        """Whether it heads figures that are no amounts: counts, shares or numbers of rows."""
        roles = vocabulary().roles
        return any(one.fullmatch(self.text) for one in (roles.ordinal, roles.share, roles.count))

    @Kept
    def is_sum(self) -> bool:
        """Whether it heads a sum, of columns that it does not name."""
        total = total_of(self.text)
        return total is not None and not total.of

    @Kept
    def heads_names(self) -> bool:
        """Whether it is known to stand over codes and names."""
        return vocabulary().header.over_names.fullmatch(self.bare) is not None

    @Kept
    def heads_sides(self) -> bool:
        """Whether it is known to stand over a side of a table."""
        return vocabulary().header.over_sides.fullmatch(self.bare) is not None

    @Kept
    def heads_parts(self) -> bool:
        """Whether it is known to stand over columns of figures."""
        return vocabulary().header.over_amounts.fullmatch(self.bare) is not None

    @Kept
    def is_known_over(self) -> bool:
        """Whether it is known to stand over other words."""
        return self.heads_names or self.heads_sides or self.heads_parts

    @Kept
    def is_basic(self) -> bool:
        """Whether it heads the spending that keeps a body going."""
        return vocabulary().header.basic.fullmatch(self.bare) is not None

    @Kept
    def is_part_of_basic(self) -> bool:
        """Whether it heads a part of such spending."""
        return vocabulary().header.basic_parts.fullmatch(self.bare) is not None


@lru_cache(2**11)
def header_term(text: str) -> HeaderTerm:
    """The term of a word."""
    return HeaderTerm(text)
