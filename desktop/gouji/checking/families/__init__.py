"""Families of relations: what they hold together and how they are judged."""
