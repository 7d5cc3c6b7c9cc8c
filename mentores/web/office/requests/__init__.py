"""What entities ask the national team."""
