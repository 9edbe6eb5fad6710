"""Lines of a page of which one stands in the gaps of another are one line."""

from __future__ import annotations

from gouji.reading.page.words import Word, line_text, woven


def line(top: float, *words: tuple[float, str]) -> list[Word]:
    return [
        Word(text, (left, top, left + 6 * sum(1 + (ord(one) > 255) for one in text), top + 12)) for left, text in words
    ]


def test_digits_that_are_set_lower_stand_in_their_sentence() -> None:
    text, digits = (
        line(100, (72, "本年收入合计"), (183, "万元，占"), (267, "；")),
        line(105, (144, "2946.2"), (231, "99.79%")),
    )
    assert [line_text(one) for one in woven([text, digits])] == ["本年收入合计2946.2万元，占99.79%；"]


def test_lines_that_stand_apart_or_on_each_other_stay_lines() -> None:
    upper = line(100, (72, "本年收入合计"))
    assert len(woven([upper, line(108, (150, "2946.25"))])) == 2, "they overlap by less than half"
    assert len(woven([upper, line(104, (90, "2946.25"))])) == 2, "one stands on the other"
