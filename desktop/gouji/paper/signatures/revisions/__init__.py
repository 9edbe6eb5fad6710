"""What a revision of a paper holds, and what it may: the signature that was made in it, and nothing else."""
