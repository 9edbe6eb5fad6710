"""The page of review and journal."""
