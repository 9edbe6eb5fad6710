"""Generated documents by every writer, read and judged: ``python -m tests.bench.generated [COUNT] [FIRST] [WRITERS…]``.

For each writer, and with ``--forms`` for each of its forms: what became of the amounts, and how many relations that
must hold are told to differ though they hold. It ends with status 1 where a writer has one of these, or more than
``MOST_WRONG`` of its amounts wrong. With ``--keep FOLDER`` the documents that fail stay there, each with what is wrong;
after ``--minutes`` it tells of those that were read by then. With ``--plant`` one figure is changed in each, and it is
told how often that is found, and how often it is named with what stood there.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import chain, takewhile
from math import inf
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from gouji.checking.check import Check
from gouji.errors import UserError
from gouji.explaining.explain import explain
from gouji.model.money import plain_amount
from gouji.reading.read import read_document
from tests.generated.documents import at_hand, make_all
from tests.generated.judging import Verdict, judge
from tests.generated.paper import Paper, Slip

MOST_WRONG = 0.0001
"""The share of amounts that may be read wrong without being told."""

Task = tuple[str, range, Path | None, bool]
"""Writer, seeds, where those that fail are kept, whether a slip is planted."""

LOT = 10
"""So many documents are written at once: an office is started once for all of them."""

Told = tuple[str, int, str, dict[str, Any], dict[str, Any]]
"""Writer, seed, form, the verdict, and the traits of the document."""


def trial(task: Task) -> list[Told]:
    """Documents, written, read and judged."""
    writer, seeds, keep, plants = task
    with TemporaryDirectory() as folder:
        made = make_all(seeds, writer, Path(folder), planted=plants)
        return [_judged(writer, *one, keep) for one in made]


def _judged(writer: str, path: Path, paper: Paper, keep: Path | None) -> Told:
    told: dict[str, Any]
    seed = int(path.stem.rpartition("-")[2])
    try:
        document = read_document(path)
        check = Check(document)
        verdict = judge(document, check, paper)
        told = asdict(verdict) | {"wrong": verdict.wrong}
        if paper.slip:
            told |= {"found": bool(verdict.musts or verdict.explains), "named": names(check, paper.slip)}
    except UserError as error:
        amounts = sum(1 for sheet in paper.sheets for row in sheet.truth for text in row.amounts if text)
        verdict = Verdict(tables=len(paper.sheets), unread=len(paper.sheets), amounts=amounts, raw=amounts)
        told = asdict(verdict) | {"wrong": 0, "refused": error.kind}
    except Exception as error:
        error.add_note(f"{writer}, seed {seed}")
        raise
    if keep and (told["faults"] or told["musts"] or told["explains"] or told.get("refused")):
        shutil.copy(path, keep / path.name)
        text = json.dumps({"traits": paper.traits} | told, ensure_ascii=False, indent=1, default=str)
        (keep / f"{path.name}.json").write_text(text, encoding="utf-8")
    return writer, seed, paper.form, told, paper.traits


def names(check: Check, slip: Slip) -> bool:
    """Whether a correction puts back what stood in place of a slip."""
    tables = check.document.tables
    pairs = {
        (
            plain_amount(one.stated.fen, unit, one.stated.decimals),
            plain_amount(one.suggested.fen, unit, one.suggested.decimals),
        )
        for group in explain(check).groups
        for solution in group.solutions
        for correction in solution.corrections
        for one in correction.figures
        if one.stated and one.suggested
        for unit in [tables[one.cell.table].unit]
    }
    return tuple(text.replace(",", "") for text in (slip.printed, slip.true)) in pairs


COUNTED = (
    *("tables", "doubted", "unread", "rows", "bound"),
    *("amounts", "right", "wrong", "missing", "undecided", "in_doubt", "raw", "refused", "musts", "accused"),
)
"""What is told of each writer: documents that were refused hold no table; ``accused`` ones hold ``musts``."""


def counted(results: Sequence[Told]) -> Counter[str]:
    """The sums of what is told of some documents."""
    total = Counter[str](documents=len(results))
    for _, _, _, told, _ in results:
        total.update({name: told[name] for name in COUNTED if isinstance(told.get(name), int)})
        total["musts"] += len(told["musts"])
        total["accused"] += bool(told["musts"])
        total["refused"] += "refused" in told
    return total


def grouped(results: Sequence[Told], forms: bool) -> dict[tuple[str, str], list[Told]]:
    """The results of each writer, and of each of its ``forms``."""
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in results:
        groups[one[0], ""].append(one)
        if forms:
            groups[one[0], one[2]].append(one)
    return dict(sorted(groups.items()))


def summary(results: Sequence[Told], forms: bool) -> Iterator[str]:
    """A line for each writer, and for each of its ``forms``."""
    yield f"{'writer':14}{'form':10}{'documents':>10}" + "".join(f"{name:>{len(name) + 3}}" for name in COUNTED)
    for (writer, form), group in grouped(results, forms).items():
        total = counted(group)
        figures = "".join(f"{total[name]:{len(name) + 3}}" for name in COUNTED)
        yield f"{writer:14}{form or 'all':10}{total['documents']:10}{figures}"


def missed(results: Sequence[Told]) -> list[str]:
    """What each writer misses the target by."""
    found = []
    for (writer, _), group in grouped(results, forms=False).items():
        total = counted(group)
        if total["musts"]:
            found.append(f"{writer}: {total['musts']} relations of {total['accused']} documents are accused falsely")
        if total["wrong"] > MOST_WRONG * total["amounts"]:
            found.append(f"{writer}: {total['wrong'] / total['amounts']:.3%} of its amounts are wrong")
    return found


def planted(results: Sequence[Told]) -> Iterator[str]:
    """How many slips were found, how many of them named, and how many left a table in doubt instead.

    By writer, and by the kind of the table. A figure that no relation holds is found by nobody.
    """
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for writer, _, _, told, traits in results:
        for group in (writer, traits["slip"]) if "slip" in traits else ():
            found, named = told.get("found", False), told.get("named", False)
            groups[group].update(slips=1, found=found, named=named, doubted=bool(told["doubted"]) and not found)
    for group, counts in sorted(groups.items()):
        shares = (
            f"{name} {counts[name]} ({counts[name] / counts['slips']:.0%})" for name in ("found", "named", "doubted")
        )
        yield f"{group:22}{counts['slips']} slips, {', '.join(shares)}"


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("count", type=int, nargs="?", default=100)
    options.add_argument("first", type=int, nargs="?", default=1)
    options.add_argument("writers", nargs="*", default=at_hand())
    options.add_argument("--keep", type=Path)
    options.add_argument("--forms", action="store_true")
    options.add_argument("--plant", action="store_true")
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--minutes", type=float, default=inf)
    given = options.parse_args()
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    end = given.first + given.count
    tasks = [
        (writer, range(seed, min(seed + LOT, end)), given.keep, given.plant)
        for seed in range(given.first, end, LOT)
        for writer in given.writers
    ]
    until = monotonic() + 60 * given.minutes
    with Pool(given.processes) as pool:
        lots = takewhile(lambda _: monotonic() < until, pool.imap_unordered(trial, tasks))
        results = list(chain.from_iterable(lots))
    print("\n".join(summary(results, given.forms)))
    faults = Counter((one[0], fault["kind"]) for one in results for fault in one[3]["faults"])
    print(", ".join(f"{writer} {kind} {count}" for (writer, kind), count in sorted(faults.items())))
    if given.plant:
        print("\n".join(planted(results)))
        return 0
    print("\n".join(misses := missed(results)))
    return int(bool(misses))


if __name__ == "__main__":
    sys.exit(main())
