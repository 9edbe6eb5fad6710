"""Rules of the user's own: written, tried and shared."""
