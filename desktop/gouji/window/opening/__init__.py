"""From a file to an open case."""
