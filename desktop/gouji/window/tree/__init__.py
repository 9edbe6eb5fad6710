"""One table as a tree: which rows are shown, what stands in them, how they are drawn and typed into."""
