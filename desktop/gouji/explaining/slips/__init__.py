"""What goes wrong in a printed budget: slips of one figure by name, and those of several that the document tells."""
