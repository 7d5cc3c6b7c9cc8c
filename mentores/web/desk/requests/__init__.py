"""What the entity asks the national team."""
