"""What became of a claim, as data: the sentence is made where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gouji.checking.families.family import Outcome
from gouji.checking.rules.laws import Severity
from gouji.model.document import Cell
from gouji.prose.claims import Claim


@dataclass(frozen=True, slots=True)
class Held:
    """A claim with its verdict; ``message`` is a message id, blank where it agrees with ``cells``."""

    claim: Claim
    outcome: Outcome
    message: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()
    severity: Severity = Severity.MUST
    aspect: str = ""
    """What of the claim was judged, where it is not what it tells: its parts, its names, what it compares with."""
    should: str = ""
    """The number that would be right in the unit of the text, where its figure is wrong and one alone would be."""
