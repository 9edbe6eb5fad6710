"""What stands in the cells of a table is looked for once, and is what the library finds."""

from __future__ import annotations

from pathlib import Path

from gouji.reading.sources.pdf.cells import ByHeight, cell_texts
from gouji.reading.sources.pdf.file import PdfFile
from gouji.reading.sources.pdf.letters import words_within
from tests.generated.documents import make


def test_cells_print_what_the_library_finds_in_them(tmp_path: Path) -> None:
    path, _ = make(3, "ruled", tmp_path)
    file = PdfFile(path.read_bytes(), path.name)
    printed = 0
    for number in range(1, file.count + 1):
        with file.page(number) as sheet:
            for table in sheet.find_tables():
                found = [*cell_texts(table, ByHeight(sheet.chars))]
                assert found == table.extract()
                printed += sum(bool(text) for row in found for text in row)
                words = [word.text for word in words_within(sheet, table.cells[0])]
                assert words == [one["text"] for one in sheet.crop(table.cells[0], strict=False).extract_words()]
    assert printed > 100
