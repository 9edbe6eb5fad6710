"""The command line: check, report, export, sign, verify, certificate.

Exit status 2 if a file, or no table of it, could not be read, else 1 if a binding relation differs, else 0; for verify
1 if anything is not as expected. Whatever else stops a command gives 2, an interrupt 130. A fault, of ours or of a
library, goes to the log and costs ``check`` only the file that it is met in (``test_command_line.py``).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

from gouji import streams, usage
from gouji.apart.readers import READERS
from gouji.apart.reading import read_document
from gouji.casework.causes.explained import Explained, of_check
from gouji.casework.exchange import check_json as contract
from gouji.casework.ruling.judging import judged
from gouji.casework.telling.parts import names_of
from gouji.casework.telling.review.passed import told_of_passing
from gouji.casework.telling.summary import summary
from gouji.casework.telling.trace import telling
from gouji.casework.telling.unchecked import left_out
from gouji.casework.telling.unread import unrecognised
from gouji.casework.told_of_file import told_first, told_of_beginning, told_of_case, told_of_journal
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.prose.text import contradicts
from gouji.checking.rules.choosing import Choice, named
from gouji.checking.rules.laws import Severity
from gouji.compared_files import compare_files
from gouji.errors import UserError
from gouji.files_together import case_on, part_of
from gouji.keeping import faults, own_rules, places
from gouji.keeping.user.answers import remembered
from gouji.leaving import case_of, written
from gouji.options import LEAVING, asked_of, parser
from gouji.paper.mark import refuse_paper
from gouji.paper.signatures.roles import ROLE_NAMES, chosen
from gouji.passwords import password_of_certificate, unlocked
from gouji.reading.original import Original
from gouji.said_of_files import look_before_publication, put_into, refuse_for_a_case, take_in
from gouji.streams import tell, warn
from gouji.wording import listed, say

UNREADABLE, DIFFERS, GOOD = 2, 1, 0
INTERRUPTED = 130
"""As shells tell it: 128 and the number of the signal."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; sentences for people go to stdout, what stopped a file to stderr."""
    streams.prepare()
    usage.speak()
    options = parser(_COMMANDS).parse_args(arguments)
    try:
        status = _COMMANDS[options.command](options)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except UserError as error:
        stopped = error
    except Exception as fault:  # of ours or of a library
        if streams.is_of_closed_pipe(fault):
            streams.give_up()
            return UNREADABLE
        stopped = faults.costs(f"gouji {options.command}", fault)
    tell(say(stopped.message, **stopped.params), stream=sys.stderr)
    return UNREADABLE


def _report(options: argparse.Namespace) -> int:
    from gouji.casework.papers.working_paper import print_report

    roles, sources, output = chosen(options.roles), [*map(Path, options.files)], Path(options.output)
    for source in sources:
        refuse_paper(source)
    if output.suffix.lower() != ".pdf":
        output = output.with_name(f"{output.name}.pdf")
    if output.exists() and any(source.exists() and output.samefile(source) for source in sources):
        raise UserError(
            "over-source",
            "{name} is what the paper is made from and is not written over. Choose another name.",
            name=output.name,
        )
    case, noted = case_on(sources, options.anyway)
    warn(*told_first(case))
    with closing(case):
        put_into(case, options)
        paper = print_report(case, output, options.font, roles, noted=noted, history=options.journal)
    tell(say("The working paper was written to {path}.", path=output), paper.conclusion)
    if not noted:
        unnoted = say(
            "{name} is open in a window: the paper tells what is kept of it, and is not noted in it. "
            "To have it signed, write it from the window.",
            name=sources[0].name,
        )
        tell(unnoted, stream=sys.stderr)
    return DIFFERS if _differs(case.check) else GOOD


def _leave(options: argparse.Namespace) -> int:
    """Write a document or a case in another form: export, annotate, notice."""
    with closing(case_of(options)) as case:
        warn(*told_first(case))
        tell(*written(case, options))
        return DIFFERS if _differs(case.check) else GOOD


def _sheet(options: argparse.Namespace) -> int:
    from gouji.casework.sheet import printing

    sources = [*map(Path, options.files)]
    case, _ = case_on(sources, options.anyway)
    warn(*told_first(case))
    with closing(case):
        tell(*printing.printed(case, options.output, options.into, sources, pictures=options.pictures))
    return DIFFERS if _differs(case.check) else GOOD


def _sign(options: argparse.Namespace) -> int:
    from gouji.casework.papers.signing import Hand, sign

    picture = Path(options.picture) if options.picture else None
    unnoted = sign(Path(options.report), options.role, Hand(Path(options.p12), password_of_certificate(), picture))
    role = say(ROLE_NAMES[options.role])
    tell(say("{path} was signed as {role}.", path=options.report, role=role))
    if unnoted:
        tell(unnoted, stream=sys.stderr)
    return GOOD


def _verify(options: argparse.Namespace) -> int:
    from gouji.casework.papers.paper_state import standing, told
    from gouji.paper.signatures.named import named_in

    path, named = Path(options.file), named_in([*map(Path, options.trust)])
    if path.suffix.lower() == places.SUFFIX:
        return _verify_papers_of(path, named)
    found = standing(path, named)
    tell(*told(found))
    return GOOD if found.good else DIFFERS


