"""A session that somebody is invited to."""
