"""What the pictures of a case name: the parts of its document by their titles."""
