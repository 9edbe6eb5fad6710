"""What the pictures of a case show, and where they lead."""
