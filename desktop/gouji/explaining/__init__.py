"""From what does not agree to the fewest corrections that settle it, never claiming more than the sums prove."""