def _verify_papers_of(path: Path, named: dict[str, str]) -> int:
    """Each paper that the case knows, found or not; the status is that of the worst."""
    from gouji.casework.case import Case
    from gouji.casework.papers.paper_state import Lost, standing_of, standings_of, told

    with closing(Case.look_at(path)) as case:
        broken = [*told_of_case(case)]
        tell(*broken, *told_of_beginning(case.proof), *told_of_journal(case), *told_of_passing(case))
        found = list(standings_of(case, named)) or [standing_of(case, named=named)]
    status = DIFFERS if broken else GOOD
    for one in found:
        if isinstance(one, UserError):
            tell(say(one.message, **one.params), stream=sys.stderr)
            status = UNREADABLE
        elif isinstance(one, Lost):
            tell(one.told)
            status = max(status, DIFFERS)
        else:
            tell(*told(one, among_others=len(found) > 1, of_file=False))
            status = max(status, GOOD if one.good else DIFFERS)
    return status


def _journal(options: argparse.Namespace) -> int:
    """What was done in a case, line by line; the status is that of its chain."""
    from gouji.casework.case import Case
    from gouji.casework.exchange.journal_lines import told_lines

    with closing(Case.look_at(Path(options.case))) as case:
        warn(*(broken := [*told_of_case(case)]))
        tell(*told_lines(case, asked_of(options), as_json=options.json))
    return DIFFERS if broken else GOOD


def _certificate(options: argparse.Namespace) -> int:
    from gouji.paper.signatures.certificate import issue

    issue(options.name, Path(options.output), password_of_certificate(), datetime.now().astimezone())
    tell(
        say(
            "{path} was written. It is self-issued: nobody but {name} vouches for it.",
            path=options.output,
            name=" ".join(options.name.split()),
        )
    )
    return GOOD


def _check(options: argparse.Namespace) -> int:
    """Each file is told as soon as it is checked, in the order it was given; the worst of their statuses."""
    choice = named(options.rules) if options.rules is not None else None
    if choice is None and (fault := own_rules.as_far_as_understood().fault):
        warn(left_out(fault))
    paths = [*map(Path, options.files)]
    READERS.expect(sum(path.suffix.lower() != places.SUFFIX for path in paths))
    if options.together:
        return _check_together(paths, choice, options)

    def check(path: Path) -> int:
        return _told(path.name, _verdict(path, choice, options), options.json)

    return max(_costing_itself(path.name, partial(check, path), options.json) for path in paths)


def _check_together(paths: Sequence[Path], choice: Choice | None, options: argparse.Namespace) -> int:
    """Files as one document; what cannot be read or does not belong to them is told, and the others are checked."""
    from gouji.reading.read import together

    originals: list[Original] = []
    as_json: bool = options.json

    def read(path: Path) -> int:
        trace = telling(path.name, tell) if options.why else None
        originals.append(part_of(path, originals, trace, anyway=options.anyway))
        return GOOD

    def judge() -> int:
        document = together(originals).document
        take_in(document, options)
        return _told(names_of(document), of_check(judged(document, choice)), as_json)

    status = max(_costing_itself(path.name, partial(read, path), as_json) for path in paths)
    names = listed(path.name for path in paths)
    return max(status, _costing_itself(names, judge, as_json)) if originals else status


def _costing_itself(name: str, act: Callable[[], int], as_json: bool) -> int:
    """Whatever is raised costs this file only, but for the end of whoever reads what is told."""
    try:
        return act()
    except UserError as error:
        return _refused(name, error, as_json)
    except Exception as fault:  # of ours or of a library
        if streams.is_of_closed_pipe(fault):
            raise
        return _refused(name, faults.costs(name, fault), as_json)


def _told(name: str, verdict: Explained, as_json: bool) -> int:
    check = verdict.check
    unread, differs = unrecognised(check.document), _differs(check)
    if as_json:
        print(contract.line(contract.result(check, verdict.explanation, verdict.causes, verdict.case)), flush=True)
    else:
        tell(*summary(name, check, verdict.causes))
    if unread is not None and not as_json:
        tell(say(unread.message, **unread.params), stream=sys.stderr)
    return UNREADABLE if unread else DIFFERS if differs else GOOD


def _refused(name: str, error: UserError, as_json: bool) -> int:
    if as_json:
        print(contract.line(contract.failure(name, error)), flush=True)
    else:
        tell(say(error.message, **error.params), stream=sys.stderr)
    return UNREADABLE


_COMMANDS = {one.__name__[1:]: one for one in (_check, _report, _sheet, _sign, _verify, _journal, _certificate)}
_COMMANDS |= dict.fromkeys(LEAVING, _leave) | {"compare": compare_files}


def _verdict(path: Path, choice: Choice | None, options: argparse.Namespace) -> Explained:
    """The check of a document, or of a case as it stands with what its user knows of figures, and what explains it.

    By the rules of ``choice``, or by those that are made for the document.
    """
    refuse_paper(path)
    refuse_for_a_case(path, options)
    why: bool = options.why
    if path.suffix.lower() != places.SUFFIX:
        trace, known = telling(path.name, tell) if why else None, remembered()
        document = unlocked(path.name, lambda given: read_document(path, password=given, answers=known, trace=trace))
        take_in(document, options)
        return of_check(judged(document, choice))
    if why:
        tell(say("{name} is a case, which keeps what was read: only its source tells how.", name=path.name))
    from gouji.casework.case import Case
    from gouji.casework.causes.of_case import of_open

    with closing(Case.look_at(path, choice=choice)) as case:
        warn(*told_first(case))
        look_before_publication(case, options)
        return of_open(case)


def _differs(check: Check) -> bool:
    binding = (one for one in check.findings() if one.severity is Severity.MUST)
    return contradicts(check) or any(one.outcome is Outcome.DIFFERS for one in binding)
