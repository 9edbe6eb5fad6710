"""Documents held against each other: what is the same in both, what changed, and where each change begins."""
