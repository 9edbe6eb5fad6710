"""The forms to fill in that were gathered, part by part and page by page, and whether the next part is more of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gouji.model.form import Form
from gouji.model.rawgrid import RawGrid
from gouji.reading.page.page import Line
from gouji.reading.tables.filled_forms import filled_form, forms_in_text, more_of_form
from gouji.reading.terms.vocabulary import Vocabulary


@dataclass
class GatheredForms:
    """``forms`` in the order of the body, those printed in cells and those of text."""

    words: Vocabulary
    forms: list[Form] = field(default_factory=list)
    _parts: list[RawGrid] = field(default_factory=list)
    """The parts of the form in cells that the next part may be more of."""
    _entity: str = ""
    """Who stands above the first of them."""
    _of_text: bool = False
    """Whether the last form is one of text, which the next page may be more of."""

    @property
    def is_open(self) -> bool:
        """Whether a form in cells stands right before what comes next."""
        return bool(self._parts)

    def close(self) -> None:
        """Something else stands behind the last form in cells."""
        self._parts = []

    def close_text(self) -> None:
        """Something else stands behind the last form of text."""
        self._of_text = False

    def fill(self, part: RawGrid, entity: str, *, more: bool) -> None:
        """A form begins with this part, or goes on with it; ``entity`` stands above it as that above a table."""
        self._parts = [*self._parts, part] if more else [part]
        self._entity = self._entity if more else entity
        if more:
            self.forms.pop()
        form = filled_form(self._parts, self.words)
        self._add(replace(form, applicant=form.applicant or self._entity))

    def read_lines(self, lines: Sequence[Line]) -> None:
        """Forms of text stand on a page of lines, or the last one goes on with it."""
        begun = [*forms_in_text(lines, self.words)]
        if not begun and self._of_text and (more := more_of_form(self.forms[-1], lines, self.words)):
            self.forms[-1] = more
            return
        for form in begun:
            self._add(form)
        self._of_text = bool(begun)

    def _add(self, form: Form) -> None:
        self.forms.append(replace(form, printed=replace(form.printed, id=f"F{len(self.forms) + 1}")))
