"""When garbage is looked for while a document is read."""

from __future__ import annotations

import gc

from gouji.reading.pausing import making_what_stays


def test_what_stays_is_not_looked_through_while_it_is_new() -> None:
    with making_what_stays():
        assert not gc.isenabled()
        made = [[number] for number in range(10_000)]
    assert gc.isenabled()
    old = {id(one) for one in gc.get_objects(generation=2)}
    assert all(id(one) in old for one in made)
