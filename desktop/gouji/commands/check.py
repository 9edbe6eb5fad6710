"""``gouji check``: documents and cases judged, each told as soon as it is.

A fault, of ours or of a library, goes to the log and costs only the file that it is met in (``test_command_line.py``).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from gouji.apart.readers import READERS
from gouji.apart.reading import read_document
from gouji.casework.binding import differs
from gouji.casework.causes.explained import Explained, of_check
from gouji.casework.made_from import MadeFrom
from gouji.casework.ruling.judging import judged
from gouji.casework.telling.parts import names_of
from gouji.casework.telling.trace import telling
from gouji.casework.telling.unchecked import left_out
from gouji.casework.telling.unread import unrecognised
from gouji.casework.told_of_file import told_first
from gouji.checking.rules.choosing import Choice, named
from gouji.commands.checked.telling import Telling, Where, telling_of
from gouji.commands.files_together import part_of
from gouji.commands.given.documents import Meant, meant
from gouji.commands.given.output import STANDARD_OUTPUT, called, destination
from gouji.commands.given.progress import progress
from gouji.commands.passwords import unlocked
from gouji.commands.said_of_files import look_before_publication, refuse_for_a_case, take_in
from gouji.commands.status import DIFFERS, GOOD, UNREADABLE
from gouji.errors import UserError
from gouji.keeping import faults, own_rules, places
from gouji.keeping.user.answers import remembered
from gouji.paper.mark import refuse_paper
from gouji.reading.original import Original, Progress
from gouji.reading.read import together
from gouji.streams import tell, warn
from gouji.wording import listed, say

ENDINGS = {"xlsx": (".xlsx",), "csv": (".csv",), "json": (".json", ".jsonl")}
"""Of the files into which findings are written, by how they are told there."""


def run(options: argparse.Namespace) -> int:
    """Each file is told as soon as it is checked, in the order it was given; the worst of their statuses."""
    choice = named(options.rules) if options.rules is not None else None
    if choice is None and (fault := own_rules.as_far_as_understood().fault):
        warn(left_out(fault))
    form, output = _form(options)
    given = meant(options.files, cases=not options.together)
    write = None
    if output is not None:
        made_from = MadeFrom(tuple(one.path for one in given if one.is_there))
        write = partial(made_from.write, made_from.place(output, ENDINGS[form]))
    check = _Checking(telling_of(form, write), choice, options)
    READERS.expect(sum(one.is_source for one in given))
    if options.together:
        check.together(given)
    else:
        for number, one in enumerate(given, 1):
            check.one(one, progress(one.name, number, len(given)))
    check.telling.ended({} if options.together else check.statuses)
    return max(check.statuses)


def _form(options: argparse.Namespace) -> tuple[str, Path | None]:
    """How it is told, and into which file, if into one. Raises UserError."""
    form: str = options.format
    if options.output == STANDARD_OUTPUT:
        return form or "text", None
    endings = ENDINGS.get(form) or [one for every in ENDINGS.values() for one in every]
    path = called(destination(options.output, endings), say("Findings"))
    ending = path.suffix.lower()
    return form if form in ENDINGS else next((one for one in ENDINGS if ending in ENDINGS[one]), "xlsx"), path


class _Checking:
    """What is checked one after the other, and told. Whatever is raised costs the file that it is met in."""

    def __init__(self, telling: Telling, choice: Choice | None, options: argparse.Namespace) -> None:
        self.telling, self._choice, self._options = telling, choice, options
        self.statuses = Counter[int]()
        """How many came to each."""

    def one(self, one: Meant, progress: Progress) -> None:
        """A document or a case by itself."""

        def check() -> int:
            verdict = _verdict(one.path, self._choice, self._options, progress)
            return self._told(one.name, verdict, Where(one.told))

        self._counts(one.name, one.told, check)

    def together(self, given: Sequence[Meant]) -> None:
        """Files as one document; what cannot be read or does not belong to them is told, and the others are checked."""
        originals: list[Original] = []
        paths: dict[str, str] = {}

        def read(one: Meant, progress: Progress) -> int:
            trace = telling(one.name, tell) if self._options.why else None
            original = part_of(one.path, originals, trace, progress, anyway=self._options.anyway)
            originals.append(original)
            paths[original.document.file.sha256] = one.told
            return GOOD

        def judge() -> int:
            document = together(originals).document
            take_in(document, self._options)
            where = Where(listed(paths.values()), paths)
            return self._told(names_of(document), of_check(judged(document, self._choice)), where)

        for number, one in enumerate(given, 1):
            self._counts(one.name, one.told, partial(read, one, progress(one.name, number, len(given))))
        if originals:
            names = listed(one.name for one in given)
            self._counts(names, names, judge)

    def _counts(self, name: str, path: str, act: Callable[[], int]) -> None:
        try:
            status = act()
        except UserError as error:
            status = self._refused(name, path, error)
        except Exception as fault:  # of ours or of a library
            status = self._refused(name, path, faults.costs(name, fault))
        self.statuses[status] += 1

    def _refused(self, name: str, path: str, error: UserError) -> int:
        self.telling.refused(name, path, error)
        return UNREADABLE

    def _told(self, name: str, verdict: Explained, where: Where) -> int:
        unread = unrecognised(verdict.check.document)
        status = UNREADABLE if unread else DIFFERS if differs(verdict.check) else GOOD
        self.telling.checked(name, verdict, status, where)
        return status


def _verdict(path: Path, choice: Choice | None, options: argparse.Namespace, progress: Progress) -> Explained:
    """The check of a document, or of a case as it stands with what its user knows of figures, and what explains it.

    By the rules of ``choice``, or by those that are made for the document.
    """
    refuse_paper(path)
    refuse_for_a_case(path, options)
    why: bool = options.why
    if path.suffix.lower() != places.SUFFIX:
        trace, known = telling(path.name, tell) if why else None, remembered()
        document = unlocked(
            path.name, lambda given: read_document(path, progress, password=given, answers=known, trace=trace)
        )
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
