"""The public door: what the programme is, registering, the entities."""
