"""The words before a quantity → what it is of. Held by ``tests/prose/test_reading.py``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gouji.model.catalogue import catalogue, folded
from gouji.model.codes import level_of
from gouji.prose import grammar
from gouji.prose.claims import Subject
from gouji.prose.events import NEXT, Event

SPENT_FOR = re.compile(r"(?:主要|全部|均)?用于|主要是|主要原因|原因")
_SAID_OF_NOBODY = re.compile(r"(?:其中|分别|各|共|约|为|是|达到?|：|、|和|及|，)*")
_THING = re.compile("[^，。；：、]*(?:费|费用|经费|支出|收入|采购)$")
"""What the words before a year name where that is no body."""
_YEARS = re.compile(r"20\d\d年度?(?![初末])|20\d\d(?=年[初末])|^(?:上年|上一年|去年)度?(?!年?末|结转)")
_TOTALS = ("收入", "支出", *grammar.BOTH_SIDES)


def named(lead: str, clause: str, measured: re.Match[str] | None, current: Subject) -> Subject | None:
    """The subject that stands before a quantity; None where the one before it goes on."""
    chain = grammar.chain_in(lead)
    if chain is not None:
        subject, _, end = chain
        rest = lead[end:].lstrip("”“")
        if SPENT_FOR.search(re.split("[。；]", rest)[-1]):
            return Subject() if not grammar.MEASURE.search(rest) else subject
        return subject
    said = clause[: measured.start()] if measured else grammar.bare_phrase(clause)
    if quoted := grammar.QUOTED.search(said):
        return Subject(chain=((0, quoted["name"]),))
    said = phrase(said)
    if measured and (said or not current.named):
        sort = re.search("支出|收入", measured[0])
        said += sort[0] if sort and not said.endswith(sort[0]) else ""
        if "总计" in measured[0] and said.endswith(_TOTALS):
            said += "总计"
    if not said or _SAID_OF_NOBODY.fullmatch(said) or SPENT_FOR.search(said):
        return None
    return Subject(said)


def phrase(text: str) -> str:
    """Words that name something, without the year, the body and the number before them, or how it is divided
    (按性质分：).
    """
    bare = re.sub(r"^(?:\d{1,2}[.、](?!\d)|（[一二三四五六七八九十\d]+）)", "", text)
    *before, bare = _YEARS.split(bare)
    if before and (thing := _THING.search(before[-1])):
        bare = thing[0] + bare
    bare = re.sub(r"^[，、：]+|[，、：]+$", "", bare).rpartition("：")[2]
    return bare.lstrip("”") if "“" not in bare else bare


def respectively(text: str, following: Sequence[Event], lead: str) -> list[str]:
    """The names before 分别, where as many amounts follow it."""
    found = grammar.RESPECTIVELY.search(lead)
    if found is None:
        return []
    amounts = 1
    for before, after in pairwise(following):
        if not after.quantity or not NEXT.fullmatch(text[before.end : after.start]):
            break
        amounts += 1
    names = [name for name in re.split("以及|[和与及、]", found["names"]) if name]
    return names if len(names) == amounts else []


def is_class(name: str) -> bool:
    """Whether that is the name of a 类 of functions, be it of another year."""
    return any(level_of(one.code) == 1 for one in catalogue("2").by_name.get(folded(name), ())) if name else False
