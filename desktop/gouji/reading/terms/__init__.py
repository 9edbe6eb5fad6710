"""What a printed text is: a figure, a code, a total, a title, a unit."""
