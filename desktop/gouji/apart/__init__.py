"""Reading and drawing in processes of their own: what a file does to a library, its time and its memory reaches nobody
else."""

READER, PAINTER = "--reader", "--painter"
"""The words by which the program is told that it reads documents, or draws pages, for another, as the last of its
words."""
