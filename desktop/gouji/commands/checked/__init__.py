"""How what was checked is told: as text for people, a JSON object a line, or one finding a row."""
