"""What the text of a document claims: paragraphs, quantities, and what each is said of. It judges nothing."""
