"""The rows of a table by where its lines stand, and which way to put them together is best."""
