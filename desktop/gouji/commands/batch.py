"""``gouji batch``: many documents, each read, checked and explained by a process of its own; a list of them all.

Exit status as that of ``check``: 2 if a file could not be read, else 1 if anything binding differs, else 0. What was
done is kept beside the output: a batch that was stopped goes on where it was. Held by
``tests/batch/test_on_the_command_line.py``.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from gouji import whole_files
from gouji.batch.basis import basis_now
from gouji.batch.departments import departments
from gouji.batch.done import Done
from gouji.batch.listing import read_listing
from gouji.batch.record import Record
from gouji.batch.running import Batch, Summed, processors
from gouji.batch.state import State, beside
from gouji.batch.workers import Workers
from gouji.casework.standing_alone import stands_alone
from gouji.casework.telling.unchecked import left_out
from gouji.commands.given.documents import documents
from gouji.commands.given.output import called, destination
from gouji.commands.passwords import SOURCE_PASSWORD
from gouji.commands.status import DIFFERS, GOOD, UNREADABLE
from gouji.errors import UserError, unwritable
from gouji.exports.places import ended
from gouji.keeping import own_rules
from gouji.model.names import by_number, refuse_reserved
from gouji.streams import done, warn
from gouji.wording import say

ENDINGS = (".xlsx", ".jsonl")


def run(options: argparse.Namespace) -> int:
    """Run the command. Raises UserError where nothing is there to read, or the output cannot be written."""
    output = ended(called(destination(options.output, ENDINGS), say("Batch")), ENDINGS)
    refuse_reserved(output)
    files = [one for one in _found(options.files) if not _is_ours(one, output)]
    if not files:
        raise UserError("no-files", "No document was found there.")
    basis = basis_now(options.rules, before_publication=options.before_publication)
    if options.rules is None and (fault := own_rules.as_far_as_understood().fault):
        warn(left_out(fault))
    listing = read_listing(Path(options.units)) if options.units else None
    workers = options.workers or processors()
    results: list[Done] = []
    with closing(State(beside(output))) as state:
        with closing(Workers()) as pool:
            password = os.environ.get(SOURCE_PASSWORD)
            batch = Batch(basis, state, pool.answer, workers, password)
            for one in batch.run(files):
                results.append(one)
                done(_line(len(results), len(files), one))
            results.sort()
            found = departments(results, listing)
            sums = {one.department: one for one in batch.sums(found, results)}
        summed = [sums.get(one, Summed(one)) for one in found]
        _write(results, summed, state, output)
    done(_totals(results), *_told_of_sums(summed), say("The batch was written to {path}.", path=output))
    apart = any(one.kept and one.kept.sums and one.kept.sums.apart for one in summed)
    return max(DIFFERS if apart else GOOD, *map(_status, results))


def _write(results: Sequence[Done], sums: Sequence[Summed], state: State, output: Path) -> None:
    try:
        with whole_files.beside(output) as part:
            if output.suffix.lower() == ".xlsx":
                from gouji.exports.batch.workbook import write

                write(results, sums, part, output)
            else:
                from gouji.exports.batch.lines import lines

                with part.open("wb") as file:
                    file.writelines(lines(results, state))
    except OSError as error:
        raise unwritable("{name} cannot be written ({reason}). Choose another folder.", output.name, error) from error


def _found(words: Sequence[str]) -> list[Path]:
    """The documents that words name, each once, in the order of their names. Raises UserError for a word that names
    none."""
    found = {path.absolute() for path in documents(words, cases=False)}
    return sorted(found, key=lambda path: [by_number(part) for part in path.parts])


def _is_ours(path: Path, output: Path) -> bool:
    """Whether a file that was found is no document: the output itself, a paper, or what an office keeps while it is
    open."""
    return path.absolute() == output.absolute() or path.name.startswith(("~$", ".")) or stands_alone(path)


def _status(one: Done) -> int:
    record = one.kept.record
    if record is None or record.unread:
        return UNREADABLE
    return DIFFERS if record.differs else GOOD


def _line(number: int, count: int, one: Done) -> str:
    record, refusal = one.kept.record, one.kept.refusal
    told = record.unread or _counts(record) if record else refusal.message if refusal else ""
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
    stati = [_status(one) for one in results]
    return say(
        "{count} documents: in {differs} something differs, {unread} were not read or not checked; {before} of them "
        "were done before",
        count=len(results),
        differs=stati.count(DIFFERS),
        unread=stati.count(UNREADABLE),
        before=sum(one.before for one in results),
    )


def _told_of_sums(sums: Sequence[Summed]) -> Iterator[str]:
    """How many departments are the sum of their units; nothing where there are none with units."""
    if not any(one.department.listed for one in sums):
        return
    found = [one.kept.sums for one in sums if one.kept is not None and one.kept.sums is not None]
    apart = sum(bool(one.apart) for one in found)
    yield say(
        "{count} departments: {same} are the sum of their units, {apart} are not, {left} were not compared",
        count=len(sums),
        same=sum(bool(one.same) for one in found if not one.apart),
        apart=apart,
        left=len(sums) - sum(bool(one.same or one.apart) for one in found),
    )
