"""What leaves the desk as a file is written over nothing that it is made from; whoever writes one writes through here.

What it is made from is known as a file, by whatever link or spelling of its name, and by its content, wherever a copy
of it lies: a case holds what was read, and not where. A paper that bears a signature is not written over either, by
whatever. Held by ``tests/casework/test_made_from.py`` and, for every command, ``tests/exports/test_over_a_source.py``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gouji import whole_files
from gouji.errors import UserError, unwritable
from gouji.model.document import Document
from gouji.model.names import refuse_reserved
from gouji.paper.signatures import verifying

ELSEWHERE = "{name} cannot be written ({reason}). Choose another folder."


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """Files by their paths, as far as these are known, and by the SHA-256 of what was read."""

    paths: tuple[Path, ...] = ()
    digests: frozenset[str] = frozenset()

    @classmethod
    def of(cls, documents: Iterable[Document], paths: Iterable[Path]) -> MadeFrom:
        """What documents were read from, those beside them included, and these files."""
        return cls((*paths,), frozenset(file.sha256 for one in documents for file in one.all_files))

    def place(self, output: Path, endings: Sequence[str]) -> Path:
        """The path that is written; the first of ``endings`` is put behind a name that has none of them. Raises
        UserError where nothing may be written."""
        path = ended(output, endings)
        self.refuse(path)
        return path

    def refuse(self, path: Path) -> None:
        """Raise UserError where a file of this name would be lost, or is what this is made from, or is signed."""
        refuse_reserved(path)
        try:
            if not path.exists():
                return
            there = [one for one in self.paths if one.exists()]
            if any(path.samefile(one) for one in there) or (path.is_file() and self._is_a_copy(path, there)):
                raise UserError(
                    "over-source",
                    "{name} is what this is made from and is not written over. Choose another name.",
                    name=path.name,
                )
        except OSError as error:  # whether it is one of them cannot be known
            raise unwritable(ELSEWHERE, path.name, error) from error
        if verifying.is_signed(path):
            raise UserError(
                "signed-already", "{name} has been signed and is not written over. Choose another name.", name=path.name
            )

    def _is_a_copy(self, path: Path, there: Sequence[Path]) -> bool:
        own, size = _digest(path), path.stat().st_size
        alike = (one for one in there if one.is_file() and one.stat().st_size == size)
        return own in self.digests or any(_digest(one) == own for one in alike)

    def write(self, path: Path, data: bytes, otherwise: str = ELSEWHERE) -> None:
        """Put the file there, whole or not at all. Raises UserError as ``beside`` does."""
        with self.beside(path, otherwise) as part:
            part.write_bytes(data)

    @contextmanager
    def beside(self, path: Path, otherwise: str = ELSEWHERE) -> Iterator[Path]:
        """An empty file, to be filled, which then takes its place there.

        Raises UserError as ``refuse`` does, and where it cannot be written, which ``otherwise`` says.
        """
        self.refuse(path)
        try:
            with whole_files.beside(path) as part:
                yield part
        except OSError as error:
            raise unwritable(otherwise, path.name, error) from error


def ended(output: Path, endings: Collection[str]) -> Path:
    """The path with one of the endings behind its name."""
    return output if output.suffix.lower() in endings else output.with_name(f"{output.name}{next(iter(endings))}")


def _digest(path: Path) -> str:
    with path.open("rb") as there:
        return hashlib.file_digest(there, "sha256").hexdigest()
