"""``resources/reading/forms.toml`` as types: what nobody knows in it is refused with its place."""

from __future__ import annotations

import re

from msgspec import Struct

from gouji import datafile
from gouji.model.kinds import KindId, kind_id


class DocumentWords(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a document says of itself and of its tables."""

    title: re.Pattern[str]
    part: re.Pattern[str]
    numbering: re.Pattern[str]
    entity_label: re.Pattern[str]
    entity_end: re.Pattern[str]
    bodies: tuple[str, ...]
    before_body: re.Pattern[str]
    unit_alone: re.Pattern[str]
    unit_in_header: re.Pattern[str]
    unit: re.Pattern[str]
    unit_bare: re.Pattern[str]
    year: re.Pattern[str]
    budget_of_year: re.Pattern[str]
    note: re.Pattern[str]
    general_table: re.Pattern[str]
    department_table: re.Pattern[str]
    covers: tuple[re.Pattern[str], ...]
    cover: re.Pattern[str]
    title_word: re.Pattern[str]
    title_pieces: tuple[str, ...]
    final_stage: str
    budget_stage: str


class HeaderWords(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Words of a header that name no amount column, more names of such columns, words over others, names of stages."""

    words: tuple[str, ...]
    columns: tuple[str, ...]
    over_names: re.Pattern[str]
    over_sides: re.Pattern[str]
    over_amounts: re.Pattern[str]
    basic: re.Pattern[str]
    basic_parts: re.Pattern[str]
    stage: re.Pattern[str]

    @property
    def over(self) -> tuple[re.Pattern[str], ...]:
        """What words over others are called."""
        return self.over_names, self.over_sides, self.over_amounts


class Roles(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What the lowest header of a column says it holds."""

    code: re.Pattern[str]
    unit_code: re.Pattern[str]
    text: re.Pattern[str]
    remark: re.Pattern[str]
    naming: re.Pattern[str]
    ordinal: re.Pattern[str]
    share: re.Pattern[str]
    count: re.Pattern[str]
    header: re.Pattern[str]
    ordinal_row: re.Pattern[str]


class SideWords(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Which side of a two-sided table a lone label belongs to."""

    spending: re.Pattern[str]
    revenue: re.Pattern[str]
    left_total: re.Pattern[str]


class FilledForms(Struct, frozen=True, forbid_unknown_fields=True):
    """What forms to fill in print, and what stands before the project and the body that one is of."""

    label: re.Pattern[str]
    subject: re.Pattern[str]
    applicant: re.Pattern[str]


class TableWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How the title of a kind of table reads, and its columns, or those of each side, from left to right."""

    kind: KindId
    title: re.Pattern[str]
    columns: tuple[str, ...] = ()
    sides: tuple[tuple[str, ...], ...] = ()
    form: bool = False


class Form(Struct, frozen=True, forbid_unknown_fields=True):
    """A published form: the kinds of its tables in their order."""

    id: str
    kinds: tuple[KindId, ...]


class Forms(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The whole file."""

    document: DocumentWords
    header: HeaderWords
    roles: Roles
    sides: SideWords
    filled_forms: FilledForms
    table: tuple[TableWords, ...]
    form: tuple[Form, ...]


def forms() -> Forms:
    """Read the file; raises UserError with the place of what is not understood."""
    return datafile.installed(Forms, "reading", "forms.toml", makers=MAKERS)


MAKERS: datafile.Makers = {KindId: kind_id}
