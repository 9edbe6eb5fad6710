"""Changes as areas: as large as they are, those of one class together, less by its pattern and its sign."""

from __future__ import annotations

from gouji.pictures.changes import Part, drawn
from gouji.pictures.shapes import Box, Pattern
from tests.pictures.laid_out import box_of, surface, texts, words_of

PARTS = [
    Part("T3 208", "T3 2080501 离退休", "+300", 30_000, 0),
    Part("T3 208", "T3 2080505 养老", "−100", -10_000, 1),
    Part("T3 221", "T3 2210201 公积金", "+100", 10_000, 2),
    Part("T3 221", "T3 2210203 补贴", "0", 0, 3),
]


def boxes(target: int) -> list[Box]:
    picture = drawn(PARTS, surface())
    number = picture.number_of(target)
    return [one for one in picture.shapes if isinstance(one, Box) and one.spot == number is not None and one.round]


def test_an_area_is_as_large_as_its_change() -> None:
    (large,), (small,) = boxes(0), boxes(1)
    assert 2.5 < large.width * large.height / (small.width * small.height) < 3.7
    assert boxes(3) == []


def test_less_is_hatched_and_says_so() -> None:
    assert [boxes(number)[0].pattern for number in (0, 1)] == [Pattern.PLAIN, Pattern.HATCHED]
    assert "−100" in texts(drawn(PARTS, surface()))


def test_words_stay_within_the_picture_and_little_room_breaks_nothing() -> None:
    for on in (surface(), surface(40, 30)):
        for one in words_of(drawn(PARTS, on)):
            box = box_of(one)
            assert box.x >= 0
            assert box.x + box.width <= on.width + 0.5
    assert drawn([], surface()).spots == []
