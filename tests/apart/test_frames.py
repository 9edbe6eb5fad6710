"""What goes between the program and its reader: data, and nothing that runs."""

from __future__ import annotations

import io
import struct

import pytest

from gouji.apart.frames import LONGEST, Frame, put, take


def sent(*frames: Frame) -> io.BytesIO:
    stream = io.BytesIO()
    for frame in frames:
        put(stream, frame)
    stream.seek(0)
    return stream


def test_what_is_put_is_taken_in_its_order() -> None:
    one, other = Frame({"told": "合计", "data": [1, None]}), Frame({"name": "预算.pdf"}, (b"%PDF", b"", b"\0\xff"))
    stream = sent(one, other)
    assert (take(stream), take(stream), take(stream)) == (one, other, None)


def test_a_message_that_breaks_off_is_none() -> None:
    data = sent(Frame({"a": 1}, (b"12345",))).getvalue()
    assert {take(io.BytesIO(data[:length])) for length in range(len(data))} == {None}


@pytest.mark.parametrize(
    "data",
    [
        struct.pack(">I", LONGEST + 1) + b"{}",
        struct.pack(">I", 2) + b"no",
        struct.pack(">I", 15) + b'{"parts": [-1]}',
        struct.pack(">I", 2) + b"{}",
        struct.pack(">I", 2) + b"[]",
        struct.pack(">I", 14) + b'{"parts": "x"}',
    ],
)
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        take(io.BytesIO(data))
