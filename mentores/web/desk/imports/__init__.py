"""Lists coming into one's own entity."""
