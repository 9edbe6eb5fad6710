"""Bytes → pages: a producer for each kind of file, within bounds."""
