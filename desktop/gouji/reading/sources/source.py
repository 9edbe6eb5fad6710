"""What every reader of files is: a source that gives its pages one after the other."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Protocol

from gouji.model.document import Notice, SourceFile
from gouji.reading.page.page import Page


class Source(Protocol):
    """A file of one kind; it keeps no page and asks nobody, ``driving.py`` does what is done for all."""

    file: SourceFile
    done: float
    """Share of it that has been read."""
    rereads: bool
    """Whether its pages tell how else they may be read."""

    @property
    def notices(self) -> Sequence[Notice]:
        """What is to be told of the file, once its pages have ended."""

    def pages(self) -> Generator[Page | None, None, None]:
        """Its pages from first to last, and None wherever nobody has been asked for long: no more need be read.

        Closed where it is left before its end. Raises UserError where the file cannot be read.
        """


class FileSource:
    """What the readers of all kinds begin with: the bytes of a file; of some kinds nothing is to be told."""

    rereads = False

    def __init__(self, data: bytes, file: SourceFile) -> None:
        self.file = file
        self.done = 0.0
        self._data = data

    @property
    def notices(self) -> Sequence[Notice]:
        return ()
