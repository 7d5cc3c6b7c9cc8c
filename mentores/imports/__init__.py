"""Lists that somebody already has: read without risk, checked row by row, written by the acts of the apps."""
