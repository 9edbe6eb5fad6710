"""Help: the guide, the keys, and what this program is."""
