"""Reading by two trees of the program in one run: ``python tests/bench/two_trees.py OLD NEW [FILE…] [--rounds 5]``.

Each tree reads and judges the same files in turns, in a process of its own, and for each file and each kind of file the
ratio of the least CPU times is told, of reading alone and with the check: what a machine under load does to one tree it
does to the other. Without files documents are made by the writers of ``tests/generated`` of the tree that this stands
in (``--seeds``, ``--writers``). It ends with status 1 where reading and judging a kind takes more than ``MOST`` of what
it took.
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
Times = tuple[float, float]
"""CPU seconds of reading, and of reading and judging."""
SHORT = 1.0
"""A file that takes less than this many seconds in all its rounds is read in more of them, up to three times."""


def serve(tree: Path) -> None:
    """Read each file that is named on a line; answer with the CPU seconds of reading and with the check, or with what
    went wrong."""
    sys.path.insert(0, str(tree / "desktop"))
    import gouji
    from gouji.checking.check import Check
    from gouji.reading.read import read_document

    assert Path(gouji.__file__).is_relative_to(tree), gouji.__file__
    for line in sys.stdin:
        gc.collect()
        start = process_time()
        try:
            document = read_document(Path(line.strip()))
            read = process_time() - start
            Check(document)
        except Exception as fault:  # of the older tree, maybe: the file then tells nothing
            print(type(fault).__name__, flush=True)
            continue
        print(read, process_time() - start, flush=True)


class Tree:
    """One tree, reading files."""

    def __init__(self, root: Path, data: Path) -> None:
        env = {**os.environ, "GOUJI_DATA": str(data), "PYTHONHASHSEED": "0"}
        env.pop("PYTHONPATH", None)
        command = [sys.executable, __file__, "--serve", str(root.resolve())]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)

    def seconds(self, path: Path) -> Times:
        """How long reading a file takes, and reading and judging it. Raises ValueError with what went wrong."""
        asked, answer = self._process.stdin, self._process.stdout
        assert asked
        assert answer
        print(path, file=asked, flush=True)
        read, judged = map(float, answer.readline().split())
        return read, judged

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()


def least(trees: Sequence[Tree], path: Path, rounds: int) -> list[Times]:
    """The least times of each tree, which read a file in turns."""
    for tree in trees:
        tree.seconds(path)
    met: list[list[Times]] = [[] for _ in trees]
    while len(met[0]) < rounds or (sum(judged for _, judged in met[0]) < SHORT and len(met[0]) < 3 * rounds):
        for tree, times in [*zip(trees, met, strict=True)][:: 1 if len(met[0]) % 2 else -1]:
            times.append(tree.seconds(path))
    return [(min(read for read, _ in times), min(judged for _, judged in times)) for times in met]


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


def told(name: str, old: Times, new: Times) -> str:
    """A line of the times of both trees in ms, and their ratios."""
    each = zip(("read", "judged too"), old, new, strict=True)
    return f"{name[:40]:42}" + "".join(
        f"{what:>12}{1000 * before:9.1f}{1000 * after:9.1f}{after / before:7.2f}" for what, before, after in each
    )


def compared(trees: Sequence[Tree], paths: Sequence[Path], rounds: int) -> int:
    """Tell the ratios of each file and of each kind; how many kinds take too long."""
    kinds: defaultdict[str, list[list[Times]]] = defaultdict(list)
    for path in paths:
        try:
            times = least(trees, path, rounds)
        except ValueError as fault:
            print(f"{path.name[:40]:42} {fault}", flush=True)
            continue
        kinds[kind_of(path)].append(times)
        print(told(path.name, *times), flush=True)
    late = 0
    for kind, every in kinds.items():
        old, new = map(summed, zip(*every, strict=True))
        print(told(kind, old, new))
        late += new[1] > MOST * old[1]
    return late


def summed(times: Sequence[Times]) -> Times:
    """Those of several files together."""
    return sum(read for read, _ in times), sum(judged for _, judged in times)


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
