"""Rows → a table; columns that were lost are found from the sums."""
