"""Claims of the text held against the tables, and against each other. Nothing is bound by an equal amount."""
