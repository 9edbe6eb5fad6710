"""The forms of a document, each held against itself and against the rest of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checking.forms.outside import Outside
from gouji.checking.forms.within import Within
from gouji.checking.lowering.ground import Ground
from gouji.checking.prose.verdict import Held
from gouji.prose.forms.shown import ShownForm
from gouji.prose.paragraphs import Paragraph


def hold_forms(ground: Ground, forms: Sequence[ShownForm], paragraphs: Sequence[Paragraph]) -> Iterator[Held]:
    """What is held of every form, in their order."""
    outside = Outside(ground, forms, paragraphs)
    for form in forms:
        yield from Within(form, ground.document.year).held()
        yield from outside.held(form)
