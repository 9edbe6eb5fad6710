"""Case files that somebody changed: JSON piece by piece, or the file byte by byte.

``python -m tests.attacks.mutated_cases [COUNT OF EACH] [FIRST SEED]`` tells how many were refused with a sentence,
how many opened and told it, and what must not be: a traceback, or a figure, a tick or a person that is another untold.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from gouji.errors import UserError
from gouji.keeping import chain, entries, parts
from gouji.keeping.chain import FIRST
from tests.attacks.worked_case import Seen, seen, worked_case

Random = random.Random

OTHERS: list[Any] = [None, True, -1, 0, 1, 7, 2**31, -(2**63), 10**30, 1.5, -1e308, "", "x", "{0.__class__}", "{x}"]
OTHERS += ["\x00", "𠮷" * 999, [], {}, [[]], [None], {"": None}, ["x"], [-1, -1, -1], "201", "final-accounts", "千元"]


def nested(depth: int) -> Any:
    made: Any = []
    for _ in range(depth):
        made = [made]
    return made


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every container of JSON with each of its keys."""
    keys: Any = data.keys() if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in list(keys):
        yield data, key
        yield from places(data[key])


def change(data: Any, by: Random) -> Any:
    """JSON with one thing in it changed."""
    found = [*places(data)]
    if not found or by.random() < 0.05:
        return by.choice([*OTHERS, nested(by.choice([3, 50, 900]))])
    holder, key = by.choice(found)
    old = holder[key]
    match by.randrange(8):
        case 0 if isinstance(holder, dict):
            del holder[key]
        case 1 if isinstance(holder, list):
            holder.pop(key)
        case 2 if isinstance(holder, list):
            holder.insert(key, old)
        case 3 if isinstance(old, int):
            holder[key] = old + by.choice([-1, 1, 100, 10**9, 10**18])
        case 4 if isinstance(old, str):
            holder[key] = by.choice([old[1:], old + "0", old[::-1], old.replace("0", "1")])
        case 5:
            holder[key] = nested(by.choice([3, 50, 900]))
        case 6:
            holder[key] = [old, old]
        case _:
            holder[key] = by.choice(OTHERS)
    return data


def structured(path: Path, by: Random, forged: bool) -> str:
    """Change something in a snapshot, a body or a column of the journal; ``forged`` with every digest behind it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        numbers = [number for (number,) in connection.execute("SELECT number FROM journal")]
        if by.random() < 0.4:
            row = by.choice([row for (row,) in connection.execute("SELECT rowid FROM document")])
            (text,) = connection.execute("SELECT snapshot FROM document WHERE rowid = ?", (row,)).fetchone()
            made = json.dumps(change(json.loads(text), by), ensure_ascii=False)
            connection.execute("UPDATE document SET snapshot = ? WHERE rowid = ?", (made, row))
            told = f"document {row}"
        elif by.random() < 0.7:
            number = by.choice(numbers)
            kind, text = connection.execute("SELECT kind, body FROM journal WHERE number = ?", (number,)).fetchone()
            made = json.dumps(change(json.loads(text), by), ensure_ascii=False)
            connection.execute("UPDATE journal SET body = ? WHERE number = ?", (made, number))
            told = f"{kind} {number}: {made[:200]}"
        else:
            number, column = by.choice(numbers), by.choice(["at", "who", "kind", "body", "number", "digest"])
            kinds = [kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM journal")]
            new = by.choice([b"\xff", "", 7, 1.5, "2026-01-01", "2026-01-01T00:00:00+08:00", "别人", *kinds])
            if column == "number":
                new = by.choice([-1, 0, 10**6, 2**62])
            told = f"{column} of {number}: {new!r}"
            connection.execute(f"UPDATE OR IGNORE journal SET {column} = ? WHERE number = ?", (new, number))
        if forged:
            forge(connection)
    return told


def forge(connection: sqlite3.Connection) -> None:
    """Give everything the digest that it would have, so that the chain holds."""
    for one in parts.kept(connection):
        digest = chain.of_document(one.number, one.snapshot)
        connection.execute("UPDATE document SET digest = ? WHERE rowid = ?", (digest, one.number))
        if one.number != FIRST:
            told = "UPDATE journal SET body = json_set(body, '$.digest', ?) WHERE json_valid(body) "
            told += "AND kind IN ('join', 'beside') AND json_extract(body, '$.document') = ?"
            connection.execute(told, (digest, one.number))
    (before,) = connection.execute("SELECT digest FROM document WHERE rowid = ?", (FIRST,)).fetchone()
    try:
        every = entries.rows(connection)
    except ValueError:
        return
    for row in every:
        before = chain.of_entry(before, row)
        connection.execute("UPDATE journal SET digest = ? WHERE number = ?", (before, row.number))


def raw(path: Path, by: Random) -> str:
    """Change some bytes of a file."""
    data = bytearray(path.read_bytes())
    at, how = by.randrange(len(data)), by.choice(["flip", "flip", "flip", "put", "insert", "delete", "cut", "zero"])
    if by.random() < 0.2:
        at = by.randrange(200)
    match how:
        case "flip":
            data[at] ^= 1 << by.randrange(8)
        case "put":
            data[at : at + 4] = by.randbytes(4)
        case "insert":
            data[at:at] = by.randbytes(by.choice([1, 16, 4096]))
        case "delete":
            del data[at : at + by.choice([1, 16, 4096])]
        case "cut":
            del data[at:]
        case "zero":
            data[at : at + 512] = bytes(len(data[at : at + 512]))
    path.write_bytes(data)
    return f"{how} at {at}"


def outcome(path: Path, whole: Seen, *, forged: bool = False) -> str:
    """What became of a case that was changed; what begins with ``BAD`` must not be."""
    try:
        found = seen(path)
    except UserError:
        return "refused"
    except Exception as fault:
        last = traceback.extract_tb(fault.__traceback__)[-1]
        return f"BAD {type(fault).__name__} {fault} in {Path(last.filename).name}:{last.lineno}"[:300]
    if found.told:
        return "told"
    same = (found.figures, found.marks, found.deeds) == (whole.figures, whole.marks, whole.deeds)
    if same or (forged and not found.vouched):
        return "the same" if same else "told by the paper"
    return "BAD untold"


Attack = Callable[[Path, Random], str]


def attacked(path: Path, numbers: range, attack: Attack, *, forged: bool = False) -> Counter[str]:
    """What became of a case that was changed, once for each number; what must not be is told with how it was made."""
    tally: Counter[str] = Counter()
    before, whole = path.read_bytes(), seen(path)
    assert whole.vouched
    assert not whole.told
    for number in numbers:
        path.write_bytes(before)
        how = attack(path, Random(number))
        became = outcome(path, whole, forged=forged)
        for beside in ("-journal", "-wal", "-shm"):
            path.with_name(path.name + beside).unlink(missing_ok=True)
        tally[became] += 1
        if became.startswith("BAD"):
            print(f"{number}: {how}\n    {became}", flush=True)
    path.write_bytes(before)
    return tally


ATTACKS: dict[str, Attack] = {
    "structured": partial(structured, forged=False),
    "forged": partial(structured, forged=True),
    "raw": raw,
}


def main(count: int = 500, seed: int = 0) -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOUJI_DATA"] = folder
        path = worked_case(Path(folder))
        tallies = {
            name: attacked(path, range(seed, seed + count), attack, forged=name == "forged")
            for name, attack in ATTACKS.items()
        }
    for name, tally in tallies.items():
        print(name, dict(tally.most_common()))
    return int(any(one.startswith("BAD") for tally in tallies.values() for one in tally))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
