"""A comparison on paper."""
