"""A case beside another document: what changed, and where it leads."""
