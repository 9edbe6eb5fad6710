"""What the entry holds by which a case is passed on, by the act: whoever signs off tells which figures.

Held by ``test_a_sign_off_that_covers_nothing_is_no_entry_of_a_case``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct


class _Passed(Struct, tag_field="act"):
    remark: str
    to: str


class _SignedOff(_Passed):
    covers: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class _HandedOver(_SignedOff, tag="hand-over"):
    pass


class _Reviewed(_SignedOff, tag="review"):
    pass


class _Finished(_SignedOff, tag="finish"):
    pass


class _Returned(_Passed, tag="return"):
    covers: Literal[""]


PassedBody = _HandedOver | _Reviewed | _Finished | _Returned
