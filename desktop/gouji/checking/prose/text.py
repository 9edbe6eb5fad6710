"""What the text of a document says, and what became of it: read once a document, judged anew when a figure changes."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from gouji.checking.check import Check
from gouji.checking.families.family import DIFFERS
from gouji.checking.forms.judging import hold_forms
from gouji.checking.lowering.ground import Ground
from gouji.checking.prose.judging import hold
from gouji.checking.prose.statements import Statements
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.document import Document
from gouji.prose.claims import Claim
from gouji.prose.forms.reading import read_forms
from gouji.prose.forms.shown import ShownForm, shown
from gouji.prose.paragraphs import Paragraph, paragraphs
from gouji.prose.personal import personal
from gouji.prose.publication import BEFORE_PUBLICATION
from gouji.prose.reading import read_claims
from gouji.prose.wording import Wording, wordings


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text as it was read, which no figure changes."""

    paragraphs: tuple[Paragraph, ...]
    claims: tuple[Claim, ...]
    wordings: tuple[Wording, ...]
    forms: tuple[ShownForm, ...] = ()
    """The forms to fill in; their lines are the last of the paragraphs."""


_READ: WeakKeyDictionary[Document, Text] = WeakKeyDictionary()
_BOUND: WeakKeyDictionary[Check, Statements] = WeakKeyDictionary()
"""Which figures claims are of hangs on no figure: it is found once a check."""


def text_of(document: Document) -> Text:
    """The text of a document; read when it is first asked for, and once."""
    found = _READ.get(document)
    if found is None:
        read = tuple(paragraphs(document))
        claims = tuple(read_claims(read, document.year))
        forms = tuple(map(shown, read_forms(document)))
        lines = tuple(one for form in forms for one in form.paragraphs)
        found = _READ[document] = Text((*read, *lines), claims, tuple(wordings(document, read, claims)), forms)
    return found


def hints_of(document: Document) -> tuple[Wording, ...]:
    """What is to be looked at in its words; before publication also telephone numbers and names of persons."""
    text = text_of(document)
    if not BEFORE_PUBLICATION.get():
        return text.wordings
    again = {id(line) for form in text.forms if not form.filled.in_cells for line in form.paragraphs}
    printed = [one for one in text.paragraphs if id(one) not in again]  # the text of those forms stands there too
    return (*text.wordings, *personal(printed))


def held(check: Check) -> list[Held]:
    """The claims of the text as the figures of a check stand."""
    return check.once(_held)


def _held(check: Check) -> list[Held]:
    told = _BOUND.get(check)
    if told is None:
        ground = Ground(check.document, check.choice.pack, check.in_doubt)
        told = _BOUND[check] = Statements(ground, text_of(check.document).claims)
    text = text_of(check.document)
    return [*hold(told), *hold_forms(told.ground, text.forms, text.paragraphs)]


def contradicts(check: Check) -> bool:
    """Whether a sentence says of a figure what is not so."""
    return any(one.outcome is DIFFERS and one.severity is Severity.MUST for one in held(check))
