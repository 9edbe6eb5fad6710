"""The drawing of a PDF page → what it prints, each letter, rule and box with its place, within bounds."""
