"""How the window draws: looks with contrast, by day and by night; patterns and dashes that are seen."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPalette

from gouji.pictures.shapes import Align, Box, Curve, Dash, Look, Pattern, Picture, Words
from gouji.window import theme
from gouji.window.pictures.drawing import colour, draw, letters_of, size_of
from gouji.window.theme import Theme
from tests.window.test_settings import contrast

BOTH = (Theme.LIGHT, Theme.DARK)
READ, SEEN = 4.5, 3.0
"""The contrast that words and lines have at least."""

GROUNDS = (Look.GROUND, Look.TINT, Look.MIDDLE, Look.BAND)


def painted(picture: Picture, palette: QPalette, lit: int | None = None) -> QImage:
    image = QImage(round(picture.width), round(picture.height), QImage.Format.Format_RGB32)
    image.fill(colour(Look.GROUND, palette))
    painter = QPainter(image)
    draw(painter, picture, QGuiApplication.font(), palette, lit)
    painter.end()
    return image


def inks(image: QImage) -> set[str]:
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("which", BOTH)
def test_words_have_contrast_on_every_ground(which: Theme) -> None:
    palette = theme.palette(which)
    words = (Look.INK, Look.QUIET, Look.DIFFERS, Look.AMBER, Look.GREY)
    faint = [
        (one, ground, round(contrast(colour(one, palette), colour(ground, palette)), 2))
        for one, ground in product(words, GROUNDS)
        if contrast(colour(one, palette), colour(ground, palette)) < READ
    ]
    assert faint == []


@pytest.mark.parametrize("which", BOTH)
def test_lines_are_seen(which: Theme) -> None:
    palette = theme.palette(which)
    for look in (Look.LINE, Look.DIFFERS, Look.AMBER, Look.GREY):
        assert contrast(colour(look, palette), colour(Look.GROUND, palette)) >= SEEN, look


@pytest.mark.parametrize("which", BOTH)
def test_a_hatched_ground_differs_from_a_plain_and_a_dotted_one(which: Theme) -> None:
    palette = theme.palette(which)
    drawn = [
        painted(Picture(40, 30, [Box(0, 0, 40, 30, Look.TINT, pattern=pattern)]), palette)
        for pattern in (Pattern.PLAIN, Pattern.HATCHED, Pattern.DOTTED)
    ]
    assert [len(inks(image)) > 1 for image in drawn] == [False, True, True]
    assert drawn[1] != drawn[2]


def test_a_dashed_line_has_gaps() -> None:
    palette = theme.palette(Theme.LIGHT)

    def row(dash: Dash) -> list[int]:
        curve = Curve((0, 5), (33, 5), (66, 5), (100, 5), Look.DIFFERS, 3, dash)
        image = painted(Picture(100, 10, [curve]), palette)
        return [image.pixel(x, 5) for x in range(100)]

    solid, dashed, dotted = (sum(one == QColor("#ffffff").rgb() for one in row(dash)) for dash in Dash)
    assert solid < dashed < dotted


def test_words_stand_where_they_are_told(qapp: QGuiApplication) -> None:
    palette, letters = theme.palette(Theme.LIGHT), letters_of(QGuiApplication.font())
    size = size_of(QGuiApplication.font())
    wide = letters("支出合计", size, False)
    for align, first in ((Align.LEFT, 100.0), (Align.CENTRE, 100 - wide / 2), (Align.RIGHT, 100 - wide)):
        image = painted(Picture(200, 30, [Words(100, 15, "支出合计", size, align)]), palette)
        columns = [x for x in range(200) if any(image.pixel(x, y) != QColor("#ffffff").rgb() for y in range(30))]
        assert first - 1 <= columns[0] <= first + 4
        assert first + wide - 4 <= columns[-1] <= first + wide + 1


def test_what_is_lit_has_an_edge_and_other_lines_stand_back() -> None:
    palette = theme.palette(Theme.LIGHT)
    picture = Picture(100, 60)
    first, second, box = (picture.spot(name, "") for name in "abc")
    picture.shapes = [
        Curve((0, 10), (30, 10), (60, 10), (100, 10), Look.DIFFERS, 3, spot=first),
        Curve((0, 30), (30, 30), (60, 30), (100, 30), Look.DIFFERS, 3, spot=second),
        Box(10, 40, 50, 15, Look.TINT, spot=box),
    ]
    plain, lit = painted(picture, palette), painted(picture, palette, first)
    assert QColor(lit.pixel(50, 10)) == QColor(plain.pixel(50, 10)) == colour(Look.DIFFERS, palette)
    assert QColor(lit.pixel(50, 30)).lightness() > QColor(plain.pixel(50, 30)).lightness()
    edge = palette.color(QPalette.ColorRole.Highlight).name()
    assert edge in inks(painted(picture, palette, box))
    assert edge not in inks(plain)


def test_letters_grow_with_the_font() -> None:
    small, large = QFont("", 9), QFont("", 18)
    assert size_of(large) > size_of(small)
    letters = letters_of(small)
    assert letters("合计", 20, False) > letters("合计", 10, False) > 0
    assert letters("合计", 20, True) >= letters("合计", 20, False)
