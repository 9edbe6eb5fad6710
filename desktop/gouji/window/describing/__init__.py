"""The dialog in which a user says what a printed table is."""
