"""``gouji notice``: 更正通知, what the body that published a document is asked to correct, with page, place and proof.

A figure, or a figure of the text, that one answer alone puts right is to be corrected; where nobody knows what is right
the relation is named, and what only has to be explained is asked for. A correction that was adopted stands in the case,
and not in what was published: it is asked for with the relations of the print. What was checked, explained or is not
acted upon, and what is wrong only since a figure was typed over, is not asked for; the notice tells the numbers of
those, and how many figures were changed by hand. Who sends it, its number, its date and until when an answer is wanted
are filled in by hand, in the order of an official letter (GB/T 9704). Held by ``tests/exports/notice/test_notice.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.causes.cause import Cause, Spoken
from gouji.casework.causes.told import numeral, place_of, reason_of
from gouji.casework.made_from import MadeFrom
from gouji.casework.papers.changes_on_paper import changes
from gouji.casework.papers.numbering import Numbered, numbered
from gouji.casework.prose.proof import AROUND
from gouji.casework.prose.proof import sentence as told_of_text
from gouji.casework.prose.said import Said, said_by_id
from gouji.casework.telling.parts import file_of, names_of, subject_of, where
from gouji.casework.telling.sentences import place, sentence
from gouji.casework.telling.slips import amount
from gouji.checking.check import Check
from gouji.checking.findings import Finding
from gouji.errors import UserError
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.paper.fonts import EMBEDDED
from gouji.paper.notices.content import Item, Notice, Section
from gouji.prose.text import text_of
from gouji.review.states import State
from gouji.wording import clauses, listed, say, statements

ENDINGS = (".pdf", ".docx")

MOST = 4
"""Relations that one item names."""

ROOM, DAY = "＿" * 8, "＿＿＿＿年＿＿月＿＿日"
"""Where something, and where a date, is written by hand."""

_ENDS = "。；\n"
"""Of a sentence of the text."""

TOLD_AGAIN = (State.PENDING, State.CORRECTED)

Progress = Callable[[int], None]


def notice(
    case: Case,
    output: Path,
    sources: Sequence[Path] = (),
    progress: Progress = lambda _: None,
    *,
    face: str = EMBEDDED,
) -> list[str]:
    """Write the notice as the ending of ``output`` tells, as PDF where it tells nothing; tells where it is.

    Raises UserError where nothing is to be corrected or explained, and whatever ``progress`` raises.
    """
    made_from = MadeFrom.of([case.document], (case.file.path, *sources))
    path = made_from.place(output, ENDINGS)
    progress(5)
    told = content(case)
    progress(60)
    count = sum(len(section.items) for section in told.sections)
    if not count:
        raise UserError("nothing-to-correct", "Nothing is left to correct or to explain: no notice was written.")
    if path.suffix.lower() == ".docx":
        from gouji.paper.notices.word import written

        data = written(told)
    else:
        from gouji.paper.notices.pdf import drawn

        data = drawn(told, face)
    made_from.write(path, data)
    progress(100)
    return [say("The notice with {count} items was written to {path}.", count=count, path=path)]


def content(case: Case) -> Notice:
    """What the notice of a case says as it stands."""
    document, told = case.document, numbered(case)
    telling = _Telling(case, told)
    every = [(number, one) for number, one in enumerate(told.causes, 1)]
    mine = [(number, one) for number, one in every if telling.is_asked_for(one)]
    left = [(number, one) for number, one in every if not telling.is_asked_for(one)]
    errors = [(number, one) for number, one in mine if one.weighs]
    wanted = say("please find out")
    sections = (
        (
            say("To be corrected"),
            say("Please hold each against the original, and correct what is confirmed."),
            [one for one in errors if _is_known(one[1])],
            wanted,
        ),
        (
            say("To be looked for"),
            say("The figures contradict each other; please find which is wrong."),
            [one for one in errors if not _is_known(one[1])],
            wanted,
        ),
        (
            say("To be explained"),
            say("Please explain the difference, or correct it."),
            [(number, one) for number, one in mine if not one.weighs],
            say("please explain"),
        ),
    )
    made = (
        Section(title, asked, tuple(item for cause in causes for item in telling.items(*cause, else_told)))
        for title, asked, causes, else_told in sections
    )
    return Notice(
        title=say("Notice of corrections"),
        reference=say("Reference: {room}", room=ROOM),
        addressee=say("To: {entity}", entity=document.entity or say("the body that publishes it")),
        opening=say(
            "The {subject} ({names}) was reconciled. What follows does not agree or has to be explained; the numbers "
            "are those of the working paper {index}.",
            subject=subject_of(document),
            names=names_of(document),
            index=told.index,
        ),
        sections=tuple(section for section in made if section.items),
        closing=(
            *_left_out(left),
            *_typed(case, told.causes),
            say("One figure stands in several tables: please reconcile the document again once it is corrected."),
            say("Please answer in writing by {room}, with what was corrected or how it is explained.", room=DAY),
        ),
        signed=(say("Sent by (seal): {room}", room=ROOM), DAY),
        foot=(
            say("Contact: {room}  Telephone: {room}", room=ROOM),
            say("Received by: {room}  Date: {room}", room=ROOM),
        ),
        heads=(say("No."), say("Page"), say("Place"), say("As published"), say("Proposed"), say("Proof")),
    )


def _is_known(cause: Cause) -> bool:
    """Whether it is known what should be printed."""
    return bool(cause.figures) or (bool(cause.words) and all(one.should for one in cause.words))


def _left_out(causes: Iterable[tuple[int, Cause]]) -> Iterator[str]:
    """Which causes are not asked for, by what became of them; who typed over a figure knows those that came of it."""
    numbers: defaultdict[str, list[str]] = defaultdict(list)
    for number, one in causes:
        numbers[say("changed in checking" if one.state in TOLD_AGAIN else one.state.message)].append(numeral(number))
    if numbers:
        told = (say("{state} {numbers}", state=state, numbers=listed(mine)) for state, mine in numbers.items())
        yield say("Of the numbers of the working paper these are not asked for here: {told}.", told=statements(told))


def _typed(case: Case, causes: Iterable[Cause]) -> Iterator[str]:
    """How many figures were changed for no cause."""
    caused = {case.document.address(one.cell) for cause in causes for one in cause.figures}
    typed = sum(one.address not in caused and case.document.find(one.address) is not None for one in changes(case))
    if typed:
        yield say("{count} figures were changed by hand in checking and are not asked for here.", count=typed)


class _Telling:
    """Items in the words of a case."""

    def __init__(self, case: Case, told: Numbered) -> None:
        self.case, self.document = case, case.document
        self.index_of = told.index_of
        self.findings: Mapping[str, Finding] = {finding.id: finding for _, finding in told.findings}

    @cached_property
    def _printed(self) -> Check:
        """What the document as it is printed comes to."""
        return Check(self.case.printed, self.case.check.choice, self.case.marks.confirmed)

    def is_asked_for(self, cause: Cause) -> bool:
        """Whether nobody said what became of it, and the print shows it, not only what was typed over that."""
        if cause.state not in TOLD_AGAIN or cause.puts_back:
            return False
        if cause.state is State.CORRECTED or not self._is_changed:
            return True
        return not ({*self._printed_findings, *said_by_id(self._printed)}.isdisjoint(cause.ids))

    @cached_property
    def _is_changed(self) -> bool:
        return next(changes(self.case), None) is not None

    @cached_property
    def _printed_findings(self) -> Mapping[str, Finding]:
        return {finding.id: finding for finding in self._printed.findings()}

    def items(self, number: int, cause: Cause, else_told: str) -> Iterator[Item]:
        """One for each figure, or for each place of the text; one for what nobody knows the figure of.

        ``else_told`` stands in place of what nobody can propose.
        """
        document, proof = self.document, self._proof(cause)
        if cause.words:
            yield from self._of_words(numeral(number), cause, proof, else_told)
            return
        for first, figure in enumerate(cause.figures):
            told = proof if not first else say("as above")
            should = self._amount(figure.cell, figure.suggested)
            yield Item(numeral(number), *self._at(figure.cell), should, told)
        if not cause.figures:
            lead = cause.leads_to
            at = self._at(lead) if lead else ("", place_of(document, cause), "")
            yield Item(numeral(number), *at, else_told, proof)

    def _of_words(self, number: str, cause: Cause, proof: str, else_told: str) -> Iterator[Item]:
        for first, one in enumerate(cause.words):
            page = where(one.where, file_of(self.document, one.file))
            printed, told = self._sentence(cause, one.place), proof if not first else say("as above")
            named = say("text") if one.subject in printed and not one.stated else clauses((say("text"), one.subject))
            if one.stated:
                told = "\n".join((say("the text: {quoted}", quoted=printed), told)) if printed else told
                printed = one.stated
            yield Item(number, page, named, printed, one.should or else_told, told, in_words=not one.stated)

    def _sentence(self, cause: Cause, at: Spoken) -> str:
        """The sentence of the text in which a cause stands, as far as it is quoted; it may be longer or typed over."""
        check, said = self._of_text(cause)
        mine = (said[name] for name in cause.said if name in said)
        one = next((one for one in mine if one.paragraph == at.paragraph), None)
        if one is None:
            return ""
        text, mark = text_of(check.document).paragraphs[one.paragraph].text, one.mark
        start = max(text.rfind(end, 0, mark[0]) for end in _ENDS) + 1
        end = min((found for one in _ENDS if (found := text.find(one, mark[1])) >= 0), default=len(text))
        first, last = max(start, mark[0] - AROUND // 2), min(end, mark[1] + AROUND // 2)
        return ("…" if first > start else "") + text[first:last].strip() + ("…" if last < end else "")

    def _of_text(self, cause: Cause) -> tuple[Check, Mapping[str, Said]]:
        check = self._printed if cause.state is State.CORRECTED else self.case.check
        return check, said_by_id(check)

    def _proof(self, cause: Cause) -> str:
        """What went wrong, and the relations that show it: of a correction that was adopted those of the print."""
        is_adopted = cause.state is State.CORRECTED
        document = self.case.printed if is_adopted else self.document
        findings = self._printed_findings if is_adopted else self.findings
        check, said = self._of_text(cause)
        told = [
            " ".join(filter(None, (self.index_of.get(name), sentence(document, findings[name]))))
            for name in cause.settles
            if name in findings
        ]
        told += [told_of_text(check.document, said[name]) for name in cause.said if name in said]
        more = [say("and {count} more", count=len(told) - MOST)] if len(told) > MOST else []
        why = clauses((reason_of(self.document, cause), say(cause.why) if cause.why else ""))
        return "\n".join(filter(None, (why, *told[:MOST], *more)))

    def _at(self, cell: Cell) -> tuple[str, str, str]:
        """Page, place, and what is printed there."""
        printed, named = self.case.printed_cell(cell), place(self.document, cell)
        if printed is None:
            return say("added by hand"), named, ""
        table = self.case.printed.tables[printed.table]
        figure = table.content(printed.row, printed.column).figure
        return (
            where(table.source(printed.row, printed.column), file_of(self.document, table.file)),
            named,
            self._amount(cell, figure),
        )

    def _amount(self, cell: Cell, figure: Figure | None) -> str:
        unit = self.document.tables[cell.table].unit
        return f"{amount(figure, unit)} {unit.value}" if figure else amount(figure, unit)
