"""A pair is made where each is the only one for the other."""

from __future__ import annotations

from gouji.comparing.pairing import Pairs


def by_initial(one: str) -> set[str]:
    return {one[0]}


def test_the_surest_look_comes_first_and_what_is_left_goes_on() -> None:
    pairs = Pairs(["a1", "b1"], ["b2", "a1"])
    pairs.look(lambda one: {one})
    assert pairs.right_of == {0: 1}
    pairs.look(by_initial)
    assert pairs.right_of == {0: 1, 1: 0}


def test_what_may_be_several_is_paired_with_none_and_told() -> None:
    pairs = Pairs(["a1"], ["a2", "a3", "c"])
    pairs.look(by_initial)
    assert pairs.right_of == {}
    assert (pairs.unsure_lefts, pairs.unsure_rights) == ({0}, {0, 1})
    assert pairs.single_rights == [0, 1, 2]


def test_what_is_paired_already_still_counts() -> None:
    pairs = Pairs(["a", "ax"], ["a", "ay"])
    pairs.look(lambda one: {one})
    pairs.look(by_initial)
    assert pairs.right_of == {0: 0}
