"""The check sheet (检查表) of a published document: its lines, their answers with what speaks for them, and files."""
