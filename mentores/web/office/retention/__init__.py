"""How long people's data is kept, what goes tonight, and what went before."""
