"""How a table is drawn: figures with their marks, levels, headers of several levels, columns that are frozen."""
