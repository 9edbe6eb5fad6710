"""Tables of a document that were not read: nothing of them was checked, and what is there may be sound without them.

What the contents list is told by the reader (``NOT_FOUND``), what the form prints follows from the pack; a table that
both ask for is told once, as the contents call it. Held by ``tests/casework/test_missing.py``. A document of which none
was recognised must not be taken for good, and one that prints none at all is refused by reading (``no-tables``): held
by ``test_a_document_of_which_no_table_was_recognised_is_not_called_good``.
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.casework.telling.parts import because, names_of
from gouji.checking.check import Check
from gouji.checking.rules.choosing import fit
from gouji.errors import UserError
from gouji.model.document import Document
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


def unrecognised(document: Document) -> UserError | None:
    """Why nothing of a document was checked; None where a table of it was recognised, or described by its user."""
    if document.tables:
        return None
    if document.no_department:
        return UserError(
            "no-department",
            "{name} is no budget or account of a department, and its tables stay as they are printed: {why}",
            name=names_of(document),
            why=because(document.no_department),
        )
    return UserError(
        "unrecognised",
        "{name}: none of its {count} tables was recognised, and nothing of it was checked. "
        "Open it in the window to see why, and to say what they are.",
        name=names_of(document),
        count=len(document.grids),
    )
