"""What was lowered of a document, and what it went by, so that a document lowered again goes on from that."""
