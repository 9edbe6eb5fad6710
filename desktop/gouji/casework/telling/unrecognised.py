"""What is said of a document that prints tables of which none was recognised: nobody must take it for good.

One that prints none at all is refused by reading (``no-tables``). Held by
``test_a_document_of_which_no_table_was_recognised_is_not_called_good``.
"""

from __future__ import annotations

from gouji.casework.telling.parts import because, names_of
from gouji.errors import UserError
from gouji.model.document import Document


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
