"""The command line: check and report.

Exit status 2 if a file could not be read, else 1 if a binding relation differs, else 0."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from gouji import __version__
from gouji.casework import contract
from gouji.casework.suspicion import suspicions
from gouji.checking.check import Check
from gouji.checking.findings import OUTCOME_NAMES
from gouji.checking.relations import Outcome
from gouji.checking.rulepack import Severity
from gouji.errors import UserError
from gouji.explaining.explain import explain
from gouji.reading.read import read_document
from gouji.wording import say

UNREADABLE, DIFFERS, GOOD = 2, 1, 0


def main(arguments: Sequence[str]) -> int:
    """Run one command; sentences for people go to stdout, what stopped a file to stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    if options.command == "report":
        return _report(Path(options.file), Path(options.output))
    return _check([Path(name) for name in options.files], as_json=options.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="gouji", description=say("Reconcile the budget of a public body."))
    parser.add_argument("--version", action="version", version=f"gouji {__version__}")
    commands = parser.add_subparsers(required=True, dest="command", metavar="check|report")
    check = commands.add_parser("check", help=say("check budget files"))
    check.add_argument("files", nargs="+", metavar="FILE")
    check.add_argument("--json", action="store_true", help=say("one JSON object a line"))
    report = commands.add_parser("report", help=say("write the working paper"))
    report.add_argument("file", metavar="FILE|CASE")
    report.add_argument("-o", "--output", required=True, metavar="OUT.pdf")
    return parser


def _report(path: Path, output: Path) -> int:
    from gouji.casework.case import Case
    from gouji.casework.report import print_report

    try:
        case = Case.look_at(path)
        print_report(case, output)
    except UserError as error:
        print(say(error.message, **error.params), file=sys.stderr)
        return UNREADABLE
    print(say("The working paper was written to {path}.", path=output))
    status = DIFFERS if _differs(case.check) else GOOD
    case.close()
    return status


def _check(paths: list[Path], as_json: bool) -> int:
    status = GOOD
    for path in paths:
        try:
            check = _verdict(path)
        except UserError as error:
            status = UNREADABLE
            if as_json:
                print(json.dumps(contract.failure(path.name, error), ensure_ascii=False))
            else:
                print(say(error.message, **error.params), file=sys.stderr)
            continue
        print(json.dumps(contract.result(check), ensure_ascii=False) if as_json else _summary(check))
        if status != UNREADABLE and _differs(check):
            status = DIFFERS
    return status


def _verdict(path: Path) -> Check:
    """The check of a document, or of a case as it stands."""
    from gouji.casework.case import SUFFIX, Case

    if path.suffix.lower() != SUFFIX:
        return Check(read_document(path))
    case = Case.look_at(path)
    case.close()
    return case.check


def _differs(check: Check) -> bool:
    return any(f.outcome is Outcome.DIFFERS and f.severity is Severity.MUST for f in check.findings())


def _summary(check: Check) -> str:
    document, counts = check.document, check.counts()
    lines = [f"{document.file.name}　{document.entity}　{document.year or ''}"]
    lines += [f"  {table.id}  {table.title}（{len(table.rows)}）" for table in document.tables]
    lines += [
        f"  {say(OUTCOME_NAMES[finding.outcome])}  {contract.sentence(document, finding)}"
        for finding in check.findings()
    ]
    lines += [f"  {sentence}" for sentence in suspicions(document, explain(check))]
    lines += [say("Line {line} found no place: {text}", line=one.line, text=one.text) for one in document.unplaced]
    lines.append("  ".join(f"{say(name)} {counts[outcome]}" for outcome, name in OUTCOME_NAMES.items()))
    return "\n".join(lines)
