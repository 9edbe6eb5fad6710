"""The next version of the document of a case: what was said of the one before is taken over where it still stands."""
