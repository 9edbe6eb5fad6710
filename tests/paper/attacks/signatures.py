"""Attacks on the signature itself: universal forgery, signature wrapping, and what fills the gap.

After Mladenov, Mainka, Meyer zu Selhausen, Grothe and Schwenk (2018): USF leaves out or spoils what is needed to check
a signature, so that a careless reader skips the check; SWA moves what is signed and puts other content in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pyhanko.pdf_utils.generic import ByteStringObject, NameObject, NullObject, NumberObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter as Writer

from gouji.paper.signatures.roles import ROLES
from tests.paper.attacks.alterations import field, numbers, overlay, put
from tests.paper.attacks.stages import Stages, incremented

GAP = re.compile(rb"/Contents <([0-9A-Fa-f]+)>\s*/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]")

SPOILT: dict[str, Any] = {
    "/Contents null": NullObject(),
    "/Contents empty": ByteStringObject(b""),
    "/Contents zero": ByteStringObject(b"\0"),
    "/Contents all zeros": ByteStringObject(b"\0" * 2000),
    "/Contents text": TextStringObject("signed"),
    "/ByteRange null": NullObject(),
    "/ByteRange of nothing": numbers(0, 0, 0, 0),
    "/ByteRange negative": numbers(0, -1, 0, -1),
    "/ByteRange of two": numbers(0, 100),
    "/SubFilter unknown": NameObject("/nobody.knows"),
    "/Filter unknown": NameObject("/Nobody.Knows"),
    "/Type of nothing": NameObject("/Nothing"),
}


def _spoilt(entry: str, value: Any, role: str, writer: Writer) -> None:
    put(writer, field(writer, role)["/V"], entry, value)
    overlay(writer)


def _lacking(entry: str, role: str, writer: Writer) -> None:
    held = field(writer, role)["/V"]
    del held[entry]
    writer.update_container(held)
    overlay(writer)


def _unsigned(role: str, writer: Writer) -> None:
    put(writer, field(writer, role), "/V", NullObject())
    overlay(writer)


def universal(stages: Stages) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The signature is spoilt in a later revision that draws over the page."""
    for role in ROLES:
        for name, value in SPOILT.items():
            change = partial(_spoilt, name.split()[0], value, role)
            yield f"USF {name}, {role}", partial(incremented, stages.papers[-1], change)
        for entry in ("/Contents", "/ByteRange", "/SubFilter"):
            yield f"USF no {entry}, {role}", partial(incremented, stages.papers[-1], partial(_lacking, entry, role))
        yield f"USF no value, {role}", partial(incremented, stages.papers[-1], partial(_unsigned, role))


def _gap(data: bytes, number: int) -> re.Match[bytes]:
    return list(GAP.finditer(data))[number]


def _moved(data: bytes, number: int) -> bytes:
    """The second part of what is signed stands further down, other content before it; the range says so."""
    gap = _gap(data, number)
    second = int(gap[4])
    put_in = b"\n900 0 obj\n<< /Evil true >>\nendobj\n".ljust(600)
    told = f"[{int(gap[2])} {int(gap[3])} {second + len(put_in)} {int(gap[5])}]".encode()
    place = gap.start(2) - 1
    end = data.index(b"]", place) + 1
    room = re.compile(rb" *").match(data, end)
    assert room is not None
    told = told.ljust(room.end() - place)
    changed = data[:place] + told + data[room.end() :]
    return changed[:second] + put_in + changed[second:]


def _in_the_gap(data: bytes, number: int) -> bytes:
    """What is signed stays where it is; the zeros behind the signature give way to other content."""
    gap = _gap(data, number)
    inside = gap.end(1)
    evil = b">/Evil<< /Type /Catalog >>/More<"
    return data[: inside - len(evil) - 2] + evil + data[inside - 2 :]


def _padded_otherwise(data: bytes, number: int) -> bytes:
    """The zeros behind the signature say something."""
    inside = _gap(data, number).end(1)
    return data[: inside - 8] + b"cafecafe" + data[inside:]


def _wrapped(data: bytes, number: int) -> bytes:
    """The signed file stands as it is behind another one, and its range begins there."""
    shell = b"%PDF-1.7\n%" + b" " * 90 + b"\n"
    gap = _gap(data, number)
    first, length, second, rest = (int(gap[one]) for one in range(2, 6))
    told = f"[{first + len(shell)} {length} {second + len(shell)} {rest}]".encode()
    place = gap.start(2) - 1
    end = data.index(b"]", place) + 1
    return shell + data[:place] + told.ljust(end - place) + data[end:]


def _of_another_value(role: str, writer: Writer) -> None:
    """The field has a new value with the old signature and the old range."""
    old = field(writer, role)["/V"]
    new = type(old)(old)
    put(writer, field(writer, role), "/V", writer.add_object(new))
    overlay(writer)


def _range_more(role: str, writer: Writer) -> None:
    """A copy of the signature whose range is said to reach further."""
    old = field(writer, role)["/V"]
    new = type(old)(old)
    told = [*map(int, old["/ByteRange"])]
    new[NameObject("/ByteRange")] = numbers(*told[:3], told[3] + 5000)
    put(writer, field(writer, role), "/V", writer.add_object(new))
    overlay(writer)


def _range_of_four_more(role: str, writer: Writer) -> None:
    """A copy of the signature whose range has more parts than two."""
    old = field(writer, role)["/V"]
    new = type(old)(old)
    new[NameObject("/ByteRange")] = numbers(*map(int, old["/ByteRange"]), *(NumberObject(0),) * 2)
    put(writer, field(writer, role), "/V", writer.add_object(new))
    overlay(writer)


def wrapping(stages: Stages) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """What is signed is moved, or said to be elsewhere."""
    data = stages.papers[-1]
    for number, role in enumerate(ROLES):
        for by_bytes in (_moved, _in_the_gap, _padded_otherwise, _wrapped):
            yield f"SWA{by_bytes.__name__.replace('_', ' ')}, {role}", partial(by_bytes, data, number)
        for by_revision in (_of_another_value, _range_more, _range_of_four_more):
            change = partial(by_revision, role)
            yield f"SWA{by_revision.__name__.replace('_', ' ')}, {role}", partial(incremented, data, change)
