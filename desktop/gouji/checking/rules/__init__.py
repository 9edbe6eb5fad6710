"""Rules as data: packs, and what their addresses mean in a document."""
