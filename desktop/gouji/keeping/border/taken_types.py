"""What the entry holds by which the next version of a document takes over what was said of the one before.

Held by ``test_no_mutation_of_a_case_is_met_behind_the_border``.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from msgspec import Meta

from gouji.review.taken_over import Sort, Why

Number = Annotated[int, Meta(ge=0, lt=2**31)]

Place = tuple[Number, Number, Number]

Time = Annotated[str, Meta(max_length=64)]

Evidence = tuple[str, int | None, list[list[int | None]]]


class _State(TypedDict):
    id: str
    state: Literal["checked", "explained", "dismissed"]
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
    sign: Literal["∧", "＜", "T", "G", "E", "N", "P", "✓"]
    who: str
    at: Time


class _Answer(TypedDict):
    line: str
    answer: Literal["", "yes", "no", "not-applicable"]
    remark: str
    ground: str
    who: str
    at: Time


class _Left(TypedDict):
    sort: Sort
    why: Why
    where: str
    what: str
    text: str
    who: str
    at: Time
    now: str
    of: str


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
    left: list[_Left]
