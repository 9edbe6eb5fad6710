"""Notes put on a copy of a source, at the figures that they are of."""
