"""What the entry holds by which the next version of a document takes over what was said of the one before.

What was not taken over is told in words of the program where its sort has such, so each sort has its own. Held by
``test_no_mutation_of_a_case_is_met_behind_the_border``, ``test_what_was_left_is_of_the_words_of_its_sort``.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from msgspec import Meta, Struct

from gouji.model.document import Beside
from gouji.review.taken_over import Why

Number = Annotated[int, Meta(ge=0, lt=2**31)]

Place = tuple[Number, Number, Number]

Time = Annotated[str, Meta(max_length=64)]

Evidence = tuple[str, int | None, list[list[int | None]]]


Said = Literal["checked", "explained", "dismissed"]

Mark = Literal["∧", "＜", "T", "G", "E", "N", "P", "✓"]

Answered = Literal["", "yes", "no", "not-applicable"]


class _State(TypedDict):
    id: str
    state: Said
    evidence: Evidence
    text: str
    who: str
    at: Time


class _Remark(TypedDict):
    id: str
    text: str
    who: str


class _Figure(TypedDict):
    cell: Place
    figure: int | None


class _Sign(_Figure):
    decimals: Number
    sign: Mark
    who: str
    at: Time


class _Answer(TypedDict):
    line: str
    answer: Answered
    remark: str
    ground: str
    who: str
    at: Time


class _Left(Struct, tag_field="sort"):
    why: Why
    where: str
    text: str
    who: str
    at: Time
    now: str
    of: str


class _LeftState(_Left, tag="state"):
    what: Said


class _LeftRemark(_Left, tag="remark"):
    what: Literal[""]


class _LeftMark(_Left, tag="mark"):
    what: Mark


class _LeftRuledOut(_Left, tag="ruled-out"):
    what: Literal[""]


class _LeftAnswer(_Left, tag="answer"):
    what: Answered


class _LeftConfirmed(_Left, tag="confirmed"):
    what: Literal[""]


class _LeftChange(_Left, tag="change"):
    what: str
    """The figure as it was typed."""


class _LeftRows(_Left, tag="rows"):
    what: Literal["insert a row into {what}", "delete {what}", "give {what} another code"]


class _LeftText(_Left, tag="text"):
    what: str
    """The figure as it was typed."""


class _LeftBeside(_Left, tag="beside"):
    where: Beside
    what: Literal[""]


class _LeftSignOff(_Left, tag="sign-off"):
    what: Literal["preparer", "reviewer", "approver"]


class _LeftFound(_Left, tag="found"):
    what: Literal["agrees", "rounding", "differs", "to explain", "hint", "uncheckable", "not-applicable"]


_NotTaken = (
    _LeftState
    | _LeftRemark
    | _LeftMark
    | _LeftRuledOut
    | _LeftAnswer
    | _LeftConfirmed
    | _LeftChange
    | _LeftRows
    | _LeftText
    | _LeftBeside
    | _LeftSignOff
    | _LeftFound
)


class TakenBody(TypedDict):
    """What was taken over from which case, and what was not."""

    case: str
    files: list[str]
    head: str
    handled: list[_State]
    remarks: list[_Remark]
    signs: list[_Sign]
    ruled_out: list[_Figure]
    decided: list[_Answer]
    left: list[_NotTaken]
