"""What is told of files that cannot be read."""

from __future__ import annotations

from gouji.errors import UserError


def damaged(name: str) -> UserError:
    """What is told of a file that its own library cannot read."""
    return UserError("damaged", "{name} is damaged or incomplete. Download or copy it again and open that.", name=name)


def draws_too_much(name: str) -> UserError:
    """What is told of a file whose page tells to draw more than any page shows."""
    return UserError(
        "too-large-unpacked",
        "A page of {name} tells to draw more than any budget prints. Print it as PDF anew and open that.",
        name=name,
    )
