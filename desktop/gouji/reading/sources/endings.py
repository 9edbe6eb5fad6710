"""How the names of documents end; what a file truly is shows in its content (``kinds.py``)."""

from __future__ import annotations

ENDINGS = (
    *(".pdf", ".docx", ".docm", ".doc", ".wps", ".rtf", ".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods"),
    *(".csv", ".tsv", ".txt", ".htm", ".html", ".mht", ".mhtml", ".xml"),
)
"""Of the kinds that are read: by these they are looked for in a folder, and offered where one is chosen."""
