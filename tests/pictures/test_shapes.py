"""Shapes: found at a point, and what has a meaning differs in more than its colour."""

from __future__ import annotations

import pytest

from gouji.pictures.shapes import LOOKS, SIGNS, Box, Curve, Look, Picture, cut
from gouji.pictures.tie_map import DASHES_OF
from tests.pictures.laid_out import letters


def test_a_point_finds_the_box_that_was_drawn_last_and_else_the_nearest_line() -> None:
    picture = Picture(100, 100)
    outer, inner, line = (picture.spot(name, name) for name in ("outer", "inner", "line"))
    picture.shapes = [
        Box(0, 0, 50, 50, spot=outer),
        Box(10, 10, 20, 20, spot=inner),
        Curve((60, 0), (60, 30), (60, 60), (60, 90), Look.LINE, 1, spot=line),
    ]
    assert [picture.at(point) for point in ((5, 5), (15, 15), (64, 40), (80, 40))] == [outer, inner, line, None]
    assert picture.number_of("line") == line
    assert picture.number_of("nothing") is None


def test_a_curve_runs_from_its_start_to_its_end() -> None:
    curve = Curve((0, 0), (40, 0), (40, 10), (0, 10), Look.LINE, 1)
    assert (curve.at(0), curve.at(1)) == ((0, 0), (0, 10))
    assert curve.at(0.5) == pytest.approx((30, 5))
    assert curve.distance((33, 5)) == pytest.approx(3, abs=0.2)


def test_outcomes_are_told_apart_without_their_colour() -> None:
    """A sign of its own each; of lines those that have one dash differ in their sign and their width."""
    by_look = {look: {SIGNS[state] for state in LOOKS if LOOKS[state] is look} for look in LOOKS.values()}
    assert all(len(signs) == 1 for signs in by_look.values())
    assert len({sign for signs in by_look.values() for sign in signs}) == len(by_look)
    assert {state for state, dash in DASHES_OF.items() if dash is DASHES_OF["differs"]} == {"differs", "agrees"}


def test_a_name_loses_letters_and_is_left_out_where_not_two_have_room() -> None:
    assert cut("社会保障和就业支出", letters, 10, 200) == "社会保障和就业支出"
    shorter = cut("社会保障和就业支出", letters, 10, 46)
    assert shorter.endswith("…")
    assert letters(shorter, 10, False) <= 46
    assert cut("社会保障和就业支出", letters, 10, 12) == ""
