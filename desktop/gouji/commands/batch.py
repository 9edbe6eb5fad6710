"""``gouji batch``: many documents, each read, checked and explained by a process of its own; a list of them all.

Exit status as that of ``check``: 2 if a file could not be read, else 1 if anything binding differs, else 0. What was
done is kept beside the output: a batch that was stopped goes on where it was. Held by
``tests/batch/test_on_the_command_line.py``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from gouji.batch.asking import Asks
from gouji.batch.basis import basis_now
from gouji.batch.done import Done
from gouji.batch.found import counts, found, is_refused
from gouji.batch.record import Record
from gouji.batch.running import Batch, Summed, at_best
from gouji.batch.state import State, beside
from gouji.batch.units.listing import read_listing
from gouji.batch.workers import Workers
from gouji.casework.made_from import ELSEWHERE, MadeFrom, ended
from gouji.casework.telling.unchecked import left_out
from gouji.commands.given.documents import documents
from gouji.commands.given.output import called, destination
from gouji.commands.passwords import SOURCE_PASSWORD
from gouji.commands.status import DIFFERS, GOOD, INTERRUPTED, UNREADABLE
from gouji.errors import UserError, unwritable
from gouji.exports.batch.written import ENDINGS, digest, written
from gouji.keeping import own_rules
from gouji.model.names import by_number
from gouji.streams import done, tell, warn
from gouji.wording import listed, say

_MOST_NAMED = 12
"""So many departments without a document are named; the workbook names all."""


def run(options: argparse.Namespace) -> int:
    """Run the command. Raises UserError where nothing is there to read, or the output cannot be written."""
    output = ended(called(destination(options.output, ENDINGS), say("Batch")), ENDINGS)
    basis = basis_now(options.rules, before_publication=options.before_publication)
    if options.rules is None and (fault := own_rules.as_far_as_understood().fault):
        warn(left_out(fault))
    listing = read_listing(Path(options.units)) if options.units else None
    results: list[Done] = []
    given = [Path(one) for one in (options.units, options.rules) if one]
    named = _found(options.files)
    if not beside(output).exists():
        MadeFrom((*named, *given)).refuse(output)
    with closing(State(beside(output))) as state:
        files = _without_lists(named, output, state.outputs)
        made_from = MadeFrom((*files, *given))
        made_from.refuse(output)
        _refuse_another(output, state.outputs)
        try:
            with _pool(options.cluster) as (asks, at_once):
                workers = max(1, options.workers or at_once)
                batch = Batch(basis, state, asks, workers, os.environ.get(SOURCE_PASSWORD))
                for one in batch.run(files):
                    results.append(one)
                    done(_line(len(results), len(files), one))
                sums = batch.sums(sorted(results), listing)
        except KeyboardInterrupt:
            told = "Stopped. {done} of {count} documents are done and kept: the same command goes on from there."
            tell(say(told, done=len(results), count=len(files)), stream=sys.stderr)
            return INTERRUPTED
        results.sort()
        state.tidy()
        told = written(results, sums, output, state, made_from)
    done(_totals(results), *_told_of_sums(sums, listing is not None), told)
    apart = any(one.kept and one.kept.sums and one.kept.sums.apart for one in sums)
    return max(DIFFERS if apart else GOOD, *map(_status, results))


@contextmanager
def _pool(address: str | None) -> Iterator[tuple[Asks, int]]:
    """Who does the tasks, and how many at once: processes of this machine, or a cluster. Raises UserError."""
    if address is None:
        with closing(Workers()) as workers:
            yield workers.answer, at_best()
    else:
        from gouji.batch.cluster import Cluster

        with closing(Cluster(address)) as cluster:
            yield cluster.answer, cluster.workers


def _found(words: Sequence[str]) -> list[Path]:
    """The documents that words mean, each once, in the order of their names."""
    found = {os.path.realpath(path): path for path in documents(words, cases=False)}
    return _some(sorted(found.values(), key=lambda path: [by_number(part) for part in path.parts]))


def _without_lists(found: Sequence[Path], output: Path, outputs: Collection[str]) -> list[Path]:
    """Those of them that are no list of this batch of an earlier time: it has its name, and is as it was written.

    What was changed since, or has the name by chance, stays a document, and is not written over.
    """
    kept = os.path.realpath(beside(output))

    def is_list(path: Path) -> bool:
        try:
            return os.path.realpath(beside(path)) == kept and digest(path) in outputs
        except OSError:  # as what is no list it is told what became of it
            return False

    return _some([path for path in found if not is_list(path)])


def _refuse_another(output: Path, outputs: Collection[str]) -> None:
    """Raise UserError where a file of this name is no list of this batch as it was written: somebody may have worked
    in it, or it is another."""
    try:
        if not output.is_file() or digest(output) in outputs:
            return
    except OSError as error:
        raise unwritable(ELSEWHERE, output.name, error) from error
    told = (
        "{name} is another file, or was changed since the batch wrote it, and is not written over. Name another "
        "output, or move it away."
    )
    raise UserError("another-output", told, name=output.name)


def _some(files: list[Path]) -> list[Path]:
    if not files:
        raise UserError("no-files", "No document was found there.")
    return files


def _status(one: Done) -> int:
    if is_refused(one.kept):
        return UNREADABLE
    return DIFFERS if found(one.kept) == "differs" else GOOD


def _line(number: int, count: int, one: Done) -> str:
    record, refusal = one.kept.record, one.kept.refusal
    if record is None:
        told = refusal.message if refusal else ""
    else:
        told = record.unread or (_counts(record) if record.checks else say(found(one.kept)))
    return f"[{number}/{count}] {one.path.as_posix()}　{told}"


def _counts(record: Record) -> str:
    states = record.states
    return say(
        "{agrees} agree, {differs} differ, {explain} to explain, {rounding} rounding, {grey} not checked",
        agrees=states.get("agrees", 0),
        differs=states.get("differs", 0),
        explain=states.get("to explain", 0),
        rounding=states.get("rounding", 0),
        grey=states.get("uncheckable", 0),
    )


def _totals(results: Sequence[Done]) -> str:
    """How many documents came out how, in one sentence."""
    counted = counts(one.kept for one in results)
    return say(
        "{count} documents: in {differs} something differs, {unread} were not read or not checked; {before} of them "
        "were done before",
        count=len(results),
        differs=counted.differs,
        unread=counted.unread,
        before=sum(one.before for one in results),
    )


def _told_of_sums(sums: Sequence[Summed], was_asked: bool) -> Iterator[str]:
    """How many departments are the sum of their units, and of which a list names no document is there; nothing where
    nobody asked and none was held against any."""
    found = [one.kept.sums for one in sums if one.kept is not None and one.kept.sums is not None]
    if not (found or (was_asked and sums)):
        return
    apart = sum(bool(one.apart) for one in found)
    yield say(
        "{count} departments: {same} are the sum of their units, {apart} are not, {left} were not compared",
        count=len(sums),
        same=sum(bool(one.same) for one in found if not one.apart),
        apart=apart,
        left=len(sums) - sum(bool(one.same or one.apart) for one in found),
    )
    if absent := [one.department.name for one in sums if one.department.place is None]:
        more = ["…"] if len(absent) > _MOST_NAMED else []
        names = listed([*absent[:_MOST_NAMED], *more])
        yield say("listed without a document of the department: {names}", names=names)
