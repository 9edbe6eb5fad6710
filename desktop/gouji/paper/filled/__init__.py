"""Workbooks of others, filled in: their own cells where they stand, and all else as it was."""
