"""The section 文字 of the working paper: how the text came out, and what of it is not as it should be, with proof."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.casework.case import Case
from gouji.casework.papers.handled_data import fingerprinted
from gouji.casework.prose.counts import text_counts
from gouji.casework.prose.proof import AROUND, quoted, sentence, stands_at, ties
from gouji.casework.prose.retelling import retold, with_unit
from gouji.casework.prose.said import Said, all_said, not_as_it_should_be, told_singly
from gouji.casework.telling.parts import file_of, where
from gouji.casework.telling.review.handlings import remarked, signed
from gouji.checking.families.sign import Sign
from gouji.paper.content import ChangeLine, TextLine, TextSection
from gouji.wording import say

REPEATED = Sign.TEXT.value
"""The mark on a figure of a table that the text repeats and that agrees."""

_SIGNS = {"differs": "×", "uncheckable": "?"}


def text_section(case: Case, index: str) -> TextSection | None:
    """What the paper tells of the text; None where it claims nothing of figures."""
    if not all_said(case.check):
        return None
    told = (_line(case, name, one) for one, name in _numbered(case, index))
    return TextSection(text_counts(case.check, case.handling_on).sentence, tuple(told))


def indices(case: Case, index: str) -> dict[str, str]:
    """The index on the paper of each line of the section, by the id of what the text says."""
    return {one.id: name for one, name in _numbered(case, index)}


def _numbered(case: Case, index: str) -> Iterator[tuple[Said, str]]:
    lines = enumerate(told_singly(case.check), start=1)
    return ((one, f"{index}-{REPEATED}-{number:02d}") for number, one in lines)


def _line(case: Case, index: str, one: Said) -> TextLine:
    document = case.document
    return TextLine(
        index=index,
        where=stands_at(case.check, one),
        quotation=quoted(case.check, one),
        sentence=sentence(document, one),
        proof="\n".join(f"{tie.place}\n{tie.figure}" for tie in ties(document, one)),  # a figure is never parted
        sign=_SIGNS.get(one.state, "△"),
        state=say(one.state),
        tick=signed(case.handling_on(one)),
        remark=remarked(case.marks.remarks.get(one.id, "")),
    )


def retold_lines(case: Case) -> Iterator[ChangeLine]:
    """The figures of the text that stand otherwise than in the source, each with its words."""
    document = case.document
    for one in retold(document):
        claim = one.claim
        words = say("“{text}”", text=claim.paragraph.quoted(claim.start, claim.end, AROUND))
        where_told = f"{where(claim.source, file_of(document, claim.file))} {words}"
        told = (with_unit(number, one.quantity) for number in (one.printed, one.now))
        yield ChangeLine(say("Text"), where_told, *told)


def marked(case: Case) -> list[list[object]]:
    """What of the text bears a state or a remark: the state of a case hangs on that as on what is noted of figures."""
    marks = case.marks
    told = []
    for one in not_as_it_should_be(case.check):
        given, remark = case.handling_on(one), marks.remarks.get(one.id, "")
        if given or remark:
            told.append([one.id, one.outcome, fingerprinted(given), remark])
    return told


def told_in_conclusion(case: Case) -> list[tuple[str, int]]:
    """What the conclusion names of the text besides what contradicts: message ids with their counts."""
    states = text_counts(case.check).open
    return [
        ("{count} statements of the text are to be explained", states["to explain"]),
        ("{count} hints are given on the text", states["hint"]),
        ("{count} statements of the text differ by rounding", states["rounding"]),
    ]
