"""Departments and their units: which documents are of which, and whether the units come to the department."""
