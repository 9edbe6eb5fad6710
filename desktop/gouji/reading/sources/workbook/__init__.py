"""Workbooks of every format → blocks of cells as they are displayed."""
