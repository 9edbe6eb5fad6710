"""The open case without Qt, and what it says of itself."""
