"""Which figures of the tables a claim is of, and which claims are of one thing: by what they name alone."""
