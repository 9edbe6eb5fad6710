"""A checked document as the command line tells it to people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.casework.causes.cause import Cause
from gouji.casework.causes.causes import is_error
from gouji.casework.causes.told import number_of, rivals_of, statement
from gouji.casework.prose.said import said_by_id
from gouji.casework.telling import claims
from gouji.casework.telling.counts import tables_and_text, tally
from gouji.casework.telling.doubts import told_of_doubt
from gouji.casework.telling.notes import notes_beside_doubt
from gouji.casework.telling.parts import file_of, names_of
from gouji.casework.telling.sentences import with_reason, with_state
from gouji.casework.telling.unchecked import told_of_rules
from gouji.checking.check import Check
from gouji.checking.findings import Finding
from gouji.model.document import Document
from gouji.wording import say, statements


def summary(name: str, check: Check, causes: Sequence[Cause]) -> list[str]:
    """The tables of a document, the causes of what differs with their findings, what else was found, and what was not
    checked, a line each; the last counts tables and text.

    ``name`` is that of the file that was asked for: a case, or the source itself.
    """
    document = check.document
    source = names_of(document)
    lines = [f"{name if name == source else _with(name, source)}　{document.entity}　{document.year or ''}"]
    tables = (f"  {table.id}  {_with(table.title, len(table.rows))}" for table in document.tables)
    files = (file_of(document, table.file) for table in document.tables)
    lines += [f"{told}　{name}" if name else told for told, name in zip(tables, files, strict=True)]
    lines += [f"  {say('in doubt')}  {line}" for line in told_of_doubt(check)]
    lines += [f"  {line}" for line in _causes(check, causes)]
    lines += [f"  {_finding(document, finding)}" for finding in check.findings() if not is_error(finding)]
    sentences = said_by_id(check)
    beneath = [one.held for cause in causes for name in cause.said if (one := sentences.get(name)) and one.held]
    lines += [f"  {line}" for line in claims.told_of_text(check, beneath)]
    lines += [f"  {note}" for note in (*notes_beside_doubt(check), *told_of_rules(check))]
    lines.append(say("; ").join(tables_and_text(tally(check).sentence, claims.sentence(check))))
    return lines


def _with(name: str, told: object) -> str:
    """Something with what is told of it in brackets."""
    return say("{name} ({key})", name=name, key=told)


def _causes(check: Check, causes: Sequence[Cause]) -> Iterator[str]:
    """Each cause, below it what it settles of tables and text; one of several causes is told under the first."""
    left = {finding.id: finding for finding in check.findings()}
    standing, known = dict(left), said_by_id(check)
    sentences = dict(known)
    for position, cause in enumerate(causes):
        told = statement(check.document, cause, standing, known)
        yield f"{number_of(position)}  {statements(filter(None, (told, rivals_of(cause, number_of))))}"
        for finding in filter(None, (left.pop(name, None) for name in cause.settles)):
            yield f"    {_finding(check.document, finding)}"
        for one in filter(None, (sentences.pop(name, None) for name in cause.said)):
            if one.held is not None:
                yield f"    {claims.told_of_claim(check.document, one.held)}"


def _finding(document: Document, finding: Finding) -> str:
    return with_state(finding, with_reason(document, finding))
