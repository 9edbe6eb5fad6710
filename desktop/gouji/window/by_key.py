"""What the entries of the menus do on a desk where it is more than one call; what they need is imported with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.wording import say

if TYPE_CHECKING:
    from gouji.window.desk.desk import Desk


def toggle(name: str, desk: Desk) -> None:
    """Put a pane away, or fetch it back."""
    desk.arranging.toggle(name)


def act_on_rows(name: str, desk: Desk) -> None:
    """Do something to the rows of the table in view, whose cursor tells which, while the keyboard is in it."""
    rows = desk.rows_in_hand
    if rows is None:
        desk.told.emit(say("Put the cursor into a table first."))
    else:
        getattr(rows, name)()


def walk(desk: Desk, by: int) -> None:
    """On to the next that is open: of the check sheet while it is in view, of the text where its user went there,
    else of the causes, which lead there too."""
    if desk.check_sheet.is_in_view:
        desk.check_sheet.page.walk(by)
    else:
        (desk.text.page if desk.text.is_walked else desk.worklist).walk(by)


def tick(desk: Desk) -> None:
    """Say that what is looked at is checked, or that it is still to do."""
    (desk.text.page if desk.text.is_walked else desk.worklist).tick()


def pass_on(name: str, desk: Desk) -> None:
    """Hand the case over, review, return or finish it."""
    from gouji.review.passing import Act

    desk.reviewing.pass_on(Act[name])


def handle(name: str, desk: Desk) -> None:
    """Give a state to what is looked at: of the text where its user went there, else of the list in view."""
    from gouji.review.states import State

    (desk.text.page if desk.text.is_walked else desk.worklist).handle(State[name])


def answer(name: str, desk: Desk) -> None:
    """Answer the cause under the cursor of a desk. The pane is imported with the first case, not with the window."""
    from gouji.window.worklist.answers import Answer

    desk.worklist.answer(Answer[name])
