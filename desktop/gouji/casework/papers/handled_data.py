"""What a person said of a finding, as a case's fingerprint rests on it: a tick as it always was told, other states by
their names. Held by ``tests/casework/test_fingerprint.py``."""

from __future__ import annotations

from gouji.review.states import Handling, State


def fingerprinted(given: Handling | None) -> list[str]:
    """Who gave a state and when, and which, where it is no tick; nothing where there is none."""
    if given is None:
        return []
    return [given.who, given.at, *([] if given.state is State.CHECKED else [given.state.value])]
