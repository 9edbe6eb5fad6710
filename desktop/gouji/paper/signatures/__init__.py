"""Certificates, signing and verifying."""
