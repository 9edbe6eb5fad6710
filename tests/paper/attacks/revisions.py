"""Attacks by revisions: incremental saving, and what is put into the revision of a signature.

ISA appends a revision to what is signed, with or without the table that would tell of it. Whoever signs can also put
anything into the very revision that the signature covers: nothing breaks then, and the next ones sign it too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO

from pyhanko.pdf_utils.generic import ArrayObject

from gouji.paper.signatures.revisions.bare_revision import BareRevision
from gouji.paper.signatures.roles import ROLES
from tests.paper.attacks.alterations import BENT, OVERLAY, of_fields, overlay, seen, unseen
from tests.paper.attacks.stages import Bend, Meddle, Stages, incremented, signed, signed_by_the_rest


def appended(stages: Stages) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """A revision more, after each of the signatures; who has not signed yet signs on."""
    for number, role in enumerate(ROLES, start=1):
        for name, change in seen():
            yield f"ISA {name}, after {role}", partial(_appended, stages.papers[number], change, number)
        for of_bytes in (_without_table, _without_trailer, _of_comments, _of_another_end):
            name = of_bytes.__name__.replace("_", " ")
            yield f"ISA{name}, after {role}", partial(_with_bytes, stages.papers[number], of_bytes, number)


def _appended(data: bytes, change: Meddle, number: int) -> bytes:
    return signed_by_the_rest(incremented(data, change), number)


def _with_bytes(data: bytes, change: Callable[[bytes], bytes], number: int) -> bytes:
    return signed_by_the_rest(change(data), number)


def _content_of_the_page(data: bytes) -> int:
    held = BareRevision(BytesIO(data)).root["/Pages"]["/Kids"][0].raw_get("/Contents")
    return int((held.raw_get(0) if isinstance(held, ArrayObject) else held).idnum)


def _without_table(data: bytes) -> bytes:
    """Objects that a reader finds which looks for them itself."""
    number = _content_of_the_page(data)
    return data + b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(OVERLAY), OVERLAY)


def _without_trailer(data: bytes) -> bytes:
    return _without_table(data) + b"xref\n0 1\n0000000000 65535 f \n%%EOF\n"


def _of_comments(data: bytes) -> bytes:
    return data + b"% " + b"x" * 300 + b"\n%%EOF\n"


def _of_another_end(data: bytes) -> bytes:
    """The end of the file once more, which leads to where it led."""
    place = data.rindex(b"startxref")
    return data + data[place:]


def within(stages: Stages) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """What is put into the revision of a signature itself; the others sign on."""
    for number, role in enumerate(ROLES):
        others = tuple(one for one in ROLES if one != role)
        for name, change in (*seen(), *unseen(), *of_fields(role, others)):
            yield f"within the revision of {role}: {name}", partial(_within, stages.papers[number], role, change)
        for name, bend in BENT.items():
            yield f"within the revision of {role}: own look {name}", partial(_bent, stages.papers[number], role, bend)
        for by_bytes in (_two_revisions, _none_before):
            name = by_bytes.__name__.replace("_", " ").strip()
            yield f"within the revision of {role}: {name}", partial(by_bytes, stages.papers[number], role)


def _within(data: bytes, role: str, change: Meddle) -> bytes:
    return signed_by_the_rest(signed(data, role, change), ROLES.index(role) + 1)


def _bent(data: bytes, role: str, bend: Bend) -> bytes:
    return signed_by_the_rest(signed(data, role, bend=bend), ROLES.index(role) + 1)


def _two_revisions(data: bytes, role: str) -> bytes:
    """Something is drawn over, and signed after that in a revision of its own."""
    return signed_by_the_rest(signed(incremented(data, overlay), role), ROLES.index(role) + 1)


def _none_before(data: bytes, role: str) -> bytes:
    """The end of the file as the signature finds it is not the end that it goes on from."""
    return signed_by_the_rest(signed(_of_another_end(data), role), ROLES.index(role) + 1)
