"""What columns are called: the texts above each in a header, down to its own."""

from __future__ import annotations

from collections.abc import Sequence


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
    told = list(names)
    for i, name in enumerate(names):
        alike = [path[:-1] for path, other in zip(paths, names, strict=True) if other == name]
        if len(alike) > 1:
            own = paths[i][:-1]
            apart = [
                part for depth, part in enumerate(own) if {tuple(p[depth : depth + 1]) for p in alike} != {(part,)}
            ]
            told[i] = "/".join([*apart, name])
    met: dict[str, int] = {}
    for i, name in enumerate(told):
        met[name] = met.get(name, 0) + 1
        if met[name] > 1 or not name:
            told[i] = f"{name}#{met[name]}"
    return tuple(told)
