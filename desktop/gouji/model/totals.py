"""Labels that sum what stands around them: 合计, 总计 and 小计, by themselves or of something (人员经费合计).

The only place that knows the words of totals: rows, headers of columns and lines that found no place are asked here, by
the rules as in reading. Held by ``test_what_a_label_sums``, ``test_one_place_knows_what_a_text_is``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

GRAND = "合计|总计"
WORDS = f"{GRAND}|小计"
"""The words of totals, for patterns in which one is a part."""

_LABEL = re.compile(rf"(?P<of>.*)(?P<word>{WORDS})[:：]?")
_PRINTED = re.compile(r"[合总]\s*计")
_TOGETHER = re.compile(rf"(?:^|收入|支出|经费|结余|结转)(?:{WORDS})(?!划)[^\W\d_]{{4,}}")
_NUMBER = "[一二三四五六七八九十]+、"
_NUMBERED_TWICE = re.compile(rf"(?:{_NUMBER}|\d+[.．、]).*[^\W\d_]{_NUMBER}")
_TWO = re.compile(rf"(?:{WORDS})[^\W\d_]*(?:{WORDS})")
_SIDES = ("", "收入", "支出")


@dataclass(frozen=True, slots=True)
class Total:
    """A label that sums: its ``word``, and what it is ``of``, "" where that is not said."""

    of: str
    word: str

    @property
    def is_grand(self) -> bool:
        """Whether it sums all that is printed: 合计, 支出总计. A 小计, or 本年收入合计, sums a part."""
        return self.word != "小计" and self.of in _SIDES

    @property
    def is_last(self) -> bool:
        """Whether nothing of a table follows it: behind 收入合计 money carried over may."""
        return self.is_grand and (self.word == "总计" or not self.of)


def total_of(label: str) -> Total | None:
    """What a label sums, however its letters are spaced; None for any other label."""
    if "计" not in label:  # most labels need not be looked at
        return None
    found = _LABEL.fullmatch("".join(label.split()))
    return Total(found["of"], found["word"]) if found else None


def is_total(label: str) -> bool:
    """A label that sums what stands around it: 合计, 收入总计, 人员经费合计."""
    return total_of(label) is not None


def is_grand_total(label: str) -> bool:
    """A label that sums all of its table, or of one of its sides: 合计, 收入总计."""
    total = total_of(label)
    return total is not None and total.is_grand


def is_bare_total(label: str) -> bool:
    """合计 or 总计 by itself: one table has the one where another has the other."""
    total = total_of(label)
    return total is not None and total.is_grand and not total.of


def is_subtotal(label: str) -> bool:
    """A label that sums the group it stands with: 小计."""
    total = total_of(label)
    return total is not None and total.word == "小计"


def names_total(text: str) -> bool:
    """Whether 合计 or 总计 stands anywhere in a text, be it a label or not."""
    return _PRINTED.search(text) is not None


def ran_together(label: str) -> bool:
    """A label that goes on behind a total as no label does, ``本年支出合计结余分配``, or is numbered twice.

    ``一、财政拨款收入一、一般公共服务支出`` are the labels of two sides.
    """
    whole = "".join(label.split())
    return _TOGETHER.search(whole) is not None or _NUMBERED_TWICE.match(whole) is not None


def names_two_totals(label: str) -> bool:
    """A label of two sums, which no row prints: ``专项收入小计小计``."""
    return _TWO.search("".join(label.split())) is not None
