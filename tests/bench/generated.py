"""Generated documents by every writer, read and judged: ``python -m tests.bench.generated [COUNT] [FIRST] [WRITERS…]``.

For each writer and form: false ``must``, share of wrong amounts, rows bound, tables in doubt and raw. With ``--keep
FOLDER`` the documents that fail stay there, each with what is wrong. With ``--plant`` one figure is changed in each,
and it is told how often that is found, and how often it is named with what stood there.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gouji.checking.check import Check
from gouji.errors import UserError
from gouji.explaining.explain import explain
from gouji.model.money import plain_amount
from gouji.reading.read import read_document
from tests.generated.documents import POPPLER, WRITERS, make
from tests.generated.judging import Verdict, judge
from tests.generated.paper import Slip

Task = tuple[str, int, Path | None, bool]
Told = tuple[str, int, str, dict[str, Any], dict[str, Any]]
"""Writer, seed, form, the verdict, and the traits of the document."""


def trial(task: Task) -> Told:
    """One document, written, read and judged."""
    writer, seed, keep, plants = task
    with TemporaryDirectory() as folder:
        path, paper = make(seed, writer, Path(folder), planted=plants)
        told: dict[str, Any]
        try:
            document = read_document(path)
            check = Check(document)
            verdict = judge(document, check, paper)
            told = asdict(verdict) | {"wrong": verdict.wrong}
            if paper.slip:
                told |= {"found": bool(verdict.musts or verdict.explains), "named": names(check, paper.slip)}
        except UserError as error:
            told = asdict(Verdict(tables=len(paper.sheets))) | {"wrong": 0, "refused": error.kind}
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


def summary(results: list[Told]) -> Iterator[str]:
    """A line for each writer and form, and one for each writer."""
    yield (
        f"{'writer':14}{'form':10}{'docs':>6}{'musts':>7}{'in':>5}{'amounts':>9}{'wrong':>7}{'%':>8}{'rows':>8}{'bound':>8}"
        + (f"{'undec':>7}{'unread':>8}{'tables':>7}{'doubt':>6}{'raw':>5}{'refused':>8}")
    )
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for writer, _, form, told, _ in results:
        groups[writer, form].append(told)
        groups[writer, ""].append(told)
    for (writer, form), group in sorted(groups.items()):
        total = Counter[str]()
        for one in group:
            total.update({k: v for k, v in one.items() if isinstance(v, int)})
            total["musts"] += len(one["musts"])
            total["accused"] += bool(one["musts"])
            total["refused"] += "refused" in one
        share = 100 * total["wrong"] / max(total["amounts"], 1)
        yield (
            f"{writer:14}{form or 'all':10}{len(group):6}{total['musts']:7}{total['accused']:5}{total['amounts']:9}"
            + (
                f"{total['wrong']:7}{share:8.3f}{total['rows']:8}{total['bound']:8}{total['undecided']:7}{total['unread']:8}"
                f"{total['tables']:7}{total['doubted']:6}{total['raw']:5}{total['refused']:8}"
            )
        )


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("count", type=int, nargs="?", default=100)
    options.add_argument("first", type=int, nargs="?", default=1)
    options.add_argument("writers", nargs="*", default=[*WRITERS, *POPPLER])
    options.add_argument("--keep", type=Path)
    options.add_argument("--plant", action="store_true")
    options.add_argument("--processes", type=int, default=2)
    given = options.parse_args()
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    tasks = [
        (w, seed, given.keep, given.plant)
        for w in given.writers
        for seed in range(given.first, given.first + given.count)
    ]
    with Pool(given.processes) as pool:
        results = list(pool.imap_unordered(trial, tasks, chunksize=4))
    print("\n".join(summary(results)))
    if given.plant:
        planted: dict[str, Counter[str]] = defaultdict(Counter)
        for writer, _, _, told, traits in results:
            for group in (writer, traits["slip"]) if "slip" in traits else ():
                planted[group].update(slips=1, found=told.get("found", False), named=told.get("named", False))
        print("\n".join(f"{group:22}{dict(counts)}" for group, counts in sorted(planted.items())))
    faults = Counter((one[0], fault["kind"]) for one in results for fault in one[3]["faults"])
    print({f"{writer} {kind}": count for (writer, kind), count in sorted(faults.items())})


if __name__ == "__main__":
    main()
