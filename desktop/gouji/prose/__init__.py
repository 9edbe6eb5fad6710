"""What the text of a document claims: paragraphs, sentences, quantities, and what each is said of. It judges nothing."""
