"""Why an answer is not called the only one, or why there is none: message ids."""

from __future__ import annotations

NOTHING_FOUND = "no few corrections would settle these findings"
CUT = "the search was stopped before it had seen every possibility"
TOO_MANY_COMBINATIONS = "there are too many combinations to try them all"
TOO_MANY_EQUALS = "more answers are equally good than are listed"
ALL_RULED_OUT = "apart from the figures ruled out no few corrections would settle these findings"
ALL_RULED_OUT_SO_FAR = "apart from the figures ruled out no correction was found as far as was searched"
ONLY_TOGETHER = "the relations name these figures only together, so that they cannot tell which one is wrong"
NOT_EVERY_ONE_TRIED = "this settles it; of figures that look alike not every combination was tried"
ROUNDED = (
    "that the error is here is certain; since amounts are rounded, "
    "what it should be is known only up to the last printed digit"
)
NEGATIVE = "other answers would need a negative figure, and this document prints none"
ONLY_A_LIMIT = "an inequality sets a limit, it does not tell the figure"
