"""Rules lowered onto a document."""
