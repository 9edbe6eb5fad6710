"""Forms to fill in held against their own figures, the tables and the text."""
