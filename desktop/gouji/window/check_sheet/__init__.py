"""The check sheet of a published document: its lines by part, answered, decided and proved."""
