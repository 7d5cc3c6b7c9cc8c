"""A pair that somebody is asked about."""
