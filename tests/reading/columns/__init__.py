"""Columns told from where words stand."""
