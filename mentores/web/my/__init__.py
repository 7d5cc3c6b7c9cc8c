"""The space of a mentor or mentee."""
