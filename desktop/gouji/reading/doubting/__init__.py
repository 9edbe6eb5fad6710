"""Whether what was read of a table may be what is printed: the doubts that a document is opened with."""
