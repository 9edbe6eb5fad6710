"""What a user said of a printed table."""
