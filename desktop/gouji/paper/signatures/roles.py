"""Who signs a paper, in which order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.errors import UserError
from gouji.wording import say

ROLE_NAMES = {"preparer": "Prepared by", "reviewer": "Reviewed by", "approver": "Approved by"}
"""Every role in the order of signing, with the message id of its name."""

ROLES = tuple(ROLE_NAMES)


def role_told(role: str) -> str:
    """The name of a role; what a paper calls a field that is none of ours, as it does."""
    return say(ROLE_NAMES[role]) if role in ROLE_NAMES else role


def role_named(text: str) -> str:
    """The role that a user typed, by its id or by its name (复核人); what is none, as it was typed."""
    typed = text.strip()
    return next((role for role, name in ROLE_NAMES.items() if typed == say(name)), typed)


def chosen(text: str) -> tuple[str, ...]:
    """Roles from what a user typed (``preparer,reviewer``, ``编制人、复核人``), in the order of signing.

    Raises UserError.
    """
    wanted = [role_named(word) for word in re.split("[,，、]", text) if word.strip()]
    if not wanted or set(wanted) - set(ROLES):
        raise UserError(
            "bad-roles",
            "{text} names no signers. Give one or more of {roles}, separated by commas.",
            text=text or "''",
            roles=", ".join(ROLES),
        )
    return in_order(wanted)


def in_order(roles: Sequence[str]) -> tuple[str, ...]:
    """The roles in the order of signing, each once."""
    return tuple(role for role in ROLES if role in roles)
