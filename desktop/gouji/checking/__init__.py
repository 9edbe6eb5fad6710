"""Rules as data, lowered onto a document as families of relations, and what they find."""
