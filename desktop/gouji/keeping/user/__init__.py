"""What is kept of the person who works here, whatever is open."""
