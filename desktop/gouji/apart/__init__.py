"""Reading in a process of its own: what a file does to a library, its time and its memory reaches nobody else."""

READER = "--reader"
"""The word by which the program is told that it is a reader, as the last of its words."""
