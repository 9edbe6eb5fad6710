"""Pictures of a checked document: their figures, and how they are laid out, once for screen and paper."""
