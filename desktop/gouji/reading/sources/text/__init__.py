"""Texts, separated values and copied cells → lines and blocks."""
