"""The header of a table by where its words stand: its cells, the tree they make, and the columns below them."""
