"""Rows → which row holds which."""
