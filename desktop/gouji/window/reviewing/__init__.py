"""How the case is reviewed, in the window: from hand to hand, and the journal."""
