"""Zipped files of strangers: what they hold, unpacked within bounds, and written again with some parts anew."""
