"""The verdict on a document in one line over its tables, with a way on from each part of it."""
