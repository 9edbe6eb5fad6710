"""What scripts are told: the JSON of ``gouji check``."""
