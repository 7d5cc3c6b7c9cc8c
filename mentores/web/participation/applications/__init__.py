"""One's own registration."""
