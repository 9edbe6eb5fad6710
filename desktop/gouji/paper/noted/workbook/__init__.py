"""Notes on a copy of an xlsx workbook, as remarks at its cells."""
