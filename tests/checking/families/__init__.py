"""Families of relations are judged as their figures are printed."""
