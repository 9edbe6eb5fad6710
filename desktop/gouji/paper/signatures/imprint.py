"""A paper carries the length and the digest of its own bytes: what is changed before anyone has signed is seen without
its case.

Whoever knows this can forge it. That shows in the case, whose journal keeps the digest of every paper it wrote. Held by
``test_a_paper_altered_before_anyone_signed_takes_no_signature``,
``test_a_forged_paper_signed_by_another_program_is_told``.
"""

from __future__ import annotations

import re
from hashlib import sha256

KEY = "Imprint"
BLANK = f"{'0' * 10} {'0' * 64}"
"""Stands in the paper while its digest is taken."""

JOURNAL = "Journal"
"""The key of the head of the journal: the digest of all that was done in the case before the paper was written."""

_HEAD = re.compile(rb"/Journal \(([0-9a-f]{64})\)")
_PLACE = re.compile(rb"/Imprint \(([0-9]{10} [0-9a-f]{64})\)")


def impress(data: bytes) -> bytes:
    """A paper just drawn with its imprint in place of the blank one."""
    digest = sha256(data).hexdigest()
    return data.replace(BLANK.encode(), f"{len(data):010d} {digest}".encode(), 1)


def has_imprint(data: bytes) -> bool:
    """Whether a paper carries one; those of older versions do not."""
    return _PLACE.search(data) is not None


def as_written(data: bytes) -> bytes:
    """What Gouji wrote of a paper, without the signatures that followed; empty where it is not as it was written."""
    found = _PLACE.search(data)
    if found is None:
        return b""
    length, digest = found[1].decode().split()
    first = data[: int(length)]
    blank = first[: found.start(1)] + BLANK.encode() + first[found.end(1) :]
    return first if len(first) == int(length) and sha256(blank).hexdigest() == digest else b""


def journal_of(data: bytes) -> str:
    """The head of the journal that a paper carries; blank in those of older versions."""
    found = _HEAD.search(data)
    return found[1].decode() if found else ""
