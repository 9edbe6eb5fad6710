"""Opening by two trees of the program in one run: ``python tests/bench/two_trees.py OLD NEW [FILE…] [--rounds 5]``.

Each tree reads and judges the same files in turns, in a process of its own, and for each file and each kind of file the
ratio of the least CPU times is told: what a machine under load does to one tree it does to the other. Without files
documents are made by the writers of ``tests/generated`` of the tree that this stands in (``--seeds``, ``--writers``).
It ends with status 1 where a kind takes more than ``MOST`` of what it took.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

MOST = 1.1
"""What a kind may take, of what it took."""
SHORT = 1.0
"""A file that takes less than this many seconds in all its rounds is read in more of them, up to three times."""


def serve(tree: Path) -> None:
    """Open each file that is named on a line; answer with the CPU seconds, or with what went wrong."""
    sys.path.insert(0, str(tree / "desktop"))
    import gouji
    from gouji.casework.case import Case

    assert Path(gouji.__file__).is_relative_to(tree), gouji.__file__
    for line in sys.stdin:
        gc.collect()
        start = process_time()
        try:
            case = Case.look_at(Path(line.strip()))
        except Exception as fault:  # of the older tree, maybe: the file then tells nothing
            print(type(fault).__name__, flush=True)
            continue
        print(process_time() - start, flush=True)
        case.close()


class Tree:
    """One tree, opening files."""

    def __init__(self, root: Path, data: Path) -> None:
        env = {**os.environ, "GOUJI_DATA": str(data), "PYTHONHASHSEED": "0"}
        env.pop("PYTHONPATH", None)
        command = [sys.executable, __file__, "--serve", str(root.resolve())]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)

    def seconds(self, path: Path) -> float:
        """How long opening a file takes. Raises ValueError with what went wrong."""
        asked, told = self._process.stdin, self._process.stdout
        assert asked
        assert told
        print(path, file=asked, flush=True)
        return float(told.readline())

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()


def least(trees: Sequence[Tree], path: Path, rounds: int) -> list[float]:
    """The least time of each tree, which open a file in turns."""
    for tree in trees:
        tree.seconds(path)
    met: list[list[float]] = [[] for _ in trees]
    while len(met[0]) < rounds or (sum(met[0]) < SHORT and len(met[0]) < 3 * rounds):
        for tree, times in [*zip(trees, met, strict=True)][:: 1 if len(met[0]) % 2 else -1]:
            times.append(tree.seconds(path))
    return [min(times) for times in met]


@contextmanager
def made(seeds: int, writers: Sequence[str]) -> Iterator[list[Path]]:
    """Documents of some seeds by each writer."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    sys.path.insert(0, str(Path(__file__).parents[2] / "desktop"))
    from tests.generated.documents import POPPLER, WRITERS, make

    with TemporaryDirectory() as folder:
        paths = []
        for writer in writers or [*WRITERS, *POPPLER]:
            for seed in range(1, seeds + 1):
                own = Path(folder, f"{writer}-{seed}")
                own.mkdir()
                path, _ = make(seed, writer, own)
                paths.append(path.rename(own.with_suffix(path.suffix)))
        yield paths


def kind_of(path: Path) -> str:
    """The writer of a document that was made, else how a file ends."""
    return path.stem.partition("-")[0] if "-" in path.stem else path.suffix[1:]


def compared(trees: Sequence[Tree], paths: Sequence[Path], rounds: int) -> int:
    """Tell the ratio of each file and of each kind; how many kinds take too long."""
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for path in paths:
        try:
            old, new = least(trees, path, rounds)
        except ValueError as fault:
            print(f"{path.name[:40]:42} {fault}", flush=True)
            continue
        sums[kind_of(path)] = [before + own for before, own in zip(sums[kind_of(path)], (old, new), strict=True)]
        print(f"{path.name[:40]:42}{1000 * old:9.1f}{1000 * new:9.1f} ms{new / old:8.2f}", flush=True)
    print(
        *(f"{kind:42}{1000 * old:9.1f}{1000 * new:9.1f} ms{new / old:8.2f}" for kind, (old, new) in sums.items()),
        sep="\n",
    )
    return sum(new > MOST * old for old, new in sums.values())


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("trees", type=Path, nargs=2, metavar="TREE")
    options.add_argument("files", type=Path, nargs="*")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seeds", type=int, default=3)
    options.add_argument("--writers", nargs="*", default=[])
    given = options.parse_args()
    with TemporaryDirectory() as data:
        trees = [Tree(root, Path(data, str(number))) for number, root in enumerate(given.trees)]
        try:
            if given.files:
                return int(bool(compared(trees, given.files, given.rounds)))
            with made(given.seeds, given.writers) as paths:
                return int(bool(compared(trees, paths, given.rounds)))
        finally:
            for tree in trees:
                tree.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(Path(sys.argv[2]))
    else:
        sys.exit(main())
