"""Only what is written in the one way that DER has for it passes."""

from __future__ import annotations

import pytest

from gouji.paper.signatures.der import is_der

INTEGER, TRUE, NULL = b"\x02\x01\x05", b"\x01\x01\xff", b"\x05\x00"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        INTEGER,
        TRUE + NULL,
        b"\x06\x03\x2a\x03\x04",
        b"\x30\x06" + INTEGER + TRUE,
        b"\x31\x06" + TRUE + INTEGER,
        b"\xa0\x05\x30\x03" + INTEGER,
        b"\x80\x02\x00\x07",
        b"\x04\x81\x80" + bytes(128),
    ],
)
def test_values_written_in_the_one_way(data: bytes) -> None:
    assert is_der(data)


@pytest.mark.parametrize(
    ("told", "otherwise"),
    [
        ("a number with a zero before it", b"\x02\x02\x00\x05"),
        ("another true", b"\x01\x01\x01"),
        ("a length in more bytes than it takes", b"\x02\x81\x01\x05"),
        ("a length that is told by an end", b"\x30\x80" + INTEGER + b"\x00\x00"),
        ("a set out of order", b"\x31\x06" + INTEGER + TRUE),
        ("an identifier with a zero before a part", b"\x06\x04\x2a\x80\x03\x04"),
    ],
)
def test_the_same_values_written_otherwise(told: str, otherwise: bytes) -> None:
    for data in (otherwise, NULL + otherwise, b"\xa3" + bytes([len(otherwise)]) + otherwise):
        assert not is_der(data), told
