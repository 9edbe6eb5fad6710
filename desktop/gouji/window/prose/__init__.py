"""The text of the document, held against its tables."""
