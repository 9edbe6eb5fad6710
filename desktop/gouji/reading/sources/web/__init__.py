"""HTML → the lines and tables that a page shows: files, archives of pages, and what was copied."""
