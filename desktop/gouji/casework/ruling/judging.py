"""A document judged without a case: by rules that its user named, else by those for it and the user's own."""

from __future__ import annotations

from gouji.checking.check import Check
from gouji.checking.rules.choosing import Choice, choose
from gouji.keeping import own_rules
from gouji.model.document import Document


def judged(document: Document, named: Choice | None) -> Check:
    """The check of a document by the rules as they are now."""
    return Check(document, named or choose(document, own_rules.as_far_as_understood()))
