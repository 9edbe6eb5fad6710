"""Tables that were not found: nothing of them was checked, and what is there may be sound without them.

What the contents list is told by the reader (``NOT_FOUND``), what the form prints follows from the pack; a table that
both ask for is told once, as the contents call it. Held by ``tests/casework/test_missing.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.checking.check import Check
from gouji.checking.rules.choosing import fit
from gouji.reading.original import NOT_FOUND
from gouji.reading.terms.vocabulary import vocabulary
from gouji.wording import say


def listed_and_missing(check: Check) -> Sequence[str]:
    """The titles of those that the contents list."""
    told = (one.params["tables"].split("、") for one in check.document.notices if one.message == NOT_FOUND)
    return [*dict.fromkeys(title for titles in told for title in titles)]


def asked_and_missing(check: Check) -> Sequence[str]:
    """What the form calls those that it prints beside: none of a document that is judged by no rules of a form."""
    pack = check.choice.pack
    if pack.documents is None:
        return ()
    forms = (vocabulary().kind_of(title) for title in listed_and_missing(check))
    told = {form.kind for form in forms if form is not None}
    return [say(pack.called_of(kind)) for kind in fit(pack.documents, check.document).absent if kind not in told]
