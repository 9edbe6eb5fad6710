"""The journal as a person reads it: who did what and when, with what stood there before and after."""
