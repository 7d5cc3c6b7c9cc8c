"""Applications that no entity has."""
