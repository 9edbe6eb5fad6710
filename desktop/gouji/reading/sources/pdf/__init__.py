"""PDF pages → lines and blocks of cells with their places."""
