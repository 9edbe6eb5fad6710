"""What comes out of a case file is held against types here, once: nobody behind it meets anything else."""
