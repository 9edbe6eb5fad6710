"""A copy of the source with what was found at its figures, numbered as on paper."""
