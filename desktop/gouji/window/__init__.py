"""The only room that knows Qt: thin views of one open case."""
