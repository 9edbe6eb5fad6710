"""What is said of how a case is reviewed: states of findings, marks, and how it goes from hand to hand."""
