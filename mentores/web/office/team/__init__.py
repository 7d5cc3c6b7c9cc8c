"""The people of the national team: two of them decide who belongs to it."""
