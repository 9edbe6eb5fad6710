"""What the entries of a journal hold, by their kinds, as types: of any other content none is made.

Whether what an entry names is there (a cell, a row, a printed table) is asked where it is played. Held by
``test_no_mutation_of_a_case_is_met_behind_the_border``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, NotRequired, TypedDict

import msgspec
from msgspec import Meta

from gouji.keeping.border.passed_types import PassedBody
from gouji.keeping.border.taken_types import TakenBody
from gouji.model.document import Beside
from gouji.model.doubt import Misgiving
from gouji.model.money import FEN_LIMIT

YEARS = range(1980, 2200)
"""In which entries are made."""

Number = Annotated[int, Meta(ge=0, lt=2**31)]
"""The position of something."""

Fen = Annotated[int, Meta(gt=-FEN_LIMIT, lt=FEN_LIMIT)]

Kept = tuple[Fen | None, Annotated[int, Meta(ge=0, le=20)], Annotated[int, Meta(ge=0, le=4)]]
"""分 of a cell, None for blank; decimals; where it comes from."""

Place = Number | tuple[Any, ...]
"""A place of the source, as ``snapshot.py`` reads it."""

KeptReason = tuple[str, dict[str, str], tuple[Place, ...]]
KeptDoubt = tuple[Misgiving, str, dict[str, str], tuple[Place, ...]]

Evidence = tuple[str, int | None, list[list[int | None]]]

Year = Annotated[int, Meta(ge=1, le=9999)]

UnitOrNone = Literal["", "元", "千元", "万元", "百万元", "亿元"]
"""The value of a ``Unit``, or "" where none is printed."""

Point = Annotated[float, Meta(ge=-1e6, le=1e6)]
"""PDF points."""


class SlipBody(TypedDict):
    """The slip that was mended."""

    pattern: str
    settles: list[str]
    unique: bool


class _Changed(TypedDict):
    cell: tuple[Number, Number, Number]
    old: Kept
    new: Kept


class ChangeBody(_Changed, total=False):
    """A figure that was changed."""

    by: str
    slip: SlipBody | None


class _Retold(TypedDict):
    passage: Number
    at: Number
    printed: str
    old: str
    new: str


class RetellingBody(_Retold, total=False):
    """A figure of the text that was changed."""

    slip: SlipBody | None


class _Answered(TypedDict):
    kind: str
    headers: Number
    codes: list[Number]
    texts: list[Number]
    amounts: list[Number]
    names: list[str]
    edges: list[Point]


class AnswerBody(_Answered, total=False):
    """What was said of a printed table."""

    unit: UnitOrNone | None
    title: str | None


class Described(TypedDict):
    """Of which printed table it was said."""

    grid: str
    answer: AnswerBody


class Marked(TypedDict):
    """A figure that was marked."""

    cell: tuple[Number, Number, Number]
    figure: int | None
    decimals: NotRequired[Number]
    """Journals of older versions lack them."""
    on: bool


class _Signs(TypedDict):
    sign: Literal["∧", "＜", "T", "G", "E", "N", "P", "✓"]
    cells: list[Marked]


class _Id(TypedDict):
    id: str


class _Ticked(_Id):
    evidence: Evidence


class _Remarked(_Id):
    text: str


class _TickedTogether(TypedDict):
    ticks: dict[str, Evidence | None]
    remark: str


class _Handled(TypedDict):
    state: Literal["pending", "checked", "explained", "dismissed"]
    findings: dict[str, Evidence | None]
    remark: str


class _Confirmed(TypedDict):
    table: Number


class _On(TypedDict):
    on: bool


class _Begun(TypedDict):
    names: list[str]


class _OfFiles(TypedDict):
    names: list[str]
    document: Number


class _Joined(_OfFiles, total=False):
    doubts: list[tuple[Number, list[KeptDoubt]]]
    digest: str


_Laid = TypedDict("_Laid", {"names": list[str], "document": Number, "as": Beside, "digest": NotRequired[str]})
_Taken = TypedDict("_Taken", {"as": Beside})


class _Dated(TypedDict):
    year: Year


class _Ruled(TypedDict):
    pack: str


class _Inserted(TypedDict):
    table: Number
    row: Number
    side: Number


class _Deleted(TypedDict):
    table: Number
    rows: list[Number]


class _Recoded(TypedDict):
    table: Number
    row: Number
    code: str | None
    name: str


class _Decided(TypedDict):
    line: str
    answer: Literal["", "yes", "no", "not-applicable"]
    remark: str
    ground: str


class _Reported(TypedDict):
    path: Annotated[str, Meta(pattern=r"[^/\\.]$")]
    state: str


class _Written(_Reported, total=False):
    sha256: str
    roles: Annotated[str, Meta(pattern="^(preparer|reviewer|approver)(,(preparer|reviewer|approver))*$")]
    """Who must sign it."""


class _Printed(TypedDict):
    state: str
    pages: str
    copies: str


class _Signed(_Reported):
    role: str
    name: str
    certificate: NotRequired[Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]]
    """SHA-256; journals of older versions lack it."""


BODIES: dict[str, Any] = {
    "begin": _Begun,
    "change": list[ChangeBody],
    "retell": list[RetellingBody],
    "tick": _Ticked,
    "untick": _Id,
    "remark": _Remarked,
    "tick-all": _TickedTogether,
    "handle": _Handled,
    "verify": Marked,
    "mark": _Signs,
    "rule-out": Marked,
    "rule-out-all": list[Marked],
    "confirm": _Confirmed,
    "described": Described,
    "describe": Described,
    "publication": _On,
    "join": _Joined,
    "beside": _Laid,
    "not-beside": _Taken,
    "year": _Dated,
    "rules": _Ruled,
    "own-rules": dict[str, Any],
    "insert-row": _Inserted,
    "delete-rows": _Deleted,
    "recode-row": _Recoded,
    "decide": _Decided,
    "pass": PassedBody,
    "take-over": TakenBody,
    "report": _Written,
    "print": _Printed,
    "sign": _Signed,
    "paste": dict[str, str],
    "undo": None,
    "redo": None,
    "renewed": None,
    "chained": dict[str, str],
    "set-aside": tuple[Number, Number],
}
"""Of every kind what its body is."""


def understood(kind: str, text: str) -> Any:  # noqa: ANN401 - of every kind another type
    """What the body of an entry holds; raises ValueError for what no case wrote."""
    try:
        body = msgspec.json.decode(text)
        msgspec.convert(body, BODIES[kind])
    except (KeyError, RecursionError) as error:
        raise ValueError(kind) from error
    return body


def refuse_no_time(text: str) -> None:
    """Raises ValueError where that is no time with its zone, as entries have it, of years that every system knows."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None or time.year not in YEARS:
        raise ValueError(text)
