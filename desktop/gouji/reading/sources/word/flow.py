"""What a Word document holds as it flows: paragraphs, and tables whose cells flow in turn.

A Word document has no pages of its own. It is laid out as lines, a paragraph or a row of a table each; that is
where its figures are read, and what the window shows. Held by ``test_paragraphs_and_rows_are_lines``.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class WordCell:
    """``merged`` is ``restart`` or ``continue`` where cells are merged downwards."""

    flow: Flow = field(default_factory=list)
    span: int = 1
    merged: str = ""


@dataclass(slots=True)
class WordRow:
    """``before`` counts the columns that are left out before the first cell."""

    before: int = 0
    cells: list[WordCell] = field(default_factory=list)
    deleted: bool = False


@dataclass(slots=True)
class WordTable:
    """``widths`` are those of its columns in twentieths of a point; ``boxes`` holds what stands in boxes over it."""

    widths: list[int] = field(default_factory=list)
    rows: list[WordRow] = field(default_factory=list)
    boxes: Flow = field(default_factory=list)


Flow = list[str | WordTable]


def text_of(flow: Flow) -> str:
    """What a cell prints, line by line; of a table within it each row is a line."""
    lines: list[str] = []
    for item in flow:
        if isinstance(item, str):
            lines.append(item.strip())
        else:
            lines += [" ".join(text_of(cell.flow) for cell in row.cells) for row in item.rows]
    return lines[0] if len(lines) == 1 else "\n".join(line for line in lines if line)
