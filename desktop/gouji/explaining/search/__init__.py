"""The fewest single figures whose correction settles relations that differ, and their amounts."""
