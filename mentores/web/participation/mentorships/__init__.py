"""One's own mentorship and its meetings."""
