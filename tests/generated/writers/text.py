"""Texts: columns kept by spaces; and as PDF tools export them, cells lost and titles below the first rows."""

from __future__ import annotations

import csv
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from random import Random

from tests.generated.paper import Paper
from tests.generated.sheets import ABOVE, LEFT, Sheet
from tests.generated.writers.grid import cells

GAP = 2


def wide(text: str) -> int:
    """How many letters of a fixed width a text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def write_spaced(paper: Paper, path: Path, rng: Random) -> None:
    """Lines whose columns are kept by spaces, pages parted by form feeds."""
    pages = [page for page in (paper.cover, paper.contents, paper.prose) if page]
    high, repeats = rng.choice((20, 45, 70)), rng.random() < 0.6
    paper.traits |= {"high": high, "repeats": repeats}
    for sheet in paper.sheets:
        head, body = _spaced_rows(sheet)
        width = max(map(wide, (*head, *body)), default=60)
        unit = sheet.told_unit
        line = paper.caption + " " * max(width - wide(paper.caption) - wide(unit), 3) + unit
        above = [*filter(None, (sheet.number,)), " " * max((width - wide(sheet.title)) // 2, 0) + sheet.title, line]
        for number, start in enumerate(range(0, max(len(body), 1), high)):
            top = [*above, *head] if number == 0 else head if repeats else []
            pages.append([*top, *body[start : start + high]])
        pages[-1] += filter(None, (sheet.note,))
    path.write_text("\f".join("\n".join([*page, ""]) for page in pages), encoding="utf-8")


def _spaced_rows(sheet: Sheet) -> tuple[list[str], list[str]]:
    """The lines of header and body: amounts end, texts begin at their column, what spans stands in the middle."""
    rows = [*sheet.header, *sheet.body]
    count = len(sheet.roles)
    needs = [4] * count
    for cell in cells(rows):
        if cell.columns == 1:
            needs[cell.column] = max(needs[cell.column], wide(cell.text))
    for cell in cells(rows):
        held = sum(needs[cell.column : cell.column + cell.columns]) + GAP * (cell.columns - 1)
        if wide(cell.text) > held:
            needs[cell.column + cell.columns - 1] += wide(cell.text) - held
    starts = [sum(needs[:column]) + GAP * column for column in range(count + 1)]
    lines: list[list[tuple[int, str]]] = [[] for _ in rows]
    for cell in cells(rows):
        start, end = starts[cell.column], starts[cell.column + cell.columns] - GAP
        spare = end - start - wide(cell.text)
        is_head = cell.row < len(sheet.header)
        if is_head or cell.columns > 1:
            start += spare // 2
        elif sheet.roles[cell.column] == "a":
            start += spare
        row = cell.row + (cell.rows - 1) // 2
        if cell.text:
            lines[row].append((start, cell.text))
    written = [_line(words) for words in lines]
    return written[: len(sheet.header)], written[len(sheet.header) :]


def _line(words: Iterable[tuple[int, str]]) -> str:
    line = ""
    for start, text in sorted(words):
        line += " " * max(start - wide(line), 1 if line else 0) + text
    return line


def write_exported(paper: Paper, path: Path, rng: Random) -> None:
    """One space between what stands in a row; header words apart, titles below the rows of the first page."""
    pages = [page for page in (paper.cover, paper.contents, paper.prose) if page]
    high = rng.choice((12, 25, 40))
    below = rng.random() < 0.8
    marked = rng.random() < 0.6
    paper.traits |= {"high": high, "title below": below, "marked": marked}
    for sheet in paper.sheets:
        head = [" ".join(text for text in row if text not in (LEFT, ABOVE)) for row in sheet.header]
        body = [" ".join(text for text in row if text not in ("", LEFT, ABOVE)) for row in sheet.body]
        first = f"{paper.caption} {sheet.told_unit}".strip()
        for number, start in enumerate(range(0, max(len(body), 1), high)):
            rows = body[start : start + high]
            title = [*filter(None, (sheet.number,)), sheet.title] if number == 0 else []
            if below:
                pages.append([*([first] if number == 0 else []), *head, *rows, *title])
            else:
                pages.append([*title, *([first] if number == 0 else []), *head, *rows])
        pages[-1] += filter(None, (sheet.note,))
    if marked:
        lines = []
        for number, page in enumerate(pages, 1):
            lines += [*page, "", f"-- {number} of {len(pages)} --", ""]
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        path.write_text("\f".join("\n".join([*page, ""]) for page in pages), encoding="utf-8")


def write_csv(paper: Paper, path: Path, rng: Random) -> None:
    """A csv of all tables, one below the other."""
    with path.open("w", encoding=rng.choice(("utf-8", "utf-8-sig", "gb18030")), newline="") as handle:
        writer = csv.writer(handle)
        for line in (*paper.cover, *paper.contents, *paper.prose):
            writer.writerow([line])
        for sheet in paper.sheets:
            for text in filter(None, (sheet.number, sheet.title)):
                writer.writerow([text])
            last = max(len(sheet.roles) - 2, 0)
            writer.writerow([paper.caption, *[""] * last, sheet.told_unit])
            for row in (*sheet.header, *sheet.body):
                writer.writerow(["" if text in (LEFT, ABOVE) else text for text in row])
            writer.writerow([sheet.note] if sheet.note else [])


def can_export() -> bool:
    return shutil.which("pdftotext") is not None


def write_pdftotext(drawn: Path, path: Path, mode: str) -> None:
    """What poppler makes of a PDF: ``-layout``, ``-raw`` or, as it does by itself, in the order of reading."""
    subprocess.run(["pdftotext", *([mode] if mode else []), str(drawn), str(path)], check=True, capture_output=True)
