"""What a case puts on its working paper.

A paper that bears a signature is never written over. Held by ``test_a_signed_paper_is_not_written_over``.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.history.history import lines_until
from gouji.casework.made_from import MadeFrom
from gouji.casework.papers.causes_on_paper import causes_on_paper
from gouji.casework.papers.changed_data import changed
from gouji.casework.papers.changes_on_paper import changes
from gouji.casework.papers.check_sheet import check_sheet, decided
from gouji.casework.papers.conclusion import conclusion
from gouji.casework.papers.drawn_once import drawn_once
from gouji.casework.papers.figure_marks import Flag, sheets
from gouji.casework.papers.handled_data import fingerprinted, marked_figures
from gouji.casework.papers.numbering import numbered
from gouji.casework.papers.past_findings import gone, settled
from gouji.casework.papers.pictures_on_paper import pictures_on_paper
from gouji.casework.papers.text_on_paper import indices, marked, text_section
from gouji.casework.prose.counts import text_counts
from gouji.casework.prose.said import TEXT
from gouji.casework.telling.counts import by_table, tables_and_text
from gouji.casework.telling.notes import all_notes
from gouji.casework.telling.parts import beside_called, year_and_stage, year_told
from gouji.casework.telling.review.handlings import remarked, signed, written_by
from gouji.casework.telling.review.passed import passed_lines, told_of_unlawful
from gouji.casework.telling.sentences import place, reason, sentence
from gouji.casework.telling.unchecked import all_unchecked
from gouji.casework.told_of_file import told_of_case
from gouji.checking.families.family import OUTCOME_NAMES, Outcome
from gouji.checking.families.unheld import OF_THE_READING
from gouji.checking.findings import Finding
from gouji.model.document import Cell
from gouji.model.money import show_amount
from gouji.paper.content import Count, FindingLine, SourceLine, Workpaper
from gouji.paper.fonts import EMBEDDED
from gouji.paper.signatures.imprint import journal_of
from gouji.paper.signatures.roles import ROLES
from gouji.paper.signatures.verdict import Verdict
from gouji.review.figures_held import held
from gouji.review.states import State
from gouji.wording import say

SIGNS = {Outcome.AGREES: "", Outcome.ROUNDING: "△", Outcome.DIFFERS: "×", Outcome.UNCHECKABLE: "?"}


def print_report(
    case: Case,
    path: Path,
    face: str = EMBEDDED,
    roles: tuple[str, ...] = ROLES,
    sources: Sequence[Path] = (),
    *,
    noted: bool = True,
    pictures: bool = True,
    history: bool = False,
) -> Workpaper:
    """Write the working paper of a case as it stands, with ``pictures`` or without, with the ``history`` of the case
    where that is asked for, and have it ``noted`` in the case; raises UserError, also for a path of its ``sources``."""
    made_from = MadeFrom.of([case.document], (case.file.path, *sources))
    made_from.refuse(path)
    case.file.refuse_read_only()
    if noted:
        case.make_current()
    paper = workpaper(case, roles, pictures=pictures, history=history)
    data = drawn_once(paper, face)
    made_from.write(path, data, "{name} cannot be written ({reason}). Save the paper in another folder.")
    if noted:
        digest = hashlib.sha256(data).hexdigest()
        told = {"path": str(path.absolute()), "state": paper.state, "sha256": digest, "roles": ",".join(roles)}
        case.note("report", told)
    return paper


def workpaper(case: Case, roles: tuple[str, ...] = ROLES, *, pictures: bool = True, history: bool = False) -> Workpaper:
    """The content of the paper, every finding with its state."""
    document, counts, told = case.document, case.check.counts(), numbered(case)
    index, causes, cause_of = told.index, told.causes, told.cause_of
    findings = [finding for _, finding in told.findings]
    pending, _ = by_table(findings, case.handling_on)
    index_of, standing = told.index_of | indices(case, index), {one.id: one for one in findings}
    text = text_section(case, index)
    return Workpaper(
        index=index,
        entity=document.entity,
        year=year_told(document),
        subject=year_and_stage(document),
        sources=tuple(_sources(case)),
        state=state_of_case(case),
        conclusion=conclusion(case, findings, counts),
        detail="\n".join(tables_and_text(case.tally().sentence, text.counts if text else "")),
        counts=tuple(_counts(counts, findings, text_counts(case.check, case.handling_on).every)),
        causes=tuple(causes_on_paper(document, causes, index_of, standing)),
        findings=tuple(_line(case, name, finding, cause_of.get(finding.id, "")) for name, finding in told.findings),
        text=text,
        ruled_out=tuple(place(document, cell) for cell in sorted(case.ruled_out)),
        settled=tuple(settled(case, findings)),
        changes=tuple(changes(case)),
        passed=tuple(passed_lines(case.journal)),
        unlawful=tuple(told_of_unlawful(case.journal.unlawful)),
        notes=(*told_of_case(case), *all_notes(case.check)),
        unchecked=tuple(all_unchecked(case.check)),
        check_sheet=check_sheet(case),
        sheets=tuple(sheets(case, index, _flags(case, told.findings), pending)),
        pictures=tuple(pictures_on_paper(case)) if pictures else (),
        roles=roles,
        journal=case.file.head(),
        history=lines_until(case, case.file.head()) if history else (),
    )


def stands_as_told(case: Case, verdict: Verdict) -> bool:
    """Whether a case stands as a paper tells it; those of older versions tell no authors of remarks."""
    if not journal_of(verdict.paper):
        return state_of_case(case, as_before=True, authors=False) == verdict.state
    return any(state_of_case(case, authors=told) == verdict.state for told in (True, False))


def state_of_case(case: Case, *, as_before: bool = False, authors: bool = True) -> str:
    """Fingerprint of what the paper rests on: files, figures, changes, findings, states, remarks, marks, other rules.
    It is the same in every language.

    ``as_before`` it is that of a paper without the head of a journal: in those figures counted only where a relation
    judges them. Who wrote the remarks counts unless it is asked for without their ``authors``.

    A law that money carried over sets aside, or whose rows were not read, counts once it bears a state or a remark:
    until then it tells nothing that the figures do not, and papers written before such laws were told must not seem to
    be of another case. Held by ``test_a_law_set_aside_changes_no_paper_until_something_is_noted_on_it``.
    """
    listed = case.findings()
    findings = [
        f for f in listed if f.message not in OF_THE_READING or fingerprinted(case.handling_on(f)) or _remark(case, f)
    ]
    told: dict[str, object] = {
        "source": case.document.file.sha256,
        "findings": [
            [f.id, f.outcome, f.expected, f.stated, fingerprinted(case.handling_on(f)), _remark(case, f)]
            for f in findings
        ],
        **changed(case),
    }
    if not as_before:
        told["figures"] = held(case.document)
        told["set-aside"] = case.proof.aside + (case.left_out.count if case.left_out else 0)
    if case.check.choice.by_person:
        told["rules"] = dict(case.check.choice.told)
    if case.check.choice.pack.own:
        told["own-rules"] = case.own_rules.data
    if beside := case.document.beside:
        told["beside"] = {name.value: list(other.digests) for name, other in sorted(beside.items())}
    if case.document.year_said:
        told["year"] = case.document.year
    if case.document.joined:
        told["joined"] = [file.sha256 for file in case.document.joined]
    by = {name: who for name, text in case.marks.remarks.items() if text and (who := written_by(text))}
    if authors and by:
        told["remarked"] = by
    if past := gone(case, listed):
        told["settled"] = [[name, case.marks.remarks.get(name, ""), _past(case, name)] for name in past]
    if any(name.startswith(TEXT) for name in (*case.marks.handled, *case.marks.remarks)):
        told["text"] = marked(case)
    told |= marked_figures(case)
    if by_hand := decided(case):
        told["decided"] = by_hand
    if confirmed := case.check.confirmed:
        told["confirmed"] = [[number, one.who, one.at] for number, one in sorted(confirmed.items())]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _sources(case: Case) -> Iterator[SourceLine]:
    """Every file that is looked at; of those of another document with what that is."""
    document = case.document
    named = [(one.name, one) for one in document.files]
    for beside, other in document.beside.items():
        called = beside_called(document, beside)
        named += [(say("{name} ({what}, beside)", name=one.name, what=called), one) for one in other.files]
    yield from (SourceLine(name, case.file.size(one.sha256), one.sha256) for name, one in named)


def _counts(counts: Counter[Outcome], findings: list[Finding], text: Counter[str]) -> Iterator[Count]:
    """How much of tables and ``text`` came out each way; what differs without binding is to be explained."""
    states = Counter(finding.state for finding in findings)
    for outcome, name in OUTCOME_NAMES.items():
        if outcome is Outcome.DIFFERS:
            yield _count("△", "to explain", states["to explain"], text)
            if states["hint"] + text["hint"]:
                yield _count("△", "hint", states["hint"], text)
        number = states["differs"] if outcome is Outcome.DIFFERS else counts[outcome]
        yield _count(SIGNS.get(outcome, ""), name, number, text)


def _count(sign: str, state: str, of_tables: int, text: Counter[str]) -> Count:
    return Count(sign, say(state), of_tables + text[state], text[state])


def _flags(case: Case, findings: Sequence[tuple[str, Finding]]) -> dict[Cell, Flag]:
    """The finding on each figure: the one that states it before those in which it is a part."""
    flags: dict[Cell, Flag] = {}
    for part in (False, True):
        for name, finding in findings:
            settled = case.handling_on(finding) is not None
            for cell in finding.marked(case.document) if part else finding.cells[:1]:
                at_home = cell.table == finding.cells[0].table
                number = name.split("-", 1)[1] if not at_home else name.rsplit("-", 1)[1]
                flags.setdefault(cell, Flag(f"{_sign(finding)}{number}", settled))
    return flags


def _sign(finding: Finding) -> str:
    return "△" if finding.state in ("to explain", "hint") else SIGNS.get(finding.outcome, "")


def _line(case: Case, index: str, finding: Finding, cause: str) -> FindingLine:
    shown = [
        "" if fen is None else show_amount(fen, finding.unit)
        for fen in (finding.expected, finding.stated, finding.difference)
    ]
    return FindingLine(
        index=index,
        sentence=sentence(case.document, finding),
        reason=say("Because: {reason}", reason=reason(finding)),
        expected=shown[0],
        stated=shown[1],
        difference=shown[2],
        sign=_sign(finding),
        state=say(finding.state),
        tick=signed(case.handling_on(finding)),
        remark=remarked(_remark(case, finding)),
        cause=cause,
    )


def _past(case: Case, name: str) -> bool | str:
    """What was said of a finding that stands no longer; of a tick no more than papers told before there were others."""
    given = case.marks.handled.get(name)
    return given is not None and (given.state is State.CHECKED or given.state.value)


def _remark(case: Case, finding: Finding) -> str:
    return case.marks.remarks.get(finding.id, "")
