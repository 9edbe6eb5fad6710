"""Forms to fill in: what their fields hold, where it stands, and what of it is not known. It judges nothing."""
