"""Every promise of the program, tried on real documents, files and windows.

What Python compiles is kept, whatever the environment says: else each process of a session and each program that a test
starts compiles everything anew, which takes longer than many a test.
"""

import os
import sys

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
