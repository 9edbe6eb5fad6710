"""When the reading of a table is in doubt."""
