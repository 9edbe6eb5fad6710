"""Whether bytes are DER: every value written in the one way that there is for it, so that no byte could be another.

Each value is encoded anew by itself, the innermost first. asn1crypto encodes a whole anew as well, but what lies deep
in it again for each level above: a third of a second for one signature. Held by ``tests/paper/test_der.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

UNIVERSAL, CONSTRUCTED = 0, 1
SET = 17


def is_der(data: bytes) -> bool:
    """Whether these are values of DER, one after the other; raises ValueError where they are no values at all."""
    from asn1crypto import core
    from asn1crypto.parser import emit, parse

    for one in _values(data):
        kind, method, tag, _, content, _ = parse(one)
        if emit(kind, method, tag, content) != one:
            return False
        if method == CONSTRUCTED:
            parts = list(_values(content))
            if not is_der(content) or ((kind, tag) == (UNIVERSAL, SET) and parts != sorted(parts)):
                return False
        elif kind == UNIVERSAL and core.load(one).dump(force=True) != one:
            return False
    return True


def _values(data: bytes) -> Iterator[bytes]:
    from asn1crypto.parser import peek

    while data:
        size = peek(data)
        yield data[:size]
        data = data[size:]
