"""The office of the national team."""
