"""Lists of entities, and lists for an entity that needs help with its own."""
