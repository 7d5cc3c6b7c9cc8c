"""Training as the national team rules it: sessions for the entities, and how much comes before a first match."""
