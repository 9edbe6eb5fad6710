"""The pack that a person chose for a case, instead of the one that is made for its document.

It is kept in the journal by its id, with who chose it and when. Where it is not there any more, or is not understood,
the document is judged by what is made for it, and that is told: a case opens whatever became of a file. Held by
``tests/casework/test_chosen_rules.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gouji.checking.rules.choosing import Choice, choose, named, with_own
from gouji.checking.rules.own import OwnRules
from gouji.errors import UserError
from gouji.model.document import Document


@dataclass(frozen=True, slots=True)
class ChosenRules:
    """Which pack, by its id, who chose it, and when (ISO 8601 with zone)."""

    pack: str
    who: str
    at: str


def choice_for(document: Document, chosen: ChosenRules | None, own: OwnRules) -> Choice:
    """The pack that was chosen, else that which is made for the document; with the user's ``own`` rules beside it."""
    if chosen is None:
        return choose(document, own)
    told = {"who": chosen.who, "at": chosen.at[:16].replace("T", " "), "pack": chosen.pack}
    try:
        choice = replace(named(chosen.pack), why="{who} chose it on {at}")
    except UserError:
        choice = Choice(choose(document).pack, "{who} chose the rules {pack} on {at}, which are not there any more")
    return with_own(replace(choice, told=told), own)
