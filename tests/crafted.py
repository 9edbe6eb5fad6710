"""Files of every kind that were tampered with: none may stop the reader, whatever it makes of them.

``python -m tests.crafted [COUNT] [FIRST SEED] [--keep FOLDER]`` reads as many through one reader, tells what became of
them, and fails where one met a fault, ended the reader, took too long or too much. ``tests/apart/test_crafted.py`` does
so with a few. A seed always makes the same file.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from gouji.apart.reading import FaultError, read_original
from gouji.errors import UserError
from tests.conftest import SAMPLE, TOP
from tests.generated.documents import WRITERS, make

FORMATS = TOP.parent / "shared" / "documents" / "seed-formats"
"""One document as programs of offices write it, where it stands beside the checkout."""

BAD = ("fault", "reading-ended", "reading-too-long", "reading-too-much", "no-reader")
"""What must become of none."""

NUMBERS = (b"0", b"-1", b"65535", b"65536", b"99999999", b"4294967295", b"99999999999999999999", b"1e400", b"NaN")
MARKS = (b"<", b">", b'"', b"'", b"&", b"\0", b"\xff\xfe", b"<<", b">>", b"[", b"]", b"(", b"endobj", b"stream")
WORDS = (*MARKS, b"  " * 500)

Tampering = Callable[[bytearray, Random], None]


def samples(folder: Path) -> list[Path]:
    """Good files of every kind that is at hand."""
    made = [make(number, writer, folder)[0] for number, writer in enumerate(WRITERS)]
    return [SAMPLE, *made, *(sorted(FORMATS.iterdir()) if FORMATS.exists() else ())]


def crafted(sample: bytes, rng: Random) -> bytes:
    """A file that was tampered with: as it stands, or within one of its packed parts."""
    if sample.startswith(b"PK") and rng.random() < 0.9:
        return _within_archive(sample, rng)
    if sample.startswith(b"%PDF") and rng.random() < 0.7:
        return _within_streams(sample, rng)
    return _tampered(sample, rng)


def _tampered(data: bytes, rng: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        if changed:
            rng.choice(TAMPERINGS)(changed, rng)
    return bytes(changed)


def _within_archive(sample: bytes, rng: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sample)) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    name = rng.choice(sorted(parts))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for other, content in (parts | {name: _tampered(parts[name], rng)}).items():
            bad.writestr(other, content)
    return out.getvalue()


def _within_streams(sample: bytes, rng: Random) -> bytes:
    """Some of the streams of a PDF unpacked, tampered with and packed again."""

    def again(found: re.Match[bytes]) -> bytes:
        if rng.random() > 0.2:
            return found[0]
        try:
            inside = zlib.decompress(found[1])
        except zlib.error:
            return found[0]
        return b"stream\n" + zlib.compress(_tampered(inside, rng)) + b"\nendstream"

    return re.sub(rb"stream\r?\n(.*?)\r?\n?endstream", again, sample, flags=re.DOTALL)


def _other_bytes(data: bytearray, rng: Random) -> None:
    at = rng.randrange(len(data))
    data[at : at + rng.randint(0, 12)] = rng.randbytes(rng.randint(0, 8))


def _other_number(data: bytearray, rng: Random) -> None:
    if numbers := [*re.finditer(rb"\d+", data)]:
        start, end = rng.choice(numbers).span()
        data[start:end] = rng.choice(NUMBERS)


def _other_word(data: bytearray, rng: Random) -> None:
    at = rng.randrange(len(data))
    data[at:at] = rng.choice(WORDS)


def _again_and_again(data: bytearray, rng: Random) -> None:
    at = rng.randrange(len(data))
    piece = bytes(data[at : at + rng.choice((1, 3, 20, 200))])
    data[at:at] = piece * rng.choice((2, 50, 5_000))


def _cut(data: bytearray, rng: Random) -> None:
    at = rng.randrange(len(data))
    del data[at : at + rng.choice((1, 100, 10_000, len(data)))]


def _swapped(data: bytearray, rng: Random) -> None:
    one, other, size = rng.randrange(len(data)), rng.randrange(len(data)), rng.choice((4, 64, 512))
    data[one : one + size], data[other : other + size] = data[other : other + size], data[one : one + size]


TAMPERINGS: Sequence[Tampering] = (_other_bytes, _other_number, _other_word, _again_and_again, _cut, _swapped)


def became(path: Path) -> str:
    """What a file comes to: ``read``, or the kind of what is told of it."""
    try:
        read_original(path)
    except UserError as error:
        return error.kind
    except FaultError as fault:
        print(fault, file=sys.stderr)
        return "fault"
    return "read"


def tried(count: int, first: int, folder: Path) -> Iterator[tuple[Path, str]]:
    """Files that were tampered with, each written to the folder, and what became of it."""
    good = samples(folder)
    for seed in range(first, first + count):
        rng = Random(seed)
        sample = rng.choice(good)
        path = folder / f"crafted-{seed}{sample.suffix}"
        path.write_bytes(crafted(sample.read_bytes(), rng))
        yield path, became(path)
        path.unlink(missing_ok=True)


def main() -> int:
    """Try as many as are asked for."""
    asked = argparse.ArgumentParser()
    asked.add_argument("count", nargs="?", type=int, default=1000)
    asked.add_argument("first", nargs="?", type=int, default=0)
    asked.add_argument("--keep", type=Path)
    options = asked.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        for path, kind in tried(options.count, options.first, Path(folder)):
            counts[kind] += 1
            if kind in BAD:
                print(f"{kind}: {path.name}", flush=True)
                if options.keep:
                    (options.keep / path.name).write_bytes(path.read_bytes())
    print(*(f"{number:6} {kind}" for kind, number in counts.most_common()), sep="\n")
    return int(any(counts[kind] for kind in BAD))


if __name__ == "__main__":
    sys.exit(main())
