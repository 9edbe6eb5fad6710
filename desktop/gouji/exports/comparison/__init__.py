"""A comparison as a workbook."""
