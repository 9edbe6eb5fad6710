"""Plans judged again by all that names their figures, told as corrections, the likeliest first."""
