"""How exact a printed figure is, and what a typed one means."""
