"""A checked document as the command line tells it to people."""

from __future__ import annotations

from gouji.casework.telling.claims import told_of_text
from gouji.casework.telling.counts import tally
from gouji.casework.telling.doubts import told_of_doubt
from gouji.casework.telling.notes import notes_beside_doubt
from gouji.casework.telling.parts import file_of, names_of
from gouji.casework.telling.sentences import with_reason
from gouji.casework.telling.slips import suspicions
from gouji.casework.telling.unchecked import told_of_rules
from gouji.checking.check import Check
from gouji.explaining.explanation import Explanation
from gouji.wording import say


def summary(name: str, check: Check, explanation: Explanation) -> list[str]:
    """The tables of a document, what was found in them, what is suspected and what was not checked, a line each.

    ``name`` is that of the file that was asked for: a case, or the source itself.
    """
    document = check.document
    source = names_of(document)
    lines = [f"{name if name == source else f'{name}（{source}）'}　{document.entity}　{document.year or ''}"]
    tables = (f"  {table.id}  {table.title}（{len(table.rows)}）" for table in document.tables)
    files = (file_of(document, table.file) for table in document.tables)
    lines += [f"{told}　{name}" if name else told for told, name in zip(tables, files, strict=True)]
    lines += [f"  {say('in doubt')}  {line}" for line in told_of_doubt(check)]
    lines += [f"  {say(finding.state)}  {with_reason(document, finding)}" for finding in check.findings()]
    lines += [f"  {line}" for line in suspicions(document, explanation)]
    lines += [f"  {line}" for line in told_of_text(check)]
    lines += [f"  {note}" for note in (*notes_beside_doubt(check), *told_of_rules(check))]
    lines.append(tally(check).sentence)
    return lines
