"""What columns are called: the texts above each in a header, down to its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import zip_longest


def paths_of(rows: Sequence[Sequence[str | None]], width: int) -> list[list[str]]:
    """For each column the header texts above it, from the top; a merged header stands above all its columns."""
    paths: list[list[str]] = [[] for _ in range(width)]
    above = ["open"] * width
    for row in rows:
        now: list[str] = []
        text = ""
        for column in range(width):
            own = "".join((row[column] or "").split())
            if own:
                text, state = own, "own"
            elif above[column] in ("own", "down"):
                state = "down"
            elif column and now[column - 1] in ("own", "along"):
                state = "along"
            else:
                state = "open"
            now.append(state)
            if state in ("own", "along"):
                paths[column].append(text)
        above = now
    return paths


def told_apart(paths: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The lowest header of each column; columns of one name are told apart by those above that differ."""
    names = [path[-1] if path else "" for path in paths]
    heads: defaultdict[str, list[Sequence[str]]] = defaultdict(list)
    for path, name in zip(paths, names, strict=True):
        heads[name].append(path[:-1])
    shared = {name: _shared(alike) for name, alike in heads.items()}
    told = list(names)
    for i, (path, name) in enumerate(zip(paths, names, strict=True)):
        if len(heads[name]) > 1:
            apart = [part for depth, part in enumerate(path[:-1]) if depth not in shared[name]]
            told[i] = "/".join([*apart, name])
    met: dict[str, int] = {}
    for i, name in enumerate(told):
        met[name] = met.get(name, 0) + 1
        if met[name] > 1 or not name:
            told[i] = f"{name}#{met[name]}"
    return tuple(told)


def _shared(paths: Sequence[Sequence[str]]) -> set[int]:
    """How far down all paths print the same: what tells none of them apart."""
    return {depth for depth, parts in enumerate(zip_longest(*paths)) if len(set(parts)) == 1}
