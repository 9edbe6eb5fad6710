"""What a hostile person does to the files of this program; each is a test with small counts and a script for large."""
