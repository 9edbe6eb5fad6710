"""The sentence in which a working paper sums up what was checked, and how far that reaches."""

from __future__ import annotations

from collections import Counter

from gouji.casework.case import Case
from gouji.casework.papers.changes_on_paper import changes
from gouji.casework.papers.text_on_paper import told_in_conclusion
from gouji.casework.prose.counts import text_counts
from gouji.casework.telling.notes import all_notes
from gouji.casework.telling.reach import Reach, reaches, uncast
from gouji.casework.telling.unread import asked_and_missing, listed_and_missing
from gouji.checking.families.family import Outcome
from gouji.checking.findings import Finding
from gouji.checking.rules.laws import Severity
from gouji.wording import clauses, say


def conclusion(case: Case, findings: list[Finding], counts: Counter[Outcome]) -> str:
    """What differs and binds, else what else there is to be said of it; that it reconciles where there is nothing."""
    binding = [f for f in findings if f.outcome is Outcome.DIFFERS and f.severity is Severity.MUST]
    settled = sum(case.handling_on(finding) is not None for finding in binding)
    text = text_counts(case.check, case.handling_on)
    contradicting = (
        say("{count} statements of the text are contradicted.", count=text.differing) if text.differing else ""
    )
    if text.differing_ticked:
        contradicting += say("{settled} of them are dealt with.", settled=text.differing_ticked)
    if binding:
        return (
            say("It does not reconcile: {binding} binding relations differ.", binding=len(binding))
            + (say("{settled} of them are dealt with.", settled=settled) if settled else "")
            + contradicting
        )
    if contradicting:
        return say("It does not reconcile: no binding relation of the tables differs.") + contradicting
    reach, states = Counter(reaches(case.check)), Counter(finding.state for finding in findings)
    if not reach[Reach.SUMS] + reach[Reach.TIES]:
        return say("Nothing could be checked.")
    unjudged = [
        ("the reading of {count} tables is in doubt", len(case.check.in_doubt)),
        ("{count} tables were not recognised", len(case.document.grids)),
        ("{count} tables of the contents were not found", len(listed_and_missing(case.check))),
        ("{count} tables of the form were not found", len(asked_and_missing(case.check))),
        ("{count} relations could not be checked", counts[Outcome.UNCHECKABLE]),
        ("in {count} tables nothing could be checked", reach[Reach.NOTHING]),
        ("{count} statements of the text could not be checked", text.open["uncheckable"]),
    ]
    judged = [
        ("{count} figures differ from the source", len(list(changes(case)))),
        ("{count} findings are to be explained", states["to explain"]),
        ("{count} hints are given", states["hint"]),
        ("{count} differences are of rounding", states["rounding"]),
        ("of {count} tables only sums within them were checked", reach[Reach.SUMS]),
        ("in {count} tables the rows were not cast", len(uncast(case.check))),
        *told_in_conclusion(case),
        ("{count} notes of the reading follow", len(list(all_notes(case.check)))),
    ]
    but = clauses(say(message, count=count) for message, count in [*unjudged, *judged] if count)
    if states["to explain"]:
        return say("No binding relation differs; {but}.", but=but)
    if any(count for _, count in unjudged):
        return say("Not all of it could be checked: {but}; what could be checked agrees.", but=but)
    return say("What could be checked agrees; {but}.", but=but) if but else say("It reconciles.")
