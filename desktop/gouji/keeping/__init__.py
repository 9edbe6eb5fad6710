"""Nothing the accountant did is ever lost: case files, drafts and the list of recent cases."""
