"""Word documents → lines and blocks."""
