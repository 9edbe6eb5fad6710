"""What persons said of findings and figures, as a case's fingerprint rests on it: ticks and figures read against the
source as they always were told, everything else by its name. Held by ``tests/casework/test_figure_marks.py``."""

from __future__ import annotations

from gouji.casework.case import Case
from gouji.checking.families.sign import Sign
from gouji.review.states import Handling, State


def fingerprinted(given: Handling | None) -> list[str]:
    """Who gave a state and when, and which, where it is no tick; nothing where there is none."""
    if given is None:
        return []
    return [given.who, given.at, *([] if given.state is State.CHECKED else [given.state.value])]


def marked_figures(case: Case) -> dict[str, list[object]]:
    """The figures that were ruled out, read against the source, or marked otherwise, each only where there are any."""
    address = case.document.address
    signs = [
        [address(cell), one.sign.value, one.who, one.at]
        for cell in sorted(case.marks.signs)
        for one in case.signs_on(cell)
        if one.sign is not Sign.SOURCE
    ]
    told: dict[str, list[object]] = {
        "ruled-out": [*map(address, sorted(case.ruled_out))],
        "verified": [*map(address, sorted(case.verified))],
        "signs": [*signs],
    }
    return {name: held for name, held in told.items() if held}
