"""What may be done to a case that its preparer handed over: anybody says something of it, nobody else changes it.

A case that is finished is closed: it is returned before anything is done to it again, and only papers leave it. Whether
something may be done, undone or done again is one question, asked of the kind of its entry; where somebody passed the
case on it is theirs to take back, and a return stays. Held by ``tests/casework/test_closed.py``,
``tests/casework/test_passing.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gouji.casework.row_deeds import ROW_KINDS
from gouji.errors import UserError
from gouji.review.account import About
from gouji.review.marks import Marking
from gouji.review.passing import Act, Passing, Stage, preparer_of, same_person

if TYPE_CHECKING:
    from gouji.casework.deeds import Deed

_KINDS = {
    About.FIGURES: {"change", "retell", "describe", "described", "join", "beside", "not-beside", *ROW_KINDS},
    About.GROUNDS: {"year", "rules", "own-rules", "publication", "confirm"},
    About.SAID: {"tick", "untick", "tick-all", "remark", "verify", "mark", "handle"}
    | {"rule-out", "rule-out-all", "decide", "take-over"},
    About.PASSING: {"pass"},
    About.NOTED: {"report", "print", "sign", "paste", "begin", "renewed"},
}
ABOUT = {kind: about for about, kinds in _KINDS.items() for kind in kinds}
"""What an entry of each kind is about; undo and redo are about what they turn."""


def refuse_doing(kind: str, who: str, passed: Sequence[Passing], stage: Stage) -> None:
    """Raises UserError where this person may not do, undo or do again what has an entry of a kind, at a ``stage``."""
    about = ABOUT[kind]
    if stage is Stage.FINISHED and about is not About.NOTED:
        raise UserError("finished", "The case is finished: return it with a remark before anything is changed.")
    if stage.is_out_of_hand and about.is_covered and not same_person(who, preparer_of(passed)):
        raise UserError(
            "handed-over",
            "The case was handed over by {name}: return it with a remark, and it is changed there.",
            name=preparer_of(passed),
        )


def refuse_turning(kind: str, deed: Deed, who: str, passed: Sequence[Passing], stage: Stage) -> None:
    """Raises UserError where this person may not undo or redo a deed, as it was done first, of an entry of a kind."""
    refuse_doing(kind, who, passed, stage)
    for one in deed:
        if isinstance(one, Marking) and one.pile == "passed":
            _refuse_of_another(who, *one.old, *one.new)
            if any(was.act is Act.RETURN for was in one.new):
                raise UserError("returned", "A return is not undone: the case is handed over anew.")


def _refuse_of_another(who: str, *passed: Passing) -> None:
    for one in passed:
        if not same_person(one.who, who):
            raise UserError(
                "not-yours", "{name} passed the case on so: nobody else takes that back. Return it.", name=one.who
            )
