"""Every relation of a check: by table and law, by the figure that it names, and as a small sum."""
