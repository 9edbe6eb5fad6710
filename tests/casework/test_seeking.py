"""Finding in a document: by code, name, pinyin, amount and address, and as quickly in many rows as in few."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.initials import initials
from gouji.casework.seeking import Seeker
from gouji.prose.text import text_of
from tests.casework.prose.test_said import case_of
from tests.conftest import SAMPLE


@pytest.fixture(scope="module")
def seeker() -> Seeker:
    case = Case.look_at(SAMPLE)
    return Seeker(case.document)


def told(seeker: Seeker, text: str) -> list[str]:
    """The addresses of what is found; of a row without a column."""
    found = []
    for hit in seeker.seek(text):
        table = seeker.document.tables[hit.table]
        column = f".{table.columns[hit.column]}" if hit.column >= 0 else ""
        found.append(f"{table.id}!{table.keys[hit.row]}{column}" if hit.table >= 0 else f"#{hit.row}")
    return found


def test_a_code_is_found_by_its_beginning(seeker: Seeker) -> None:
    assert told(seeker, "20508") == ["T2!20508", "T2!2050803", "T3!20508", "T3!2050803", "T5!20508", "T5!2050803"]


def test_a_name_is_found_by_any_part_of_it(seeker: Seeker) -> None:
    assert "T3!2050803" in told(seeker, "培训支")
    assert "T3!2050803" in told(seeker, " 培 训支出 ")


def test_names_are_found_by_the_first_letters_of_their_pinyin(seeker: Seeker) -> None:
    assert initials("培训支出") == "pxzc"
    assert "T3!2050803" in told(seeker, "pxzc")
    assert "T3!2050803" in told(seeker, "PXZ")


def test_an_amount_is_found_by_its_value_in_yuan_or_wan(seeker: Seeker) -> None:
    whole = told(seeker, "776,607,723")
    assert "T3!205.合计" in whole
    assert told(seeker, "776607723") == whole
    assert told(seeker, "77660.7723") == told(seeker, "77660.7723万") == whole
    assert told(seeker, "776607723元") == whole


def test_an_amount_is_found_as_it_is_printed_while_it_is_typed(seeker: Seeker) -> None:
    assert "T3!205.合计" in told(seeker, "776,607,")
    assert "T3!205.合计" in told(seeker, "776,6")
    assert "T3!205.合计" not in told(seeker, "776,7")


def test_digits_alone_do_not_find_every_amount_that_begins_so(seeker: Seeker) -> None:
    assert told(seeker, "7766") == []


def test_text_is_found_each_time_that_it_stands_there(tmp_path: Path) -> None:
    """As it is shown: by the letters of its paragraphs, in any width, white space set aside."""
    case = case_of(tmp_path, "本部门收入预算为１２３４．５万元，购房 补贴占大头，购房补贴另行说明。")
    text = text_of(case.document).paragraphs
    for word, met in (("1234.5", ["1234.5"]), ("１２３４", ["1234"]), ("购房补贴", ["购房补贴"] * 2), ("没有", [])):
        hits = [one for one in Seeker(case.document).seek(word) if one.table < 0]
        assert [text[one.row].text[one.column : one.end] for one in hits] == met
    case.close()


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("T3!20508.合计", ["T3!20508.合计"]),
        ("t3！20508.合计", ["T3!20508.合计"]),
        ("T3!20508", ["T3!20508"]),
        ("T3!", ["T3!201"]),
        ("T9!20508", []),
        ("T3!29999", []),
        ("T3!20508.甲", []),
    ],
)
def test_an_address_names_its_place(seeker: Seeker, text: str, hit: list[str]) -> None:
    assert told(seeker, text) == hit


@pytest.mark.parametrize("text", ["", " ", "\n", "没有这样的", "zzzzz", "=", "1e9"])
def test_what_is_nowhere_finds_nothing(seeker: Seeker, text: str) -> None:
    assert told(seeker, text) == []
