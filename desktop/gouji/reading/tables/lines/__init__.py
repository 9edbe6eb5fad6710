"""Tables printed as lines of text, without cells."""
