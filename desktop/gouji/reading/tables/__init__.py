"""Pages → parts with their captions → header → rows."""
