"""A batch as it is handed on: a workbook of what was found in all documents, or a line of JSON for each."""
