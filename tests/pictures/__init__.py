"""Pictures of a checked document: exact figures, and shapes that can be read."""
