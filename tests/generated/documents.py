"""One document is one seed and one writer: the same two always give the same document, and its truth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.generated.paper import Paper, make_paper, plant
from tests.generated.writers.book import write_xlsx
from tests.generated.writers.drawn import look, write_pdf
from tests.generated.writers.habits import with_habits
from tests.generated.writers.office import OFFICE, lost, turned, write_book, write_word
from tests.generated.writers.text import can_export, write_csv, write_exported, write_pdftotext, write_spaced
from tests.generated.writers.word import write_docx, write_html

Write = Callable[[Paper, Path, Random], None]


@dataclass(frozen=True)
class Writer:
    """A program that publishes documents: what it writes and how its files end."""

    ending: str
    write: Write
    source: str = ""
    """How what it writes ends, where an office makes of that what is published: of all at once, which is quicker."""


def _drawn(rules: tuple[str, ...], grounds: tuple[str, ...] = ("none",)) -> Writer:
    return Writer("pdf", lambda paper, path, rng: write_pdf(paper, path, look(rng, rules, grounds)))


def _poppler(mode: str, rules: tuple[str, ...] = ("strokes", "none")) -> Writer:
    def write(paper: Paper, path: Path, rng: Random) -> None:
        drawn = path.with_suffix(".drawn.pdf")
        write_pdf(paper, drawn, look(rng, rules))
        write_pdftotext(drawn, path, mode)

    return Writer("txt", write)


WRITERS = {
    "ruled": _drawn(("strokes",)),
    "shaded": _drawn(("strokes", "filled"), ("cell", "word", "sheet")),
    "filled": _drawn(("filled",)),
    "unruled": _drawn(("none", "level")),
    "xlsx": Writer("xlsx", with_habits(write_xlsx)),
    "docx": Writer("docx", with_habits(write_docx)),
    "html": Writer("html", with_habits(write_html)),
    "csv": Writer("csv", with_habits(write_csv)),
    "spaced": Writer("txt", write_spaced),
    "exported": Writer("txt", write_exported),
}
"""What can be written everywhere."""

POPPLER = {"layout": _poppler("-layout"), "raw": _poppler("-raw"), "reading-order": _poppler("")}
"""What ``pdftotext`` makes of drawn pages, where it is installed."""

BY_OFFICE = {
    "word-printed": Writer("pdf", write_word, "docx"),
    "book-printed": Writer("pdf", write_book, "xlsx"),
    "word-html": Writer("html", write_word, "docx"),
    "book-html": Writer("html", write_book, "xlsx"),
    "book-xls": Writer("xls", write_book, "xlsx"),
    "book-ods": Writer("ods", write_book, "xlsx"),
}
"""What LibreOffice prints or saves, where it is installed."""


def at_hand() -> list[str]:
    """The writers that can write here."""
    return [*WRITERS, *(POPPLER if can_export() else ()), *(BY_OFFICE if OFFICE else ())]


def make(seed: int, writer: str, folder: Path, *, whole: bool = False, planted: bool = False) -> tuple[Path, Paper]:
    """The document of a seed by a writer, as a file in ``folder``, and what it holds in truth.

    ``whole``: with all tables of its form; ``planted``: with one figure changed, which its truth tells.
    """
    return make_all((seed,), writer, folder, whole=whole, planted=planted)[0]


def make_all(
    seeds: Sequence[int], writer: str, folder: Path, *, whole: bool = False, planted: bool = False
) -> list[tuple[Path, Paper]]:
    """The same of several seeds; what an office printed with rows left out is not among them."""
    one = (WRITERS | POPPLER | BY_OFFICE)[writer]
    made, sources = [], []
    for seed in seeds:
        paper = make_paper(Random(seed), whole)
        if planted:
            plant(paper, Random(f"slip {seed}"))
        path = folder / f"{writer}-{seed}.{one.ending}"
        sources.append(path.with_suffix(f".{one.source or one.ending}"))
        one.write(paper, sources[-1], Random(f"{writer} {seed}"))
        made.append((path, paper))
    if one.source:
        turned(sources, one.ending)
    return [(path, paper) for path, paper in made if not (one.source and one.ending == "pdf" and lost(paper, path))]
