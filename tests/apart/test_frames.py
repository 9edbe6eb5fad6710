"""What goes between the program and its reader: data, and nothing that runs."""

from __future__ import annotations

import io
import struct

import pytest

from gouji.apart.frames import LONGEST, LONGEST_HEAD, MOST_PARTS, Frame, put, take


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
    "head",
    [
        b"no",
        b"\xff",
        b"1",
        b"null",
        b"[]",
        b"{}",
        b"[" * 200_000,
        b'{"a": ' * 200_000,
        b'{"parts": "x"}',
        b'{"parts": {}}',
        b'{"parts": [-1]}',
        b'{"parts": [1.0]}',
        b'{"parts": [true]}',
        b'{"parts": [null]}',
        b'{"parts": [%d]}' % LONGEST,
        b'{"parts": [%d, %d]}' % (LONGEST // 2, LONGEST // 2),
        b'{"parts": [%s0]}' % (b"0, " * MOST_PARTS),
    ],
)
def test_what_is_no_message_is_refused(head: bytes) -> None:
    """Before anything is taken of what should be behind it."""
    with pytest.raises(ValueError, match=r"."):
        take(io.BytesIO(struct.pack(">I", len(head)) + head))


def test_a_head_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="head"):
        take(io.BytesIO(struct.pack(">I", LONGEST_HEAD + 1) + b"{}"))
