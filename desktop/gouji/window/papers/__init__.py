"""Writing, previewing, printing and signing the paper."""
