"""Word documents and web pages: tables that know their spans."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from random import Random

from tests.generated.paper import Paper
from tests.generated.sheets import Sheet
from tests.generated.writers.grid import Cell, cells
from tests.reading import wordmaking


def write_docx(paper: Paper, path: Path, rng: Random) -> None:
    """A docx: merged cells by gridSpan and vMerge."""
    items: list[str] = [*paper.cover, *paper.contents, *paper.prose]
    apart = rng.random() < 0.5
    paper.traits |= {"caption apart": apart}
    for sheet in paper.sheets:
        items += filter(None, (sheet.number, sheet.title))
        unit = sheet.told_unit
        if apart:
            items += filter(None, (paper.caption, unit))
        else:
            items.append(f"{paper.caption}{'　' * 12}{unit}")
        items.append(_word_table(sheet))
        items += filter(None, (sheet.note,))
    wordmaking.word(path, *items)


def _word_table(sheet: Sheet) -> str:
    rows = [wordmaking.row(*(wordmaking.cell(text, spans) for _, text, spans in row)) for row in word_rows(sheet)]
    return wordmaking.table(rows, [1000] * len(sheet.roles))


def word_rows(sheet: Sheet) -> Iterator[list[tuple[Cell, str, str]]]:
    """The cells that stand in each row, with what they print there and the settings of their spans.

    One that is merged over rows prints in the first of them.
    """
    rows = [*sheet.header, *sheet.body]
    held = {(cell.row + down, cell.column): cell for cell in cells(rows) for down in range(cell.rows)}
    for number in range(len(rows)):
        own = [held[number, column] for column in range(len(sheet.roles)) if (number, column) in held]
        yield [(cell, cell.text if number == cell.row else "", _spans(cell, number)) for cell in own]


def _spans(cell: Cell, row: int) -> str:
    along = wordmaking.span(cell.columns) if cell.columns > 1 else ""
    return along + ("" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>")


def write_html(paper: Paper, path: Path, rng: Random) -> None:
    """A web page: rowspan and colspan, the caption in paragraphs or in rows of the table."""
    within = rng.random() < 0.5
    paper.traits |= {"caption within": within}
    parts = [f"<p>{escape(line)}</p>" for line in (*paper.cover, *paper.contents, *paper.prose)]
    for sheet in paper.sheets:
        width = len(sheet.roles)
        lines = [*filter(None, (sheet.number, sheet.title))]
        unit = sheet.told_unit
        if within:
            above = "".join(f'<tr><td colspan="{width}">{escape(line)}</td></tr>' for line in lines)
            half = max(width // 2, 1)
            last = f'<td colspan="{half}">{escape(paper.caption)}</td><td colspan="{max(width - half, 1)}">{unit}</td>'
            parts.append(f"<table>{above}<tr>{last}</tr>{_web_rows(sheet)}</table>")
        else:
            parts += [f"<p>{escape(line)}</p>" for line in (*lines, *filter(None, (paper.caption,)), unit)]
            parts.append(f"<table>{_web_rows(sheet)}</table>")
        if sheet.note:
            parts.append(f"<p>{escape(sheet.note)}</p>")
    page = f'<html><head><meta charset="utf-8"><title>公开</title></head><body>{"".join(parts)}</body></html>'
    path.write_text(page, encoding="utf-8")


def _web_rows(sheet: Sheet) -> str:
    rows: dict[int, str] = dict.fromkeys(range(len(sheet.header) + len(sheet.body)), "")
    for cell in cells([*sheet.header, *sheet.body]):
        spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
        rows[cell.row] += f"<td{spans}>{escape(cell.text)}</td>"
    return "".join(f"<tr>{row}</tr>" for row in rows.values())
