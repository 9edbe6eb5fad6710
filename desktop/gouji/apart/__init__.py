"""Reading and drawing in processes of their own: what a file does to a library, its time and its memory reaches nobody
else."""

READER, PAINTER, WORKER = "--reader", "--painter", "--worker"
"""The words by which the program is told that it reads documents, draws pages, or judges the documents of a batch, for
another, as the last of its words."""
