"""What became of what the text says: judged anew when a figure of the tables or of the text changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from weakref import WeakKeyDictionary

from gouji.checking.check import Check
from gouji.checking.families.family import DIFFERS
from gouji.checking.forms.judging import hold_forms
from gouji.checking.lowering.ground import Ground
from gouji.checking.prose.bound.binding import Binding
from gouji.checking.prose.bound.things import Things
from gouji.checking.prose.judging import hold
from gouji.checking.prose.statements import NOTHING, Statements
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.document import Cell, Document
from gouji.model.table import Content
from gouji.prose.claims import Claim
from gouji.prose.personal import personal
from gouji.prose.text import printed_text, text_of
from gouji.prose.wording import Wording

_BOUND: WeakKeyDictionary[Check, tuple[Ground, Binding, Things]] = WeakKeyDictionary()
"""Which figures claims are of, and which of one thing, hangs on no figure: it is found once a check."""


def hints_of(document: Document) -> tuple[Wording, ...]:
    """What is to be looked at in its words; before publication also telephone numbers and names of persons."""
    text = text_of(document)
    if not document.before_publication:
        return text.wordings
    again = {id(line) for form in text.forms if not form.filled.in_cells for line in form.paragraphs}
    printed = [one for one in text.paragraphs if id(one) not in again]  # the text of those forms stands there too
    return (*text.wordings, *personal(printed))


def held(check: Check) -> list[Held]:
    """The claims of the text as the figures of a check stand."""
    return check.once(_held)


def _held(check: Check) -> list[Held]:
    told, text = statements(check), text_of(check.document)
    return [*hold(told), *hold_forms(told.ground, text.forms, text.paragraphs)]


def statements(check: Check, supposed: Mapping[Cell, Content] = NOTHING, claims: Sequence[Claim] = ()) -> Statements:
    """The claims beside the tables as they stand, or if ``supposed`` stood in these cells and others were claimed."""
    known = _BOUND.get(check)
    if known is None:
        ground = check.ground
        printed = printed_text(check.document).claims
        binding = Binding(ground, printed)
        known = _BOUND[check] = (ground, binding, Things(binding, printed, check.document))
    ground, binding, things = known
    return Statements(ground, claims or text_of(check.document).claims, binding, things, supposed)


def contradicts(check: Check) -> bool:
    """Whether a sentence says of a figure what is not so."""
    return any(one.outcome is DIFFERS and one.severity is Severity.MUST for one in held(check))
