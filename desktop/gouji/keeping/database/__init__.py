"""The SQLite file of a case: its tables, and how it is opened when nobody knows who wrote it."""
