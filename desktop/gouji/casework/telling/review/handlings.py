"""What is said of the state that a person gave to a finding, and of the remark on it.

Held by ``tests/casework/test_remarked.py``.
"""

from __future__ import annotations

from gouji.review.states import Handling, Remark, State
from gouji.wording import say

SHAPES = {State.CHECKED: "✓", State.EXPLAINED: "◇", State.CORRECTED: "✓", State.DISMISSED: "○"}


def marked(state: State) -> str:
    """A state in a word with its sign, as lists and papers show it; "" of one that is still to do."""
    return "" if state.is_open else f"{SHAPES[state]} {say(state.message)}"


def told(given: Handling) -> str:
    """Who gave a state, and when."""
    when = given.at[:16].replace("T", " ")
    return say("{state} by {who} on {at}", state=say(given.state.message), who=given.who, at=when)


def signed(given: Handling | None) -> str:
    """The same as it stands in a narrow column of a paper: the sign, the name and the day; "" where there is none."""
    if given is None:
        return ""
    word = "" if given.state is State.CHECKED else f"{say(given.state.message)}\n"
    return f"{word}{SHAPES[given.state]} {given.who}\n{given.at[:10]}"


def remarked(text: str) -> str:
    """A remark with who wrote it, as it stands in a narrow column of a paper; "" where there is none."""
    who = written_by(text)
    return f"{text}\n— {who}" if text and who else text


def written_by(text: str) -> str:
    """Who wrote a remark; "" where there is none, or nobody knows."""
    return text.who if isinstance(text, Remark) else ""
