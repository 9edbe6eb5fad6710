"""What speaks for a paper beside its case: that it can be made again, and that who signed is who the case remembers."""
