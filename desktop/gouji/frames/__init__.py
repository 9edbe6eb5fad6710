"""Documents and cases as pandas frames: the interface for scripts, and what comparison and export are made from."""
