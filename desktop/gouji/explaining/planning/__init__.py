"""Relations that differ in groups, and for each the plans of fewest corrections: slips and single figures."""
