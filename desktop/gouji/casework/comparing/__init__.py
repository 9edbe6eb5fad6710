"""What is told of documents that are held against each other."""
