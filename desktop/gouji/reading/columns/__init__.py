"""Words where they stand → cells: columns without rules, or kept by spaces."""
