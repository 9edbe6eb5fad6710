"""The bounds of what a PDF may tell its libraries."""
