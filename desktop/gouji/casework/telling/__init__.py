"""What is said of a document, as text: sentences, counts, how far it was checked."""
