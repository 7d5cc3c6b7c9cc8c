"""The first page of one's own space."""
