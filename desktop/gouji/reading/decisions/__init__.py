"""What the parts of a page are taken for, and why."""
