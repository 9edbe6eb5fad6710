"""The text as it stands: what was typed in place of a printed figure, and nothing else, is another."""

from __future__ import annotations

from pathlib import Path

from gouji.model.document import Document
from gouji.prose.text import printed_text, text_of
from tests.checking.prose.pages import page_of

SENTENCE = "住房公积金350.35万元，比2023年预算348.52万元增加0.53%。职责是把账目核对清楚。"


def retold(document: Document, number: int, new: str) -> None:
    figure = text_of(document).figures[number]
    assert figure is not None
    document.retold = {**document.retold, figure.place: new}


def page(folder: Path) -> Document:
    return page_of(folder, "预算", "般", SENTENCE)


def numbers(document: Document) -> list[str]:
    return [figure.printed for figure in text_of(document).figures if figure is not None]


def words(document: Document) -> list[str]:
    return [
        one.paragraph.text[one.quantity.start : one.quantity.end] for one in text_of(document).claims if one.quantity
    ]


def first(document: Document, printed: str) -> int:
    return [figure.printed if figure else None for figure in text_of(document).figures].index(printed)


def test_a_figure_is_known_by_where_it_begins_in_what_its_line_prints(tmp_path: Path) -> None:
    document = page(tmp_path)
    assert numbers(document) == ["350.35", "348.52", "0.53"]
    for figure in filter(None, text_of(document).figures):
        passage, at = figure.place
        assert document.prose[passage].text[at:].startswith(figure.printed)


def test_what_is_typed_stands_in_its_place_and_all_behind_it_moves(tmp_path: Path) -> None:
    document = page(tmp_path)
    retold(document, first(document, "350.35"), "12,350.4")
    retold(document, first(document, "0.53"), "7")
    assert words(document) == ["12,350.4万元", "348.52万元", "7%"]
    now = next(one for one in text_of(document).paragraphs if "住房公积金" in one.text)
    assert now.text == SENTENCE.replace("350.35", "12,350.4").replace("0.53", "7")


def test_its_number_is_another_and_as_exact_as_it_is_typed(tmp_path: Path) -> None:
    document = page(tmp_path)
    at = first(document, "350.35")
    retold(document, at, "350.4")
    quantity = text_of(document).claims[at].quantity
    assert quantity is not None
    assert (quantity.fen, quantity.places) == (350_400_000, 1)


def test_what_was_read_stays_and_comes_again(tmp_path: Path) -> None:
    document = page(tmp_path)
    before = text_of(document)
    retold(document, first(document, "350.35"), "1")
    assert printed_text(document) is before
    assert text_of(document) is text_of(document)
    assert [one.role for one in text_of(document).claims] == [one.role for one in before.claims]
    assert [one.subject for one in text_of(document).claims] == [one.subject for one in before.claims]
    document.retold = {}
    assert text_of(document) is before


def test_a_copy_keeps_what_was_typed_and_goes_on_by_itself(tmp_path: Path) -> None:
    document = page(tmp_path)
    retold(document, first(document, "350.35"), "1")
    copy = document.copy()
    document.retold = {}
    assert "1万元" in words(copy)
    assert "1万元" not in words(document)
