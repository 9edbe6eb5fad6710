"""What the command line does: each command is ``run`` in the file of its name, brought in with it; the words that all
take stand in ``options.py``."""
