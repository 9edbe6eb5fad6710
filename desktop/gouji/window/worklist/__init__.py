"""What is worked through below the tables: causes, all findings, and what could not be checked."""
