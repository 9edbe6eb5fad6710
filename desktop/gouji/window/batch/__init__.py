"""Many documents at once, as a list that is worked through."""
