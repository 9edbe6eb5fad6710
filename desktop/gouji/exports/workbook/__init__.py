"""A case as a workbook: the tables as printed, each relation as a live formula, what was found with links to it."""
