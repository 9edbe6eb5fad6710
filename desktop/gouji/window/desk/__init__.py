"""The desk of one open case: tables, findings, slips."""
