"""Keys of what is done to cells and rows, as spreadsheets have them."""

FILL = "Ctrl+Shift+D"
"""Ctrl+D says what a table is."""

INSERT, DELETE = "Ctrl+Shift++", "Ctrl+-"
"""Of rows."""
