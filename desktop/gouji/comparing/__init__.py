"""Two documents held against each other, or several against one: what is the same in both, what changed, and from where."""
