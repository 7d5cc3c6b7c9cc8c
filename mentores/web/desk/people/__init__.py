"""The people of the entity, and those who were invited."""
