"""From a file to a Document: producers make a grid, the grid is recognised, lost columns are placed."""
