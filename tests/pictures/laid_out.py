"""What the tests of pictures ask of one: where its words stand, and that they are read whole."""

from __future__ import annotations

from gouji.pictures.shapes import Align, Box, Picture, Surface, Words


def letters(text: str, size: float, bold: bool) -> float:
    """Letters of a face whose Chinese signs are square, and figures about half as wide."""
    return sum(size if ord(one) > 0x2E7F else size * 0.56 for one in text) * (1.05 if bold else 1.0)


def surface(width: float = 900, height: float = 420, size: float = 10) -> Surface:
    return Surface(letters, size, width, height)


def box_of(words: Words) -> Box:
    """The room that words take."""
    wide = letters(words.text, words.size, words.bold)
    left = words.x - {Align.LEFT: 0.0, Align.CENTRE: wide / 2, Align.RIGHT: wide}[words.align]
    return Box(left, words.y - words.size * 0.5, wide, words.size)


def meet(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width - 0.1
        and other.x < one.x + one.width - 0.1
        and one.y < other.y + other.height - 0.1
        and other.y < one.y + one.height - 0.1
    )


def words_of(picture: Picture) -> list[Words]:
    return [one for one in picture.shapes if isinstance(one, Words)]


def texts(picture: Picture) -> list[str]:
    return [one.text for one in words_of(picture)]


def stands_within(picture: Picture) -> bool:
    """Whether all words stand on the surface."""
    boxes = map(box_of, words_of(picture))
    return all(one.x >= -0.5 and one.x + one.width <= picture.width + 0.5 and one.y >= -0.5 for one in boxes)


def stands_apart(picture: Picture) -> bool:
    """Whether no words stand on others."""
    boxes = [box_of(one) for one in words_of(picture)]
    return not any(meet(one, other) for number, one in enumerate(boxes) for other in boxes[:number])
