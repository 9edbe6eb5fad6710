"""What is said of the state that a person gave to a finding."""

from __future__ import annotations

from gouji.review.states import Handling, State
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
