"""``gouji check``: documents and cases judged, each told as soon as it is.

A fault, of ours or of a library, goes to the log and costs only the file that it is met in (``test_command_line.py``).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from gouji import streams
from gouji.apart.readers import READERS
from gouji.apart.reading import read_document
from gouji.casework.causes.explained import Explained, of_check
from gouji.casework.exchange import check_json as contract
from gouji.casework.ruling.judging import judged
from gouji.casework.telling.parts import names_of
from gouji.casework.telling.summary import summary
from gouji.casework.telling.trace import telling
from gouji.casework.telling.unchecked import left_out
from gouji.casework.telling.unread import unrecognised
from gouji.casework.told_of_file import told_first
from gouji.checking.rules.choosing import Choice, named
from gouji.commands.files_together import part_of
from gouji.commands.given.documents import Meant, meant
from gouji.commands.passwords import unlocked
from gouji.commands.said_of_files import look_before_publication, refuse_for_a_case, take_in
from gouji.commands.status import DIFFERS, GOOD, UNREADABLE, differs
from gouji.errors import UserError
from gouji.keeping import faults, own_rules, places
from gouji.keeping.user.answers import remembered
from gouji.paper.mark import refuse_paper
from gouji.reading.original import Original
from gouji.streams import put, tell, warn
from gouji.wording import listed, say


def run(options: argparse.Namespace) -> int:
    """Each file is told as soon as it is checked, in the order it was given; the worst of their statuses."""
    choice = named(options.rules) if options.rules is not None else None
    if choice is None and (fault := own_rules.as_far_as_understood().fault):
        warn(left_out(fault))
    given = meant(options.files, cases=not options.together)
    READERS.expect(sum(one.is_source for one in given))
    if options.together:
        return _check_together(given, choice, options)

    def check(one: Meant) -> int:
        return _told(one.name, _verdict(one.path, choice, options), options.json)

    return max(_costing_itself(one.name, partial(check, one), options.json) for one in given)


def _check_together(given: Sequence[Meant], choice: Choice | None, options: argparse.Namespace) -> int:
    """Files as one document; what cannot be read or does not belong to them is told, and the others are checked."""
    from gouji.reading.read import together

    originals: list[Original] = []
    as_json: bool = options.json

    def read(one: Meant) -> int:
        trace = telling(one.name, tell) if options.why else None
        originals.append(part_of(one.path, originals, trace, anyway=options.anyway))
        return GOOD

    def judge() -> int:
        document = together(originals).document
        take_in(document, options)
        return _told(names_of(document), of_check(judged(document, choice)), as_json)

    status = max(_costing_itself(one.name, partial(read, one), as_json) for one in given)
    names = listed(one.name for one in given)
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
    unread = unrecognised(check.document)
    if as_json:
        put(contract.line(contract.result(check, verdict.explanation, verdict.causes, verdict.case)))
    else:
        tell(*summary(name, check, verdict.causes))
    if unread is not None and not as_json:
        tell(say(unread.message, **unread.params), stream=sys.stderr)
    return UNREADABLE if unread else DIFFERS if differs(check) else GOOD


def _refused(name: str, error: UserError, as_json: bool) -> int:
    if as_json:
        put(contract.line(contract.failure(name, error)))
    else:
        tell(say(error.message, **error.params), stream=sys.stderr)
    return UNREADABLE


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
