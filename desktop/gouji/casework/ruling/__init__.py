"""Rules of the user's own as they are written and tried: completion, the dry run, what is suspicious of a rule."""
