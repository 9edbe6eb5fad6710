"""What is asked between reading a source and the case that is made of it. Esc gives up, and never decides."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gouji.errors import UserError
from gouji.keeping import places
from gouji.window.asking import pose
from gouji.window.opening.unlocking import PasswordDialog
from gouji.window.plain import Box, as_is
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.model.document import Beside

ROLE = Box.ButtonRole


class Stranger(Enum):
    """What becomes of a file that seems to be no part of the document: it joins all the same, or it does not, or it is
    another document to hold that one against."""

    JOINS = auto()
    APART = auto()
    PRIOR = auto()
    BUDGET = auto()

    @property
    def beside(self) -> Beside | None:
        """What it is to the document, where it stands beside that."""
        from gouji.model.document import Beside  # with the first document, after the window is up

        return {Stranger.PRIOR: Beside.PRIOR, Stranger.BUDGET: Beside.BUDGET}.get(self)


_AS = {Stranger.PRIOR: "As the year before", Stranger.BUDGET: "As the budget of the year"}
"""What the buttons say, as message ids."""


def password_of(error: UserError, window: QWidget) -> str | None:
    """The password of a locked document; None when the user has none."""
    dialog = PasswordDialog(error, window)
    return dialog.given if pose(dialog) else None


def goes_on(kept: Path, window: QWidget) -> bool | None:
    """Whether to go on with the case already kept on the document just read; None to give all up."""
    told = say("You have worked on this file before (case {name}).", name=places.title(kept))
    box = Box(told, parent=window)
    box.setInformativeText(say("Going on keeps your changes, states and remarks. The case stays in any event."))
    go_on = box.addButton(say("Go on"), ROLE.AcceptRole)
    afresh = box.addButton(say("Start afresh"), ROLE.ActionRole)
    cancel = box.addButton(say("Cancel"), ROLE.RejectRole)
    box.setDefaultButton(go_on)
    box.setEscapeButton(cancel)
    pose(box)
    clicked = box.clickedButton()
    return True if clicked is go_on else False if clicked is afresh else None


def of_stranger(
    name: str, told: Sequence[str], may_be: Sequence[Beside], *, joins: bool, window: QWidget
) -> Stranger | None:
    """What becomes of a file that ``told`` tells apart; None to give all up. It ``joins`` an open case, or others, or
    stands beside as what it ``may_be``."""
    what = (
        say("{name} does not seem to belong to the open case.", name=name)
        if joins
        else say("{name} does not seem to belong to the other files.", name=name)
    )
    box = Box(what, parent=window)
    box.setInformativeText(as_is("\n".join(told)))
    join = box.addButton(say("Join to the case") if joins else say("Open together"), ROLE.AcceptRole)
    beside = {box.addButton(say(told_as), ROLE.ActionRole): one for one, told_as in _AS.items() if one.beside in may_be}
    apart = box.addButton(say("Open by itself") if joins else say("Leave it out"), ROLE.ActionRole)
    cancel = box.addButton(say("Cancel"), ROLE.RejectRole)
    box.setDefaultButton(apart if joins else join)
    box.setEscapeButton(cancel)
    pose(box)
    clicked = box.clickedButton()
    for button, answer in beside.items():
        if clicked is button:
            return answer
    return Stranger.JOINS if clicked is join else Stranger.APART if clicked is apart else None
